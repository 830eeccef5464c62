"""The periods of a growth table and the windows they look through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from graph.dates import (
    MONTHS_IN_STEP,
    Days,
    Precision,
    Step,
    Window,
    period_label,
    period_number,
    period_start,
)
from graph.errors import InputError
from graph.links import Links
from graph.presence import AFTER_ALL, BEFORE_ALL
from graph.tables import Datasets, Flags, Ints
from graph.texts import Named

WindowKind = Literal["period", "12m", "alive", "cumulative"]
FINEST: dict[str, Precision] = {
    "day": Precision.DAY,
    "month": Precision.MONTH,
    "quarter": Precision.MONTH,
    "year": Precision.YEAR,
}


@dataclass(frozen=True, slots=True, eq=False)
class Periods:
    """Periods and windows in day numbers, ends excluded. Row 0 is the window before the first row.

    ``start``, ``end``: the periods, in which records start and end. ``seen_from``, ``seen_to``: what a
    dataset must cover for the row to be whole. ``window_from``, ``window_to``: the windows, neither of
    which ever goes back. ``finest``: coarsest precision that is not coarse here.
    """

    labels: Sequence[str]
    start: Ints
    end: Ints
    window_from: Ints
    window_to: Ints
    seen_from: Ints
    seen_to: Ints
    finest: Precision
    first_compared: bool

    def __len__(self) -> int:
        return len(self.start)

    def runs(self, start: Ints, end: Ints) -> tuple[Ints, Ints]:
        """First and last window that each ``[start, end)`` overlaps; first > last where there is none."""
        first = np.searchsorted(self.window_to, start, side="right")
        return first, np.searchsorted(self.window_from, end, side="left") - 1


def default_step(links: Links) -> Step:
    """The commonest precision of dated starts, a day counting as a month; the coarser on equality."""
    starts = links.start_precision[_dated(links)]
    return "year" if 2 * int((starts == Precision.YEAR).sum()) >= len(starts) else "month"


def check_step(links: Links, step: Step) -> None:
    """Raises InputError, naming the step to use, if more than half of the records are coarser."""
    dated = links.take(_dated(links))
    n_coarse = int(coarse(dated, FINEST[step]).sum())
    if 2 * n_coarse > len(dated):
        raise InputError("step_too_fine", n_coarse=n_coarse, n=len(dated), step="year")


def coarse(links: Links, finest: Precision) -> Flags:
    """Links whose start or end is coarser than that."""
    end = (links.end < AFTER_ALL) & (links.end_precision > finest)
    return (links.start_precision > finest) | end


def _dated(links: Links) -> Flags:
    """Dated records; dated links of any kind where no record is dated."""
    dated = links.start < AFTER_ALL
    records = dated & links.record
    return records if records.any() else dated


def calendar(
    links: Links, datasets: Datasets, step: Step, window: WindowKind,
    start: date | None, to: date | None,
) -> Periods:  # fmt: skip
    """Calendar periods, from that of ``start`` to that of the day before ``to``.

    Without them: from the period of the earliest start to that of the latest start or last covered
    day. Raises InputError when no period lies between them, or nothing dated says where they lie.
    """
    earliest, latest = (start, to) if start and to else _span(links, datasets)
    first, last = _number(start or earliest, step), _number(to or latest, step, excluded=True)
    if first > last or (start and to and start >= to):
        raise _no_period(start or earliest, to or latest, given=(start is not None, to is not None))
    edges = np.array(
        [period_start(number, step) for number in range(first - 1, last + 2)],
        "datetime64[D]",
    )
    begin, over = edges[:-1].astype(np.int64), edges[1:].astype(np.int64)
    labels = [period_label(number, step) for number in range(first, last + 1)]
    opened, closed = _windows(window, edges)
    return Periods(labels, begin, over, opened, closed, begin, over, FINEST[step], True)


def _no_period(start: date, to: date, *, given: tuple[bool, bool]) -> InputError:
    """Why no period lies there: both ends were asked for, or one and the data have the other."""
    codes = {(True, False): "range_after_data", (False, True): "range_before_data"}
    code = codes.get(given, "range_reversed")
    return InputError(code, start=start, to=to - timedelta(days=1))


def instants(days: Sequence[date]) -> Periods:
    """Periods of single days, each compared with the one before; the first with nothing."""
    at = np.array(days, "datetime64[D]").astype(np.int64)
    at = np.concatenate([[BEFORE_ALL], at])
    start = np.concatenate([[BEFORE_ALL, BEFORE_ALL], at[1:-1] + 1])
    to = np.concatenate([[BEFORE_ALL], at[1:] + 1])
    labels = [day.isoformat() for day in days]
    return Periods(labels, start, to, at, to, at, to, FINEST["day"], False)


def two_windows(before: Window, after: Window) -> Periods:
    """Periods of one row, compared with a window that need not be the one just before it."""
    opened = np.array([_day(before.start, BEFORE_ALL), _day(after.start, BEFORE_ALL)], np.int64)
    closed = np.array([_day(before.end, AFTER_ALL), _day(after.end, AFTER_ALL)], np.int64)
    start = np.array([opened[0], closed[0]])
    label = str(after.start or after.end)
    return Periods([label], start, closed, opened, closed, opened, closed, FINEST["day"], True)


def _day(day: date | None, unbounded: int) -> int:
    return unbounded if day is None else int(np.datetime64(day, "D").astype(np.int64))


def _span(links: Links, datasets: Datasets) -> tuple[date, date]:
    """First day of the earliest start, and first day after the latest start and the last covered day."""
    starts = links.start[links.start < AFTER_ALL]
    if not len(starts):
        raise InputError("nothing_dated", why=Named("nothing_dated.undated", len(links)))
    covered = datasets.coverage_to[links.datasets]
    ends = covered[~np.isnat(covered)].astype(np.int64)
    latest = max(int(starts.max()) + 1, int(ends.max(initial=BEFORE_ALL)))
    return _date(int(starts.min())), _date(latest)


def _date(number: int) -> date:
    day: date = np.datetime64(number, "D").item()
    return day


def _number(day: date, step: Step, *, excluded: bool = False) -> int:
    at = day - timedelta(days=1) if excluded else day
    return int(period_number(np.array([at], "datetime64[D]"), step)[0])


def _windows(window: WindowKind, edges: Days) -> tuple[Ints, Ints]:
    opened, closed = edges[:-1].astype(np.int64), edges[1:].astype(np.int64)
    if window == "cumulative":
        return np.full_like(opened, BEFORE_ALL), closed
    if window == "alive":
        return closed - 1, closed
    if window == "12m":
        year_before = edges[1:].astype("datetime64[M]") - MONTHS_IN_STEP["year"]
        return year_before.astype("datetime64[D]").astype(np.int64), closed
    return opened, closed
