"""What each two actors are to each other in a network of arcs: dyad census and reciprocity."""

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from graph.arrays import ratios
from graph.arrays.csr import Arrays, once
from graph.arrays.of_graph import Network, arrays

INF = float("inf")


@once
def dyads(edges: Arrays) -> tuple[int, int, int]:
    """Mutual, asymmetric and null dyads of arcs."""
    reverse = np.isin(edges.v * edges.n + edges.u, edges.u * edges.n + edges.v)
    mutual = int(reverse.sum()) // 2
    asymmetric = len(edges.u) - 2 * mutual
    return mutual, asymmetric, edges.n * (edges.n - 1) // 2 - mutual - asymmetric


@measure(
    fr="Paires liées dans les deux sens",
    level="network", unit="pairs", range=(0.0, INF), cites=("holland1970",), directed="directed",
    across=True,
)  # fmt: skip
def dyads_mutual(graph: Network) -> Estimate:
    """Pairs linked both ways.

    Formula: M = pairs {a, b} with a -> b and b -> a.

    Returns: a count; ``n`` is the number of pairs of actors, M + A + N.

    No meaning: below two actors, or on undirected ties.

    Peers: igraph ``dyad_census``, sna ``dyad.census`` and UCINET give the same.

    Source: Holland & Leinhardt 1970.

    >>> import networkx as nx
    >>> dyads_mutual(nx.DiGraph([(1, 2), (2, 1), (2, 3)])).value
    1.0
    """
    return _census(graph, 0)


@measure(
    fr="Paires liées dans un seul sens",
    level="network", unit="pairs", range=(0.0, INF), cites=("holland1970",), directed="directed",
    across=True,
)  # fmt: skip
def dyads_asymmetric(graph: Network) -> Estimate:
    """Pairs linked one way.

    Formula: A = pairs {a, b} with exactly one of a -> b, b -> a.

    Returns: a count; ``n`` is the number of pairs of actors, M + A + N.

    No meaning: below two actors, or on undirected ties.

    Peers: igraph ``dyad_census``, sna ``dyad.census`` and UCINET give the same.

    Source: Holland & Leinhardt 1970.

    >>> import networkx as nx
    >>> dyads_asymmetric(nx.DiGraph([(1, 2), (2, 1), (2, 3)])).value
    1.0
    """
    return _census(graph, 1)


@measure(
    fr="Paires sans lien",
    level="network", unit="pairs", range=(0.0, INF), cites=("holland1970",), directed="directed",
)  # fmt: skip
def dyads_null(graph: Network) -> Estimate:
    """Pairs without a tie.

    Formula: N = n(n-1)/2 - M - A.

    Returns: a count; ``n`` is the number of pairs of actors, M + A + N.

    No meaning: below two actors, or on undirected ties.

    Peers: igraph ``dyad_census``, sna ``dyad.census`` and UCINET give the same.

    Source: Holland & Leinhardt 1970.

    >>> import networkx as nx
    >>> dyads_null(nx.DiGraph([(1, 2), (2, 1), (2, 3)])).value
    1.0
    """
    return _census(graph, 2)


def _census(graph: Network, which: int) -> Estimate:
    edges = arrays(graph)
    if not edges.directed:
        return Estimate.none("directed_only")
    if edges.n < 2:
        return Estimate.none("below_two_actors", n=0)
    return Estimate(float(dyads(edges)[which]), n=edges.n * (edges.n - 1) // 2)


@measure(
    fr="Part des liens rendus",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("hanneman2005",), directed="directed",
    across=True,
)  # fmt: skip
def reciprocity_arcs(graph: Network) -> Estimate:
    """Share of the arcs that are returned.

    Formula: 2M / (2M + A); M mutual, A asymmetric dyads.

    Returns: a ratio; ``n`` is the number of arcs. Never below ``reciprocity_dyads``.

    No meaning: without an arc, or on undirected ties.

    Peers: NetworkX ``overall_reciprocity``, igraph ``reciprocity`` and UCINET's "arc reciprocity" give the
    same; sna ``grecip`` (default) counts null dyads as reciprocal and is another number.

    Source: Hanneman & Riddle 2005, chapter 8.

    >>> import networkx as nx
    >>> round(reciprocity_arcs(nx.DiGraph([(1, 2), (2, 1), (2, 3)])).value, 4)
    0.6667
    """
    return _reciprocity(graph, 2)


@measure(
    fr="Part des paires liées dans les deux sens",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("hanneman2005",), directed="directed",
    across=True,
)  # fmt: skip
def reciprocity_dyads(graph: Network) -> Estimate:
    """Share of the linked pairs linked both ways.

    Formula: M / (M + A); M mutual, A asymmetric dyads.

    Returns: a ratio; ``n`` is the number of linked pairs. Never above ``reciprocity_arcs``.

    No meaning: without an arc, or on undirected ties.

    Peers: igraph ``reciprocity(mode="ratio")``, sna ``grecip(measure="dyadic.nonnull")`` and UCINET's "dyad
    reciprocity" give the same; NetworkX computes the share of arcs.

    Source: Hanneman & Riddle 2005, chapter 8.

    >>> import networkx as nx
    >>> reciprocity_dyads(nx.DiGraph([(1, 2), (2, 1), (2, 3)])).value
    0.5
    """
    return _reciprocity(graph, 1)


def _reciprocity(graph: Network, weight: int) -> Estimate:
    """Mutual dyads, counted ``weight`` times, among all linked ones."""
    edges = arrays(graph)
    if not edges.directed:
        return Estimate.none("directed_only")
    mutual, asymmetric, _ = dyads(edges)
    n = weight * mutual + asymmetric
    return (
        Estimate(ratios.ratio(weight * mutual, n).item(), n=n)
        if n
        else Estimate.none("no_pair", n=0)
    )
