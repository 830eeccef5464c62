"""Shortest paths: how far actors are from each other, and who stands on the way."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse.csgraph import dijkstra

from graph.arrays.csr import Arrays, merged, once
from graph.tables import Floats, Ints

# Distances held at once: bounds the memory, not the result.
CELLS = 4_000_000


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Distances:
    """Shortest paths out of each node; every tie is a step of 1.

    ``reached``: other nodes it reaches. ``total``, ``inverse``: sum of the distances to them and of their
    inverses. ``farthest``: the longest of them, 0 without any.
    """

    reached: Ints
    total: Ints
    inverse: Floats
    farthest: Ints


@once
def distances(edges: Arrays) -> Distances:
    """From each node along the arcs, or along the pairs."""
    matrix = edges.adjacency()
    rows = max(1, CELLS // max(edges.n, 1))
    parts = [
        _from(dijkstra(matrix, directed=edges.directed, unweighted=True, indices=nodes), nodes)
        for nodes in np.split(np.arange(edges.n), np.arange(rows, edges.n, rows))
        if len(nodes)
    ]
    columns = zip(*parts, strict=True) if parts else [[np.zeros(0)]] * 4
    reached, total, inverse, farthest = (np.concatenate(list(each)) for each in columns)
    whole = np.int64
    return Distances(reached.astype(whole), total.astype(whole), inverse, farthest.astype(whole))


def _from(steps: Floats, nodes: Ints) -> tuple[Floats, Floats, Floats, Floats]:
    steps[np.arange(len(nodes)), nodes] = np.inf
    known = np.isfinite(steps)
    inverse = (1 / steps).sum(axis=1)
    steps[~known] = 0
    return known.sum(axis=1), steps.sum(axis=1), inverse, steps.max(axis=1)


@once
def reversed_arcs(edges: Arrays) -> Arrays:
    """The same arcs, each the other way."""
    return merged(edges.nodes, edges.v, edges.u, edges.weight, directed=edges.directed)


def closeness_of(edges: Arrays) -> Floats:
    """(r/(n-1)) (r/sum of distances), r the nodes reached; NaN for a node that reaches none."""
    found = distances(edges)
    with np.errstate(invalid="ignore"):
        close: Floats = found.reached**2 / (found.total * float(max(edges.n - 1, 1)))
    return close


def network_of(edges: Arrays) -> Any:
    """The same network in rustworkx, nodes in their order."""
    import rustworkx as rx

    network: Any = rx.PyDiGraph() if edges.directed else rx.PyGraph()
    network.add_nodes_from(range(edges.n))
    network.add_edges_from_no_data(list(zip(edges.u.tolist(), edges.v.tolist(), strict=True)))
    return network


@once
def betweenness_of(edges: Arrays) -> Floats:
    """For each node, the sum over pairs of others of the share of their shortest paths through it.

    Brandes 2001, exact, by rustworkx. Ordered pairs where directed.
    """
    import rustworkx as rx

    network = network_of(edges)
    # In one thread: the order in which sums are made is then always the same.
    central = rx.betweenness_centrality(network, normalized=False, parallel_threshold=edges.n + 1)
    return np.array([central[node] for node in range(edges.n)], np.float64)
