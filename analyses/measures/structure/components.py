"""The pieces a network is in."""

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from graph.arrays.components import sizes, strong_labels
from graph.arrays.csr import degrees
from graph.arrays.of_graph import Network, arrays, pairs

INF = float("inf")


@measure(
    fr="Morceaux du réseau de deux acteurs ou plus",
    level="network", unit="components", range=(0.0, INF), cites=("wasserman1994",),
    directed="undirected",
)  # fmt: skip
def components(graph: Network) -> Estimate:
    """Pieces of the network of two actors or more.

    Pieces of two actors or more in which everybody can reach everybody, whatever the direction.

    Formula: the number of connected components with at least two actors.

    Returns: a count; ``n`` is the number of actors. Isolated actors are counted by ``isolates``.

    No meaning: without actors.

    Peers: NetworkX ``number_connected_components``, igraph and sna count isolated actors as components too:
    they give ``components`` + ``isolates``.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> components(nx.Graph([(1, 2), (3, 4)])).value
    2.0
    """
    edges = pairs(graph)
    if not edges.n:
        return Estimate.none("no_actor", n=0)
    return Estimate(float((sizes(edges) > 1).sum()), n=edges.n)


@measure(
    fr="Morceaux où chacun joint chacun en suivant les liens",
    level="network", unit="components", range=(0.0, INF), cites=("wasserman1994",),
    directed="directed",
)  # fmt: skip
def strong_components(graph: Network) -> Estimate:
    """Pieces where all reach all along the arcs.

    Pieces of two actors or more in which everybody can reach everybody along the arcs.

    Formula: the number of strongly connected components with at least two actors.

    Returns: a count; ``n`` is the number of actors.

    No meaning: without actors, or on undirected ties.

    Peers: NetworkX, igraph and sna count single actors as components too.

    Source: Wasserman & Faust 1994, section 4.3.

    >>> import networkx as nx
    >>> strong_components(nx.DiGraph([(1, 2), (2, 1), (2, 3)])).value
    1.0
    """
    edges = arrays(graph)
    if not edges.directed:
        return Estimate.none("directed_only")
    if not edges.n:
        return Estimate.none("no_actor", n=0)
    _, label = strong_labels(edges)
    return Estimate(float((np.bincount(label) > 1).sum()), n=edges.n)


@measure(
    fr="Acteurs sans lien renseigné",
    level="network", unit="actors", range=(0.0, INF), cites=("wasserman1994",),
    directed="undirected",
)  # fmt: skip
def isolates(graph: Network) -> Estimate:
    """Actors without a reported tie.

    Formula: the number of actors i with d_i = 0.

    Returns: a count; ``n`` is the number of actors.

    No meaning: without actors.

    Peers: NetworkX ``number_of_isolates``, igraph and sna ``isolates`` give the same when loops are left out.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> isolates(nx.empty_graph(3)).value
    3.0
    """
    edges = pairs(graph)
    if not edges.n:
        return Estimate.none("no_actor", n=0)
    return Estimate(float((degrees(edges) == 0).sum()), n=edges.n)


@measure(
    fr="Taille du plus grand morceau",
    level="network", unit="actors", range=(2.0, INF), cites=("wasserman1994",),
    directed="undirected",
)  # fmt: skip
def largest_component(graph: Network) -> Estimate:
    """Size of the largest piece.

    Actors of the largest piece in which everybody can reach everybody, whatever the direction.

    Formula: the size of the largest connected component.

    Returns: a count; ``n`` is the number of actors.

    No meaning: without a tie.

    Peers: NetworkX, igraph and sna give the same; they say 1 without a tie.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> largest_component(nx.path_graph(3)).value
    3.0
    """
    edges = pairs(graph)
    if not len(edges.u):
        return Estimate.none("no_pair", n=edges.n)
    return Estimate(float(sizes(edges).max()), n=edges.n)


@measure(
    fr="Part des acteurs dans le plus grand morceau",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("wasserman1994",),
    directed="undirected",
)  # fmt: skip
def largest_component_share(graph: Network) -> Estimate:
    """Share of the actors in the largest piece.

    Formula: size of the largest connected component / n.

    Returns: a ratio; ``n`` is the number of actors.

    No meaning: without a tie.

    Peers: NetworkX, igraph and sna give the same when divided by hand.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> largest_component_share(nx.path_graph(3)).value
    1.0
    """
    found = largest_component(graph)
    return found if found.reason else Estimate(found.value / (found.n or 1), n=found.n)
