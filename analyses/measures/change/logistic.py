"""Logistic regression on counted cells: as many rows as there are kinds of dyads, not dyads."""

from dataclasses import dataclass

import numpy as np
from scipy.special import expit

from graph.tables import Floats, Ints

ROUNDS, CLOSE_ENOUGH = 100, 1e-10
# Log-odds beyond this, less than one in a hundred million, mean that some cells have no failure or no
# success that the terms do not tell apart: the maximum is at infinity.
TOO_LARGE = 20.0


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Coefficients and their covariance, shapes (k,) and (k, k); NaN where they do not exist."""

    coefficients: Floats
    covariance: Floats

    @property
    def se(self) -> Floats:
        """Standard errors."""
        errors: Floats = np.sqrt(np.diag(self.covariance))
        return errors


def logistic(design: Floats, successes: Ints, trials: Ints) -> Fit:
    """Maximum likelihood of ``successes`` of ``trials`` in each row of ``design`` (rows, k).

    By iteratively reweighted least squares. NaN where the design is not of full rank or a term separates
    the successes from the failures, so that no finite estimate exists.

    >>> logistic(np.ones((1, 1)), np.array([1]), np.array([4])).coefficients.round(4).tolist()
    [-1.0986]
    """
    k = design.shape[1]
    lacking = Fit(np.full(k, np.nan), np.full((k, k), np.nan))
    if np.linalg.matrix_rank(design[trials > 0]) < k:
        return lacking
    beta = np.zeros(k)
    for _ in range(ROUNDS):
        chance = expit(design @ beta)
        weight = trials * chance * (1 - chance)
        information = design.T @ (weight[:, None] * design)
        if np.linalg.cond(information) > 1 / np.finfo(float).eps:
            return lacking
        step = np.linalg.solve(information, design.T @ (successes - trials * chance))
        beta = beta + step
        if np.abs(design @ beta).max() > TOO_LARGE:
            return lacking
        if np.abs(step).max() < CLOSE_ENOUGH:
            covariance: Floats = np.linalg.inv(information).astype(np.float64)
            return Fit(beta, covariance)
    return lacking
