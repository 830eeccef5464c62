"""Snapshots written by hand from the model's facts, for tests that need no store."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from graph.model import Actor, Event, Participation, Span, Territory, Tie
from graph.tables import (
    CERTAINTY_CODES,
    FORMALITY_CODES,
    Actors,
    Datasets,
    Days,
    Events,
    Observations,
    Participations,
    Snapshot,
    Territories,
    Text,
    Ties,
)


@dataclass(frozen=True)
class Covered:
    """A dataset and what it covers (end excluded)."""

    name: str = "tables:test"
    since: date | None = None
    until: date | None = None
    simulated: bool = False


def text(values: Iterable[object]) -> Text:
    listed = list(values)
    column = np.empty(len(listed), object)
    column[:] = listed
    return column


def days(values: Iterable[date | None]) -> Days:
    return np.array([np.datetime64(day or "NaT", "D") for day in values], "datetime64[D]")


def datasets(covered: Sequence[Covered]) -> Datasets:
    n = len(covered)
    return Datasets(
        text(each.name for each in covered),
        text("" for _ in covered),
        days(each.since for each in covered),
        days(each.until for each in covered),
        np.zeros(n, np.int64),
        np.array([each.simulated for each in covered], bool),
        np.zeros(n, bool),
    )


def actor_table(actors: Sequence[Actor]) -> Actors:
    return Actors(
        *(text(getattr(a, name) for a in actors) for name in ("id", "name", "aliases", "sector")),
        *(text(getattr(a, name) for a in actors) for name in ("sector_basis", "form", "territory")),
        np.array([a.listed for a in actors], bool),
        days(a.active.start for a in actors),
        np.array([a.active.start_precision for a in actors], np.int8),
        days(a.active.end for a in actors),
        np.array([a.active.end_precision for a in actors], np.int8),
        text(a.certainty for a in actors),
        text("{}" for _ in actors),
    )


def event_table(events: Sequence[Event]) -> Events:
    return Events(
        *(text(getattr(e, name) for e in events) for name in ("id", "name", "kind")),
        days(e.span.start for e in events),
        days(e.span.end for e in events),
        np.array([e.span.start_precision for e in events], np.int8),
        np.array([e.span.end_precision for e in events], np.int8),
        *(text(getattr(e, name) for e in events) for name in ("territory", "parent")),
        *(text(getattr(e, name) for e in events) for name in ("stated_date", "stated_duration")),
        text("" for _ in events),
    )


def territory_table(territories: Sequence[Territory]) -> Territories:
    return Territories(
        *(text(getattr(t, name) for t in territories) for name in ("code", "name", "level", "parent")),
        days(t.span.start for t in territories),
        days(t.span.end for t in territories),
        text(t.successors for t in territories),
    )


def tie_table(
    actors: Actors, ties: Sequence[Tie], of: Sequence[int], events: Events | None = None
) -> Ties:
    row = {name: at for at, name in enumerate(actors.id)}
    event = {name: at for at, name in enumerate(events.id)} if events else {}
    names = sorted({tie.type for tie in ties})
    spans: list[Span] = [tie.span for tie in ties]

    def numbers(name: str) -> np.ndarray:
        values = [getattr(tie, name) for tie in ties]
        return np.array([np.nan if v is None else v for v in values], float)

    return Ties(
        actors,
        np.array([row[tie.source] for tie in ties], np.int64),
        np.array([row[tie.target] for tie in ties], np.int64),
        np.array([names.index(tie.type) for tie in ties], np.int16),
        text(names),
        np.array([FORMALITY_CODES[tie.formality] for tie in ties], np.int8),
        np.array([tie.directed for tie in ties], bool),
        days(span.start for span in spans),
        days(span.end for span in spans),
        days(tie.absent_on for tie in ties),
        np.array([span.start_precision for span in spans], np.int8),
        np.array([span.end_precision for span in spans], np.int8),
        np.array([span.start_known for span in spans], bool),
        np.array([span.end_known for span in spans], bool),
        numbers("weight"),
        text(tie.unit for tie in ties),
        numbers("strength"),
        numbers("confidence"),
        np.array([CERTAINTY_CODES[tie.certainty] for tie in ties], np.int8),
        np.array([row.get(tie.reported_by, -1) for tie in ties], np.int64),
        np.array([event.get(tie.event, -1) for tie in ties], np.int64),
        np.array(of, np.int64),
    )


def participation_table(
    actors: Actors, events: Events, rows: Sequence[Participation], of: Sequence[int]
) -> Participations:
    actor = {name: at for at, name in enumerate(actors.id)}
    event = {name: at for at, name in enumerate(events.id)}
    return Participations(
        actors,
        events,
        np.array([actor[p.actor] for p in rows], np.int64),
        np.array([event[p.event] for p in rows], np.int64),
        text(p.role for p in rows),
        np.array([FORMALITY_CODES[p.formality] for p in rows], np.int8),
        days(p.span.start for p in rows),
        days(p.span.end for p in rows),
        np.array([p.span.start_precision for p in rows], np.int8),
        np.array([p.span.end_precision for p in rows], np.int8),
        np.array([CERTAINTY_CODES[p.certainty] for p in rows], np.int8),
        np.array(of, np.int64),
    )


def no_observations() -> Observations:
    none, nothing = np.zeros(0, np.int64), text(())
    return Observations(nothing, none, days(()), days(()), nothing, nothing, none, none, none > 0)


def snapshot(
    actors: Sequence[Actor],
    ties: Sequence[Tie] = (),
    events: Sequence[Event] = (),
    participations: Sequence[Participation] = (),
    territories: Sequence[Territory] = (),
    *,
    covered: Sequence[Covered] = (Covered(),),
    tie_datasets: Sequence[int] = (),
    participation_datasets: Sequence[int] = (),
    observations: Observations | None = None,
) -> Snapshot:
    """A snapshot of these facts; actors are sorted by id, ties kept in the order given."""
    people = actor_table(sorted(actors, key=lambda actor: actor.id))
    happenings = event_table(sorted(events, key=lambda event: event.id))
    took = participation_datasets or [0] * len(participations)
    return Snapshot(
        datasets(covered),
        territory_table(sorted(territories, key=lambda place: place.code)),
        people,
        happenings,
        tie_table(people, ties, tie_datasets or [0] * len(ties), happenings),
        participation_table(people, happenings, participations, took),
        observations or no_observations(),
        "0" * 64,
    )
