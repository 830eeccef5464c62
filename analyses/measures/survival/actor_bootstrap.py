"""How uncertain a survival curve is when relations share actors."""

import numpy as np

from analyses.inference.tally import Progress
from analyses.measures.survival.durations import Spells
from analyses.measures.survival.kaplan_meier import Curve, curve, log_log_variance, risk_sets
from graph.tables import Floats


def actor_variance(
    spells: Spells, found: Curve, *, draws: int, seed: int, progress: Progress = None
) -> Floats:
    """Variance of log(-log S) at each time of the curve, relations of one actor being alike, (times,).

    Actors are drawn with replacement; a relation counts as often as its two actors were drawn, the product
    of both numbers. Such draws count the variance of a relation by itself three times (Owen 2007), so
    twice Greenwood's is taken off; what is left is that of Aronow, Samii and Assenova (2015): the
    relations' own, and what those that share an actor have in common. Never below Greenwood's. NaN where
    the curve is 1 or 0, or under two draws gave a value.
    """
    names, u, v = spells.actors
    rng, own = np.random.default_rng(seed), log_log_variance(found)
    total, squares, n = np.zeros((3, len(found.time)))
    centre = _log_log(found)
    for done in range(1, draws + 1):
        times = np.bincount(rng.integers(len(names), size=len(names)), minlength=len(names))
        weight = (times[u] * times[v]).astype(np.float64)
        drawn = curve(
            found.time,
            *risk_sets(spells.entry, spells.exit, spells.event, weight, found.time),
        )
        gap = _log_log(drawn) - centre
        told = np.isfinite(gap)
        total[told] += gap[told]
        squares[told] += gap[told] ** 2
        n += told
        if progress:
            progress(done, draws)
    with np.errstate(all="ignore"):
        spread = np.where(n > 1, (squares - total**2 / n) / (n - 1), np.nan)
    return np.fmax(spread - 2 * own, own)


def _log_log(found: Curve) -> Floats:
    """log(-log S), NaN where S is 1 or 0 or nobody is at risk."""
    inside = (found.survival > 0) & (found.survival < 1) & (found.at_risk > 0)
    values = np.full(len(inside), np.nan)
    values[inside] = np.log(-np.log(found.survival[inside]))
    return values
