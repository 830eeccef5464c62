"""Who came to events, who is new, who came back and who no longer comes, period by period."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from analyses.growth.coverage import coverage
from analyses.growth.dated import PeriodsAsked, any_dated, periods_asked
from analyses.growth.gatherings import taken_part
from analyses.growth.periods import Periods
from analyses.growth.spells import alive
from graph.dates import Step
from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import codes
from graph.language import Labels
from graph.presence import event_spans
from graph.selection import Selection, select, take
from graph.tables import Participations, Snapshot

# In the order they are told.
STATUSES = ("new", "again", "back", "absent")
Came = dict[int, set[int]]
Row = tuple[int, str, int, int, int, int]


def attendance(
    network: Selection | Snapshot,
    *,
    kinds: Collection[str] = ("meeting",),
    every: Step | None = None,
    start: date | None = None,
    to: date | None = None,
) -> pd.DataFrame:
    """One row an actor and period in which it came, or no longer came.

    ``kinds``: those of the events that count. Columns: period, window_from, window_to (excluded), partial,
    held (events of the period), status, actor (id), name, sector, events (that it came to in the
    period), n_absent (that it is said to have missed). ``status``: new (never came before), again (came in
    the last period that held an event), back (came before that), absent (came in the last period that
    held an event, not in this one).
    Nobody is absent from a period without an event, nor from one not wholly observed. Rows in the
    order of periods, ``STATUSES`` and names, never of counts.

    Raises InputError where no participation in such an event is dated, and as ``growth`` does.
    """
    selection = of_kind(select(network) if isinstance(network, Snapshot) else network, kinds)
    part = taken_part(selection)
    if not any_dated(part):
        known = Labels("event_kinds", codes("event_kinds"))
        raise InputError("nobody_came", kind=Labels("event_kinds", tuple(kinds)), known=known)
    # From the first of all: who is new depends on every period before.
    periods = periods_asked(selection, part, PeriodsAsked(every=every, to=to))
    _, partial = coverage(part, selection.snapshot.datasets, periods, whole_window=False)
    runs = periods.runs(*event_spans(selection.snapshot.events).numbers())
    held = alive(*runs, len(periods), selection.events).tolist()
    rows_asked = len(periods_asked(selection, part, PeriodsAsked(every=every, start=start, to=to)))
    shown = max(1, len(periods) - rows_asked + 1)
    parts = (selection.participations, selection.absences)
    came, missed = (_windows(selection, each, periods) for each in parts)
    told = _statuses(came, missed, held, partial.tolist())
    rows = [row for row in told if row[0] >= shown]
    return _frame(selection, periods, partial.tolist(), rows)


def of_kind(selection: Selection, kinds: Collection[str]) -> Selection:
    """The same with the events of some kinds alone. Raises InputError for a kind there is not."""
    known = codes("event_kinds")
    for kind in kinds:
        if kind not in known:
            labels = Labels("event_kinds", known)
            raise InputError("unknown_choice", text=kind, name="--kind", known=labels)
    events = np.isin(selection.snapshot.events.kind, list(kinds))
    parts = (selection.participations, selection.absences)
    taken, missed = (take(each, events[each.event]) for each in parts)
    return replace(
        selection, events=selection.events & events, participations=taken, absences=missed
    )


def _windows(selection: Selection, taken: Participations, periods: Periods) -> list[Came]:
    """In each window, actor by actor, the events of some participations, milestones apart."""
    part = taken_part(replace(selection, participations=taken))
    apart = taken.events.kind[taken.event] != "milestone"
    first, last = periods.runs(part.start, part.end)
    windows: list[Came] = [{} for _ in range(len(periods))]
    rows = zip(taken.actor[apart], taken.event[apart], first, last, strict=True)
    for actor, event, begin, end in rows:
        for window in range(begin, end + 1):
            windows[window].setdefault(int(actor), set()).add(int(event))
    return windows


def _statuses(
    came: list[Came], missed: list[Came], held: list[int], partial: list[bool]
) -> Iterator[Row]:
    """(window, status, actor, events come to, held and missed) of each window that held an event."""
    before: set[int] = set()
    last: set[int] = set()
    for window, there in enumerate(came):
        if not held[window]:
            continue
        away = missed[window]
        for actor, events in there.items():
            status = "new" if actor not in before else "again" if actor in last else "back"
            n_absent = len(away.get(actor, set()) - events)
            yield window, status, actor, len(events), held[window], n_absent
        for actor in () if partial[window] else last - set(there):
            yield window, "absent", actor, 0, held[window], len(away.get(actor, ()))
        before |= set(there)
        last = set(there)


def _frame(
    selection: Selection, periods: Periods, partial: list[bool], rows: list[Row]
) -> pd.DataFrame:
    actors = selection.snapshot.actors
    windows, people = [row[0] for row in rows], [row[2] for row in rows]
    days = [periods.window_from[windows], periods.window_to[windows]]
    frame = pd.DataFrame(
        {
            "period": [periods.labels[window - 1] for window in windows],
            "window_from": days[0].astype("datetime64[D]").astype("datetime64[s]"),
            "window_to": days[1].astype("datetime64[D]").astype("datetime64[s]"),
            "partial": np.array([partial[window] for window in windows], bool),
            "held": np.array([row[4] for row in rows], np.int64),
            "status": [row[1] for row in rows],
            "actor": actors.id[people],
            "name": actors.name[people],
            "sector": actors.sector[people],
            "events": np.array([row[3] for row in rows], np.int64),
            "n_absent": np.array([row[5] for row in rows], np.int64),
        }
    )
    return in_order(frame)


def in_order(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows by period, status and name: again after names were replaced, or their order would tell them."""
    keys = pd.DataFrame(
        {
            "at": frame["window_from"],
            "status": frame["status"].map(STATUSES.index),
            "name": frame["name"].map(normalise),
            "actor": frame["actor"],
        }
    )
    order = keys.sort_values(list(keys.columns), kind="stable").index
    return frame.loc[order].reset_index(drop=True)
