"""Ratios of one network, defined once.

Arrays in, arrays out, NaN where the ratio has no meaning.
"""

import numpy as np
from numpy.typing import ArrayLike

from graph.tables import Floats


def ratio(numerator: ArrayLike, denominator: ArrayLike) -> Floats:
    """Numerator over denominator, NaN where the denominator is 0.

    >>> ratio([1, 1], [2, 0]).tolist()
    [0.5, nan]
    """
    above, below = np.broadcast_arrays(
        np.asarray(numerator, np.float64), np.asarray(denominator, np.float64)
    )
    quotient: Floats = np.divide(above, below, out=np.full(below.shape, np.nan), where=below != 0)
    return quotient


def density(pairs: ArrayLike, actors: ArrayLike) -> Floats:
    """Share of the possible pairs of actors present that are linked: m / (P(P-1)/2), in 0..1.

    No meaning below 2 actors.

    >>> density(3, 5).item()
    0.3
    """
    present = np.asarray(actors, np.float64)
    return ratio(pairs, np.where(present > 1, present * (present - 1) / 2, 0))


def mean_degree(pairs: ArrayLike, actors: ArrayLike) -> Floats:
    """Partners an actor present has on average: 2m / P. No meaning without actors.

    >>> mean_degree(3, 5).item()
    1.2
    """
    return ratio(2 * np.asarray(pairs, np.float64), actors)


def transitivity(triangles: ArrayLike, paths: ArrayLike) -> Floats:
    """Share of the paths of two pairs that are closed: 3 triangles / paths, in 0..1.

    ``paths`` = sum over actors of d(d-1)/2. No meaning without a path.

    >>> transitivity(1, 5).item()
    0.6
    """
    return ratio(3 * np.asarray(triangles, np.float64), paths)


def degree_centralization(highest: ArrayLike, pairs: ArrayLike, actors: ArrayLike) -> Floats:
    """Freeman's centralization: sum of (d_max - d_i) / ((P-1)(P-2)), in 0..1 (1 = a star).

    Over the P actors present the sum is P d_max - 2m. No meaning below 3 actors.
    Freeman 1979, Social Networks 1:215-239.

    >>> degree_centralization(2, 3, 5).round(4).item()
    0.3333
    """
    present = np.asarray(actors, np.float64)
    total = present * np.asarray(highest, np.float64) - 2 * np.asarray(pairs, np.float64)
    return ratio(total, np.where(present > 2, (present - 1) * (present - 2), 0))  # noqa: PLR2004
