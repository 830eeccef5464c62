"""One partition of a network into communities, by one of three programs behind one function."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from graph.errors import InputError
from graph.tables import Ints

if TYPE_CHECKING:
    import networkx as nx

Method = Literal["louvain", "python-louvain", "leiden"]
METHODS: tuple[Method, ...] = ("louvain", "python-louvain", "leiden")


def partition(
    graph: "nx.Graph[int]", *, method: Method = "louvain", resolution: float = 1.0, seed: int = 0
) -> Ints:
    """The community of each of the nodes 0..n-1, shape (n,), numbered in the order of their first nodes.

    ``louvain`` (NetworkX) and ``python-louvain``: Blondel et al. 2008; ``leiden`` (networkit, the extra
    ``communities``): Traag et al. 2019. All look for the partition of highest modularity; ``resolution``
    multiplies its expected term (more, smaller communities above 1). Edges count by ``weight``. The same
    seed gives the same partition. Raises InputError where networkit is not installed, ValueError for
    an unknown method, or python-louvain with a resolution other than 1.
    """
    if method not in METHODS:
        raise ValueError(f"unknown method {method!r}: one of {', '.join(METHODS)}")
    if not graph.number_of_edges():
        return np.arange(len(graph))
    find = {"louvain": _louvain, "python-louvain": _python_louvain, "leiden": _leiden}[method]
    return numbered(find(graph, resolution, seed))


def numbered(labels: Sequence[int] | Ints) -> Ints:
    """The same partition, its communities numbered from 0 in the order of their first members.

    >>> numbered([7, 3, 7, 1]).tolist()
    [0, 1, 0, 2]
    """
    _, first, inverse = np.unique(np.asarray(labels), return_index=True, return_inverse=True)
    place = np.empty(len(first), np.int64)
    place[np.argsort(first)] = np.arange(len(first))
    return place[inverse]


def _louvain(graph: "nx.Graph[int]", resolution: float, seed: int) -> Ints:
    import networkx as nx

    labels = np.zeros(len(graph), np.int64)
    found = nx.community.louvain_communities(graph, resolution=resolution, seed=seed)
    for number, members in enumerate(found):
        labels[list(members)] = number
    return labels


def _python_louvain(graph: "nx.Graph[int]", resolution: float, seed: int) -> Ints:
    from community import best_partition

    # Version 0.16 moves actors by its resolution but stops by the inverse: away from 1 it stops early.
    if resolution != 1:
        raise ValueError("python-louvain has no sound resolution but 1: use louvain or leiden")
    found: dict[int, int] = best_partition(graph, random_state=seed)
    return np.array([found[node] for node in range(len(graph))], np.int64)


def _leiden(graph: "nx.Graph[int]", resolution: float, seed: int) -> Ints:
    try:
        import networkit as nk
    except ImportError:
        raise InputError("leiden_missing") from None
    other = nk.Graph(len(graph), weighted=True)
    for u, v, weight in graph.edges(data="weight", default=1.0):
        other.addEdge(u, v, float(weight))
    with _one_thread(nk):
        nk.setSeed(seed, False)
        found = nk.community.ParallelLeiden(other, iterations=ROUNDS, gamma=resolution)
        return np.array(found.run().getPartition().getVector(), np.int64)


ROUNDS = 10


@contextmanager
def _one_thread(networkit: Any) -> Iterator[None]:
    """Several threads give another partition each time."""
    before = networkit.getMaxNumberOfThreads()
    networkit.setNumberOfThreads(1)
    try:
        yield
    finally:
        networkit.setNumberOfThreads(before)
