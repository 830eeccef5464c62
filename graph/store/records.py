"""Model records as frames of the store's columns."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from graph.model import (
    Actor,
    Attrs,
    Event,
    Observation,
    Participation,
    Rating,
    Record,
    Respondent,
    Span,
    Territory,
    Tie,
)
from graph.store.canonical import canonical_json
from graph.store.schema import Kind, column_names


def _span_cells(span: Span) -> tuple[object, ...]:
    return (span.start, int(span.start_precision), span.end, int(span.end_precision))


def _attrs(attrs: Attrs) -> str:
    return canonical_json(dict(attrs)) if attrs else "{}"


def _place(record: Record) -> tuple[object, ...]:
    attrs = getattr(record, "attrs", {})
    place = record.provenance
    return (_attrs(attrs), place.evidence, place.file, place.row)


def _territory(r: Territory) -> tuple[object, ...]:
    successors = canonical_json(sorted(map(list, r.successors)))
    return (r.code, r.name, r.level, r.parent, *_span_cells(r.span), successors, *_place(r))


def _actor(r: Actor) -> tuple[object, ...]:
    aliases = canonical_json(sorted(set(r.aliases)))
    own = (r.id, r.name, aliases, r.sector, r.sector_basis, r.form, r.territory, r.listed)
    return (*own, *_span_cells(r.active), r.certainty, *_place(r))


def _event(r: Event) -> tuple[object, ...]:
    stated = (r.territory, r.parent, r.stated_date, r.stated_duration)
    return (r.id, r.name, r.kind, *_span_cells(r.span), *stated, *_place(r))


def _tie(r: Tie) -> tuple[object, ...]:
    span = (*_span_cells(r.span), r.span.start_known, r.span.end_known, r.absent_on)
    amounts = (r.weight, r.unit, r.strength, r.confidence, r.certainty)
    told = (r.reported_by, r.campaign, r.reporter_territory)
    stated = (*told, r.event, r.record_id, r.stated_date, r.stated_duration)
    own = (r.source, r.target, r.type, r.formality, r.directed)
    return (*own, *span, *amounts, *stated, *_place(r))


def _participation(r: Participation) -> tuple[object, ...]:
    own = (r.actor, r.event, r.role, r.formality)
    return (*own, *_span_cells(r.span), r.certainty, r.record_id, *_place(r))


def _observation(r: Observation) -> tuple[object, ...]:
    return (r.campaign, *_span_cells(r.span), r.territory, *_place(r))


def _respondent(r: Respondent) -> tuple[object, ...]:
    return (r.campaign, r.actor, r.answered, *_place(r))


def _rating(r: Rating) -> tuple[object, ...]:
    return (r.rater, r.rated, r.item, r.campaign, r.level, *_place(r))


_CELLS: dict[Kind, Callable[[Any], tuple[object, ...]]] = {
    "territories": _territory,
    "actors": _actor,
    "events": _event,
    "ties": _tie,
    "participations": _participation,
    "observations": _observation,
    "respondents": _respondent,
    "ratings": _rating,
}
KIND_OF: dict[type, Kind] = {
    Territory: "territories",
    Actor: "actors",
    Event: "events",
    Tie: "ties",
    Participation: "participations",
    Observation: "observations",
    Respondent: "respondents",
    Rating: "ratings",
}


def to_frame(kind: Kind, records: Sequence[Record] | Iterable[Record]) -> pd.DataFrame:
    """Records of one kind as a frame of the store's columns, one row a record."""
    rows = [_CELLS[kind](record) for record in records]
    return pd.DataFrame(rows, columns=list(column_names(kind)), dtype=object)
