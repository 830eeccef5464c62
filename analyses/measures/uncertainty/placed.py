"""Networks held against random ones: the statistics that are compared, and where a network stands."""

import numpy as np

from analyses.estimate import Estimate
from analyses.inference.random_networks import Condition, Statistic, held_against, null_statistics
from analyses.inference.tally import TOLERANCE, Progress
from analyses.measures.uncertainty import MOST
from analyses.measures.uncertainty.matrices import in_order, matrix_of
from graph.arrays import ratios
from graph.arrays.of_graph import Network, arrays
from graph.tables import Flags


def placed(
    ties: Flags, statistic: Statistic, condition: Condition, random: tuple[int, int],
    progress: Progress,
) -> Estimate:  # fmt: skip
    """The share of networks drawn under a condition where a statistic is lower."""
    if reason := refusal(ties, statistic):
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


def refusal(ties: Flags, statistic: Statistic) -> str:
    """Why there is nothing to hold against draws, ``""`` if there is."""
    if not 3 <= len(ties) <= MOST:  # noqa: PLR2004 - two actors leave no choice
        return "too_many_actors" if len(ties) > MOST else "below_three_actors"
    if not ties.any():
        return "no_pair"
    return "no_path" if np.isnan(statistic(ties)) else ""


def arcs(graph: Network) -> Flags:
    """The network as a matrix, none where it would be too large to hold."""
    edges = arrays(graph)
    if edges.n > MOST:
        return np.zeros((edges.n, 0), bool)
    ties: Flags = matrix_of(edges, in_order(edges.nodes)).astype(bool)
    return ties


def both_ways(graph: Network) -> Flags:
    ties = arcs(graph)
    return ties | ties.T if ties.size else ties


def transitivity(ties: Flags) -> float:
    """Of a symmetric matrix; NaN without a path of two ties."""
    cells = ties.astype(np.float32)
    degree = cells.sum(axis=0)
    paths = float((degree * (degree - 1)).sum() / 2)
    triangles = float(np.einsum("ij,ij->", cells @ cells, cells) / 6)
    return float(ratios.transitivity(triangles, paths))


def centralization(ties: Flags) -> float:
    degree = ties.sum(axis=0)
    return float(ratios.degree_centralization(degree.max(), degree.sum() / 2, len(ties)))


def closed(arcs: Flags) -> float:
    """Share of the paths of two arcs between two actors that an arc closes; NaN without such a path."""
    cells = arcs.astype(np.float32)
    paths = cells @ cells
    np.fill_diagonal(paths, 0)
    total = float(paths.sum())
    return float((paths * cells).sum()) / total if total else float("nan")


def returned(arcs: Flags) -> float:
    return float((arcs & arcs.T).sum() / arcs.sum())
