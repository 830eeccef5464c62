"""Dates that keep their precision, and half-open periods.

A date is a day, a month or a year; as a span it is the whole of it. Inside the program periods are
half-open ``[start, end)``; people write and read the last day, included.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.datetime64]
Step = Literal["month", "quarter", "year"]
MONTHS_IN_STEP: dict[Step, int] = {"month": 1, "quarter": 3, "year": 12}
NAT = np.datetime64("NaT", "D")
FIRST_YEAR, LAST_YEAR = 1000, 2999

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z", re.ASCII)


class Precision(IntEnum):
    """How finely a date is known; the larger, the coarser."""

    DAY = 0
    MONTH = 1
    YEAR = 2


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A day, a month or a year, as a source states it."""

    first: date
    precision: Precision = Precision.DAY

    @property
    def end(self) -> date:
        """First day after the span: the excluded end."""
        if self.precision is Precision.YEAR:
            return date(self.first.year + 1, 1, 1)
        if self.precision is Precision.MONTH:
            return date(self.first.year + self.first.month // 12, self.first.month % 12 + 1, 1)
        return self.first + timedelta(days=1)

    @property
    def last(self) -> date:
        """Last day of the span, included."""
        return self.end - timedelta(days=1)

    def __str__(self) -> str:
        return self.first.isoformat()[: (10, 7, 4)[self.precision]]


def parse_date(text: str) -> PartialDate:
    """Read ``2019``, ``2019-03`` or ``2019-03-27``.

    >>> parse_date("2019-03").end
    datetime.date(2019, 4, 1)

    Raises ValueError when the text is no such date, or its year is outside 1000 to 2999.
    """
    match = _ISO.match(text.strip())
    if match is None:
        raise ValueError(f"'{text}' is not a date (expected AAAA-MM-JJ, AAAA-MM or AAAA)")
    year = int(match[1])
    month, day = (None if part is None else int(part) for part in match.groups()[1:])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"'{text}': the year must lie between {FIRST_YEAR} and {LAST_YEAR}")
    precision = (
        Precision.YEAR if month is None else Precision.MONTH if day is None else Precision.DAY
    )
    try:
        whole = date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        raise ValueError(f"'{text}' is not a day of the calendar") from None
    return PartialDate(whole, precision)


def is_reversed(first: PartialDate | None, until: PartialDate | None) -> bool:
    """Whether a last date ends before a first one begins; never where either is missing.

    >>> is_reversed(parse_date("2019-03"), parse_date("2019")), is_reversed(None, parse_date("2019"))
    (False, False)
    """
    return first is not None and until is not None and first.first >= until.end


def date_until(end: date, precision: Precision) -> PartialDate:
    """The last day, month or year included of a span whose excluded end is ``end``."""
    last = end - timedelta(days=1)
    month = 1 if precision is Precision.YEAR else last.month
    day = last.day if precision is Precision.DAY else 1
    return PartialDate(date(last.year, month, day), precision)


@dataclass(frozen=True, slots=True)
class Window:
    """Half-open ``[start, end)``; None is unbounded on that side."""

    start: date | None
    end: date | None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.start >= self.end:
            raise ValueError(f"the period ends ({self.end}) before it begins ({self.start})")


def instant(day: date) -> Window:
    """The window of one day: ``as_of=day``."""
    return Window(day, day + timedelta(days=1))


def span_end(first: Days, precision: NDArray[np.int8]) -> Days:
    """Excluded end of the span of each date, NaT where there is none."""
    ends = first + np.timedelta64(1, "D")
    for level, unit in ((Precision.MONTH, "M"), (Precision.YEAR, "Y")):
        coarse = precision == level
        stepped = first[coarse].astype(f"datetime64[{unit}]") + 1
        ends[coarse] = stepped.astype("datetime64[D]")
    return ends


def period_number(days: Days, step: Step) -> NDArray[np.int64]:
    """Ordinal of the calendar period that holds each day (0 = the one that begins 1970-01-01)."""
    return np.floor_divide(days.astype("datetime64[M]").astype(np.int64), MONTHS_IN_STEP[step])


def period_start(number: int, step: Step) -> date:
    """First day of the period of this ordinal.

    >>> period_start(200, "quarter")
    datetime.date(2020, 1, 1)
    """
    months = number * MONTHS_IN_STEP[step]
    return date(1970 + months // 12, months % 12 + 1, 1)


def period_label(number: int, step: Step) -> str:
    """``2014``, ``2014-Q1`` or ``2014-01``."""
    start = period_start(number, step)
    if step == "year":
        return f"{start.year:04d}"
    if step == "quarter":
        return f"{start.year:04d}-Q{start.month // 3 + 1}"
    return f"{start.year:04d}-{start.month:02d}"


def step_of_label(label: str) -> Step:
    """The step of a period, from how it is written.

    >>> step_of_label("2014-Q1"), step_of_label("2014-01"), step_of_label("2014")
    ('quarter', 'month', 'year')
    """
    return "quarter" if "Q" in label else "month" if "-" in label else "year"
