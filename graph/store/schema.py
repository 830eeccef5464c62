"""The kinds of rows a store keeps, the columns of each, and what makes a row itself."""

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from graph.kinds import RATING_LEVELS

Kind = Literal[
    "territories", "actors", "events", "ties", "participations", "observations", "respondents",
    "ratings",
]  # fmt: skip
SCHEMA_VERSION = 2  # of every backend; docs/store.md says what each brought
KINDS: tuple[Kind, ...] = (
    "territories", "actors", "events", "ties", "participations", "observations", "respondents",
    "ratings",
)  # fmt: skip
Type = Literal["id", "text", "list", "json", "flag", "precision", "number", "integer", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its type, what an absent cell means, and the closed list of kinds.yaml it draws from.

    ``within``: the lowest and highest it may be.

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
    within: tuple[int, int] | None = None


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
        Column("campaign", "id"),
        Column("reporter_territory", "id"),
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
    "ratings": (
        _need("rater"),
        _need("rated"),
        _need("item", "text", "ratings"),
        Column("campaign", "id"),
        Column("level", "integer", 0, required=True, within=RATING_LEVELS),
        *_PLACE,
    ),
}

# What makes a row itself inside its dataset. Ties and participations may repeat it: k numbers them
# (docs/store.md).
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
    "ratings": ("campaign", "rater", "rated", "item"),
}  # fmt: skip
# What is part of it only where it says something: rows that never said it keep the key they had.
WHERE_SAID: dict[Kind, tuple[str, ...]] = {"ties": ("campaign",)}
REPEATABLE: tuple[Kind, ...] = ("ties", "participations")
STATEMENTS: tuple[Kind, ...] = tuple(kind for kind in KINDS if kind not in REPEATABLE)
# Columns that name an actor or an event: the id must be known, and its dataset states it, if only
# by naming it.
REFERENCES: dict[Kind, dict[str, Kind]] = {
    "ties": {"source": "actors", "target": "actors", "reported_by": "actors", "event": "events"},
    "participations": {"actor": "actors", "event": "events"},
    "respondents": {"actor": "actors"},
    "ratings": {"rater": "actors", "rated": "actors"},
}


@cache
def column_names(kind: Kind) -> tuple[str, ...]:
    """Names of a kind's columns, in order."""
    return tuple(column.name for column in COLUMNS[kind])
