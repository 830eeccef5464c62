"""Standard errors by leaving out one actor at a time."""

import math
from collections.abc import Callable

import numpy as np

from analyses.estimate import Estimate
from analyses.inference.tally import normal_interval
from graph.tables import Floats


def jackknife(matrix: Floats, statistic: Callable[[Floats], float]) -> Estimate:
    """A statistic of a matrix (n, n) with its network jackknife standard error.

    se = sqrt((n - 2) / (2 n) sum_i (Z_(-i) - mean)^2), Z_(-i) the statistic without actor i
    (Snijders & Borgatti 1999, Connections 22(2):61-70, after Frank & Snijders 1994): each tie leaves
    with either of two actors, hence not the factor (n - 1) / n of independent cases. Without draws,
    hence without a seed. Raises ValueError below three actors.
    """
    n = len(matrix)
    if n < 3:  # noqa: PLR2004 - what is left must hold a pair
        raise ValueError("at least three actors are needed")
    rest = (np.delete(np.arange(n), i) for i in range(n))
    values = np.array([statistic(np.asarray(matrix)[np.ix_(kept, kept)]) for kept in rest])
    se = math.sqrt((n - 2) / (2 * n) * float(((values - values.mean()) ** 2).sum()))
    value = float(statistic(np.asarray(matrix)))
    low, high = normal_interval(value, se)
    return Estimate(value, se=se, ci_low=low, ci_high=high, n=n)
