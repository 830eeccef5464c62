"""How closely knit a network is: density, degrees, dyads, reciprocity, transitivity."""

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.structure.dyads import dyads
from analyses.measures.structure.triads import transitive_triples
from graph.arrays import ratios
from graph.arrays.csr import Arrays, degrees
from graph.arrays.of_graph import Network, arrays, pairs
from graph.arrays.triangles import triads

INF = float("inf")


@measure(
    fr="Part des paires possibles qui sont liées",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("wasserman1994",),
    normalisation="n(n-1)/2 pairs; n(n-1) arcs",
)  # fmt: skip
def density(graph: Network) -> Estimate:
    """Share of the possible pairs that are linked.

    Share of the possible pairs (arcs) of actors that are linked.

    Formula: m / (n(n-1)/2), directed m / (n(n-1)); n actors, m pairs or arcs, loops left out.

    Returns: a ratio; ``n`` is the number of actors. It falls as n grows when actors keep as many
    partners: read it with ``mean_degree``.

    No meaning: below two actors.

    Peers: NetworkX ``density``, igraph ``edge_density``, sna ``gden`` and UCINET give the same number on
    simple graphs without loops; NetworkX counts loops and parallel edges, this does not.

    Source: Wasserman & Faust 1994, eq. 4.3 (pairs) and 4.9 (arcs).

    >>> import networkx as nx
    >>> density(nx.path_graph(3)).value
    0.6666666666666666
    """
    edges = arrays(graph)
    possible = ratios.density(len(edges.u), edges.n).item()
    if edges.n < 2:
        return Estimate.none("below_two_actors", n=edges.n)
    return Estimate(possible / 2 if edges.directed else possible, n=edges.n)


@measure(
    fr="Écart type des cases de la matrice des liens",
    level="network", unit="ratio", range=(0.0, 0.5), cites=("borgatti2013",),
)  # fmt: skip
def density_sd(graph: Network) -> Estimate:
    """Standard deviation of the cells of the matrix of ties.

    Standard deviation of the cells of the matrix of ties, 0 or 1, about the density.

    Formula: sqrt(d(1-d)), d the density: the population form.

    Returns: a ratio; ``n`` is the number of actors.

    No meaning: below two actors.

    Peers: UCINET's "Density" prints the same (population form); the sample form divides by the number of
    cells less one. It is no standard error: see the vertex bootstrap for that.

    Source: Borgatti, Everett & Johnson 2013, chapter 9.

    >>> import networkx as nx
    >>> density_sd(nx.path_graph(3)).value
    0.4714045207910317
    """
    found = density(graph)
    if found.reason:
        return found
    return Estimate(float(np.sqrt(found.value * (1 - found.value))), n=found.n)


@measure(
    fr="Nombre moyen de partenaires",
    level="network", unit="actors", range=(0.0, INF), cites=("wasserman1994",),
    directed="undirected", across=True,
)  # fmt: skip
def mean_degree(graph: Network) -> Estimate:
    """Mean number of partners.

    Partners an actor has on average, isolated actors included.

    Formula: 2m / n; n actors, m pairs.

    Returns: a number of actors; ``n`` is the number of actors.

    No meaning: without actors.

    Peers: igraph ``mean_degree`` and sna ``mean(degree(gmode="graph"))`` give the same on a simple graph;
    on a directed one the mean in- or out-degree is the number of arcs / n instead.

    Source: Wasserman & Faust 1994, eq. 4.1.

    >>> import networkx as nx
    >>> mean_degree(nx.path_graph(3)).value
    1.3333333333333333
    """
    edges = pairs(graph)
    if not edges.n:
        return Estimate.none("no_actor", n=0)
    return Estimate(ratios.mean_degree(len(edges.u), edges.n).item(), n=edges.n)


@measure(
    fr="Écart type du nombre de partenaires",
    level="network", unit="actors", range=(0.0, INF), cites=("wasserman1994",),
    directed="undirected",
)  # fmt: skip
def degree_sd(graph: Network) -> Estimate:
    """Standard deviation of the number of partners.

    Formula: sqrt(sum_i (d_i - mean)^2 / n): the population form.

    Returns: a number of actors; ``n`` is the number of actors.

    No meaning: without actors.

    Peers: numpy ``std`` of the degrees gives the same; R's ``sd`` divides by n - 1 and is larger.

    Source: Wasserman & Faust 1994, eq. 4.2 (its square).

    >>> import networkx as nx
    >>> round(degree_sd(nx.star_graph(3)).value, 4)
    0.866
    """
    edges = pairs(graph)
    if not edges.n:
        return Estimate.none("no_actor", n=0)
    return Estimate(float(np.std(degrees(edges))), n=edges.n)


@measure(
    fr="Part des partenaires communs qui sont liés",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("newman2001",), directed="undirected",
)  # fmt: skip
def transitivity(graph: Network) -> Estimate:
    """Share of two partners of one actor that are linked.

    Share of the paths of two pairs whose ends are linked too.

    Formula: 3 triangles / paths of two pairs, paths = sum_i d_i(d_i-1)/2.

    Returns: a ratio; ``n`` is the number of paths.

    No meaning: without a path of two pairs.

    Peers: NetworkX ``transitivity`` and igraph ``transitivity_undirected`` give the same; igraph and
    NetworkX return 0 without a path. The mean of the local coefficients (NetworkX
    ``average_clustering``) is another quantity.

    Source: Newman, Strogatz & Watts 2001; Wasserman & Faust 1994, eq. 6.15 for the directed one.

    >>> import networkx as nx
    >>> transitivity(nx.complete_graph(3)).value
    1.0
    """
    edges = pairs(graph)
    degree = degrees(edges)
    paths = int((degree * (degree - 1) // 2).sum())
    if not paths:
        return Estimate.none("no_path", n=0)
    return Estimate(ratios.transitivity(len(triads(edges)), paths).item(), n=paths)


@measure(
    fr="Part des chemins de deux liens fermés par un troisième",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("wasserman1994",), directed="directed",
)  # fmt: skip
def transitivity_directed(graph: Network) -> Estimate:
    """Share of the paths of two arcs closed by a third.

    Share of the paths a -> b -> c, a not c, with a -> c too.

    Formula: transitive triples / paths of two arcs.

    Returns: a ratio; ``n`` is the number of paths.

    No meaning: without a path of two arcs, or on undirected ties.

    Peers: sna ``gtrans(measure="weak")`` and UCINET's transitivity give the same; igraph and NetworkX only
    compute the undirected one, which is another number.

    Source: Wasserman & Faust 1994, section 6.5.

    >>> import networkx as nx
    >>> transitivity_directed(nx.DiGraph([(1, 2), (2, 3), (1, 3)])).value
    1.0
    """
    edges = arrays(graph)
    paths = _paths_of_two(edges)
    if not edges.directed or not paths:
        return Estimate.none("no_path" if edges.directed else "directed_only", n=0)
    return Estimate(transitive_triples(edges, pairs(graph)) / paths, n=paths)


def _paths_of_two(edges: Arrays) -> int:
    into = np.bincount(edges.v, minlength=edges.n)
    out = np.bincount(edges.u, minlength=edges.n)
    return int((into * out).sum()) - 2 * dyads(edges)[0]
