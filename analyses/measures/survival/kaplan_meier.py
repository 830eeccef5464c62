"""The Kaplan-Meier curve, with delayed entry, and its log-log Greenwood interval."""

from dataclasses import dataclass

import numpy as np

from graph.tables import Flags, Floats, Ints

Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """The share of relations that last longer than each time at which some end.

    Arrays of shape (times,): ``time`` in steps, ``at_risk`` and ``events`` (sums of weights),
    ``survival`` in 0..1, ``greenwood`` = sum of d / (r (r - d)).
    """

    time: Ints
    at_risk: Floats
    events: Floats
    survival: Floats
    greenwood: Floats

    @property
    def se(self) -> Floats:
        """Greenwood's standard error, NaN where the curve is 0."""
        known = np.isfinite(self.greenwood)
        errors: Floats = np.where(known, self.survival, np.nan)
        return errors * np.sqrt(np.where(known, self.greenwood, 0.0))


def kaplan_meier(
    entry: Ints, exit_: Ints, event: Flags, weight: Floats | None = None, *, least: float = 0
) -> Curve:
    """S(t) = prod over ends t_k <= t of (1 - d_k / r_k), r_k = number with entry < t_k <= exit.

    Kaplan and Meier 1958, with the risk sets of delayed entry. ``least``: the curve begins at the
    first time with that many at risk, given survival until then: early risk sets of one or two send it to
    0 for good. The same numbers as R's ``survfit(Surv(entry, exit, event) ~ 1)``.

    >>> curve = kaplan_meier(
    ...     np.array([0, 0, 2, 3, 0, 1]), np.array([4, 6, 5, 7, 3, 6]),
    ...     np.array([True, False, True, True, True, False]),
    ... )
    >>> curve.time[:3].tolist(), curve.survival[:3].round(2).tolist()
    ([3, 4, 5], [0.8, 0.64, 0.48])
    """
    time = np.unique(exit_[event])
    weight = np.ones(len(exit_)) if weight is None else weight
    at_risk, events = risk_sets(entry, exit_, event, weight, time)
    enough = np.flatnonzero(at_risk >= least)
    first = enough[0] if len(enough) else len(time)
    return curve(time[first:], at_risk[first:], events[first:])


def risk_sets(
    entry: Ints, exit_: Ints, event: Flags, weight: Floats, time: Ints
) -> tuple[Floats, Floats]:
    """Weights at risk just before each time and of those that end at it, shapes (times,)."""
    n = len(time)
    # At risk at time k when entry < time[k] <= exit: from the first time after entry to the last by exit.
    first = np.searchsorted(time, entry, side="right")
    last = np.searchsorted(time, exit_, side="right")
    some = first < last
    change = np.bincount(first[some], weight[some], n + 1) - np.bincount(
        last[some], weight[some], n + 1
    )
    at = np.searchsorted(time, exit_[event & some])
    events = np.bincount(at, weight[event & some], n)[:n].astype(np.float64)
    return np.cumsum(change)[:n].astype(np.float64), events


def curve(time: Ints, at_risk: Floats, events: Floats) -> Curve:
    """The curve of given risk sets."""
    share = np.divide(events, at_risk, out=np.zeros(len(time)), where=at_risk > 0)
    left = at_risk * (at_risk - events)
    terms = np.divide(events, left, out=np.full(len(time), np.inf), where=left > 0)
    terms[events == 0] = 0
    return Curve(time, at_risk, events, np.cumprod(1 - share), np.cumsum(terms))


def log_log(survival: Floats, variance: Floats, z: float = Z95) -> tuple[Floats, Floats]:
    """Interval of a curve from the variance of log(-log S): S ** exp(+-z sqrt(variance)).

    NaN where the curve is 1 or 0 and has no such variance.
    """
    with np.errstate(all="ignore"):
        half = np.exp(z * np.sqrt(variance))
        low, high = survival**half, survival ** (1 / half)
    known = (survival > 0) & (survival < 1) & np.isfinite(variance)
    return np.where(known, low, np.nan), np.where(known, high, np.nan)


def log_log_variance(found: Curve) -> Floats:
    """Greenwood's variance of log(-log S): greenwood / (ln S)^2, NaN where S is 1 or 0."""
    inside = (found.survival > 0) & (found.survival < 1)
    logs = np.log(found.survival, out=np.full(len(inside), np.nan), where=inside)
    variance: Floats = np.divide(
        found.greenwood, logs**2, out=np.full(len(inside), np.nan), where=inside
    )
    return variance
