"""How far a network hangs on one actor: Freeman's centralizations."""

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.structure.paths import betweenness_of, closeness_of, distances
from graph.arrays import ratios
from graph.arrays.csr import Arrays, degrees
from graph.arrays.of_graph import Network, arrays, pairs
from graph.tables import Floats, Ints

ONE_WAY = "(n-1)^2"


@measure(
    fr="Liens concentrés sur un seul acteur",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("freeman1979",), directed="undirected",
    normalisation="(n-1)(n-2)",
)  # fmt: skip
def degree_centralization(graph: Network) -> Estimate:
    """How much ties gather on a single actor.

    How much more partners the most linked actor has than the others, against a star.

    Formula: sum_i (d_max - d_i) / ((n-1)(n-2)); d_i partners of i.

    Returns: 0 when all have as many partners, 1 for a star; ``n`` is the number of actors.

    No meaning: below three actors.

    Peers: sna ``centralization(degree, mode="graph")``, UCINET and igraph ``centr_degree(loops=FALSE)`` give
    the same; igraph's default divides by n(n-1), as if loops were possible.

    Source: Freeman 1979, eq. for C_D.

    >>> import networkx as nx
    >>> degree_centralization(nx.star_graph(3)).value
    1.0
    """
    edges = pairs(graph)
    if edges.n < 3:
        return Estimate.none("below_three_actors", n=edges.n)
    highest = int(degrees(edges).max())
    return Estimate(ratios.degree_centralization(highest, len(edges.u), edges.n).item(), n=edges.n)


@measure(
    fr="Liens reçus concentrés sur un seul acteur",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("freeman1979",), directed="directed",
    normalisation=ONE_WAY,
)  # fmt: skip
def in_degree_centralization(graph: Network) -> Estimate:
    """How much received arcs gather on a single actor.

    How much more arcs the most cited actor receives than the others, against a star.

    Formula: sum_i (d_max - d_i) / (n-1)^2; d_i arcs into i.

    Returns: 0 when all receive as many, 1 when all arcs go to one; ``n`` is the number of actors.

    No meaning: below three actors, or on undirected ties.

    Peers: UCINET and sna ``centralization(degree, cmode="indegree")`` give the same; igraph
    ``centr_degree(mode="in", loops=FALSE)`` too.

    Source: Freeman 1979, with the maximum of a directed star.

    >>> import networkx as nx
    >>> in_degree_centralization(nx.DiGraph([(1, 0), (2, 0), (3, 0)])).value
    1.0
    """
    return _one_way(arrays(graph), "v")


@measure(
    fr="Liens émis concentrés sur un seul acteur",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("freeman1979",), directed="directed",
    normalisation=ONE_WAY,
)  # fmt: skip
def out_degree_centralization(graph: Network) -> Estimate:
    """How much sent arcs gather on a single actor.

    How much more arcs the most citing actor sends than the others, against a star.

    Formula: sum_i (d_max - d_i) / (n-1)^2; d_i arcs out of i.

    Returns: 0 when all send as many, 1 when all arcs come from one; ``n`` is the number of actors.

    No meaning: below three actors, or on undirected ties.

    Peers: UCINET and sna ``centralization(degree, cmode="outdegree")`` give the same; igraph
    ``centr_degree(mode="out", loops=FALSE)`` too.

    Source: Freeman 1979, with the maximum of a directed star.

    >>> import networkx as nx
    >>> out_degree_centralization(nx.DiGraph([(0, 1), (0, 2), (0, 3)])).value
    1.0
    """
    return _one_way(arrays(graph), "u")


def _one_way(edges: Arrays, end: str) -> Estimate:
    if not edges.directed:
        return Estimate.none("directed_only")
    if edges.n < 3:
        return Estimate.none("below_three_actors", n=edges.n)
    degree = np.bincount(getattr(edges, end), minlength=edges.n)
    return Estimate(_spread(degree) / (edges.n - 1) ** 2, n=edges.n)


def _spread(values: Ints | Floats) -> float:
    """By how much the others fall short of the highest, in all."""
    return float((values.max() - values).sum())


@measure(
    fr="Dépendance à un seul intermédiaire",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("freeman1979",), paths=True,
    normalisation="(n-1)^2 (n-2)/2 pairs; (n-1)^2 (n-2) ordered pairs",
)  # fmt: skip
def betweenness_centralization(graph: Network) -> Estimate:
    """How much a single actor stands between the others.

    How much more the most central actor stands between others than they do, against a star.

    Formula: sum_i (b_max - b_i) / ((n-1)^2 (n-2) / 2), b_i ``betweenness``; directed without the halving.

    Returns: 0 when all stand between as many pairs, 1 for a star; ``n`` is the number of actors.

    No meaning: below three actors.

    Peers: sna ``centralization(betweenness)``, igraph ``centr_betw`` and UCINET give the same.

    Source: Freeman 1979, eq. for C_B.

    >>> import networkx as nx
    >>> betweenness_centralization(nx.star_graph(3)).value
    1.0
    """
    edges = arrays(graph)
    if edges.n < 3:
        return Estimate.none("below_three_actors", n=edges.n)
    highest = (edges.n - 1) ** 2 * (edges.n - 2) / (1 if edges.directed else 2)
    return Estimate(_spread(betweenness_of(edges)) / highest, n=edges.n)


@measure(
    fr="Proximité concentrée sur un seul acteur",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("freeman1979",), paths=True,
    directed="undirected", normalisation="(n-1)(n-2)/(2n-3)",
)  # fmt: skip
def closeness_centralization(graph: Network) -> Estimate:
    """How much nearer a single actor is than the others.

    How much closer to all others the closest actor is than they are, against a star.

    Formula: sum_i (c_max - c_i) / ((n-1)(n-2)/(2n-3)), c_i = (n-1) / sum_j d_ij.

    Returns: 0 when all are as close, 1 for a star; ``n`` is the number of actors.

    No meaning: below three actors, or where some actors cannot reach each other.

    Peers: igraph ``centr_clo`` and UCINET give the same on connected networks; both also print a number on
    disconnected ones, which depends on the distance they invent.

    Source: Freeman 1979, eq. for C_C.

    >>> import networkx as nx
    >>> round(closeness_centralization(nx.star_graph(3)).value, 10)
    1.0
    """
    edges = pairs(graph)
    if edges.n < 3:
        return Estimate.none("below_three_actors", n=edges.n)
    if distances(edges).reached.min() < edges.n - 1:
        return Estimate.none("disconnected", n=edges.n)
    highest = (edges.n - 1) * (edges.n - 2) / (2 * edges.n - 3)
    return Estimate(_spread(closeness_of(edges)) / highest, n=edges.n)
