"""Connected components of two actors or more, and the largest, in every window."""

from itertools import pairwise

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import minimum_spanning_tree

from analyses.growth.change import Pairs
from analyses.growth.spells import Spells, alive
from graph.arrays.components import labels
from graph.tables import Ints


def growing(spells: Spells, pairs: Pairs, tied: Ints, n: int) -> tuple[Ints, Ints]:
    """Components and largest component of a network whose pairs never end; two arrays of shape (n,).

    A spanning forest of least birth holds, cut at any window, a spanning forest of that window
    (Kruskal 1956): components = actors tied - forest edges born. The largest is found by contracting
    the forest window by window.
    """
    u, v, birth = pairs.u[spells.key], pairs.v[spells.key], spells.first
    names, ends = np.unique(np.concatenate([u, v]), return_inverse=True)
    size = len(names)
    graph = coo_array((birth + 1.0, (ends[: len(u)], ends[len(u) :])), shape=(size, size))
    forest = minimum_spanning_tree(graph.tocsr()).tocoo()
    born = forest.data.astype(np.int64) - 1
    joined = np.cumsum(np.bincount(born, minlength=n))
    order = np.argsort(born, kind="stable")
    ends_of = (forest.row[order].astype(np.int64), forest.col[order].astype(np.int64))
    cuts = np.searchsorted(born[order], np.arange(n + 1))
    largest = _contracted(*ends_of, cuts, size)
    return tied - joined, largest


def _contracted(row: Ints, col: Ints, cuts: Ints, size: int) -> Ints:
    """Size of the largest component after each slice of forest edges, 0 before the first."""
    parent, weight = np.arange(size), np.ones(size, np.int64)
    largest = np.zeros(len(cuts) - 1, np.int64)
    for window, (begin, end) in enumerate(pairwise(cuts)):
        largest[window] = largest[window - 1] if window else 0
        if begin == end:
            continue
        roots, joined = np.unique(
            _root(parent, np.concatenate([row[begin:end], col[begin:end]])), return_inverse=True
        )
        label = labels(joined[: end - begin], joined[end - begin :], len(roots))
        # The heaviest root of each component keeps its name: paths stay short.
        order = np.lexsort((-weight[roots], label))
        head = roots[order[np.unique(label[order], return_index=True)[1]]]
        total = np.bincount(label, weights=weight[roots]).astype(np.int64)
        parent[roots] = head[label]
        weight[head] = total
        largest[window] = max(largest[window], total.max())
    return largest


def _root(parent: Ints, nodes: Ints) -> Ints:
    while True:
        above = parent[nodes]
        if np.array_equal(above, nodes):
            return nodes
        nodes = above


def sliding(spells: Spells, pairs: Pairs, n: int) -> tuple[Ints, Ints]:
    """Components and largest component of each window, by SciPy once a window in which pairs change."""
    count, largest = np.zeros(n, np.int64), np.zeros(n, np.int64)
    changed = np.zeros(n + 1, bool)
    changed[spells.first] = changed[spells.last + 1] = True
    held = alive(spells.first, spells.last, n)
    names, ends = np.unique(
        np.concatenate([pairs.u[spells.key], pairs.v[spells.key]]), return_inverse=True
    )
    u, v = ends[: len(spells)], ends[len(spells) :]
    for window in range(n):
        if not changed[window]:
            count[window], largest[window] = count[window - 1], largest[window - 1]
        elif held[window]:
            rows = (spells.first <= window) & (window <= spells.last)
            sizes = np.bincount(labels(u[rows], v[rows], len(names)))
            count[window], largest[window] = (sizes > 1).sum(), sizes.max()
    return count, largest
