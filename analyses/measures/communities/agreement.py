"""How alike partitions are: the Rand index, adjusted for chance."""

from itertools import combinations

import numpy as np

from graph.tables import Ints


def adjusted_rand(one: Ints, two: Ints) -> float:
    """Adjusted Rand index of two partitions of the same actors: 1 if equal, 0 on average by chance.

    (pairs together in both - expected) / (mean of those together in each - expected), Hubert and Arabie
    1985, eq. 5. 1 where both partitions are all in one or all apart. scikit-learn and igraph give the
    same number.

    >>> adjusted_rand(np.array([0, 0, 1, 1]), np.array([1, 1, 0, 2])).__round__(4)
    0.5714
    """
    width = int(two.max(initial=0)) + 1
    both = _together(np.bincount(one * width + two))
    each = _together(np.bincount(one)), _together(np.bincount(two))
    pairs = len(one) * (len(one) - 1) / 2
    expected = each[0] * each[1] / pairs if pairs else 0.0
    most = (each[0] + each[1]) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def mean_agreement(partitions: list[Ints]) -> float:
    """Mean adjusted Rand index over all pairs of partitions; 1 for a single one."""
    values = [adjusted_rand(one, two) for one, two in combinations(partitions, 2)]
    return float(np.mean(values)) if values else 1.0


def _together(sizes: Ints) -> float:
    """Pairs that share a community."""
    return float((sizes * (sizes - 1)).sum()) / 2
