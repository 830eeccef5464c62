"""The actors and ties without which a network would fall into more pieces."""

from collections.abc import Hashable

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.structure.paths import network_of
from graph.arrays.csr import Arrays, once
from graph.arrays.of_graph import Network, pairs
from graph.tables import Ints

INF = float("inf")


@once
def _cuts(edges: Arrays) -> tuple[Ints, Ints]:
    """Cut-points, and bridges as rows of the pairs."""
    import rustworkx as rx

    network = network_of(edges)
    ends = list(zip(edges.u.tolist(), edges.v.tolist(), strict=True))
    row = {end: at for at, end in enumerate(ends)}
    points = np.array(sorted(rx.articulation_points(network)), np.int64)
    bridged = (tuple(sorted(bridge)) for bridge in rx.bridges(network))
    return points, np.array(sorted(row[a, b] for a, b in bridged), np.int64)


@measure(
    fr="Acteurs sans lesquels un morceau du réseau se couperait",
    level="network", unit="actors", range=(0.0, INF), cites=("wasserman1994",),
    directed="undirected",
)  # fmt: skip
def cut_points(graph: Network) -> Estimate:
    """Actors without whom a piece of the network would fall apart.

    Actors without whom their piece of the network would fall into several.

    Formula: the number of articulation points.

    Returns: a count; ``n`` is the number of actors.

    No meaning: without actors.

    Peers: NetworkX ``articulation_points`` and igraph give the same; sna ``cutpoints`` on the
    undirected form.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> cut_points(nx.path_graph(4)).value
    2.0
    """
    edges = pairs(graph)
    if not edges.n:
        return Estimate.none("no_actor", n=0)
    return Estimate(float(len(_cuts(edges)[0])), n=edges.n)


@measure(
    fr="Liens sans lesquels un morceau du réseau se couperait en deux",
    level="network", unit="pairs", range=(0.0, INF), cites=("wasserman1994",),
    directed="undirected",
)  # fmt: skip
def bridges(graph: Network) -> Estimate:
    """Ties without which a piece of the network would fall in two.

    Linked pairs without whose tie their piece of the network would fall in two.

    Formula: the number of bridges.

    Returns: a count; ``n`` is the number of linked pairs.

    No meaning: without a tie.

    Peers: NetworkX ``bridges`` and igraph give the same.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> bridges(nx.path_graph(4)).value
    3.0
    """
    edges = pairs(graph)
    if not len(edges.u):
        return Estimate.none("no_pair", n=0)
    return Estimate(float(len(_cuts(edges)[1])), n=len(edges.u))


@measure(
    fr="Acteur sans lequel un morceau du réseau se couperait",
    level="actor", unit="none", range=(0.0, 1.0), cites=("wasserman1994",), directed="undirected",
)  # fmt: skip
def is_cut_point(graph: Network) -> dict[Hashable, int]:
    """Whether a piece would fall apart without this actor.

    Whether each actor is one without whom its piece of the network would fall into several.

    Formula: 1 for an articulation point, else 0.

    Returns: 0 or 1 by actor.

    No meaning: never.

    Peers: NetworkX ``articulation_points`` and igraph give the same.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> is_cut_point(nx.path_graph(3))
    {0: 0, 1: 1, 2: 0}
    """
    edges = pairs(graph)
    flags = np.zeros(edges.n, np.int64)
    flags[_cuts(edges)[0]] = 1
    return edges.labelled(flags)


@measure(
    fr="Lien sans lequel un morceau du réseau se couperait",
    level="dyad", unit="none", range=(0.0, 1.0), cites=("wasserman1994",), directed="undirected",
)  # fmt: skip
def is_bridge(graph: Network) -> dict[Hashable, int]:
    """Whether a piece would fall in two without this tie.

    Whether each linked pair is one without whose tie its piece of the network would fall in two.

    Formula: 1 for a bridge, else 0.

    Returns: 0 or 1 by linked pair.

    No meaning: without a tie.

    Peers: NetworkX ``bridges`` and igraph give the same.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> is_bridge(nx.path_graph(3))
    {(0, 1): 1, (1, 2): 1}
    """
    edges = pairs(graph)
    flags = np.zeros(len(edges.u), np.int64)
    flags[_cuts(edges)[1]] = 1
    return edges.labelled_pairs(flags)
