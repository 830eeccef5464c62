"""Densities and rates of change with the standard errors of the vertex bootstrap."""

from collections.abc import Callable, Collection
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.inference.bootstrap import joint_bootstrap, vertex_bootstrap
from analyses.inference.jackknife import jackknife
from analyses.inference.tally import Progress
from analyses.measure import measure
from analyses.measures.change.dyads import Pair
from analyses.measures.uncertainty import MOST
from analyses.measures.uncertainty.matrices import in_order, matrix_of, waves_of
from graph.arrays.of_graph import Network, arrays
from graph.tables import Floats


@measure(
    fr="Densité, avec un intervalle par rééchantillonnage des acteurs",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("snijders1999",),
)  # fmt: skip
def density_bootstrap(
    graph: Network, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Density, with an interval by resampling the actors.

    Density with its vertex-bootstrap standard error and 95 % interval.

    Formula: density; se = standard deviation over networks of n actors drawn with replacement, an actor
    drawn twice being tied to itself as in a pair drawn at random; interval density ± 1.96 se.

    Returns: a ratio; ``n``: actors. Good where actors differ, too wide where ties are independent (see the
    page on calibration); not cut at 0 and 1.

    No meaning: below three actors, above 1,000 (the draws hold every pair), or without ties.

    Peers: UCINET's bootstrap of density follows the same article; snowboot 1.0.2 does not.

    Source: Snijders & Borgatti 1999.

    >>> import networkx as nx
    >>> found = density_bootstrap(nx.path_graph(5), draws=200)
    >>> found.value, found.se > 0
    (0.4, True)
    """
    edges = arrays(graph)
    if reason := _refusal(edges.n):
        return Estimate.none(reason, n=edges.n)
    matrix = matrix_of(edges, in_order(edges.nodes))
    if not matrix.any():
        return Estimate.none("no_pair", n=edges.n)
    return vertex_bootstrap(matrix, _density, draws=draws, seed=seed, progress=progress)


@measure(
    fr="Densité, avec un intervalle calculé en ôtant les acteurs un à un",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("snijders1999",),
)  # fmt: skip
def density_jackknife(graph: Network) -> Estimate:
    """Density, with an interval by leaving out one actor at a time.

    Density with its network-jackknife standard error and 95 % interval.

    Formula: density; se = sqrt((n - 2) / (2n) sum_i (Z_(-i) - mean)^2), Z_(-i) the density without actor
    i; interval density ± 1.96 se.

    Returns: a ratio; ``n``: actors. Without draws, so the same whatever the seed.

    No meaning: below three actors, above 1,000, or without ties.

    Peers: the article's own alternative to the vertex bootstrap; no package we know of gives it.

    Source: Snijders & Borgatti 1999, after Frank & Snijders 1994.

    >>> import networkx as nx
    >>> found = density_jackknife(nx.path_graph(4))  # without an actor: 2/3, 1/3, 1/3, 2/3
    >>> found.value, round(found.se, 4)  # sqrt(2/8 * 4/36)
    (0.5, 0.1667)
    """
    edges = arrays(graph)
    if reason := _refusal(edges.n):
        return Estimate.none(reason, n=edges.n)
    matrix = matrix_of(edges, in_order(edges.nodes))
    return jackknife(matrix, _density) if matrix.any() else Estimate.none("no_pair", n=edges.n)


@measure(
    fr="Écart de densité entre deux dates, mêmes acteurs, avec son intervalle",
    level="network", unit="ratio", range=(-1.0, 1.0), cites=("snijders1999",),
)  # fmt: skip
def density_change(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None, *,
    draws: int = 999, seed: int = 1, progress: Progress = None,
) -> Estimate:  # fmt: skip
    """Change of density between two dates, same actors, with its interval.

    Change of density between two windows among the actors of both, with its paired bootstrap.

    Formula: density after - density before, over the pairs at risk; se over draws that take the same
    actors in both windows.

    Returns: a difference of ratios; ``n``: actors of both windows. Conservative (see the page on
    calibration).

    No meaning: below three actors in both windows, above 1,000, or where no pair is at risk.

    Peers: UCINET's "paired" bootstrap of two densities follows the same article.

    Source: Snijders & Borgatti 1999.

    >>> import networkx as nx
    >>> round(density_change(nx.path_graph(5), nx.cycle_graph(5), draws=50).value, 4)
    0.1
    """
    return _over_waves(before, after, at_risk, _change, (draws, seed), progress)


@measure(
    fr="Part des paires non liées avant qui le sont après, avec un intervalle par "
    "rééchantillonnage des acteurs",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("snijders1999", "krivitsky2014"),
)  # fmt: skip
def formation_bootstrap(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None, *,
    draws: int = 999, seed: int = 1, progress: Progress = None,
) -> Estimate:  # fmt: skip
    """Share of the pairs not linked before that are after, with an interval by resampling the actors.

    Share of the pairs not linked before that are linked after, with its bootstrap over actors.

    Formula: as ``formation``, n01 / (n01 + n00); se over draws that take the same actors in both windows.

    Returns: a ratio; ``n``: actors of both windows; ``draws``: those where the rate exists.

    No meaning: as ``density_change``, or where every pair was linked before.

    Peers: none; ``formation`` gives the interval that holds if ties are independent.

    Source: Snijders & Borgatti 1999; the rate, Krivitsky & Handcock 2014.

    >>> import networkx as nx
    >>> round(formation_bootstrap(nx.path_graph(5), nx.cycle_graph(5), draws=50).value, 4)
    0.1667
    """
    return _over_waves(before, after, at_risk, _formation, (draws, seed), progress)


@measure(
    fr="Part des paires liées avant qui le sont encore, avec un intervalle par rééchantillonnage des acteurs",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("snijders1999", "krivitsky2014"),
)  # fmt: skip
def persistence_bootstrap(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None, *,
    draws: int = 999, seed: int = 1, progress: Progress = None,
) -> Estimate:  # fmt: skip
    """Share of the pairs linked before that still are, with an interval by resampling the actors.

    Share of the pairs linked before that still are, with its bootstrap over actors.

    Formula: as ``persistence``, n11 / (n11 + n10); se over draws that take the same actors in both
    windows.

    Returns: a ratio; ``n``: actors of both windows; ``draws``: those where the rate exists.

    No meaning: as ``density_change``, or where no pair was linked before.

    Peers: none; ``persistence`` gives the interval that holds if ties are independent.

    Source: Snijders & Borgatti 1999; the rate, Krivitsky & Handcock 2014.

    >>> import networkx as nx
    >>> round(persistence_bootstrap(nx.cycle_graph(5), nx.path_graph(5), draws=50).value, 4)
    0.8
    """
    return _over_waves(before, after, at_risk, _persistence, (draws, seed), progress)


def _over_waves(
    before: Network, after: Network, at_risk: Collection[Pair] | None,
    statistic: Callable[[Floats, Floats], float], random: tuple[int, int], progress: Progress,
) -> Estimate:  # fmt: skip
    n = len(set(arrays(before).nodes) & set(arrays(after).nodes))
    if reason := _refusal(n):
        return Estimate.none(reason, n=n)
    waves = waves_of(before, after, at_risk)
    if np.isnan(statistic(*waves)):
        return Estimate.none("no_pair_at_risk", n=n)
    draws, seed = random
    return joint_bootstrap(waves, statistic, draws=draws, seed=seed, progress=progress)


def _refusal(n: int) -> str:
    if n < 3:  # noqa: PLR2004 - two actors are one pair, without spread
        return "below_three_actors"
    return "too_many_actors" if n > MOST else ""


def _density(matrix: Floats) -> float:
    return float(matrix.sum() / len(matrix) / (len(matrix) - 1))


def _change(before: Floats, after: Floats) -> float:
    return _mean(after, _off(after)) - _mean(before, _off(before))


def _formation(before: Floats, after: Floats) -> float:
    return _mean(after, _off(before) & (before == 0))


def _persistence(before: Floats, after: Floats) -> float:
    return _mean(after, _off(before) & (before == 1))


def _off(matrix: Floats) -> Any:
    return ~np.isnan(matrix) & ~np.eye(len(matrix), dtype=bool)


def _mean(matrix: Floats, cells: Any) -> float:
    return float(matrix[cells].mean()) if cells.any() else float("nan")
