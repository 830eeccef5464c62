"""Anybody's NetworkX graph as arrays, made once where the graph is frozen (``networkx.freeze``)."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias, Union

import numpy as np

from graph.arrays.csr import Arrays, Column, merged, once, undirected
from graph.tables import Flags, objects

if TYPE_CHECKING:
    import networkx as nx

# What a measure takes for a network: our arrays as they are, anybody's graph by its arrays.
Network: TypeAlias = Union[Arrays, "nx.Graph[Any]"]


def arrays(graph: Network) -> Arrays:
    """The edges of a network in its own form: arcs if it is directed, else pairs.

    ``of_nodes``: what some node states. ``of_edges``: ``observed``, where some
    edge says whether it is.
    """
    return graph if isinstance(graph, Arrays) else _arrays(graph)


def pairs(graph: Network) -> Arrays:
    """The pairs of a network, whatever its form."""
    return undirected(arrays(graph))


@once
def _arrays(graph: "nx.Graph[Any]") -> Arrays:
    nodes = tuple(graph)
    number = {node: at for at, node in enumerate(nodes)}
    edges = [(number[a], number[b], facts) for a, b, facts in graph.edges(data=True) if a != b]
    u, v = (np.array([edge[end] for edge in edges], np.int64) for end in (0, 1))
    told = [facts for *_, facts in edges]
    made = merged(
        nodes, u, v, np.array([_weight(facts) for facts in told], np.float64),
        directed=graph.is_directed(), units=units_of(facts for *_, facts in graph.edges(data=True)),
        of_nodes=columns([facts for _, facts in graph.nodes(data=True)]),
    )  # fmt: skip
    return _observed(made, u, v, told) if any("observed" in facts for facts in told) else made


def _weight(facts: Mapping[str, Any]) -> float:
    weight = facts.get("weight", np.nan)
    return float(weight)


def units_of(edges: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """The units that edges are in, in order."""
    return tuple(sorted({facts.get("unit", "") for facts in edges} - {""}))


def columns(told: list[dict[str, Any]]) -> dict[str, Column]:
    """What the rows state by name, one value a row, None where it says nothing."""
    stated = dict.fromkeys(name for facts in told for name in facts)
    return {name: objects(facts.get(name) for facts in told) for name in stated}


def _observed(made: Arrays, u: Any, v: Any, told: list[dict[str, Any]]) -> Arrays:
    """An edge is observed if any of those that it stands for is."""
    seen = np.array([bool(facts.get("observed", True)) for facts in told])
    ends = (u, v) if made.directed else (np.minimum(u, v), np.maximum(u, v))
    held: Flags = np.isin(made.u * made.n + made.v, (ends[0] * made.n + ends[1])[seen])
    return replace(made, of_edges={"observed": held})
