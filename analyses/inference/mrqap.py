"""Multiple regression of a relation on others, tested by double semi-partialling."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from analyses.inference.qap import orders_of, turned
from analyses.inference.relabeling import relabelings
from analyses.inference.tally import Alternative, Progress, Tally, tally
from graph.tables import Flags, Floats


@dataclass(frozen=True, slots=True, eq=False)
class Regression:
    """Least-squares coefficients by name, ``intercept`` first, and the test of each predictor.

    ``t``: coefficient over its classical standard error, the pivot of the test. ``p``: permutation
    p-values of the predictors (NaN for the intercept). ``n``: cells, both directions; ``r2``: share of
    variance explained. ``tests``: how each predictor's t stood among its draws, in their order.
    """

    names: tuple[str, ...]
    coefficient: Floats
    t: Floats
    p: Floats
    r2: float
    n: int
    draws: int
    seed: int | None
    tests: tuple[Tally, ...]


def mrqap(
    y: Floats, predictors: Mapping[str, Floats], *, draws: int, seed: int,
    alternative: Alternative = "two-sided", progress: Progress = None,
) -> Regression:  # fmt: skip
    """Linear regression of matrix y (n, n) on matrices, p-values by double semi-partialling.

    For each predictor x: the residuals e of x on the others take its place, rows and columns of e are
    permuted together, y is regressed on e and the others, and the t statistic is held against that of
    the data (Dekker, Krackhardt & Snijders 2007, Psychometrika 72:563-581, "DSP"). Diagonals stay
    out; a cell missing (NaN) in one matrix stays out of all, and in a draw where e lacks it.
    Each predictor gets its own draws from the same seed.
    Raises ValueError for matrices of different sizes, a predictor that the others determine, or no
    degree of freedom left.
    """
    columns = [np.asarray(each, float) for each in (y, *predictors.values())]
    if any(each.shape != (len(columns[0]),) * 2 for each in columns):
        raise ValueError("matrices of one size are needed, actors by actors")
    use = ~np.eye(len(columns[0]), dtype=bool) & ~np.isnan(np.sum(columns, axis=0))
    outcome = columns[0][use]
    design = np.column_stack([np.ones(len(outcome)), *(each[use] for each in columns[1:])])
    _check(design, tuple(predictors))
    coefficient, t, r2 = _least_squares(design, outcome)
    k = len(predictors)
    tests = [
        _semi_partial(at, design, outcome, use, (draws, seed), alternative, _part(at, k, progress))
        for at in range(1, k + 1)
    ]
    return Regression(
        ("intercept", *predictors), coefficient, t,
        np.array([np.nan, *(test.p[0] for test in tests)]), r2, len(outcome),
        tests[0].draws, tests[0].seed, tuple(tests),
    )  # fmt: skip


def _part(at: int, of: int, progress: Progress) -> Progress:
    """Progress of the ``at``-th of several tests as part of that of all."""
    if progress is None:
        return None
    return lambda done, total: progress((at - 1) * total + done, of * total)


def _check(design: Floats, names: tuple[str, ...]) -> None:
    if not names:
        raise ValueError("at least one predictor is needed")
    if len(design) <= design.shape[1]:
        raise ValueError(f"{len(design)} cells for {design.shape[1]} coefficients")
    if np.linalg.matrix_rank(design) < design.shape[1]:
        raise ValueError(f"one of {', '.join(names)} is determined by the others")


def _least_squares(design: Floats, y: Floats) -> tuple[Floats, Floats, float]:
    """Coefficients, their t statistics, and R squared."""
    inverse = np.linalg.inv(design.T @ design)
    coefficient = inverse @ (design.T @ y)
    left = y - design @ coefficient
    rss = float(left @ left)
    total = float(((y - y.mean()) ** 2).sum())
    se = np.sqrt(rss / (len(y) - design.shape[1]) * np.diag(inverse))
    with np.errstate(divide="ignore", invalid="ignore"):
        return coefficient, coefficient / se, 1 - rss / total if total else float("nan")


def _semi_partial(
    at: int, design: Floats, y: Floats, use: Flags, random: tuple[int, int],
    alternative: Alternative, progress: Progress,
) -> Tally:  # fmt: skip
    others = np.delete(design, at, axis=1)
    basis = np.linalg.qr(others)[0]
    residual = np.full(use.shape, np.nan)
    residual[use] = design[:, at] - basis @ (basis.T @ design[:, at])
    orders = relabelings(np.arange(len(use)), draws=random[0], seed=random[1])
    left = _beside(basis, y)
    observed = _pivot(residual[use], basis, left)
    whole = not np.isnan(residual[~np.eye(len(use), dtype=bool)]).any()

    def drawn(x: Floats) -> float:
        return _pivot(x, basis, left) if whole else _among_known(x, others, y)

    def draws() -> Iterator[Floats]:
        for batch in orders_of(orders):
            yield np.array([[drawn(turned(residual, order)[use])] for order in batch])

    return tally(
        np.array([observed]), draws(), alternative=alternative, seed=orders.seed,
        total=orders.draws, progress=progress,
    )  # fmt: skip


def _among_known(x: Floats, others: Floats, y: Floats) -> float:
    """The t statistic of x over the cells that this order leaves known."""
    known = ~np.isnan(x)
    basis = np.linalg.qr(others[known])[0]
    return _pivot(x[known], basis, _beside(basis, y[known]))


def _beside(basis: Floats, y: Floats) -> Floats:
    """What of y the basis does not span."""
    return y - basis @ (basis.T @ y)


def _pivot(x: Floats, basis: Floats, left: Floats) -> float:
    """The t statistic of x beside what the basis spans, ``left`` of y by it (Frisch, Waugh & Lovell)."""
    own = _beside(basis, x)
    size = float(own @ own)
    slope = float(own @ left) / size if size > 0 else float("nan")
    rss = float(left @ left) - slope**2 * size
    free = len(left) - basis.shape[1] - 1
    return slope / float(np.sqrt(rss / free / size)) if rss > 0 < free else float("nan")
