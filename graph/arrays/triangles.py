"""Triangles of a network, each found once, with their three actors and three pairs."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graph.arrays.csr import Arrays, once
from graph.tables import Ints

# Paths examined at once: bounds the memory, not the result.
CHUNK = 4_000_000


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Triads:
    """``corners``: the three nodes a, b, c of each triangle; ``sides``: rows of its pairs ab, ac, bc."""

    corners: Ints
    sides: Ints

    def __len__(self) -> int:
        return len(self.sides)


@once
def triads(edges: Arrays) -> Triads:
    """The triangles of an undirected form."""
    u, v = edges.u, edges.v
    sides = triangles(u, v, edges.n)
    total = (u + v)[sides]
    ab, ac, bc = total[:, 0], total[:, 1], total[:, 2]
    corners = np.column_stack([ab + ac - bc, ab + bc - ac, ac + bc - ab]) // 2
    return Triads(corners, sides)


def triangles(u: Ints, v: Ints, n: int) -> Ints:
    """The three pairs of each triangle, as rows of the distinct pairs (u, v); shape (n_triangles, 3).

    Every pair points from its end of lower (degree, row) to the other, so that no actor has more than
    sqrt(2 pairs) pairs pointing from it, whatever its degree, and a triangle is the one path
    a -> b -> c with a -> c (Chiba & Nishizeki 1985; Latapy 2008).
    """
    degree = np.bincount(u, minlength=n) + np.bincount(v, minlength=n)
    rank = np.empty(n, np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(n)
    low, high = np.minimum(rank[u], rank[v]), np.maximum(rank[u], rank[v])
    order = np.argsort(low * n + high)
    low, high = low[order], high[order]
    found = [_closed(low, high, n, *paths) for paths in _paths(low, n)]
    return order[np.concatenate(found)] if found else np.zeros((0, 3), np.int64)


def _paths(low: Ints, n: int) -> Iterator[tuple[Ints, Ints]]:
    """Pairs a -> b, a -> c with b < c, by chunks: two arrays of rows of the sorted pairs."""
    begin = np.searchsorted(low, np.arange(n + 1))
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


def _closed(low: Ints, high: Ints, n: int, first: Ints, second: Ints) -> Ints:
    """The paths whose ends are a pair too, with that pair; shape (n, 3)."""
    wanted = high[first] * n + high[second]
    keys = low * n + high
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    closed = keys[at] == wanted
    return np.column_stack([first[closed], second[closed], at[closed]])
