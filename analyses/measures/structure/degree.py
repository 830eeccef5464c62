"""How many partners, arcs and how much weight each actor has."""

from collections.abc import Hashable
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from graph.arrays.csr import Arrays, degrees
from graph.arrays.of_graph import Network, arrays, pairs
from graph.tables import Floats, Ints

INF = float("inf")
ByNode = dict[Hashable, Any]


@measure(
    fr="Nombre de partenaires",
    level="actor", unit="actors", range=(0.0, INF), cites=("freeman1979",), directed="undirected",
    across=True,
)  # fmt: skip
def degree(graph: Network) -> ByNode:
    """Number of partners.

    Formula: d_i = actors linked with i, whatever the direction and the number of ties.

    Returns: a count by actor, 0 for an isolated one.

    No meaning: never.

    Peers: NetworkX, igraph and sna (``gmode="graph"``) give the same on simple graphs; on directed ones
    they add arcs in and out, so that a mutual tie counts twice.

    Source: Freeman 1979, C_D before normalisation.

    >>> import networkx as nx
    >>> degree(nx.path_graph(3))
    {0: 1, 1: 2, 2: 1}
    """
    edges = pairs(graph)
    return edges.labelled(degrees(edges))


@measure(
    fr="Nombre de liens reçus",
    level="actor", unit="ties", range=(0.0, INF), cites=("freeman1979",), directed="directed",
    across=True,
)  # fmt: skip
def in_degree(graph: Network) -> ByNode | Estimate:
    """Number of arcs received.

    Formula: d_i = actors j with j -> i.

    Returns: a count by actor, 0 for one that receives none.

    No meaning: on undirected ties.

    Peers: NetworkX ``in_degree``, igraph and sna ``degree(cmode="indegree")`` give the same.

    Source: Freeman 1979; Wasserman & Faust 1994, section 4.3.

    >>> import networkx as nx
    >>> in_degree(nx.DiGraph([(1, 2), (3, 2)]))
    {1: 0, 2: 2, 3: 0}
    """
    return _ends(arrays(graph), "v")


@measure(
    fr="Nombre de liens émis",
    level="actor", unit="ties", range=(0.0, INF), cites=("freeman1979",), directed="directed",
    across=True,
)  # fmt: skip
def out_degree(graph: Network) -> ByNode | Estimate:
    """Number of arcs sent.

    Formula: d_i = actors j with i -> j.

    Returns: a count by actor, 0 for one that sends none.

    No meaning: on undirected ties.

    Peers: NetworkX ``out_degree``, igraph and sna ``degree(cmode="outdegree")`` give the same.

    Source: Freeman 1979; Wasserman & Faust 1994, section 4.3.

    >>> import networkx as nx
    >>> out_degree(nx.DiGraph([(1, 2), (3, 2)]))
    {1: 1, 2: 0, 3: 1}
    """
    return _ends(arrays(graph), "u")


def _ends(edges: Arrays, end: str) -> ByNode | Estimate:
    if not edges.directed:
        return Estimate.none("directed_only")
    ends: Ints = getattr(edges, end)
    return edges.labelled(np.bincount(ends, minlength=edges.n))


@measure(
    fr="Somme des poids des liens",
    level="actor", unit="weight", range=(-INF, INF), cites=("barrat2004",), directed="undirected",
    weighted=True, across=True,
)  # fmt: skip
def strength(graph: Network) -> ByNode | Estimate:
    """Sum of the weights of the ties.

    Formula: s_i = sum_j w_ij over the ties whose weight is stated.

    Returns: a sum by actor, in the unit of the weights; ``n`` is the number of weighed pairs. NaN, with the
    reason, for an actor none of whose ties has a weight.

    No meaning: where no weight is stated, or weights are in several units.

    Peers: NetworkX ``degree(weight="weight")`` and igraph ``strength`` give the same; both count a tie
    without a weight as 1.

    Source: Barrat et al. 2004, eq. 2.

    >>> import networkx as nx
    >>> strength(nx.Graph([(1, 2, {"weight": 3.0}), (2, 3, {"weight": 4.0})]))[2].value
    7.0
    """
    edges = pairs(graph)
    return _sums(edges, np.append(edges.u, edges.v), np.tile(edges.weight, 2))


@measure(
    fr="Somme des poids reçus",
    level="actor", unit="weight", range=(-INF, INF), cites=("barrat2004",), directed="directed",
    weighted=True, across=True,
)  # fmt: skip
def in_strength(graph: Network) -> ByNode | Estimate:
    """Sum of the weights received.

    Formula: s_i = sum_j w_ji over the arcs whose weight is stated.

    Returns: a sum by actor, in the unit of the weights; ``n`` is the number of weighed arcs.

    No meaning: on undirected ties, where no weight is stated, or weights are in several units.

    Peers: NetworkX ``in_degree(weight="weight")`` and igraph ``strength(mode="in")`` give the same; both
    count an arc without a weight as 1.

    Source: Barrat et al. 2004, eq. 2.

    >>> import networkx as nx
    >>> in_strength(nx.DiGraph([(1, 2, {"weight": 3.0}), (3, 2, {"weight": 4.0})]))[2].value
    7.0
    """
    edges = arrays(graph)
    if not edges.directed:
        return Estimate.none("directed_only")
    return _sums(edges, edges.v, edges.weight)


@measure(
    fr="Somme des poids émis",
    level="actor", unit="weight", range=(-INF, INF), cites=("barrat2004",), directed="directed",
    weighted=True, across=True,
)  # fmt: skip
def out_strength(graph: Network) -> ByNode | Estimate:
    """Sum of the weights sent.

    Formula: s_i = sum_j w_ij over the arcs whose weight is stated.

    Returns: a sum by actor, in the unit of the weights; ``n`` is the number of weighed arcs.

    No meaning: on undirected ties, where no weight is stated, or weights are in several units.

    Peers: NetworkX ``out_degree(weight="weight")`` and igraph ``strength(mode="out")`` give the same; both
    count an arc without a weight as 1.

    Source: Barrat et al. 2004, eq. 2.

    >>> import networkx as nx
    >>> out_strength(nx.DiGraph([(1, 2, {"weight": 3.0}), (1, 3, {"weight": 4.0})]))[1].value
    7.0
    """
    edges = arrays(graph)
    if not edges.directed:
        return Estimate.none("directed_only")
    return _sums(edges, edges.u, edges.weight)


def _sums(edges: Arrays, ends: Ints, weight: Floats) -> ByNode | Estimate:
    stated = ~np.isnan(weight)
    if not stated.any():
        return Estimate.none("no_amount")
    units = set(edges.units) - {""}
    if len(units) > 1:
        return Estimate.none("several_units", n=len(units))
    totals = np.bincount(ends[stated], weight[stated], edges.n)
    counts = np.bincount(ends[stated], minlength=edges.n)
    return {
        node: Estimate(total, n=n) if n else Estimate.none("no_amount", n=0)
        for node, total, n in zip(edges.nodes, totals.tolist(), counts.tolist(), strict=True)
    }
