"""Maximum likelihood of the few laws a simulation is made of, each with its standard error."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Estimate:
    """An estimate, its standard error, and the number of events or trials it rests on.

    Value and error are NaN where there is nothing to estimate from.
    """

    value: float
    se: float
    n: int


NOTHING = Estimate(np.nan, np.nan, 0)


def rate(events: int, exposure: float) -> Estimate:
    """Constant hazard: events / exposure, se = rate / sqrt(events).

    >>> rate(4, 200.0)
    Estimate(value=0.02, se=0.01, n=4)
    """
    if events == 0:
        return NOTHING
    return Estimate(events / exposure, events**0.5 / exposure, events)


def share(successes: int, trials: int, declared: float) -> Estimate:
    """Probability p = x / n, with the error sqrt(p0 (1 - p0) / n) that the declared p0 implies.

    >>> share(30, 100, 0.5)
    Estimate(value=0.3, se=0.05, n=100)
    """
    if trials == 0:
        return NOTHING
    return Estimate(successes / trials, (declared * (1 - declared) / trials) ** 0.5, trials)


def poisson_rates(design: Floats, events: Floats, exposure: Floats) -> list[Estimate]:
    """Multiplicative rates: events ~ Poisson(exposure * exp(design @ beta)), returned as exp(beta).

    Rows are cells, `design` holds 0 and 1. Newton's method from the pooled rate; by the delta
    method se(exp b) = exp(b) se(b), se(b) from the inverse of X' diag(mean) X. `n` counts the
    events of the cells where the column is 1. Columns must be independent over exposed cells.
    """
    kept = exposure > 0
    x, y, t = design[kept], events[kept], exposure[kept]
    beta = np.linalg.lstsq(x, np.log((y + 0.5) / t), rcond=None)[0]
    for _ in range(50):
        mean = t * np.exp(x @ beta)
        step = np.linalg.solve(x.T @ (x * mean[:, None]), x.T @ (y - mean))
        beta = beta + step
        if np.abs(step).max() < 1e-12:  # noqa: PLR2004  (converged to the last digits)
            break
    mean = t * np.exp(x @ beta)
    error = np.sqrt(np.diag(np.linalg.inv(x.T @ (x * mean[:, None]))))
    values, counts = np.exp(beta), x.T @ y
    return [
        Estimate(float(v), float(v * e), int(n))
        for v, e, n in zip(values, error, counts, strict=True)
    ]


def weibull(times: Floats, happened: NDArray[np.bool_]) -> tuple[Estimate, Estimate]:
    """Shape k and scale s of a delay, right-censored where it had not `happened` at `times` > 0.

    l(k, s) = sum over events [log k - k log s + (k - 1) log t] - sum over all (t / s)^k.
    k solves 1/k + mean over events of log t = sum t^k log t / sum t^k; s^k = sum t^k / events.
    Errors from the observed information, y = log(t / s), z = (t / s)^k, a = log s:
    -l_kk = d / k^2 + sum z y^2, -l_aa = k^2 d, -l_ka = -k sum z y.
    """
    events = int(happened.sum())
    if events < 2:  # noqa: PLR2004  (one event tells no shape)
        return NOTHING, NOTHING
    log_t = np.log(times)
    mean_log = float(log_t[happened].mean())
    top = float(log_t.max())

    def score(k: float) -> float:
        weight = np.exp(k * (log_t - top))
        return 1 / k + mean_log - float((weight * log_t).sum() / weight.sum())

    k = float(brentq(score, 1e-3, 1e3, xtol=1e-12))
    log_s = top + float(np.log(np.exp(k * (log_t - top)).sum() / events)) / k
    y = log_t - log_s
    z = np.exp(k * y)
    cross = -k * float((z * y).sum())
    information = [[events / k**2 + float((z * y * y).sum()), cross], [cross, k * k * events]]
    se_k, se_a = np.sqrt(np.diag(np.linalg.inv(np.array(information))))
    scale = float(np.exp(log_s))
    return Estimate(k, float(se_k), events), Estimate(scale, float(scale * se_a), events)
