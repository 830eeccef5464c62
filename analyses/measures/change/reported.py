"""Which ties both of their actors report."""

from typing import Literal

import numpy as np

from graph.tables import Flags, Ints

Reports = Literal["union", "confirmed"]


def confirmed(source: Ints, target: Ints, reporter: Ints, alive: Flags) -> Flags:
    """Rows that nobody reported (-1), and those of pairs that both ends report among the rows ``alive``.

    >>> ends = np.array([0, 1, 0]), np.array([1, 0, 2])
    >>> confirmed(*ends, np.array([0, 1, 0]), np.ones(3, bool)).tolist()
    [True, True, False]
    """
    low, high = np.minimum(source, target), np.maximum(source, target)
    pair = low * (int(high.max(initial=0)) + 1) + high
    by_low, by_high = (np.unique(pair[alive & (reporter == end)]) for end in (low, high))
    both: Flags = np.isin(pair, np.intersect1d(by_low, by_high))
    return both | (reporter < 0)
