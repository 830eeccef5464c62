"""Connected components: in which part of a network each node is."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from graph.arrays.csr import Arrays, once
from graph.tables import Ints


def labels(u: Ints, v: Ints, n: int) -> Ints:
    """Component of each of n nodes that edges join, whatever their direction, numbered by first node."""
    graph = coo_array((np.ones(len(u), np.int8), (u, v)), shape=(n, n))
    found: Ints = connected_components(graph.tocsr(), directed=False)[1].astype(np.int64)
    return found


@once
def sizes(edges: Arrays) -> Ints:
    """Sizes of the weak components, isolated nodes included."""
    return np.bincount(labels(edges.u, edges.v, edges.n))


def strong_labels(edges: Arrays) -> tuple[int, Ints]:
    """How many strongly connected components there are, and that of each node; undirected: connected."""
    count, label = connected_components(edges.adjacency(), directed=True, connection="strong")
    return int(count), label.astype(np.int64)
