"""Survival in single numbers, for tables of measures; ``table.py`` gives the whole curve.

``spells`` come from ``relation_spells`` (a selection) or ``spells`` (columns of one's own). In all of them
``n`` is the number of relations followed, ``n_excluded`` that of relations left out because their start
is not known or nothing of them was observed. Curves begin where at least ``LEAST`` are at risk.
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.survival.comparison import log_rank, log_rank_p
from analyses.measures.survival.durations import Spells
from analyses.measures.survival.kaplan_meier import Curve, kaplan_meier, log_log, log_log_variance
from graph.tables import Flags, Ints

LEAST = 5
HALF = 0.5
ANY = (0.0, math.inf)


def followed(spells: Spells) -> Curve:
    """The curve of all relations, from the first time with ``LEAST`` at risk."""
    return kaplan_meier(spells.entry, spells.exit, spells.event, least=LEAST)


@measure(
    fr="Part des relations qui durent plus d’un pas de temps",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("kaplan1958", "kalbfleisch2002"),
)  # fmt: skip
def survival_one_step(spells: Spells) -> Estimate:
    """Share of relations that last longer than one step of time.

    Share of relations that last longer than one step (day, month or year).

    Formula: S(1), Kaplan-Meier with delayed entry; interval log-log Greenwood.

    Returns: a ratio; ``n`` is the number of relations followed, ``n_at_risk`` of those seen in their first
    step with the next one observed.

    No meaning: where these are fewer than 5.

    Peers: R ``survfit(Surv(entry, exit, event) ~ 1)`` and statsmodels ``SurvfuncRight`` give the same curve.

    Source: Kaplan and Meier 1958; Kalbfleisch and Prentice 2002, section 1.4.

    >>> from analyses.measures.survival.durations import spells
    >>> survival_one_step(spells([0] * 5, [1, 1, 3, 4, 2], [True, True, True, False, True])).value
    0.6
    """
    if not len(spells):
        return _none(spells, "no_relation_followed")
    at_risk = int(((spells.entry < 1) & (spells.exit >= 1)).sum())
    if at_risk < LEAST:
        return _none(spells, "few_at_risk", n_at_risk=at_risk)
    found = followed(spells)
    if not len(found.time) or found.time[0] > 1:
        return _estimate(spells, 1.0, n_at_risk=at_risk)
    variance = log_log_variance(found)
    low, high = (float(each[0]) for each in log_log(found.survival, variance))
    return _estimate(
        spells, float(found.survival[0]), float(found.se[0]), low, high, n_at_risk=at_risk
    )


@measure(
    fr="Durée au bout de laquelle la moitié des relations ont pris fin",
    level="network", unit="steps", range=ANY, cites=("kaplan1958", "brookmeyer1982"),
)  # fmt: skip
def median_survival(spells: Spells) -> Estimate:
    """Time by which half of the relations have ended.

    Time, in steps, by which half of the relations have ended.

    Formula: the first t with S(t) <= 1/2, Kaplan-Meier with delayed entry from the first time with 5 at
    risk; interval: the times at which the log-log Greenwood band crosses 1/2.

    Returns: steps (days, months or years); an end of the interval is empty where the band does not
    cross 1/2.

    No meaning: where the curve never falls to 1/2 while relations are followed.

    Peers: R ``survfit`` gives the mean of two times where the curve is 1/2 between them, this the first.

    Source: Brookmeyer and Crowley 1982.

    >>> from analyses.measures.survival.durations import spells
    >>> median_survival(spells([0] * 6, [1, 2, 3, 3, 4, 5], [True] * 6)).value
    3.0
    """
    found = followed(spells)
    if not len(found.time):
        return _none(spells, "no_end_seen" if len(spells) else "no_relation_followed")
    at = _first(found.survival <= HALF, found.time)
    if math.isnan(at):
        return _none(spells, "half_not_reached", n_at_risk=int(found.at_risk[0]))
    low, high = log_log(found.survival, log_log_variance(found))
    # Where the curve is 0 the band is not defined and lies at 0.
    bounds = [np.where(found.survival == 0, 0.0, each) <= HALF for each in (low, high)]
    ends = [_first(each, found.time) for each in bounds]
    return _estimate(spells, at, math.nan, *ends, n_at_risk=int(found.at_risk[0]))


@measure(
    fr="Les relations de groupes différents durent-elles aussi longtemps (test du log-rank) ?",
    level="network", unit="none", range=ANY, cites=("mantel1966", "kalbfleisch2002"),
)  # fmt: skip
def survival_log_rank(spells: Spells, groups: Mapping[Any, str]) -> Estimate:
    """Do relations of different groups last equally long (log-rank test)?

    Chi-square that relations between different groups of actors do not last equally long.

    Formula: log-rank test with delayed entry over the couples of groups (``a|b``) of the relations.

    Returns: a chi-square, ``p`` from its distribution, which takes relations as independent. Relations with
    an actor without group are left out.

    No meaning: below two couples of groups, or where no relation was seen to end.

    Peers: R ``survdiff`` gives the same number where nobody enters late, statsmodels ``survdiff`` with
    ``entry`` where somebody does.

    Source: Mantel 1966; Kalbfleisch and Prentice 2002, section 1.5.

    >>> from analyses.measures.survival.durations import spells
    >>> some = spells([0] * 4, [1, 2, 3, 4], [True] * 4, [("a", "b")] * 2 + [("c", "d")] * 2)
    >>> round(survival_log_rank(some, {"a": "x", "b": "x", "c": "y", "d": "y"}).value, 4)  # 3.5^2/4.25
    2.8824
    """  # noqa: D400 - what it says is a question
    _, codes = couples(spells, groups)
    told = codes >= 0
    if len(np.unique(codes[told])) < 2:  # noqa: PLR2004 - it takes two to compare
        return _none(spells, "one_group")
    statistic, freedom = log_rank(spells.take(told), codes[told])
    if not freedom:
        return _none(spells, "no_end_seen")
    return Estimate(
        statistic, p=max(log_rank_p(statistic, freedom), math.ulp(0)), n=int(told.sum()),
        n_excluded=spells.excluded + int((~told).sum()),
    )  # fmt: skip


def couples(spells: Spells, groups: Mapping[Any, str]) -> tuple[list[str], Ints]:
    """The couples of groups there are, in order, and that of each spell, -1 where an actor has none."""
    labels = [
        "|".join(sorted((groups[u], groups[v]))) if u in groups and v in groups else ""
        for u, v in zip(spells.u, spells.v, strict=True)
    ]
    names = sorted({label for label in labels if label})
    number = {name: at for at, name in enumerate(names)}
    return names, np.array([number.get(label, -1) for label in labels], np.int64)


def _first(reached: Flags, time: Ints) -> float:
    at = np.flatnonzero(reached)
    return float(time[at[0]]) if len(at) else math.nan


def _estimate(
    spells: Spells, value: float, se: float = math.nan, low: float = math.nan,
    high: float = math.nan, *, n_at_risk: int,
) -> Estimate:  # fmt: skip
    return Estimate(
        value, se, low, high, n=len(spells), n_at_risk=n_at_risk, n_excluded=spells.excluded
    )


def _none(spells: Spells, reason: str, n_at_risk: int | None = None) -> Estimate:
    return Estimate.none(reason, n=len(spells), n_at_risk=n_at_risk, n_excluded=spells.excluded)
