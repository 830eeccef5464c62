"""A network as compressed sparse rows: what measures count on, and what a kernel can read as it is.

Nodes are numbered in an order of their own, loops are left out, parallel edges are one.
"""

from collections.abc import Callable, Hashable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import wraps
from itertools import compress
from typing import Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.tables import Flags, Floats, Ints

Index = NDArray[np.int32]
Column = NDArray[Any]
Result = TypeVar("Result")
Source = TypeVar("Source")


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Arrays:
    """Row i holds the nodes that node i has an edge to, ascending: ``indices[indptr[i]:indptr[i + 1]]``.

    Of an undirected network each pair stands once, in the row of its lower end. ``weight``: sum of the
    weights of an edge, NaN where none is stated; ``units``: those it is stated in, over all edges.
    ``of_nodes``, ``of_edges``: what nodes and edges say beside, by name, one value each (None: nothing).
    """

    # As NetworkX says it of graphs that cannot change.
    frozen: ClassVar[bool] = True

    nodes: tuple[Hashable, ...]
    indptr: Index
    indices: Index
    weight: Floats
    directed: bool
    units: tuple[str, ...] = ()
    of_nodes: Mapping[str, Column] = field(default_factory=dict)
    of_edges: Mapping[str, Column] = field(default_factory=dict)

    @property
    def n(self) -> int:
        """How many nodes."""
        return len(self.nodes)

    @property
    def m(self) -> int:
        """How many edges."""
        return len(self.indices)

    @property
    def u(self) -> Ints:
        """Lower end, or source, of each edge; 64 bits, so that u * n + v is a number of its own."""
        return np.repeat(np.arange(self.n), np.diff(self.indptr))

    @property
    def v(self) -> Ints:
        """Higher end, or target, of each edge."""
        return self.indices.astype(np.int64)

    def adjacency(self) -> "csr_array[Any]":
        """Matrix (n, n) of ones, symmetric where undirected, columns ascending."""
        data = np.ones(self.m)
        half = csr_array((data, self.indices, self.indptr), shape=(self.n, self.n))
        return half if self.directed else (half + half.T).tocsr()

    def labelled(self, values: Column) -> dict[Hashable, Any]:
        """One value a node, by node."""
        return dict(zip(self.nodes, values.tolist(), strict=True))

    def labelled_pairs(self, values: Column) -> dict[Hashable, Any]:
        """One value an edge, by its two nodes."""
        return dict(zip(self.ends(), values.tolist(), strict=True))

    def ends(self) -> list[tuple[Any, Any]]:
        """Both nodes of every edge."""
        nodes = self.nodes
        return [
            (nodes[u], nodes[v])
            for u, v in zip(self.u.tolist(), self.indices.tolist(), strict=True)
        ]

    def with_edges(self, kept: Flags) -> "Arrays":
        """All nodes, some edges."""
        return replace(
            self,
            indptr=_row_ends(self.u[kept], self.n),
            indices=self.indices[kept],
            weight=self.weight[kept],
            of_edges={name: column[kept] for name, column in self.of_edges.items()},
        )

    def among(self, kept: AbstractSet[Hashable]) -> "Arrays":
        """Some nodes, and the edges between them."""
        there = np.array([node in kept for node in self.nodes], bool)
        number = np.cumsum(there) - 1
        held = there[self.u] & there[self.v]
        return rows(
            tuple(compress(self.nodes, there)), number[self.u[held]], number[self.v[held]],
            self.weight[held], directed=self.directed, units=self.units,
            of_nodes={name: column[there] for name, column in self.of_nodes.items()},
            of_edges={name: column[held] for name, column in self.of_edges.items()},
        )  # fmt: skip


def rows(
    nodes: tuple[Hashable, ...], u: Ints, v: Ints, weight: Floats | None = None, *,
    directed: bool, **facts: Any,
) -> Arrays:  # fmt: skip
    """Edges that are distinct and in the order of (u, v), without loops, as rows."""
    stated = np.full(len(u), np.nan) if weight is None else weight
    return Arrays(nodes, _row_ends(u, len(nodes)), v.astype(np.int32), stated, directed, **facts)


def _row_ends(u: Ints, n: int) -> Index:
    ends = np.zeros(n + 1, np.int32)
    np.cumsum(np.bincount(u, minlength=n), out=ends[1:])
    return ends


def merged(
    nodes: tuple[Hashable, ...], u: Ints, v: Ints, weight: Floats, *, directed: bool, **facts: Any
) -> Arrays:
    """Edges in any order as rows: loops left out, parallel ones one, of the sum of their weights."""
    if not directed:
        u, v = np.minimum(u, v), np.maximum(u, v)
    n = max(len(nodes), 1)
    keys, edge = np.unique((u * n + v)[u != v], return_inverse=True)
    weight = weight[u != v]
    sums = totals(edge, np.nan_to_num(weight), len(keys))
    stated = np.bincount(edge, ~np.isnan(weight), len(keys)) > 0
    low, high = np.divmod(keys, n)
    return rows(nodes, low, high, np.where(stated, sums, np.nan), directed=directed, **facts)


def totals(at: Ints, values: Floats, n: int) -> Floats:
    """Sum of the values that fall on each of n places."""
    return np.bincount(at, values, n).astype(np.float64)


def once(function: Callable[[Source], Result]) -> Callable[[Source], Result]:
    """Keep the result for each argument that cannot change (arrays, frozen graphs) while it lives."""
    kept: WeakKeyDictionary[Any, Result] = WeakKeyDictionary()

    @wraps(function)
    def remembered(source: Source) -> Result:
        if not getattr(source, "frozen", False):
            return function(source)
        if source not in kept:
            kept[source] = function(source)
        return kept[source]

    return remembered


def undirected(own: Arrays) -> Arrays:
    """The pairs of a network in any form: two nodes with an arc either way are one pair."""
    return _both_ways(own) if own.directed else own


@once
def _both_ways(own: Arrays) -> Arrays:
    return merged(
        own.nodes, own.u, own.v, own.weight, directed=False, units=own.units, of_nodes=own.of_nodes
    )


@once
def degrees(edges: Arrays) -> Ints:
    """Edges at each node of an undirected network; shape (n,)."""
    return np.bincount(np.append(edges.u, edges.v), minlength=edges.n)
