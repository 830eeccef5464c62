"""The columns of each kind of row a store keeps, and how model records become frames of them."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import pandas as pd

from graph.model import (
    Actor,
    Attrs,
    Event,
    Observation,
    Participation,
    Record,
    Respondent,
    Span,
    Territory,
    Tie,
)
from graph.store.base import Kind

Type = Literal["id", "text", "list", "json", "flag", "precision", "number", "integer", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, what an absent cell means, and the closed list of kinds.yaml it draws from.

    ``list`` and ``json`` cells are canonical JSON text; ``day`` cells datetime64; ``precision`` 0
    day, 1 month, 2 year. ``content`` columns are what the row says (in its hash and the digest);
    the others say where it was read.
    """

    name: str
    type: Type
    default: Any = ""
    codes: str = ""
    content: bool = True
    required: bool = False


def _span(prefix: str = "valid", *, known: bool = False) -> tuple[Column, ...]:
    start, end = ("from", "to") if prefix == "valid" else (f"{prefix}_from", f"{prefix}_to")
    columns = (
        Column(f"{prefix}_from", "day", None),
        Column(f"{start}_precision", "precision", 0),
        Column(f"{prefix}_to", "day", None),
        Column(f"{end}_precision", "precision", 0),
    )
    flags = (Column("from_known", "flag", True), Column("to_known", "flag", False))
    return columns + flags if known else columns


_PLACE = (
    Column("attrs", "json", "{}"),
    Column("evidence", "text"),
    Column("file", "text", content=False),
    Column("row", "integer", 0, content=False),
)
_CERTAINTY = Column("certainty", "text", "stated", "certainties")
_FORMALITY = Column("formality", "text", "unknown", "formalities")


def _need(name: str, type_: Type = "id", codes: str = "") -> Column:
    return Column(name, type_, codes=codes, required=True)


COLUMNS: dict[Kind, tuple[Column, ...]] = {
    "territories": (
        _need("code"),
        Column("name", "text"),
        Column("level", "text", codes="levels"),
        Column("parent", "id"),
        *_span(),
        Column("successors", "list", "[]"),
        *_PLACE,
    ),
    "actors": (
        _need("id"),
        Column("name", "text"),
        Column("aliases", "list", "[]"),
        Column("sector", "text", "unknown", "sectors"),
        Column("sector_basis", "text"),
        Column("form", "text", "organisation", "forms"),
        Column("territory", "id"),
        Column("listed", "flag", False),
        *_span("active"),
        _CERTAINTY,
        *_PLACE,
    ),
    "events": (
        _need("id"),
        Column("name", "text"),
        Column("kind", "text", codes="event_kinds"),
        *_span(),
        Column("territory", "id"),
        Column("parent", "id"),
        Column("stated_date", "text"),
        Column("stated_duration", "text"),
        *_PLACE,
    ),
    "ties": (
        _need("source"),
        _need("target"),
        Column("type", "id", "tie"),
        _FORMALITY,
        Column("directed", "flag", False),
        *_span(known=True),
        Column("absent_on", "day", None),
        Column("weight", "number", None),
        Column("unit", "id"),
        Column("strength", "number", None),
        Column("confidence", "number", None),
        _CERTAINTY,
        Column("reported_by", "id"),
        Column("event", "id"),
        Column("record_id", "id"),
        Column("stated_date", "text"),
        Column("stated_duration", "text"),
        *_PLACE,
    ),
    "participations": (
        _need("actor"),
        _need("event"),
        Column("role", "id"),
        _FORMALITY,
        *_span(),
        _CERTAINTY,
        Column("record_id", "id"),
        *_PLACE,
    ),
    "observations": (_need("campaign"), *_span(), Column("territory", "id"), *_PLACE),
    "respondents": (_need("campaign"), _need("actor"), Column("answered", "flag", False), *_PLACE),
}

# What makes a row itself inside its dataset. Ties and participations may repeat it: k numbers them
# (semantics.md 6).
IDENTITY: dict[Kind, tuple[str, ...]] = {
    "territories": ("code",),
    "actors": ("id",),
    "events": ("id",),
    "ties": (
        "record_id", "source", "target", "type", "valid_from", "from_precision", "reported_by"
    ),
    "participations": ("record_id", "actor", "event", "role", "valid_from", "from_precision"),
    "observations": ("campaign", "territory"),
    "respondents": ("campaign", "actor"),
}  # fmt: skip
REPEATABLE: tuple[Kind, ...] = ("ties", "participations")


@cache
def column_names(kind: Kind) -> tuple[str, ...]:
    """Names of a kind's columns, in order."""
    return tuple(column.name for column in COLUMNS[kind])


def canonical_json(value: object) -> str:
    """Sorted keys, no spaces, floats by repr, text unescaped; NaN and infinities raise ValueError."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


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
    stated = (r.reported_by, r.event, r.record_id, r.stated_date, r.stated_duration)
    own = (r.source, r.target, r.type, r.formality, r.directed)
    return (*own, *span, *amounts, *stated, *_place(r))


def _participation(r: Participation) -> tuple[object, ...]:
    own = (r.actor, r.event, r.role, r.formality)
    return (*own, *_span_cells(r.span), r.certainty, r.record_id, *_place(r))


def _observation(r: Observation) -> tuple[object, ...]:
    return (r.campaign, *_span_cells(r.span), r.territory, *_place(r))


def _respondent(r: Respondent) -> tuple[object, ...]:
    return (r.campaign, r.actor, r.answered, *_place(r))


_CELLS: dict[Kind, Callable[[Any], tuple[object, ...]]] = {
    "territories": _territory,
    "actors": _actor,
    "events": _event,
    "ties": _tie,
    "participations": _participation,
    "observations": _observation,
    "respondents": _respondent,
}
KIND_OF: dict[type, Kind] = {
    Territory: "territories",
    Actor: "actors",
    Event: "events",
    Tie: "ties",
    Participation: "participations",
    Observation: "observations",
    Respondent: "respondents",
}


def to_frame(kind: Kind, records: Sequence[Record] | Iterable[Record]) -> pd.DataFrame:
    """Records of one kind as a frame of the store's columns, one row a record."""
    rows = [_CELLS[kind](record) for record in records]
    return pd.DataFrame(rows, columns=list(column_names(kind)), dtype=object)
