"""Several tests in one table: p-values adjusted by Holm's step-down method."""

from collections.abc import Sequence

import numpy as np

from graph.tables import Floats


def holm(p: Sequence[float] | Floats) -> Floats:
    """P-values adjusted so that the chance of any false finding in the table stays below the level.

    The i-th smallest of m becomes max over j <= i of min(1, (m - j + 1) p_(j)) (Holm 1979,
    Scandinavian Journal of Statistics 6:65-70). Same order as given; a NaN is no test: it stays NaN and is
    not counted in m. Equal to R's ``p.adjust(method = "holm")``.

    >>> holm([0.01, 0.04, 0.03]).round(4).tolist()
    [0.03, 0.06, 0.06]
    """
    values = np.asarray(p, float)
    adjusted = np.full(len(values), np.nan)
    tested = np.flatnonzero(~np.isnan(values))
    order = tested[np.argsort(values[tested], kind="stable")]
    steps = values[order] * np.arange(len(order), 0, -1)
    adjusted[order] = np.minimum(1.0, np.maximum.accumulate(steps))
    return adjusted
