"""How a network of cooperation grows: one row a period and layer, every count with what it rests on."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

from analyses.growth.columns import COLUMNS
from analyses.growth.coverage import observers_of
from analyses.growth.dated import PeriodsAsked, any_dated, dated, periods_asked
from analyses.growth.gatherings import events_alone, taken_part
from analyses.growth.groups import growth_by, growth_without
from analyses.growth.periods import WindowKind, instants, two_windows
from analyses.growth.table import LAYERS, table
from graph.dates import Step, Window
from graph.errors import InputError
from graph.links import links
from graph.selection import Selection, select
from graph.tables import Snapshot

__all__ = [
    "COLUMNS",
    "LAYERS",
    "WindowKind",
    "between",
    "compare",
    "growth",
    "growth_by",
    "growth_without",
]


def growth(
    network: Selection | Snapshot,
    *,
    every: Step | None = None,
    window: WindowKind = "period",
    start: date | None = None,
    to: date | None = None,
) -> pd.DataFrame:
    """Actors, pairs, structure and change, period by period, for all, formal and informal ties.

    ``every``: month, quarter or year; without it the commonest precision of the starts.
    ``window``: what a row looks at: its period, the 12 months that end with it, its last day (alive),
    or all that came before its end (cumulative). ``start``, ``to``: first day and first day after
    (excluded); the rows are the periods that hold them. The columns are ``COLUMNS``: counts Int64,
    ratios Float64, NA where a number has no meaning or no dataset observed the period.

    Where no tie is dated but participations in events are, the columns on events alone are filled.

    Raises InputError when nothing is dated, when more than half of the ties (else participations) are
    coarser than the step (it names the step to use), or when ``to`` is not after ``start``.
    """
    selection = select(network) if isinstance(network, Snapshot) else network
    edges, meetings = links(selection), taken_part(selection)
    alone = not any_dated(edges) and any_dated(meetings)
    edges = meetings if alone else dated(selection)[1]
    periods = periods_asked(selection, edges, PeriodsAsked(every, window, start, to))
    seen_by = edges if alone else observers_of(selection, edges)
    frame = table(selection, edges, periods, window, seen_by=seen_by)
    return events_alone(frame) if alone else frame


def compare(network: Selection | Snapshot, days: Sequence[date]) -> pd.DataFrame:
    """The network on each of some days, in order, and what changed from each to the next.

    The same columns as ``growth``; the label of a row is its day. Raises InputError when no tie is
    dated or a day does not come after the one before it.
    """
    selection, edges = dated(network)
    for before, after in pairwise(days):
        if before == after:
            raise InputError("same_day", day=before)
        if before > after:
            raise InputError("range_reversed", start=before, to=after)
    return table(selection, edges, instants(days), "alive", seen_by=observers_of(selection, edges))


def between(network: Selection | Snapshot, before: Window, after: Window) -> pd.DataFrame:
    """One window against an earlier one, whatever lies between: one row a layer, columns of ``growth``.

    Raises InputError when no tie is dated. ValueError when the second window begins or ends before the
    first does.
    """
    selection, edges = dated(network)
    periods = two_windows(before, after)
    if (np.diff(periods.window_from) < 0).any() or (np.diff(periods.window_to) < 0).any():
        raise ValueError("the second window must not begin or end before the first")
    return table(selection, edges, periods, "period", seen_by=observers_of(selection, edges))
