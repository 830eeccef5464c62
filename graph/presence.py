"""When each actor is there, when each event lasts, in day numbers with infinite bounds."""

from dataclasses import dataclass, replace

import numpy as np

from graph.acts import act_ends
from graph.dates import Days, Window, span_end
from graph.kinds import away_roles, codes, is_passing
from graph.tables import Codes, Events, Flags, Ints, Participations, Snapshot, Text, Ties

BEFORE_ALL = -(2**62)
AFTER_ALL = 2**62


def day_numbers(days: Days, missing: int) -> Ints:
    """Days since 1970-01-01, ``missing`` where there is no date."""
    numbers = days.astype("datetime64[D]").astype(np.int64)
    numbers[np.isnat(days)] = missing
    return numbers


def during(start: Ints, end: Ints, window: Window) -> Flags:
    """Which spans, in day numbers, overlap a window; undated ones never do."""
    kept = start < AFTER_ALL
    if window.end is not None:
        kept &= start < np.datetime64(window.end, "D").astype(np.int64)
    if window.start is not None:
        kept &= end > np.datetime64(window.start, "D").astype(np.int64)
    return kept


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """Start and excluded end of things, NaT where not stated, and the precision of each."""

    start: Days
    end: Days
    start_precision: Codes
    end_precision: Codes

    def numbers(self) -> tuple[Ints, Ints]:
        """As day numbers, ``AFTER_ALL`` where not stated."""
        return day_numbers(self.start, AFTER_ALL), day_numbers(self.end, AFTER_ALL)


def event_spans(events: Events) -> Spans:
    """When each event lasts."""
    stated = Spans(events.valid_from, events.valid_to, events.from_precision, events.to_precision)
    return _acts_ended(stated, events.kind)


def participation_spans(participations: Participations) -> Spans:
    """When each participation lasts: its own dates, or its event's where it states none."""
    bare = np.isnat(participations.valid_from) & np.isnat(participations.valid_to)
    events, event = participations.events, participations.event
    stated = Spans(
        np.where(bare, events.valid_from[event], participations.valid_from),
        np.where(bare, events.valid_to[event], participations.valid_to),
        np.where(bare, events.from_precision[event], participations.from_precision),
        np.where(bare, events.to_precision[event], participations.to_precision),
    )
    return _acts_ended(stated, events.kind[event])


def present(participations: Participations) -> Flags:
    """Which participations are presences: all but those in a role of kinds.yaml that says otherwise."""
    return ~np.isin(participations.role.astype(str), away_roles())


def _acts_ended(spans: Spans, kind: Text) -> Spans:
    """Acts without a stated end last the span of their own date."""
    passing = [code for code in codes("event_kinds") if is_passing(code)]
    own = span_end(spans.start, spans.start_precision), spans.start_precision
    ends = act_ends(own, (spans.end, spans.end_precision), np.isin(kind, passing))
    return replace(spans, end=ends[0], end_precision=ends[1])


def presence(snapshot: Snapshot) -> tuple[Ints, Ints]:
    """First day and excluded last day of each actor, as day numbers.

    From its stated start, else always if a source lists it, else from its first dated tie or
    presence at an event (``AFTER_ALL`` if there is none: in no window); to its stated end, else for ever.
    """
    actors = snapshot.actors
    start = np.where(actors.listed, BEFORE_ALL, first_seen(snapshot))
    stated = ~np.isnat(actors.active_from)
    start[stated] = day_numbers(actors.active_from[stated], BEFORE_ALL)
    return start, day_numbers(actors.active_to, AFTER_ALL)


def first_seen(snapshot: Snapshot) -> Ints:
    """Day each actor is first named by a dated tie or present at an event, ``AFTER_ALL`` if never."""
    first = np.full(len(snapshot.actors.id), AFTER_ALL, np.int64)
    ties: Ties = snapshot.ties
    tie_start = day_numbers(ties.valid_from, AFTER_ALL)
    np.minimum.at(first, ties.src, tie_start)
    np.minimum.at(first, ties.dst, tie_start)
    parts = snapshot.participations
    start, _ = participation_spans(parts).numbers()
    there = present(parts)
    np.minimum.at(first, parts.actor[there], start[there])
    return first
