"""How far actors are from each other, and how many cannot reach each other at all."""

from collections.abc import Callable

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.structure.closure import reachable
from analyses.measures.structure.paths import Distances, distances
from graph.arrays.csr import Arrays
from graph.arrays.of_graph import Network, arrays

INF = float("inf")


@measure(
    fr="Part des paires d’acteurs qui ne peuvent pas se joindre",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("borgatti2006",),
)  # fmt: skip
def fragmentation(graph: Network) -> Estimate:
    """Share of the pairs of actors that cannot reach each other.

    Formula: 1 - r / (n(n-1)); r ordered pairs (a, b) with a path from a to b, along the arcs where directed.

    Returns: a ratio, 0 on a connected network, 1 without a tie; ``n`` is the number of ordered pairs.

    No meaning: below two actors.

    Peers: UCINET's fragmentation gives the same; NetworkX and igraph have none.

    Source: Borgatti 2006, eq. 4.

    >>> import networkx as nx
    >>> fragmentation(nx.Graph([(1, 2), (3, 4)])).value
    0.6666666666666667
    """
    found = connectedness(graph)
    return found if found.reason else Estimate(1 - found.value, n=found.n)


@measure(
    fr="Part des paires d’acteurs qui peuvent se joindre",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("krackhardt1994",),
)  # fmt: skip
def connectedness(graph: Network) -> Estimate:
    """Share of the pairs of actors that can reach each other.

    Formula: r / (n(n-1)); r ordered pairs (a, b) with a path from a to b, along the arcs where directed.

    Returns: a ratio, 1 on a connected network; ``n`` is the number of ordered pairs.

    No meaning: below two actors.

    Peers: UCINET gives the same; sna ``connectedness`` gives it for the undirected form only.

    Source: Krackhardt 1994, with ordered pairs where directed.

    >>> import networkx as nx
    >>> round(connectedness(nx.Graph([(1, 2), (3, 4)])).value, 4)
    0.3333
    """
    edges = arrays(graph)
    possible = edges.n * (edges.n - 1)
    if not possible:
        return Estimate.none("below_two_actors", n=0)
    return Estimate(reachable(edges) / possible, n=possible)


@measure(
    fr="Moyenne des inverses des distances",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("borgatti2006",), paths=True,
)  # fmt: skip
def compactness(graph: Network) -> Estimate:
    """Mean of the inverse distances.

    Mean of the inverse distances between actors, 0 where there is no path.

    Formula: sum_{a != b} (1 / d_ab) / (n(n-1)), along the arcs where directed.

    Returns: a ratio, 1 when all are linked, 0 without a tie; ``n`` is the number of ordered pairs.

    No meaning: below two actors.

    Peers: UCINET's compactness and NetworkX ``global_efficiency`` (undirected) give the same.

    Source: Borgatti 2006, eq. 9 (as 1 less its distance-weighted fragmentation).

    >>> import networkx as nx
    >>> round(compactness(nx.path_graph(3)).value, 4)
    0.8333
    """
    edges = arrays(graph)
    possible = edges.n * (edges.n - 1)
    if not possible:
        return Estimate.none("below_two_actors", n=0)
    return Estimate(min(float(distances(edges).inverse.sum()) / possible, 1.0), n=possible)


@measure(
    fr="Distance moyenne entre acteurs qui peuvent se joindre",
    level="network", unit="steps", range=(1.0, INF), cites=("wasserman1994",), paths=True,
)  # fmt: skip
def mean_distance(graph: Network) -> Estimate:
    """Mean distance between actors that can reach each other.

    Mean number of ties on the shortest path between two actors that can reach each other.

    Formula: sum d_ab / r over the r ordered pairs (a, b) with a path, along the arcs where directed.

    Returns: steps; ``n`` is the number of ordered pairs with a path, ``n_excluded`` of those without.

    No meaning: without a tie.

    Peers: igraph ``mean_distance`` and UCINET give the same; NetworkX
    ``average_shortest_path_length`` too, but refuses disconnected networks.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> mean_distance(nx.path_graph(3)).value
    1.3333333333333333
    """
    return _over_paths(arrays(graph), lambda found, reached: int(found.total.sum()) / reached)


@measure(
    fr="Plus longue des distances entre deux acteurs",
    level="network", unit="steps", range=(1.0, INF), cites=("wasserman1994",), paths=True,
)  # fmt: skip
def diameter(graph: Network) -> Estimate:
    """Longest distance between two actors.

    Longest of the shortest paths between two actors that can reach each other.

    Formula: max d_ab over ordered pairs (a, b) with a path, along the arcs where directed.

    Returns: steps; ``n`` is the number of ordered pairs with a path, ``n_excluded`` of those without.

    No meaning: without a tie.

    Peers: igraph ``diameter`` (unconnected=TRUE) and UCINET give the same; NetworkX ``diameter`` too, but
    refuses disconnected networks.

    Source: Wasserman & Faust 1994, section 4.2.

    >>> import networkx as nx
    >>> diameter(nx.path_graph(3)).value
    2.0
    """
    return _over_paths(arrays(graph), lambda found, _: float(found.farthest.max()))


def _over_paths(edges: Arrays, value: Callable[[Distances, int], float]) -> Estimate:
    """A figure of the shortest paths and their number, with the ordered pairs without one beside it."""
    found = distances(edges)
    reached = int(found.reached.sum())
    beyond = edges.n * (edges.n - 1) - reached
    if not reached:
        return Estimate.none("no_pair", n=0, n_excluded=beyond)
    return Estimate(value(found, reached), n=reached, n_excluded=beyond)
