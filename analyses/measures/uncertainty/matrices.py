"""Networks as matrices of the actors they share; NaN where a pair was not observed."""

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any

import networkx as nx
import numpy as np

from analyses.measures.change.dyads import AtRisk, Pair
from graph.tables import Flags, Floats


def in_order(nodes: Iterable[Hashable]) -> list[Hashable]:
    """Nodes by name, so that draws do not hang on the order of rows."""
    return sorted(nodes, key=str)


def matrix_of(graph: "nx.Graph[Any]", nodes: Sequence[Hashable]) -> Floats:
    """Ties as 0 and 1, shape (n, n), without loops; symmetric for an undirected graph."""
    place = {node: at for at, node in enumerate(nodes)}
    found = np.zeros((len(nodes), len(nodes)))
    ends = [(place[a], place[b]) for a, b in graph.edges() if a in place and b in place]
    at = np.array(ends, np.int64).reshape(-1, 2)
    found[at[:, 0], at[:, 1]] = 1.0
    if not graph.is_directed():
        found[at[:, 1], at[:, 0]] = 1.0
    np.fill_diagonal(found, 0.0)
    return found


def waves_of(
    before: "nx.Graph[Any]", after: "nx.Graph[Any]", at_risk: Collection[Pair] | None
) -> tuple[Floats, Floats]:
    """Two networks of the actors of both; NaN for pairs that are not at risk. Pairs if one is undirected."""
    nodes = in_order(set(before) & set(after))
    both = [before, after]
    if before.is_directed() != after.is_directed():
        both = [each.to_undirected() for each in both]
    early, late = (matrix_of(each, nodes) for each in both)
    if at_risk is not None:
        unseen = ~_seen(nodes, at_risk)
        early[unseen] = late[unseen] = np.nan
    return early, late


def _seen(nodes: list[Hashable], at_risk: Collection[Pair]) -> Flags:
    place = {node: at for at, node in enumerate(nodes)}
    seen = np.eye(len(nodes), dtype=bool)
    if isinstance(at_risk, AtRisk):
        asked = np.array([node in at_risk.observed for node in nodes], bool)
        held = np.array([node in at_risk.nodes for node in nodes], bool)
        known: Flags = (asked[:, None] | asked) & held[:, None] & held
        if at_risk.apart is not None:
            group = np.array([at_risk.apart[node] for node in nodes], object)
            known &= group[:, None] != group
        return seen | known
    for pair in at_risk:
        ends = [place[node] for node in pair if node in place]
        if len(ends) == 2:  # noqa: PLR2004 - both of them
            seen[ends[0], ends[1]] = seen[ends[1], ends[0]] = True
    return seen
