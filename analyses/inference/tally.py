"""From draws under a null hypothesis to p-values, counted as the draws come."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from analyses.estimate import Estimate
from graph.tables import Floats, Ints

Alternative = Literal["two-sided", "greater", "less"]
# Told how many draws are done, and of how many.
Progress = Callable[[int, int], None] | None

# Sums taken in another order differ by less; a draw that close to the observed value equals it.
TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What the draws of one or several statistics said; arrays of shape (q,), one place a statistic.

    ``above``, ``equal``: draws further out than the observed value, and as far. ``mean``, ``sd``: of the
    draws (population form). ``draws``: how many; ``seed``: what they were drawn from, None where they
    are all there are, the observed arrangement among them (``exact``).
    """

    observed: Floats
    above: Ints
    equal: Ints
    mean: Floats
    sd: Floats
    draws: int
    seed: int | None

    @property
    def exact(self) -> bool:
        """Whether every arrangement was counted, none drawn."""
        return self.seed is None

    @property
    def p(self) -> Floats:
        """P-values: k/M of an enumeration, (1 + k)/(R + 1) of R random draws; in (0, 1].

        Phipson & Smyth (2010): a permutation p-value is never 0.
        """
        k, one = self.above + self.equal, 0 if self.exact else 1
        values: Floats = (one + k) / (one + self.draws)
        return values

    def randomised_p(self, rng: np.random.Generator) -> Floats:
        """P-values with ties broken at random: uniform on (0, 1) if the null hypothesis holds."""
        one = 0 if self.exact else 1
        ties = self.equal + one
        values: Floats = (self.above + rng.random(len(ties)) * ties) / (one + self.draws)
        return values

    def estimate(self, at: int = 0, *, n: int | None = None) -> Estimate:
        """One statistic as an Estimate; ``n``: what it was counted on."""
        value, p = float(self.observed[at]), float(self.p[at])
        return Estimate(value, p=p, n=n, seed=self.seed, draws=self.draws)


def tally(
    observed: Floats,
    batches: Iterable[Floats],
    *,
    centre: Floats | float = 0.0,
    alternative: Alternative = "two-sided",
    seed: int | None = None,
    total: int = 0,
    progress: Progress = None,
) -> Tally:
    """Hold batches of draws, each of shape (b, q), against observed values of shape (q,).

    ``centre``: expectation under the null hypothesis; two-sided, what lies as far from it on either
    side is as extreme. A draw without a value (NaN) counts as one as extreme: never in favour of a finding.
    ``seed``: None where the batches are all arrangements. ``progress`` is told the number of draws
    done, of ``total``. Raises ValueError when there is no draw.
    """
    far = _distance(observed, centre, alternative)
    slack = TOLERANCE * np.maximum(1.0, np.abs(observed))
    above, equal = np.zeros((2, len(observed)), np.int64)
    sums, squares, done = np.zeros(len(observed)), np.zeros(len(observed)), 0
    for batch in batches:
        out = _distance(batch, centre, alternative)
        beyond = out > far + slack
        above += beyond.sum(axis=0)
        equal += (~beyond & ~(out < far - slack)).sum(axis=0)
        sums += (batch - observed).sum(axis=0)
        squares += ((batch - observed) ** 2).sum(axis=0)
        done += len(batch)
        if progress:
            progress(done, total)
    if not done:
        raise ValueError("no draws to hold the observed value against")
    shift = sums / done
    spread = np.sqrt(np.maximum(squares / done - shift**2, 0.0))
    return Tally(observed, above, equal, observed + shift, spread, done, seed)


def _distance(values: Floats, centre: Floats | float, alternative: Alternative) -> Floats:
    if alternative == "two-sided":
        return np.abs(values - centre)
    return values if alternative == "greater" else -values


def normal_interval(value: float, se: float, level: float = 0.95) -> tuple[float, float]:
    """Ends of the interval value ± z se of a confidence level; NaN where se is.

    >>> low, high = normal_interval(0.0, 1.0)
    >>> round(low, 6), round(high, 6)
    (-1.959964, 1.959964)
    """
    from scipy.special import ndtri

    half = float(ndtri((1 + level) / 2)) * se
    return (value - half, value + half) if math.isfinite(half) else (math.nan, math.nan)
