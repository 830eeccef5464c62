"""Standard errors of a statistic of one network, or of its change, by resampling actors."""

import math
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from analyses.estimate import Estimate
from analyses.inference.tally import Progress, normal_interval
from graph.tables import Floats, Ints

Statistic = Callable[[Floats], float]


def vertex_bootstrap(
    matrix: Floats, statistic: Statistic, *, draws: int, seed: int, progress: Progress = None
) -> Estimate:
    """A statistic of a matrix (n, n) with its vertex-bootstrap standard error.

    n actors are drawn with replacement; two different ones bring the tie they have, an actor drawn
    twice is tied to itself as in a pair drawn at random from the data; the diagonal stays empty.
    The standard error is the standard deviation over the draws, the interval value ± 1.96 se: the
    draws give the spread, never the place (Snijders & Borgatti 1999, Connections 22(2):61-70).
    Known to be too wide where ties are independent of actors. Raises ValueError below two draws.
    """
    return joint_bootstrap([matrix], statistic, draws=draws, seed=seed, progress=progress)


def paired_bootstrap(
    before: Floats, after: Floats, statistic: Statistic, *, draws: int, seed: int,
    progress: Progress = None,
) -> Estimate:  # fmt: skip
    """The change of a statistic between two waves of the same actors: after less before.

    Each draw takes the same actors, and for an actor drawn twice the same pair, in both waves, so that
    what the waves have in common does not widen the interval. Raises ValueError for matrices of
    different sizes or fewer than two draws.
    """

    def change(early: Floats, late: Floats) -> float:
        return statistic(late) - statistic(early)

    return joint_bootstrap([before, after], change, draws=draws, seed=seed, progress=progress)


def joint_bootstrap(
    matrices: Sequence[Floats], statistic: Callable[..., float], *, draws: int, seed: int,
    progress: Progress = None,
) -> Estimate:  # fmt: skip
    """A statistic of several matrices of the same actors, such as persistence, as ``vertex_bootstrap``.

    A draw where the statistic is NaN is left out of the spread; ``draws`` says how many were not.
    Raises ValueError for matrices of different sizes or fewer than two draws.
    """
    if len({np.shape(each) for each in matrices}) > 1:
        raise ValueError("the two waves must hold the same actors")
    values = []
    for done, drawn in enumerate(resampled(matrices, draws=draws, seed=seed), 1):
        values.append(float(statistic(*drawn)))
        if progress:
            progress(done, draws)
    value = float(statistic(*map(np.asarray, matrices)))
    return _spread(value, [each for each in values if not math.isnan(each)], len(matrices[0]), seed)


def unpaired_change(before: Estimate, after: Estimate) -> Estimate:
    """The change between two networks of different actors: se = sqrt(se1^2 + se2^2).

    >>> unpaired_change(Estimate(0.2, se=0.03), Estimate(0.5, se=0.04)).se
    0.05
    """
    change, se = after.value - before.value, math.hypot(before.se, after.se)
    low, high = normal_interval(change, se)
    return Estimate(change, se=se, ci_low=low, ci_high=high)


def resampled(matrices: Sequence[Floats], *, draws: int, seed: int) -> Iterator[list[Floats]]:
    """Replicates of one or several matrices of the same actors, all by the same draws."""
    rng = np.random.default_rng(seed)
    sources = [np.asarray(each) for each in matrices]
    n = len(sources[0])
    for _ in range(draws):
        chosen = rng.integers(n, size=n)
        u, v = np.nonzero(np.triu(chosen[:, None] == chosen, 1))
        one = rng.integers(n, size=len(u))
        two = rng.integers(max(n - 1, 1), size=len(u))
        two += two >= one
        yield [_replicate(each, chosen, (u, v), (one, two)) for each in sources]


def _replicate(
    source: Floats, chosen: Ints, twice: tuple[Ints, Ints], pair: tuple[Ints, Ints]
) -> Floats:
    drawn = source.take(chosen, axis=0).take(chosen, axis=1)
    u, v = twice
    one, two = pair
    drawn[u, v], drawn[v, u] = source[one, two], source[two, one]
    np.fill_diagonal(drawn, 0)
    return drawn


def _spread(value: float, values: list[float], n: int, seed: int) -> Estimate:
    if len(values) < 2:  # noqa: PLR2004 - a spread needs two
        raise ValueError("at least two draws are needed")
    se = float(np.std(values, ddof=1))
    low, high = normal_interval(value, se)
    return Estimate(value, se=se, ci_low=low, ci_high=high, n=n, seed=seed, draws=len(values))
