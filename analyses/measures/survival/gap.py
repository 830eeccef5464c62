"""How far apart two records of a relation may lie and still be one spell: days, months or years."""

import re
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graph.errors import InputError
from graph.presence import AFTER_ALL
from graph.tables import Ints

_WRITTEN = re.compile(r"(\d{1,5})([dmy])\Z", re.ASCII)
# No date lies beyond: later years are refused at load.
LAST_DAY = 1_000_000


@dataclass(frozen=True, slots=True)
class Gap:
    """A length of time in days or calendar months."""

    count: int
    unit: Literal["d", "m"]

    def after(self, days: Ints) -> Ints:
        """The day this long after each day number; a month's last day where the month is too short.

        >>> import numpy as np
        >>> Gap(1, "m").after(np.array([30])).tolist()  # 31 January 1970 -> 28 February
        [58]
        """
        if self.unit == "d":
            return np.where(days < LAST_DAY, days + self.count, days)
        known = np.where(days < LAST_DAY, days, 0).astype("datetime64[D]")
        month = known.astype("datetime64[M]")
        day = (known - month.astype("datetime64[D]")).astype(np.int64)
        first = (month + self.count).astype("datetime64[D]").astype(np.int64)
        last = (month + self.count + 1).astype("datetime64[D]").astype(np.int64) - 1
        return np.where(days < LAST_DAY, np.minimum(first + day, last), days)

    def before(self, day: int) -> int:
        """The earliest day from which this length reaches ``day``.

        >>> Gap(30, "d").before(100)
        70
        """
        if day >= LAST_DAY:
            return day
        days = np.arange(day - 31 * self.count - 31, day + 1)
        return int(days[np.searchsorted(self.after(days), day)])


def parse_gap(text: str) -> Gap:
    """Read ``0d``, ``30d``, ``6m`` or ``1y``. Raises InputError for anything else.

    >>> parse_gap("1y")
    Gap(count=12, unit='m')
    """
    match = _WRITTEN.match(text.strip())
    if match is None:
        raise InputError("bad_gap", text=text)
    count = int(match[1])
    return Gap(count, "d") if match[2] == "d" else Gap(count * (12 if match[2] == "y" else 1), "m")


def open_days(numbers: Ints) -> Ints:
    """Day numbers with ``LAST_DAY`` for no end."""
    return np.where(numbers == AFTER_ALL, LAST_DAY, numbers)
