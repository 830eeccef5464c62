"""Where a network stands among random networks of its size and ties, or of its degrees."""

from typing import Any

import networkx as nx
import numpy as np

from analyses.estimate import Estimate
from analyses.growth import ratios
from analyses.inference.nulls import Condition, Statistic, cug, held_against, null_statistics
from analyses.inference.tally import TOLERANCE, Progress
from analyses.measure import measure
from analyses.uncertainty import MOST
from analyses.uncertainty.matrices import in_order, matrix_of
from graph.tables import Flags


@measure(
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="undirected",
)  # fmt: skip
def cug_transitivity(
    graph: "nx.Graph[Any]", *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with as many actors and ties whose transitivity is lower.

    Formula: (networks below + half of those equal) / draws; networks drawn uniformly.

    Returns: a ratio, 1/2 where chance would be; ``p``: two-sided. Compares networks of different size
    and density where the bare figures cannot be.

    No meaning: below three actors, above 1,000, or without a path of two ties.

    Peers: sna ``cug.test(cmode = "edges")``, which gives p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> cug_transitivity(nx.complete_graph(4), draws=20).value
    0.5
    """
    return _placed(_both_ways(graph), _transitivity, "edges", (draws, seed), progress)


@measure(
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="undirected",
)  # fmt: skip
def cug_centralization(
    graph: "nx.Graph[Any]", *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with as many actors and ties whose degree centralization is lower.

    Formula, returns: as ``cug_transitivity``.

    No meaning: below three actors, above 1,000, or without ties.

    Peers: sna ``cug.test(cmode = "edges")``, which gives p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> cug_centralization(nx.complete_graph(4), draws=20).value
    0.5
    """
    return _placed(_both_ways(graph), _centralization, "edges", (draws, seed), progress)


@measure(
    level="network", unit="ratio", range=(0.0, 1.0), cites=("rao1996", "phipson2010"),
    directed="undirected",
)  # fmt: skip
def degrees_transitivity(
    graph: "nx.Graph[Any]", *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Transitivity, held against random networks where every actor keeps its number of ties.

    Formula: as ``transitivity``; networks drawn by switching the ends of two ties.

    Returns: a ratio; ``p``: two-sided, about the mean of the draws: whether there are more (or fewer)
    triangles than a few busy actors explain.

    No meaning: as ``cug_transitivity``.

    Peers: igraph ``rewire(keeping_degseq)`` draws from the same networks.

    Source: Rao, Jana & Bandyopadhyay 1996; p, Phipson & Smyth 2010.

    >>> degrees_transitivity(nx.complete_graph(4), draws=20).value
    1.0
    """
    ties = _both_ways(graph)
    if reason := _refusal(ties, _transitivity):
        return Estimate.none(reason, n=len(ties))
    test = cug(ties, _transitivity, condition="degrees", draws=draws, seed=seed, progress=progress)
    return test.estimate(n=len(ties))


@measure(
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="undirected",
)  # fmt: skip
def cug_size_transitivity(
    graph: "nx.Graph[Any]", *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with as many actors whose transitivity is lower.

    Formula: as ``cug_transitivity``, networks drawn uniformly among all of that size, whatever their
    number of ties: half of the pairs are linked on average.

    Returns: as ``cug_transitivity``; mostly it says that real networks are sparse.

    No meaning: as ``cug_transitivity``.

    Peers: sna ``cug.test(cmode = "size")``, which gives p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> cug_size_transitivity(nx.path_graph(30), draws=20).value
    0.0
    """
    return _placed(_both_ways(graph), _transitivity, "size", (draws, seed), progress)


@measure(
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="directed",
)  # fmt: skip
def cug_census_transitivity(
    graph: "nx.DiGraph[Any]", *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with the same dyad census whose directed transitivity is lower.

    Formula: as ``cug_transitivity``, of ``transitivity_directed``; networks drawn uniformly among those
    with as many mutual, asymmetric and null dyads.

    Returns: as ``cug_transitivity``: whether paths close more often than reciprocity explains.

    No meaning: as ``cug_transitivity``, or on undirected ties.

    Peers: sna ``cug.test(cmode = "dyad.census")``, which gives p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> cug_census_transitivity(nx.complete_graph(4, nx.DiGraph), draws=20).value
    0.5
    """
    if not graph.is_directed():
        return Estimate.none("directed_only")
    return _placed(_arcs(graph), _closed, "dyad_census", (draws, seed), progress)


@measure(
    level="network", unit="ratio", range=(0.0, 1.0), cites=("anderson1999", "phipson2010"),
    directed="directed",
)  # fmt: skip
def cug_reciprocity(
    graph: "nx.DiGraph[Any]", *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Share of random networks with as many actors and arcs of which fewer arcs are returned.

    Formula: as ``cug_transitivity``, of ``reciprocity_arcs``.

    Returns: as ``cug_transitivity``.

    No meaning: as ``cug_centralization``, or on undirected ties.

    Peers: sna ``cug.test(cmode = "edges")`` with ``grecip(measure = "edgewise")``, p as a plain mean.

    Source: Anderson, Butts & Carley 1999.

    >>> cug_reciprocity(nx.complete_graph(4, nx.DiGraph), draws=20).value
    0.5
    """
    if not graph.is_directed():
        return Estimate.none("directed_only")
    return _placed(_arcs(graph), _returned, "edges", (draws, seed), progress)


def _placed(
    ties: Flags, statistic: Statistic, condition: Condition, random: tuple[int, int],
    progress: Progress,
) -> Estimate:  # fmt: skip
    """The share of networks drawn under a condition where a statistic is lower."""
    if reason := _refusal(ties, statistic):
        return Estimate.none(reason, n=len(ties))
    draws, seed = random
    drawn = null_statistics(
        ties, statistic, condition=condition, draws=draws, seed=seed, progress=progress
    )
    observed = statistic(ties)
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return Estimate.none("no_path", n=len(ties))
    equal = np.abs(known - observed) <= TOLERANCE
    below = float(((known < observed) & ~equal).mean() + equal.mean() / 2)
    p = float(held_against(drawn, observed, seed=seed).p[0])
    return Estimate(below, p=p, n=len(ties), draws=draws, seed=seed)


def _refusal(ties: Flags, statistic: Statistic) -> str:
    """Why there is nothing to hold against draws, ``""`` if there is."""
    if not 3 <= len(ties) <= MOST:  # noqa: PLR2004 - two actors leave no choice
        return "too_many_actors" if len(ties) > MOST else "below_three_actors"
    if not ties.any():
        return "no_pair"
    return "no_path" if np.isnan(statistic(ties)) else ""


def _arcs(graph: "nx.Graph[Any]") -> Flags:
    """The network as a matrix, none where it would be too large to hold."""
    if len(graph) > MOST:
        return np.zeros((len(graph), 0), bool)
    ties: Flags = matrix_of(graph, in_order(graph)).astype(bool)
    return ties


def _both_ways(graph: "nx.Graph[Any]") -> Flags:
    ties = _arcs(graph)
    return ties | ties.T if ties.size else ties


def _transitivity(ties: Flags) -> float:
    """Of a symmetric matrix; NaN without a path of two ties."""
    cells = ties.astype(np.float32)
    degree = cells.sum(axis=0)
    paths = float((degree * (degree - 1)).sum() / 2)
    triangles = float(np.einsum("ij,ij->", cells @ cells, cells) / 6)
    return float(ratios.transitivity(triangles, paths))


def _centralization(ties: Flags) -> float:
    degree = ties.sum(axis=0)
    return float(ratios.degree_centralization(degree.max(), degree.sum() / 2, len(ties)))


def _closed(arcs: Flags) -> float:
    """Share of the paths of two arcs between two actors that an arc closes; NaN without such a path."""
    cells = arcs.astype(np.float32)
    paths = cells @ cells
    np.fill_diagonal(paths, 0)
    total = float(paths.sum())
    return float((paths * cells).sum()) / total if total else float("nan")


def _returned(arcs: Flags) -> float:
    return float((arcs & arcs.T).sum() / arcs.sum())
