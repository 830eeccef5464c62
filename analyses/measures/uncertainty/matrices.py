"""Networks as matrices of the actors they share; NaN where a pair was not observed."""

from collections.abc import Collection, Hashable, Iterable, Sequence

import numpy as np

from analyses.measures.change.dyads import AtRisk, Pair
from graph.arrays.csr import undirected
from graph.arrays.of_graph import Network, arrays
from graph.tables import Flags, Floats


def in_order(nodes: Iterable[Hashable]) -> list[Hashable]:
    """Nodes by name, so that draws do not hang on the order of rows."""
    return sorted(nodes, key=str)


def matrix_of(graph: Network, nodes: Sequence[Hashable]) -> Floats:
    """Ties as 0 and 1, shape (n, n), without loops; symmetric for an undirected graph."""
    edges, place = arrays(graph), {node: at for at, node in enumerate(nodes)}
    found = np.zeros((len(nodes), len(nodes)))
    number = np.array([place.get(node, -1) for node in edges.nodes], np.int64)
    u, v = number[edges.u], number[edges.v]
    there = (u >= 0) & (v >= 0)
    found[u[there], v[there]] = 1.0
    if not edges.directed:
        found[v[there], u[there]] = 1.0
    return found


def waves_of(
    before: Network, after: Network, at_risk: Collection[Pair] | None
) -> tuple[Floats, Floats]:
    """Two networks of the actors of both; NaN for pairs that are not at risk. Pairs if one is undirected."""
    both = [arrays(before), arrays(after)]
    nodes = in_order(set(both[0].nodes) & set(both[1].nodes))
    if both[0].directed != both[1].directed:
        both = [undirected(each) for each in both]
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
