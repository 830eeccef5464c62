"""Events and who took part in them, window by window."""

import numpy as np

from analyses.growth.periods import Periods
from analyses.growth.spells import alive, merged
from graph.presence import AFTER_ALL, event_spans, participation_spans
from graph.selection import Selection
from graph.tables import Ints


def participation(selection: Selection, periods: Periods) -> dict[str, Ints]:
    """events, participations, participants, participants_first, participants_again, milestones, n_absent."""
    n = len(periods)
    events = selection.snapshot.events
    milestone = events.kind == "milestone"
    first, last = periods.runs(*event_spans(events).numbers())
    taken = selection.participations
    apart = ~milestone[taken.event]
    start, end = (days[apart] for days in participation_spans(taken).numbers())
    actor, (begin, end) = taken.actor[apart], periods.runs(start, end)
    there = merged(actor, begin, end, n)
    known_from = np.searchsorted(periods.window_from, _earliest(actor, start), side="right")
    again_from = np.maximum(there.first, known_from[there.key])
    participants = alive(there.first, there.last, n)
    again = alive(again_from, there.last, n)
    return {
        "events": alive(first, last, n, selection.events & ~milestone),
        "participations": alive(begin, end, n),
        "participants": participants,
        "participants_first": participants - again,
        "participants_again": again,
        "milestones": alive(first, last, n, selection.events & milestone),
        "n_absent": _absences(selection, periods),
    }


def _absences(selection: Selection, periods: Periods) -> Ints:
    """Participations in these events of those who did not come, whether excused or not."""
    missed = selection.absences
    runs = periods.runs(*participation_spans(missed).numbers())
    apart = missed.events.kind[missed.event] != "milestone"
    return alive(*runs, len(periods), apart)


def _earliest(actor: Ints, start: Ints) -> Ints:
    """Day of each actor's first participation, by actor row."""
    first = np.full(int(actor.max()) + 1 if len(actor) else 0, AFTER_ALL, np.int64)
    np.minimum.at(first, actor, start)
    return first
