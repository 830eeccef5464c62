"""How rows lie in a Neo4j database: every row is a relationship, between nodes its columns name."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.store.canonical import canonical_json
from graph.store.schema import COLUMNS, Column, Kind

NO_DAY = int(np.iinfo(np.int64).min)
USUAL: dict[str, Any] = {"certainty": "stated", "from_known": True, "to_known": True}
PLAIN: dict[str, type] = {"flag": bool, "precision": np.int64, "integer": np.int64}
LABELS = {
    "public": "Public",
    "private": "Private",
    "associative": "Associative",
    "citizen": "Citizen",
}


@dataclass(frozen=True, slots=True)
class End:
    """An end of a kind's relationship: the node's label, the property that tells it, the row's column."""

    label: str
    key: str
    column: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """The relationship that a row of a kind is.

    ``anchor``: the end to read from, with the fewer rows each.
    """

    type: str
    start: End
    end: End
    anchor: str

    @property
    def ends(self) -> tuple[End, End]:
        """Start and end."""
        return (self.start, self.end)


_DATASET = End("Dataset", "name", "dataset")
_CAMPAIGN = End("Campaign", "id", "")
PATTERNS: dict[Kind, Pattern] = {
    "territories": Pattern("STATES", _DATASET, End("Territory", "code", "code"), "end"),
    "actors": Pattern("STATES", _DATASET, End("Actor", "id", "id"), "end"),
    "events": Pattern("STATES", _DATASET, End("Event", "id", "id"), "end"),
    "ties": Pattern("TIE", End("Actor", "id", "source"), End("Actor", "id", "target"), "start"),
    "participations": Pattern(
        "TAKES_PART", End("Actor", "id", "actor"), End("Event", "id", "event"), "start"
    ),
    "observations": Pattern("OBSERVES", _DATASET, _CAMPAIGN, "end"),
    "respondents": Pattern("ASKED", End("Actor", "id", "actor"), _CAMPAIGN, "start"),
    "ratings": Pattern("RATES", End("Actor", "id", "rater"), End("Actor", "id", "rated"), "start"),
}
NODE_KINDS: tuple[Kind, ...] = ("territories", "actors", "events")
# Rows that describe neither of their nodes.
BETWEEN: tuple[Kind, ...] = ("ties", "participations", "ratings")
# (label, property that names the other node, relationship, its label, its key): drawn for whoever
# looks in Cypher.
LINKS: tuple[tuple[Kind, str, str, Kind], ...] = (
    ("territories", "parent", "PART_OF", "territories"),
    ("actors", "territory", "IN", "territories"),
    ("events", "territory", "IN", "territories"),
    ("events", "parent", "PART_OF", "events"),
)


def node(kind: Kind) -> End:
    """Label and key of the nodes that statements of a kind describe."""
    return PATTERNS[kind].end


def campaign_id(dataset: str, campaign: str) -> str:
    """Two datasets may use the same name for their campaigns."""
    return canonical_json([dataset, campaign])


def properties(kind: Kind) -> tuple[Column, ...]:
    """Columns kept on the relationship: those that its ends do not tell."""
    known = {end.column for end in PATTERNS[kind].ends}
    return tuple(column for column in COLUMNS[kind] if column.name not in known)


def node_properties(kind: Kind) -> tuple[Column, ...]:
    """Columns of the resolved values on a node."""
    own = ("evidence", "file", "row")
    return tuple(column for column in COLUMNS[kind] if column.name not in own)


def absent(column: Column) -> Any:
    """What a property that is not there says: what is usual, so that a million ties stay small."""
    if column.type == "day":
        return NO_DAY
    if column.type == "number":
        return float("nan")
    if column.type in ("json", "list"):
        return "{}" if column.type == "json" else "[]"
    if column.name in USUAL:
        return USUAL[column.name]
    if column.type in PLAIN:
        return column.default
    return ""
