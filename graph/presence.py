"""When each actor is there, when each event lasts, in day numbers with infinite bounds."""

import numpy as np

from graph.dates import Days, Precision, span_end
from graph.tables import Events, Flags, Ints, Participations, Snapshot, Ties

BEFORE_ALL = -(2**62)
AFTER_ALL = 2**62
# A meeting and a milestone are acts: without a stated end they last the span of their own date.
ACTS = ("meeting", "milestone")


def day_numbers(days: Days, missing: int) -> Ints:
    """Days since 1970-01-01, ``missing`` where there is no date."""
    numbers = days.astype("datetime64[D]").astype(np.int64)
    numbers[np.isnat(days)] = missing
    return numbers


def event_spans(events: Events) -> tuple[Days, Days]:
    """Start and excluded end of each event; NaT where not stated."""
    ends = events.valid_to.copy()
    act = np.isin(events.kind, ACTS) & np.isnat(ends)
    ends[act] = span_end(events.valid_from[act], events.from_precision[act])
    return events.valid_from, ends


def participation_spans(participations: Participations) -> tuple[Days, Days]:
    """Start and excluded end of each participation: its own dates, or its event's where it states none."""
    start, end = participations.valid_from.copy(), participations.valid_to.copy()
    bare = np.isnat(start) & np.isnat(end)
    event_start, event_end = event_spans(participations.events)
    start[bare] = event_start[participations.event[bare]]
    end[bare] = event_end[participations.event[bare]]
    acts = bare_acts(participations, bare)
    end[acts] = span_end(start[acts], participations.from_precision[acts])
    return start, end


def bare_acts(participations: Participations, bare: Flags) -> Flags:
    """Participations in a meeting with a date of their own and no end."""
    kind = participations.events.kind[participations.event]
    dated = ~np.isnat(participations.valid_from) & np.isnat(participations.valid_to)
    return np.isin(kind, ACTS) & dated & ~bare


def presence(snapshot: Snapshot) -> tuple[Ints, Ints]:
    """First day and excluded last day of each actor, as day numbers.

    From its stated start, else always if a source lists it, else from its first dated tie or
    participation (``AFTER_ALL`` if there is none: in no window); to its stated end, else for ever.
    """
    actors = snapshot.actors
    start = np.where(actors.listed, BEFORE_ALL, first_seen(snapshot))
    stated = ~np.isnat(actors.active_from)
    start[stated] = day_numbers(actors.active_from[stated], BEFORE_ALL)
    return start, day_numbers(actors.active_to, AFTER_ALL)


def first_seen(snapshot: Snapshot) -> Ints:
    """Day each actor is first named by a dated tie or participation, ``AFTER_ALL`` if never."""
    first = np.full(len(snapshot.actors.id), AFTER_ALL, np.int64)
    ties: Ties = snapshot.ties
    tie_start = day_numbers(ties.valid_from, AFTER_ALL)
    np.minimum.at(first, ties.src, tie_start)
    np.minimum.at(first, ties.dst, tie_start)
    start, _ = participation_spans(snapshot.participations)
    np.minimum.at(first, snapshot.participations.actor, day_numbers(start, AFTER_ALL))
    return first
