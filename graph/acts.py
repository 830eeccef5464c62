"""The one rule of acts: where no end is stated, an act ends with the span of its own date.

It stands here alone, for one date and for columns of them; a change of it is a change of both. Ties are given
their end when they are loaded, participations and events when they are read.
"""

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.dates import Days

Date = TypeVar("Date")
Mask = NDArray[np.bool_]
Precisions = NDArray[np.int8]


def act_until(own: Date | None, until: Date | None, *, act: bool) -> Date | None:
    """The last date (included): as stated, else of an act its ``own`` date.

    >>> act_until("2019-03", None, act=True), act_until("2019-03", None, act=False)
    ('2019-03', None)
    """
    return own if act and until is None else until


def act_ends(
    own: tuple[Days, Precisions], stated: tuple[Days, Precisions], acts: Mask
) -> tuple[Days, Precisions]:
    """As ``act_until``, of columns: each date as (excluded end of its span, precision), NaT for none."""
    short = acts & np.isnat(stated[0]) & ~np.isnat(own[0])
    return np.where(short, own[0], stated[0]), np.where(short, own[1], stated[1])
