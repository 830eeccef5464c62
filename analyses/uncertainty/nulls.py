"""Where a network stands among random networks of its size and ties, or of its degrees."""

from typing import Any

import networkx as nx
import numpy as np

from analyses.estimate import Estimate
from analyses.growth import ratios
from analyses.inference.nulls import Statistic, cug, held_against, null_statistics
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
    return _placed(graph, _transitivity, (draws, seed), progress)


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
    return _placed(graph, _centralization, (draws, seed), progress)


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
    reason, ties = _ties(graph, _transitivity)
    if reason:
        return Estimate.none(reason, n=len(graph))
    test = cug(ties, _transitivity, condition="degrees", draws=draws, seed=seed, progress=progress)
    return test.estimate(n=len(graph))


def _placed(
    graph: "nx.Graph[Any]", statistic: Statistic, random: tuple[int, int], progress: Progress
) -> Estimate:
    """The share of networks with as many ties where a statistic is lower."""
    reason, ties = _ties(graph, statistic)
    if reason:
        return Estimate.none(reason, n=len(graph))
    draws, seed = random
    drawn = null_statistics(
        ties, statistic, condition="edges", draws=draws, seed=seed, progress=progress
    )
    observed = statistic(ties)
    known = drawn[~np.isnan(drawn)]
    if not len(known):
        return Estimate.none("no_path", n=len(graph))
    equal = np.abs(known - observed) <= TOLERANCE
    below = float(((known < observed) & ~equal).mean() + equal.mean() / 2)
    p = float(held_against(drawn, observed, seed=seed).p[0])
    return Estimate(below, p=p, n=len(graph), draws=draws, seed=seed)


def _ties(graph: "nx.Graph[Any]", statistic: Statistic) -> tuple[str, Flags]:
    """Why there is nothing to hold against draws, ``""`` if there is; and the ties, both ways."""
    n, none = len(graph), np.zeros((0, 0), bool)
    if not 3 <= n <= MOST:  # noqa: PLR2004 - two actors leave no choice
        return "too_many_actors" if n > MOST else "below_three_actors", none
    ties = matrix_of(graph, in_order(graph)).astype(bool)
    ties |= ties.T
    if not ties.any():
        return "no_pair", ties
    return "no_path" if np.isnan(statistic(ties)) else "", ties


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
