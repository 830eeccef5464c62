"""Snapshots made by hand from the model's dataclasses, as a store would hand them out."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np

from graph import tables
from graph.dates import Days, PartialDate
from graph.model import Actor, Event, Participation, Source, Territory, Tie

OWN = Source("test:own", title="Relevé de test")


def text(values: Iterable[object]) -> tables.Text:
    """An object column, one cell a value, whatever the value is."""
    cells = list(values)
    column = np.empty(len(cells), dtype=object)
    column[:] = cells
    return column


def days(values: Iterable[date | None]) -> Days:
    """A day column, NaT where None."""
    return np.array([np.datetime64(value or "NaT", "D") for value in values], dtype="datetime64[D]")


def codes(values: Iterable[int]) -> tables.Codes:
    """A small integer column."""
    return np.array(list(values), dtype=np.int8)


def ints(values: Iterable[int]) -> tables.Ints:
    """A reference column."""
    return np.array(list(values), dtype=np.int64)


def flags(values: Iterable[bool]) -> tables.Flags:
    """A yes or no column."""
    return np.array(list(values), dtype=np.bool_)


def floats(values: Iterable[float | None]) -> tables.Floats:
    """A number column, NaN where None."""
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def actor_table(actors: Iterable[Actor]) -> tables.Actors:
    """Actors sorted by id."""
    rows = sorted(actors, key=lambda actor: actor.id)
    return tables.Actors(
        id=text(row.id for row in rows),
        name=text(row.name for row in rows),
        aliases=text(row.aliases for row in rows),
        sector=text(row.sector for row in rows),
        sector_basis=text(row.sector_basis for row in rows),
        form=text(row.form for row in rows),
        territory=text(row.territory for row in rows),
        listed=flags(row.listed for row in rows),
        active_from=days(row.active.start for row in rows),
        active_from_precision=codes(row.active.start_precision for row in rows),
        active_to=days(row.active.end for row in rows),
        active_to_precision=codes(row.active.end_precision for row in rows),
        certainty=text(row.certainty for row in rows),
        attrs=text(json.dumps(dict(row.attrs), sort_keys=True) for row in rows),
    )


def event_table(events: Iterable[Event]) -> tables.Events:
    """Events sorted by id."""
    rows = sorted(events, key=lambda event: event.id)
    return tables.Events(
        id=text(row.id for row in rows),
        name=text(row.name for row in rows),
        kind=text(row.kind for row in rows),
        valid_from=days(row.span.start for row in rows),
        valid_to=days(row.span.end for row in rows),
        from_precision=codes(row.span.start_precision for row in rows),
        to_precision=codes(row.span.end_precision for row in rows),
        territory=text(row.territory for row in rows),
        parent=text(row.parent for row in rows),
        stated_date=text(row.stated_date for row in rows),
        stated_duration=text(row.stated_duration for row in rows),
        evidence=text(row.provenance.evidence for row in rows),
    )


def territory_table(territories: Iterable[Territory]) -> tables.Territories:
    """Territories sorted by code."""
    rows = sorted(territories, key=lambda territory: territory.code)
    return tables.Territories(
        code=text(row.code for row in rows),
        name=text(row.name for row in rows),
        level=text(row.level for row in rows),
        parent=text(row.parent for row in rows),
        valid_from=days(row.span.start for row in rows),
        valid_to=days(row.span.end for row in rows),
        successors=text(row.successors for row in rows),
    )


def provenance(rows: Sequence[Tie | Participation]) -> tables.Provenance:
    """Where the rows say they come from; the key is their number."""
    return tables.Provenance(
        key=text(f"{number:032x}" for number in range(len(rows))),
        file=text(row.provenance.file for row in rows),
        row=ints(row.provenance.row for row in rows),
        evidence=text(row.provenance.evidence for row in rows),
        stated_date=text(getattr(row, "stated_date", "") for row in rows),
        stated_duration=text(getattr(row, "stated_duration", "") for row in rows),
        record_id=text(row.record_id for row in rows),
        attrs=text(json.dumps(dict(row.attrs), sort_keys=True) for row in rows),
    )


def tie_table(ties: Sequence[Tie], actors: tables.Actors, events: tables.Events) -> tables.Ties:
    """Ties in the order of the table's contract; all of one dataset."""
    number = {name: row for row, name in enumerate(actors.id)}
    event_number = {name: row for row, name in enumerate(events.id)} | {"": -1}
    names = sorted({tie.type for tie in ties})
    rows = sorted(ties, key=lambda tie: _tie_order(tie, number))
    return tables.Ties(
        actors=actors,
        src=ints(number[row.source] for row in rows),
        dst=ints(number[row.target] for row in rows),
        type=np.array([names.index(row.type) for row in rows], dtype=np.int16),
        type_names=text(names),
        formality=codes(tables.FORMALITY_CODES[row.formality] for row in rows),
        directed=flags(row.directed for row in rows),
        valid_from=days(row.span.start for row in rows),
        valid_to=days(row.span.end for row in rows),
        absent_on=days(row.absent_on for row in rows),
        from_precision=codes(row.span.start_precision for row in rows),
        to_precision=codes(row.span.end_precision for row in rows),
        from_known=flags(row.span.start_known for row in rows),
        to_known=flags(row.span.end_known for row in rows),
        weight=floats(row.weight for row in rows),
        unit=text(row.unit for row in rows),
        strength=floats(row.strength for row in rows),
        confidence=floats(row.confidence for row in rows),
        certainty=codes(tables.CERTAINTY_CODES[row.certainty] for row in rows),
        reporter=ints(number.get(row.reported_by, -1) for row in rows),
        campaign=text(row.campaign for row in rows),
        reporter_territory=text(row.reporter_territory for row in rows),
        event=ints(event_number[row.event] for row in rows),
        dataset=ints(0 for _ in rows),
        provenance=provenance(rows),
    )


def _tie_order(tie: Tie, number: dict[str, int]) -> tuple[Any, ...]:
    last = date.max
    ends = (tie.span.start or last, tie.span.end or last)
    return (*ends, number[tie.source], number[tie.target], tie.type, repr(tie))


def participation_table(
    participations: Iterable[Participation], actors: tables.Actors, events: tables.Events
) -> tables.Participations:
    """Participations by event, actor and role; all of one dataset."""
    actor_number = {name: row for row, name in enumerate(actors.id)}
    event_number = {name: row for row, name in enumerate(events.id)}
    rows = sorted(participations, key=lambda row: (row.event, row.actor, row.role, repr(row)))
    return tables.Participations(
        actors=actors,
        events=events,
        actor=ints(actor_number[row.actor] for row in rows),
        event=ints(event_number[row.event] for row in rows),
        role=text(row.role for row in rows),
        formality=codes(tables.FORMALITY_CODES[row.formality] for row in rows),
        valid_from=days(row.span.start for row in rows),
        valid_to=days(row.span.end for row in rows),
        from_precision=codes(row.span.start_precision for row in rows),
        to_precision=codes(row.span.end_precision for row in rows),
        certainty=codes(tables.CERTAINTY_CODES[row.certainty] for row in rows),
        dataset=ints(0 for _ in rows),
        provenance=provenance(rows),
    )


def dataset_table(source: Source, starts: Iterable[date], ends: Iterable[date]) -> tables.Datasets:
    """One dataset, its coverage as stated, else from the earliest to the latest start."""
    first, last = source.coverage.start, source.coverage.end
    return tables.Datasets(
        name=text([source.dataset]),
        title=text([source.title]),
        coverage_from=days([first or min(starts, default=None)]),
        coverage_to=days([last or max(ends, default=None)]),
        rank=ints([source.rank]),
        simulated=flags([source.simulated]),
        evidence_public=flags([source.evidence_public]),
        carry=text([source.carry]),
    )


def no_observations() -> tables.Observations:
    """No survey campaign."""
    return tables.Observations(
        campaign=text([]),
        dataset=ints([]),
        valid_from=days([]),
        valid_to=days([]),
        territory=text([]),
        asked_campaign=text([]),
        asked_dataset=ints([]),
        asked_actor=ints([]),
        answered=flags([]),
    )


def no_ratings() -> tables.Ratings:
    """Nothing that actors think of each other."""
    return tables.Ratings(ints([]), ints([]), text([]), text([]), ints([]), ints([]))


def snapshot(
    *,
    actors: Sequence[Actor] = (),
    ties: Sequence[Tie] = (),
    events: Sequence[Event] = (),
    participations: Sequence[Participation] = (),
    territories: Sequence[Territory] = (),
    source: Source = OWN,
) -> tables.Snapshot:
    """A snapshot of one dataset; actors only ties or participations name are added, unlisted."""
    given = {actor.id for actor in actors}
    named = {end for tie in ties for end in (tie.source, tie.target)}
    named |= {row.actor for row in participations}
    unlisted = [Actor(name, name) for name in sorted(named - given)]
    actor_rows, event_rows = actor_table([*actors, *unlisted]), event_table(events)
    dated: list[Tie | Participation | Event] = [*ties, *participations, *events]
    spans = [row.span for row in dated if row.span.start]
    starts = [span.start for span in spans if span.start]
    ends = [PartialDate(span.start, span.start_precision).end for span in spans if span.start]
    return tables.Snapshot(
        datasets=dataset_table(source, starts, ends),
        territories=territory_table(territories),
        actors=actor_rows,
        events=event_rows,
        ties=tie_table(ties, actor_rows, event_rows),
        participations=participation_table(participations, actor_rows, event_rows),
        observations=no_observations(),
        ratings=no_ratings(),
        digest="0" * 64,
    )
