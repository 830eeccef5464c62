"""Do relations of different groups last equally long? The log-rank test with delayed entry."""

import numpy as np
from scipy.stats import chi2

from analyses.measures.survival.durations import Spells
from analyses.measures.survival.kaplan_meier import risk_sets
from graph.tables import Floats, Ints


def log_rank(spells: Spells, group: Ints) -> tuple[float, int]:
    """Chi-square of the log-rank test over groups 0, 1, ..., and its degrees of freedom.

    Sum over the times of observed - expected ends by group, with the covariance of the multivariate
    hypergeometric distribution (Kalbfleisch and Prentice 2002, section 1.5). NaN below two groups with
    a relation at risk when some relation ends.
    """
    time = np.unique(spells.exit[spells.event])
    sets = [
        risk_sets(
            spells.entry[mine], spells.exit[mine], spells.event[mine], np.ones(mine.sum()), time
        )
        for mine in (group == at for at in range(int(group.max(initial=-1)) + 1))
    ]
    at_risk = np.array([each[0] for each in sets]).reshape(len(sets), len(time))
    events = np.array([each[1] for each in sets]).reshape(len(sets), len(time))
    told = at_risk.sum(axis=1) > 0
    if told.sum() < 2:  # noqa: PLR2004 - it takes two to compare
        return np.nan, 0
    return _chi_square(at_risk[told], events[told])


def log_rank_p(statistic: float, freedom: int) -> float:
    """P-value of the chi-square statistic."""
    return float(chi2.sf(statistic, freedom))


def _chi_square(at_risk: Floats, events: Floats) -> tuple[float, int]:
    n, d = at_risk.sum(axis=0), events.sum(axis=0)
    share = np.divide(at_risk, n, out=np.zeros_like(at_risk), where=n > 0)
    gap = (events - d * share).sum(axis=1)
    spread = d * np.divide(n - d, n - 1, out=np.zeros_like(n), where=n > 1)
    covariance = np.diag((share * spread).sum(axis=1)) - (share * spread) @ share.T
    # Rows add up to nothing: one group is told by the others.
    freedom = int(np.linalg.matrix_rank(covariance, hermitian=True))
    if not freedom:
        return np.nan, 0
    return float(gap @ np.linalg.pinv(covariance, hermitian=True) @ gap), freedom
