"""Quadratic assignment: whether two relations between the same actors go together beyond chance."""

from collections.abc import Iterator

import numpy as np

from analyses.inference.relabeling import Relabelings, relabelings
from analyses.inference.tally import Alternative, Progress, Tally, tally
from graph.tables import Floats, Ints

# Draws between two words to ``progress``, and so the longest an interruption waits.
STEP = 100


def qap_correlation(
    a: Floats, b: Floats, *, draws: int, seed: int, alternative: Alternative = "two-sided",
    progress: Progress = None,
) -> Tally:  # fmt: skip
    """Pearson correlation of two matrices (n, n) off their diagonals, with its QAP permutation test.

    r = cov(a_ij, b_ij) / (sd(a) sd(b)) over i != j; the null distribution permutes rows and columns of
    one matrix together (Hubert & Schultz 1976; Krackhardt 1988). Its mean is exactly 0 where no cell is
    missing. A missing cell (NaN) leaves out the pairs of cells it stands in, in every draw anew.
    Up to 8 actors all n! orders are counted. NaN where a matrix is constant. Raises ValueError for
    matrices that are not square or not of one size.
    """
    moved, fixed = _checked(a), _checked(b)
    if moved.shape != fixed.shape:
        raise ValueError(f"matrices of {len(moved)} and {len(fixed)} actors")
    # The one that is permuted is the same whichever is named first, and so are the draws.
    correlations = _complete if not np.isnan(a + b).any() else _partial
    n = len(moved)
    start = np.arange(n)[None, :]
    orders = relabelings(np.arange(n), draws=draws, seed=seed)
    observed = next(correlations(moved, fixed, iter([start])))
    return tally(
        observed[0], correlations(moved, fixed, orders_of(orders)), alternative=alternative,
        seed=orders.seed, total=orders.draws, progress=progress,
    )  # fmt: skip


def _checked(matrix: Floats) -> Floats:
    cells = np.array(matrix, float)
    if cells.ndim != 2 or cells.shape[0] != cells.shape[1]:  # noqa: PLR2004 - rows and columns
        raise ValueError("a matrix of actors by actors is needed")
    np.fill_diagonal(cells, 0.0)
    return cells


def orders_of(source: Relabelings) -> Iterator[Ints]:
    """Orders of the actors in batches of ``STEP``."""
    for batch in source.batches():
        yield from (batch[at : at + STEP] for at in range(0, len(batch), STEP))


def turned(matrix: Floats, order: Ints) -> Floats:
    """Rows and columns of a matrix in another order."""
    return matrix.take(order, axis=0).take(order, axis=1)


def _products(moved: list[Floats], fixed: list[Floats], order: Ints) -> Floats:
    """Sums over all cells of each moved matrix, in that order of actors, times each fixed one."""
    ordered = (turned(each, order) for each in moved)
    return np.array([[np.einsum("ij,ij->", one, two) for two in fixed] for one in ordered])


def _complete(a: Floats, b: Floats, batches: Iterator[Ints]) -> Iterator[Floats]:
    """Correlations when nothing is missing: only the sum of products changes with the order."""
    n = len(a) * (len(a) - 1)
    centre = a.sum() * b.sum() / max(n, 1)
    spread = np.sqrt((a**2).sum() - a.sum() ** 2 / max(n, 1)) * np.sqrt(
        (b**2).sum() - b.sum() ** 2 / max(n, 1)
    )
    for batch in batches:
        sums = np.array([np.einsum("ij,ij->", turned(a, order), b) for order in batch])[:, None]
        with np.errstate(invalid="ignore", divide="ignore"):
            yield (sums - centre) / (spread or np.nan)


def _partial(a: Floats, b: Floats, batches: Iterator[Ints]) -> Iterator[Floats]:
    """Correlations over the cells that both matrices know, which change with the order."""
    moved, fixed = _moments(a), _moments(b)
    for batch in batches:
        yield np.array([[_correlation(_products(moved, fixed, order))] for order in batch])


def _moments(matrix: Floats) -> list[Floats]:
    known = ~np.isnan(matrix)
    np.fill_diagonal(known, False)
    values = np.where(known, matrix, 0.0)
    return [known.astype(float), values, values**2]


def _correlation(sums: Floats) -> float:
    """Pearson's r from sums of products of powers: ``sums[i, j]`` is that of a^i b^j."""
    n = sums[0, 0]
    across = n * sums[1, 1] - sums[1, 0] * sums[0, 1]
    spread = (n * sums[2, 0] - sums[1, 0] ** 2) * (n * sums[0, 2] - sums[0, 1] ** 2)
    return float(across / np.sqrt(spread)) if spread > 0 else float("nan")
