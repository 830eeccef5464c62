"""The windows of the rows of a table, and what was observed of them."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import numpy as np

from analyses.growth.coverage import coverage
from analyses.growth.periods import (
    Periods,
    WindowKind,
    calendar,
    check_step,
    default_step,
    instants,
    two_windows,
)
from graph.dates import Step, Window
from graph.errors import InputError
from graph.links import Links
from graph.presence import AFTER_ALL, BEFORE_ALL
from graph.tables import Datasets


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """When a row is of: its label, its window (None: all ties), the window before it if any.

    ``kind``: period, 12m, alive, cumulative, or all. ``seen``: some dataset observed it; ``partial``: one
    did not wholly.
    """

    label: str
    kind: str
    window: Window | None
    earlier: Window | None
    seen: bool = True
    partial: bool = False


EVER = TimeWindow("", "all", None, None)


@dataclass(frozen=True, slots=True)
class When:
    """What was asked: days (``as_of``), periods (``every`` or ``start``, ``to``), or nothing: all ties.

    ``start``: first day, ``to``: first day after (excluded). Without ``every`` the two are one window for a
    network, and two days for what changes between them. ``window``: what a period counts, only where
    periods are asked for (None: the period itself). Raises InputError for what does not go together.
    """

    days: tuple[date, ...] = ()
    every: Step | None = None
    start: date | None = None
    to: date | None = None
    window: WindowKind | None = None

    def __post_init__(self) -> None:
        periods = (self.every, self.start, self.to, self.window)
        if self.days and any(each is not None for each in periods):
            raise InputError("day_and_periods")
        if self.window and not self.by_period:
            raise InputError("window_alone", window=self.window)

    @property
    def kind(self) -> WindowKind:
        """What a period counts."""
        return self.window or "period"

    @property
    def by_period(self) -> bool:
        """Whether rows are periods: a step, or one end of a range alone (both ends are one window)."""
        return self.every is not None or (self.start is None) != (self.to is None)

    def periods(self, edges: Links, datasets: Datasets, *, change: bool) -> Periods | None:
        """The windows, None for all ties. Raises InputError for a range that ends before it begins."""
        if self.days:
            return _days(self.days)
        if self.start and self.to and not self.every:
            if self.start >= self.to:
                last = self.to - date.resolution
                raise InputError("range_reversed", start=self.start, to=last)
            return _one(self.start, self.to, change=change)
        if self.every is None and self.start is None and self.to is None:
            return None
        step = self.every or default_step(edges)
        check_step(edges, step)
        return calendar(edges, datasets, step, self.kind, self.start, self.to)

    def settled(self, edges: Links, datasets: Datasets) -> "When":
        """With the step and the ends of its periods spelt out: the same for any part of the network."""
        one_window = bool(self.start and self.to and not self.every)
        periods = None if self.days or one_window else self.periods(edges, datasets, change=False)
        if periods is None:
            return self
        first, after = (
            np.datetime64(int(day), "D").item() for day in (periods.start[1], periods.end[-1])
        )
        return replace(self, every=self.every or default_step(edges), start=first, to=after)


def _days(days: tuple[date, ...]) -> Periods:
    for before, after in pairwise(days):
        if before == after:
            raise InputError("same_day", day=before)
        if before > after:
            raise InputError("range_reversed", start=before, to=after)
    return instants(days)


def _one(start: date, to: date, *, change: bool) -> Periods:
    last = to - date.resolution
    if change:
        return instants([start, last])
    # ISO 8601 for an interval: neither its first day nor its last names a window.
    return replace(two_windows(Window(start, to), Window(start, to)), labels=[f"{start}/{last}"])


def time_windows(
    when: When, edges: Links, seen_by: Links, datasets: Datasets, *, change: bool
) -> list[TimeWindow]:
    """The window of each row; ``edges`` are those of every layer, ``seen_by``: see ``growth.table``."""
    periods = when.periods(edges, datasets, change=change)
    if periods is None:
        return [EVER]
    seen, partial = coverage(seen_by, datasets, periods, whole_window=when.kind == "12m")
    days, kind = bool(when.days) or (change and not when.every), when.kind
    begun = periods.first_compared and bool((edges.start < periods.start[1]).any())
    first = 2 if days and change and not when.days else 1
    return [
        TimeWindow(
            periods.labels[row - 1],
            "alive" if days else kind,
            _window(periods, row),
            _window(periods, row - 1) if row > 1 or begun else None,
            bool(seen[row]),
            bool(partial[row]),
        )
        for row in range(first, len(periods))
    ]


def _window(periods: Periods, row: int) -> Window:
    return Window(_date(int(periods.window_from[row])), _date(int(periods.window_to[row])))


def _date(number: int) -> date | None:
    if not BEFORE_ALL < number < AFTER_ALL:
        return None
    day: date = np.datetime64(number, "D").item()
    return day
