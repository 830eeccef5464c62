"""Where a network stands among random networks of its size and ties, or of its degrees."""

from analyses.estimate import Estimate
from analyses.inference.random_networks import cug
from analyses.inference.tally import Progress
from analyses.measure import measure
from analyses.measures.uncertainty.placed import (
    arcs,
    both_ways,
    centralization,
    closed,
    placed,
    refusal,
    returned,
    transitivity,
)
from graph.arrays.of_graph import Network, arrays


@measure(
    fr="Part des réseaux au hasard, autant de liens, dont la transitivité est plus basse",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="undirected",
)  # fmt: skip
def cug_transitivity(
    graph: Network, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with as many ties whose transitivity is lower.

    Share of random networks with as many actors and ties whose transitivity is lower.

    Formula: (networks below + half of those equal) / draws; networks drawn uniformly.

    Returns: a ratio, 1/2 where chance would be; ``p``: two-sided. Compares networks of different size
    and density where the bare figures cannot be.

    No meaning: below three actors, above 1,000, or without a path of two ties.

    Peers: sna ``cug.test(cmode = "edges")``, which gives p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> import networkx as nx
    >>> cug_transitivity(nx.complete_graph(4), draws=20).value
    0.5
    """
    return placed(both_ways(graph), transitivity, "edges", (draws, seed), progress)


@measure(
    fr="Part des réseaux au hasard, autant de liens, dont la centralisation est plus basse",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="undirected",
)  # fmt: skip
def cug_centralization(
    graph: Network, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with as many ties whose centralization is lower.

    Share of random networks with as many actors and ties whose degree centralization is lower.

    Formula, returns: as ``cug_transitivity``.

    No meaning: below three actors, above 1,000, or without ties.

    Peers: sna ``cug.test(cmode = "edges")``, which gives p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> import networkx as nx
    >>> cug_centralization(nx.complete_graph(4), draws=20).value
    0.5
    """
    return placed(both_ways(graph), centralization, "edges", (draws, seed), progress)


@measure(
    fr="Transitivité, comparée à des réseaux au hasard où chaque acteur garde son nombre de liens",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("rao1996", "phipson2010"),
    directed="undirected",
)  # fmt: skip
def degrees_transitivity(
    graph: Network, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Transitivity, held against random networks where every actor keeps its number of ties.

    Formula: as ``transitivity``; networks drawn by switching the ends of two ties.

    Returns: a ratio; ``p``: two-sided, about the mean of the draws: whether there are more (or fewer)
    triangles than a few busy actors explain.

    No meaning: as ``cug_transitivity``.

    Peers: igraph ``rewire(keeping_degseq)`` draws from the same networks.

    Source: Rao, Jana & Bandyopadhyay 1996; p, Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> degrees_transitivity(nx.complete_graph(4), draws=20).value
    1.0
    """
    ties = both_ways(graph)
    if reason := refusal(ties, transitivity):
        return Estimate.none(reason, n=len(ties))
    test = cug(ties, transitivity, condition="degrees", draws=draws, seed=seed, progress=progress)
    return test.estimate(n=len(ties))


@measure(
    fr="Part des réseaux au hasard, autant d’acteurs, dont la transitivité est plus basse",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="undirected",
)  # fmt: skip
def cug_size_transitivity(
    graph: Network, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with as many actors whose transitivity is lower.

    Formula: as ``cug_transitivity``, networks drawn uniformly among all of that size, whatever their
    number of ties: half of the pairs are linked on average.

    Returns: as ``cug_transitivity``; mostly it says that real networks are sparse.

    No meaning: as ``cug_transitivity``.

    Peers: sna ``cug.test(cmode = "size")``, which gives p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> import networkx as nx
    >>> cug_size_transitivity(nx.path_graph(30), draws=20).value
    0.0
    """
    return placed(both_ways(graph), transitivity, "size", (draws, seed), progress)


@measure(
    fr="Part des réseaux au hasard, même recensement des dyades, dont la transitivité dirigée est plus basse",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="directed",
)  # fmt: skip
def cug_census_transitivity(
    graph: Network, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with the same dyad census whose directed transitivity is lower.

    Formula: as ``cug_transitivity``, of ``transitivity_directed``; networks drawn uniformly among those
    with as many mutual, asymmetric and null dyads.

    Returns: as ``cug_transitivity``: whether paths close more often than reciprocity explains.

    No meaning: as ``cug_transitivity``, or on undirected ties.

    Peers: sna ``cug.test(cmode = "dyad.census")``, which gives p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> import networkx as nx
    >>> cug_census_transitivity(nx.complete_graph(4, nx.DiGraph), draws=20).value
    0.5
    """
    if not arrays(graph).directed:
        return Estimate.none("directed_only")
    return placed(arcs(graph), closed, "dyad_census", (draws, seed), progress)


@measure(
    fr="Part des réseaux au hasard, autant de liens, où moins de liens sont réciproques",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="directed",
)  # fmt: skip
def cug_reciprocity(
    graph: Network, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with as many ties of which fewer are returned.

    Share of random networks with as many actors and arcs of which fewer arcs are returned.

    Formula: as ``cug_transitivity``, of ``reciprocity_arcs``.

    Returns: as ``cug_transitivity``.

    No meaning: as ``cug_centralization``, or on undirected ties.

    Peers: sna ``cug.test(cmode = "edges")`` with ``grecip(measure = "edgewise")``, p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> import networkx as nx
    >>> cug_reciprocity(nx.complete_graph(4, nx.DiGraph), draws=20).value
    0.5
    """
    if not arrays(graph).directed:
        return Estimate.none("directed_only")
    return placed(arcs(graph), returned, "edges", (draws, seed), progress)
