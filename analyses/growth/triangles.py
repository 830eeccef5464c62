"""Triangles of a network, each found once, and how many of them stand in each window."""

from collections.abc import Iterator

import numpy as np

from analyses.growth.change import Pairs
from analyses.growth.spells import Spells, alive
from graph.tables import Ints

# Paths examined at once: bounds the memory, not the result.
CHUNK = 4_000_000


def triangles(pairs: Pairs, n_actors: int) -> Ints:
    """The three pairs of each triangle, as rows of ``pairs``; shape (n_triangles, 3).

    Every pair points from its end of lower (degree, row) to the other, so that no actor has more than
    sqrt(2 pairs) pairs pointing from it, whatever its degree, and a triangle is the one path
    a -> b -> c with a -> c (Chiba & Nishizeki 1985; Latapy 2008).
    """
    degree = np.bincount(pairs.u, minlength=n_actors) + np.bincount(pairs.v, minlength=n_actors)
    rank = np.empty(n_actors, np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(n_actors)
    low = np.minimum(rank[pairs.u], rank[pairs.v])
    high = np.maximum(rank[pairs.u], rank[pairs.v])
    order = np.argsort(low * n_actors + high)
    low, high = low[order], high[order]
    found = [_closed(low, high, n_actors, *paths) for paths in _paths(low, n_actors)]
    return order[np.concatenate(found)] if found else np.zeros((0, 3), np.int64)


def _paths(low: Ints, n_actors: int) -> Iterator[tuple[Ints, Ints]]:
    """Pairs a -> b, a -> c with b < c, by chunks: two arrays of rows of the sorted pairs."""
    begin = np.searchsorted(low, np.arange(n_actors + 1))
    later = begin[low + 1] - np.arange(len(low)) - 1
    total = np.cumsum(later)
    cuts = np.searchsorted(total, np.arange(CHUNK, int(total[-1]) if len(total) else 0, CHUNK))
    for rows in np.split(np.arange(len(low)), np.unique(cuts)):
        first = np.repeat(rows, later[rows])
        if len(first):
            offset = np.arange(len(first)) - np.repeat(
                np.cumsum(later[rows]) - later[rows], later[rows]
            )
            yield first, first + 1 + offset


def _closed(low: Ints, high: Ints, n_actors: int, first: Ints, second: Ints) -> Ints:
    """The paths whose ends are a pair too, with that pair; shape (n, 3)."""
    wanted = high[first] * n_actors + high[second]
    keys = low * n_actors + high
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    closed = keys[at] == wanted
    return np.column_stack([first[closed], second[closed], at[closed]])


def standing(found: Ints, spells: Spells, n_pairs: int, n: int) -> Ints:
    """How many of the triangles have their three pairs linked in each window; shape (n,).

    The windows of a triangle are the intersection of those of its pairs, run by run.
    """
    size = np.bincount(spells.key, minlength=n_pairs)
    runs = size[found]
    found = found[(runs > 0).all(axis=1)]
    single = (size[found] == 1).all(axis=1)
    where = np.cumsum(size) - size
    once = where[found[single]]
    first, last = spells.first[once].max(axis=1), spells.last[once].min(axis=1)
    counts = alive(first, last, n) if len(once) else np.zeros(n, np.int64)
    return counts + _several(found[~single], spells, n)


def _several(found: Ints, spells: Spells, n: int) -> Ints:
    """The same for triangles of which some pair has several runs."""
    stride = n + 1
    begins, ends = spells.key * stride + spells.first, spells.key * stride + spells.last
    owner = np.arange(len(found))
    first, last = np.zeros(len(found), np.int64), np.full(len(found), n - 1)
    for side in range(3):
        base = found[owner, side] * stride
        # The runs of this pair that meet [first, last] lie side by side.
        begin = np.searchsorted(ends, base + first, side="left")
        count = np.searchsorted(begins, base + last, side="right") - begin
        owner, first, last = (np.repeat(each, count) for each in (owner, first, last))
        begin = np.repeat(begin, count)
        run = begin + np.arange(len(begin)) - np.repeat(np.cumsum(count) - count, count)
        first = np.maximum(first, spells.first[run])
        last = np.minimum(last, spells.last[run])
    return alive(first, last, n)
