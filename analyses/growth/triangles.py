"""How many of the triangles of a network stand in each window."""

import numpy as np

from analyses.growth.spells import Spells, alive
from graph.tables import Ints


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
