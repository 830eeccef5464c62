"""Where each actor stands on the shortest paths: between others, close to them."""

from collections.abc import Hashable
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.structure.paths import betweenness_of, closeness_of, distances, reversed_arcs
from graph.arrays.csr import Arrays
from graph.arrays.of_graph import Network, arrays, pairs

INF = float("inf")
Found = dict[Hashable, Any] | Estimate


@measure(
    fr="Paires d’acteurs entre lesquels un acteur se trouve",
    level="actor", unit="pairs", range=(0.0, INF), cites=("freeman1979", "brandes2001"), paths=True,
)  # fmt: skip
def betweenness(graph: Network) -> Found:
    """Pairs of actors that an actor stands between.

    Pairs of others that each actor stands between, each counted by the share of their shortest paths.

    Formula: b_i = sum_{s,t} sigma_st(i) / sigma_st over pairs {s, t} without i; ordered pairs where
    directed; sigma_st shortest paths from s to t, sigma_st(i) those through i.

    Returns: a number of pairs by actor, exact.

    No meaning: never; 0 for an actor on no shortest path.

    Peers: NetworkX ``betweenness_centrality(normalized=False)``, igraph, sna and UCINET give the same;
    normalised, see ``betweenness_share``.

    Source: Freeman 1979, C_B before normalisation; computed as in Brandes 2001.

    >>> import networkx as nx
    >>> betweenness(nx.path_graph(3))
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    edges = arrays(graph)
    return edges.labelled(betweenness_of(edges))


@measure(
    fr="Part des paires entre lesquelles un acteur se trouve",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("freeman1979", "brandes2001"), paths=True,
    normalisation="(n-1)(n-2)/2 pairs; (n-1)(n-2) ordered pairs",
)  # fmt: skip
def betweenness_share(graph: Network) -> Found:
    """Share of the pairs that an actor stands between.

    Formula: b_i / ((n-1)(n-2)/2), b_i ``betweenness``; directed without the halving.

    Returns: a ratio by actor, comparable between networks of different sizes.

    No meaning: below three actors.

    Peers: NetworkX ``betweenness_centrality`` and UCINET's nBetweenness / 100 give the same.

    Source: Freeman 1979, C'_B.

    >>> import networkx as nx
    >>> betweenness_share(nx.path_graph(3))
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    edges = arrays(graph)
    if edges.n < 3:
        return Estimate.none("below_three_actors", n=edges.n)
    possible = (edges.n - 1) * (edges.n - 2) / (1 if edges.directed else 2)
    return edges.labelled(betweenness_of(edges) / possible)


@measure(
    fr="Proximité avec les acteurs que l’on peut joindre",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("freeman1979", "wasserman1994"),
    paths=True, directed="undirected", normalisation="(r/(n-1)) r/sum d",
)  # fmt: skip
def closeness(graph: Network) -> Found:
    """Nearness to the actors that can be reached.

    How near each actor is to those it can reach, times the share it can reach.

    Formula: c_i = (r/(n-1)) (r / sum_j d_ij); r actors that i can reach, d_ij steps to them.

    Returns: a ratio by actor; on a connected network Freeman's (n-1) / sum_j d_ij.

    No meaning: for an isolated actor.

    Peers: NetworkX ``closeness_centrality`` gives the same, and 0 for isolates; igraph leaves out the
    share that can be reached, so differs on disconnected networks.

    Source: Wasserman & Faust 1994, eq. 5.22; Freeman 1979, C'_C.

    >>> import networkx as nx
    >>> closeness(nx.path_graph(3))[1].value
    1.0
    """
    return _close(pairs(graph))


@measure(
    fr="Proximité par les liens reçus",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("wasserman1994",), paths=True,
    directed="directed", normalisation="(r/(n-1)) r/sum d",
)  # fmt: skip
def in_closeness(graph: Network) -> Found:
    """Nearness along the arcs received.

    How few arcs lead to each actor from those that can reach it, times the share that can.

    Formula: c_i = (r/(n-1)) (r / sum_j d_ji); r actors that can reach i along the arcs.

    Returns: a ratio by actor.

    No meaning: for an actor that nobody reaches, or on undirected ties.

    Peers: NetworkX ``closeness_centrality`` of a DiGraph gives the same, and 0 where this has no value.

    Source: Wasserman & Faust 1994, eq. 5.22.

    >>> import networkx as nx
    >>> in_closeness(nx.DiGraph([(1, 2), (3, 2)]))[2].value
    1.0
    """
    edges = arrays(graph)
    return _close(reversed_arcs(edges)) if edges.directed else Estimate.none("directed_only")


@measure(
    fr="Proximité par les liens émis",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("wasserman1994",), paths=True,
    directed="directed", normalisation="(r/(n-1)) r/sum d",
)  # fmt: skip
def out_closeness(graph: Network) -> Found:
    """Nearness along the arcs sent.

    How few arcs lead from each actor to those it can reach, times the share it can reach.

    Formula: c_i = (r/(n-1)) (r / sum_j d_ij); r actors that i can reach along the arcs.

    Returns: a ratio by actor.

    No meaning: for an actor that reaches nobody, or on undirected ties.

    Peers: NetworkX ``closeness_centrality`` of the reversed DiGraph gives the same, and 0 where this has no
    value.

    Source: Wasserman & Faust 1994, eq. 5.22.

    >>> import networkx as nx
    >>> out_closeness(nx.DiGraph([(2, 1), (2, 3)]))[2].value
    1.0
    """
    edges = arrays(graph)
    return _close(edges) if edges.directed else Estimate.none("directed_only")


def _close(edges: Arrays) -> Found:
    reached = distances(edges).reached.tolist()
    return {
        node: Estimate(value, n=n) if n else Estimate.none("isolate", n=0)
        for node, value, n in zip(edges.nodes, closeness_of(edges).tolist(), reached, strict=True)
    }


@measure(
    fr="Moyenne des inverses des distances d’un acteur aux autres",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("rochat2009",), paths=True,
    normalisation="n-1",
)  # fmt: skip
def harmonic(graph: Network) -> Found:
    """Mean of the inverse distances from an actor to the others.

    Mean of the inverse distances from each actor to all others, 0 for those it cannot reach.

    Formula: h_i = sum_{j != i} (1 / d_ij) / (n-1), along the arcs out of i where directed.

    Returns: a ratio by actor, 0 for an isolated one.

    No meaning: below two actors.

    Peers: igraph ``harmonic_centrality(normalized=TRUE)`` gives the same; NetworkX ``harmonic_centrality`` is
    n-1 times this, along the arcs into i.

    Source: Rochat 2009, eq. 2.

    >>> import networkx as nx
    >>> harmonic(nx.path_graph(3))
    {0: 0.75, 1: 1.0, 2: 0.75}
    """
    edges = arrays(graph)
    if edges.n < 2:
        return Estimate.none("below_two_actors", n=edges.n)
    return edges.labelled(np.minimum(distances(edges).inverse / (edges.n - 1), 1.0))
