"""A network as arrays, made once: what the measures of structure count on.

Nodes are numbered in the order of the graph, loops are left out, parallel edges are one. The arrays of
a frozen graph (``networkx.freeze``) are kept as long as it lives: freeze a graph to measure it often.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.tables import Floats, Ints

Result = TypeVar("Result")
Source = TypeVar("Source")


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Arrays:
    """Edges of a graph by node number, sorted; ``u`` < ``v`` unless ``directed``.

    ``weight``: sum of the weights of the edge, NaN where none is stated.
    """

    nodes: tuple[Hashable, ...]
    u: Ints
    v: Ints
    weight: Floats
    directed: bool

    @property
    def n(self) -> int:
        """How many nodes."""
        return len(self.nodes)

    def adjacency(self, values: NDArray[Any] | None = None) -> "csr_array[Any]":
        """Matrix (n, n) of ``values``, ones without them; symmetric where undirected."""
        data = np.ones(len(self.u)) if values is None else values
        u, v = self.u, self.v
        if not self.directed:
            u, v, data = np.append(u, self.v), np.append(v, self.u), np.append(data, data)
        return csr_array((data, (u, v)), shape=(self.n, self.n))

    def labelled(self, values: NDArray[Any]) -> dict[Hashable, Any]:
        """One value a node, by node."""
        return dict(zip(self.nodes, values.tolist(), strict=True))

    def labelled_pairs(self, values: NDArray[Any]) -> dict[Hashable, Any]:
        """One value an edge, by its two nodes."""
        ends = zip(self.u.tolist(), self.v.tolist(), values.tolist(), strict=True)
        return {(self.nodes[u], self.nodes[v]): value for u, v, value in ends}


def once(function: Callable[[Source], Result]) -> Callable[[Source], Result]:
    """Keep the result for each argument that cannot change (frozen graphs, Arrays) while it lives."""
    kept: WeakKeyDictionary[Any, Result] = WeakKeyDictionary()

    @wraps(function)
    def remembered(source: Source) -> Result:
        if isinstance(source, nx.Graph) and not nx.is_frozen(source):
            return function(source)
        if source not in kept:
            kept[source] = function(source)
        return kept[source]

    return remembered


@once
def arrays(graph: "nx.Graph[Any]") -> Arrays:
    """The edges of a graph in its own form: arcs of a DiGraph, pairs of a Graph."""
    nodes = tuple(graph)
    number = {node: at for at, node in enumerate(nodes)}
    edges = [
        (number[a], number[b], float(weight))
        for a, b, weight in graph.edges(data="weight", default=np.nan)
        if a != b
    ]
    columns = np.array(edges, np.float64).reshape(-1, 3)
    u, v = columns[:, 0].astype(np.int64), columns[:, 1].astype(np.int64)
    return _merged(nodes, u, v, columns[:, 2], directed=graph.is_directed())


@once
def pairs(graph: "nx.Graph[Any]") -> Arrays:
    """The pairs of a graph, whatever its form: two nodes with an arc either way are one pair."""
    own = arrays(graph)
    return _merged(own.nodes, own.u, own.v, own.weight, directed=False) if own.directed else own


def _merged(
    nodes: tuple[Hashable, ...], u: Ints, v: Ints, weight: Floats, *, directed: bool
) -> Arrays:
    if not directed:
        u, v = np.minimum(u, v), np.maximum(u, v)
    keys, edge = np.unique(u * max(len(nodes), 1) + v, return_inverse=True)
    sums = totals(edge, np.nan_to_num(weight), len(keys))
    stated = np.bincount(edge, ~np.isnan(weight), len(keys))
    low, high = np.divmod(keys, max(len(nodes), 1))
    return Arrays(nodes, low, high, np.where(stated > 0, sums, np.nan), directed)


def totals(at: Ints, values: Floats, n: int) -> Floats:
    """Sum of the values that fall on each of n places."""
    return np.bincount(at, values, n).astype(np.float64)


@once
def degrees(edges: Arrays) -> Ints:
    """Edges at each node of an undirected form; shape (n,)."""
    return np.bincount(np.append(edges.u, edges.v), minlength=edges.n)
