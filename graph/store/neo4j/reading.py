"""One reading of a Neo4j store: the same tables as any other store's, to the byte."""

import json
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from neo4j import ManagedTransaction
from numpy.typing import NDArray

from graph.model import Source
from graph.store import assemble
from graph.store.coverage import Coverage, covered
from graph.store.neo4j import rows
from graph.store.neo4j.query import first
from graph.store.neo4j.rows import columns
from graph.store.neo4j.session import Session
from graph.store.results import LoadRecord, Problem
from graph.store.same import NONE, Same
from graph.store.schema import KINDS, Kind
from graph.store.source import source_of
from graph.tables import (
    CERTAINTY_CODES,
    FORMALITY_CODES,
    Actors,
    Datasets,
    Events,
    Participations,
    Provenance,
    Ties,
)

CONTENT = ("datasets", *KINDS)
_DAYS = ("valid_from", "valid_to", "absent_on")
_TIES = (
    "key", "start", "end", "type", "formality", "directed", "valid_from", "valid_to", "absent_on",
    "from_precision", "to_precision", "from_known", "to_known", "weight", "unit", "strength",
    "confidence", "certainty", "reported_by", "event", "dataset",
)  # fmt: skip
_PARTS = (
    "key", "start", "end", "role", "formality", "valid_from", "valid_to", "from_precision",
    "to_precision", "certainty", "dataset",
)  # fmt: skip
_PLACES = ("file", "row", "evidence", "stated_date", "stated_duration", "record_id", "attrs")


def content(tx: ManagedTransaction) -> dict[str, tuple[int, int]]:
    """Rows and sum of hashes a kind, from the mark."""
    (mark,) = first(tx, "MATCH (m:Maillage) RETURN properties(m)")
    return {
        kind: (mark.get(f"rows_{kind}", 0), int(mark.get(f"sum_{kind}", "0"), 16))
        for kind in CONTENT
    }


def sources(tx: ManagedTransaction) -> list[Source]:
    """What each dataset says of itself, by name; a dataset whose first load did not end says nothing yet."""
    (found,) = first(tx, "MATCH (d:Dataset) WHERE d.h IS NOT NULL RETURN collect(properties(d))")
    return sorted((source_of(cells) for cells in found), key=lambda source: source.dataset)


def coverage(tx: ManagedTransaction) -> Coverage:
    """First and last starts of every dataset's dated things, as its last load left them."""
    (found,) = first(
        tx, "MATCH (d:Dataset) WHERE d.bounds IS NOT NULL RETURN collect([d.name, d.bounds])"
    )
    rows = [(name, *row) for name, bounds in found for row in json.loads(bounds)]
    names = ["dataset", "what", "precision", "first", "last"]
    return Coverage(pd.DataFrame(rows, columns=names))


def loads(tx: ManagedTransaction) -> list[LoadRecord]:
    """The ledger, oldest first."""
    (found,) = first(tx, "MATCH (l:Load) WITH l ORDER BY l.id RETURN collect(properties(l))")
    return [
        LoadRecord(
            str(load["id"]),
            load["dataset"],
            load["at"],
            load["file_hash"],
            load["state"],
            json.loads(load["counts"]),
        )
        for load in found
    ]


class Neo4jReading:
    """One reading: a transaction, and others of ``session`` for the lists of rows."""

    def __init__(self, tx: ManagedTransaction, session: Session) -> None:
        self._tx = tx
        self._session = session

    @cached_property
    def datasets(self) -> Datasets:
        """The datasets with their coverage."""
        return covered(sources(self._tx), coverage(self._tx))

    def sources(self) -> list[Source]:
        """What each dataset says of itself, by name."""
        return sources(self._tx)

    def content(self) -> dict[str, tuple[int, int]]:
        """Rows and sum of hashes a kind."""
        return content(self._tx)

    def statements(self, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
        """Rows as stated, in key order."""
        return rows.statements(self._session, kind, dataset)

    def checked(self, kind: Kind) -> pd.DataFrame:
        """All rows as stated; the server checks its pages itself."""
        return self.statements(kind)

    def damage(self) -> list[Problem]:
        """The server keeps checksums of its own."""
        return []

    def _rows(
        self, label: str, ids: NDArray[Any], numbers: NDArray[np.int64], same: Same = NONE
    ) -> NDArray[np.int64]:
        """Rows, among sorted ids, of the nodes with these internal ids."""
        internal, names = first(self._tx, f"MATCH (n:{label}) RETURN collect(id(n)), collect(n.id)")
        at = pd.Series(
            assemble.rows_of(ids, np.array(names, dtype=object), same),
            pd.Index(internal, dtype=np.int64),
        )
        return at.reindex(numbers).to_numpy(np.int64)

    def funding(self, ids: list[str]) -> set[str]:
        """Those of these ids that a tie of type ``funding`` goes out from."""
        gives = "EXISTS { (a)-[:TIE {type: 'funding'}]->() }"
        text = f"MATCH (a:Actor) WHERE a.id IN $ids AND {gives} RETURN collect(a.id)"
        return set(first(self._tx, text, ids=ids)[0])

    def ties(self, actors: Actors, events: Events, same: Same, *, provenance: bool) -> Ties:
        """All ties, in their order."""
        read = columns(self._session, "ties", _TIES + (_PLACES if provenance else ()))
        types = np.array(sorted(read["type"].categories), dtype=object)
        table: dict[str, NDArray[Any]] = {
            "src": self._rows("Actor", actors.id, read["start"], same),
            "dst": self._rows("Actor", actors.id, read["end"], same),
            "type": _coded(read["type"], types).astype(np.int16),
            "unit": _texts(read["unit"]),
            "reporter": _coded(read["reported_by"], actors.id, same),
            "event": _coded(read["event"], events.id),
            **{name: read[name] for name in ("directed", "from_known", "to_known")},
            **{name: read[name] for name in ("weight", "strength", "confidence")},
            **self._shared(read),
        }
        return assemble.ties(
            actors, types, table, read["key"], _places(read) if provenance else None
        )

    def participations(
        self, actors: Actors, events: Events, same: Same, *, provenance: bool
    ) -> Participations:
        """All participations, in their order."""
        places = tuple(name for name in _PLACES if not name.startswith("stated"))
        read = columns(self._session, "participations", _PARTS + (places if provenance else ()))
        table: dict[str, NDArray[Any]] = {
            "actor": self._rows("Actor", actors.id, read["start"], same),
            "event": self._rows("Event", events.id, read["end"]),
            "role": _texts(read["role"]),
            **self._shared(read),
        }
        kept = _places(read) if provenance else None
        return assemble.participations(actors, events, table, read["key"], kept)

    def _shared(self, read: dict[str, Any]) -> dict[str, NDArray[Any]]:
        return {
            "formality": _numbers(read["formality"], FORMALITY_CODES),
            "certainty": _numbers(read["certainty"], CERTAINTY_CODES),
            "dataset": _coded(read["dataset"], self.datasets.name),
            **{name: assemble.days(read[name]) for name in _DAYS if name in read},
            **{name: read[name] for name in ("from_precision", "to_precision")},
        }


def _texts(column: pd.Categorical) -> NDArray[Any]:
    return np.asarray(column, dtype=object)


def _coded(column: pd.Categorical, ids: NDArray[Any], same: Same = NONE) -> NDArray[np.int64]:
    """Row of each text among sorted ids; -1 where it is none of them."""
    rows = np.append(assemble.rows_of(ids, column.categories.to_numpy(object), same), -1)
    spread: NDArray[np.int64] = rows[column.codes]
    return spread


def _numbers(column: pd.Categorical, codes: dict[str, int]) -> NDArray[np.int8]:
    numbers = np.array([codes[word] for word in column.categories], np.int8)
    spread: NDArray[np.int8] = numbers[column.codes]
    return spread


def _places(read: dict[str, Any]) -> Provenance:
    n = len(read["key"])
    nothing = pd.Categorical.from_codes(np.zeros(n, np.int8), pd.Index([""], dtype=object))
    text = {name: _texts(read.get(name, nothing)) for name in _PLACES if name != "row"}
    return Provenance(assemble.hexes(read["key"]), row=read["row"], **text)
