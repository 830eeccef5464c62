"""Reading a SQLite store into columns, in one transaction."""

import json
import sqlite3
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.model import Source
from graph.store import assemble
from graph.store.canonical import Hashes
from graph.store.coverage import DATED, Coverage, covered
from graph.store.results import LoadRecord, Problem
from graph.store.same import NONE, Same
from graph.store.schema import Kind
from graph.store.source import SOURCE_COLUMNS, source_of
from graph.store.sqlite.check import (
    DAYS,
    NUMBERS,
    altered,
    checked_numbers,
    checked_places,
    checked_statements,
    checked_words,
    statements,
)
from graph.store.sqlite.encode import NO_DAY, NO_NUMBER
from graph.tables import Actors, Datasets, Events, Participations, Provenance, Text, Ties


def sources(db: sqlite3.Connection) -> list[Source]:
    """What each dataset says of itself, by name."""
    rows = db.execute(f"SELECT {', '.join(SOURCE_COLUMNS)} FROM dataset")
    found = (source_of(dict(zip(SOURCE_COLUMNS, row, strict=True))) for row in rows)
    return sorted(found, key=lambda source: source.dataset)


def coverage(db: sqlite3.Connection) -> Coverage:
    """First and last starts of every dataset's dated things, and the bounds of its campaigns.

    Milestones stand on the axis of time: nobody observed ties because of them.
    """
    apart = {"events": "AND kind <> 'milestone' "}
    starts = " UNION ALL ".join(
        f"SELECT dataset, 'start', from_precision, min(valid_from), max(valid_from) FROM {kind} "
        f"WHERE valid_from IS NOT NULL {apart.get(kind, '')}GROUP BY dataset, from_precision"
        for kind in DATED
    )
    campaigns = " UNION ALL ".join(
        f"SELECT dataset, 'campaign_{end}', 0, min(valid_{end}), max(valid_{end}) FROM observations "
        f"WHERE valid_{end} IS NOT NULL GROUP BY dataset"
        for end in ("from", "to")
    )
    sql = f"SELECT d.name, x.* FROM ({starts} UNION ALL {campaigns}) x JOIN dataset d ON d.n = x.dataset"
    rows = [(name, *cells) for name, _, *cells in db.execute(sql)]
    return Coverage(pd.DataFrame(rows, columns=["dataset", "what", "precision", "first", "last"]))


def loads(db: sqlite3.Connection) -> list[LoadRecord]:
    """The ledger, oldest first."""
    rows = db.execute("SELECT n, dataset, at, file_hash, state, counts FROM load ORDER BY n")
    return [
        LoadRecord(str(n), dataset, at, file_hash, state, json.loads(counts))
        for n, dataset, at, file_hash, state, counts in rows
    ]


class SqliteReading:
    """One reading of a store: tables are read once and shared by those that refer to them."""

    def __init__(self, db: sqlite3.Connection, path: str) -> None:
        self._db, self._path = db, path

    @cached_property
    def datasets(self) -> Datasets:
        """The datasets with their coverage."""
        return covered(sources(self._db), coverage(self._db))

    def sources(self) -> list[Source]:
        """What each dataset says of itself, by name."""
        return sources(self._db)

    def content(self) -> dict[str, tuple[int, int]]:
        """Rows and sum of hashes a kind."""
        rows = self._db.execute("SELECT kind, rows, sum FROM content")
        return {kind: (n, int(total, 16)) for kind, n, total in rows}

    def statements(self, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
        """Rows as stated, in key order."""
        return statements(self._db, kind, dataset)

    def checked(self, kind: Kind) -> pd.DataFrame:
        """All rows as stated; raises StoreDamaged when they are not what was written."""
        return checked_statements(self._db, kind, self._path)

    def damage(self) -> list[Problem]:
        """Pages and indexes by SQLite's own check, numbers by their checksum."""
        (state,) = self._db.execute("PRAGMA integrity_check").fetchone()
        whole = {"path": self._path, "detail": state}
        found = [] if state == "ok" else [Problem(self._path, "store_damaged", whole)]
        return found + [Problem(name, "verify_sum") for name in altered(self._db)]

    @cached_property
    def _words(self) -> Text:
        """Text of each number of ``word``."""
        words = checked_words(self._db, self._path)
        texts = np.full(max(words.values()) + 1, "", dtype=object)
        texts[np.fromiter(words.values(), np.int64, len(words))] = list(words)
        return texts

    def _renumbered(self, ids: Text, same: Same = NONE) -> NDArray[np.int64]:
        """For each number of ``word``, the row of that text among sorted ids, or -1."""
        return assemble.rows_of(ids, self._words, same)

    def _dataset_rows(self, numbers_: NDArray[np.float64]) -> NDArray[np.int64]:
        rows = dict(self._db.execute("SELECT n, name FROM dataset"))
        at = np.full(max(rows, default=0) + 1, -1, np.int64)
        for n, name in rows.items():
            at[n] = int(np.flatnonzero(self.datasets.name == name)[0])
        return at[numbers_.astype(np.int64)]

    def funding(self, ids: list[str]) -> set[str]:
        """Those of these ids that a tie of type ``funding`` goes out from."""
        sources = (
            "SELECT source FROM ties WHERE type IN (SELECT n FROM word WHERE text = 'funding')"
        )
        known = ", ".join("?" * len(ids))
        sql = f"SELECT text FROM word WHERE text IN ({known}) AND n IN ({sources})"
        return {text for (text,) in self._db.execute(sql, ids)}

    def ties(self, actors: Actors, events: Events, same: Same, *, provenance: bool) -> Ties:
        """All ties, in their order."""
        table, key = checked_numbers(self._db, "ties", self._path)
        whole = {
            name: column.astype(np.int64) for name, column in table.items() if name not in NUMBERS
        }
        of_actor = self._renumbered(actors.id, same)
        of_event, words = self._renumbered(events.id), self._words
        used = np.unique(whole["type"])
        types = np.array(sorted(words[used]), dtype=object)
        columns: dict[str, NDArray[Any]] = {
            "src": of_actor[whole["source"]],
            "dst": of_actor[whole["target"]],
            "type": self._renumbered(types)[whole["type"]].astype(np.int16),
            "reporter": of_actor[whole["reported_by"]],
            **{name: words[whole[name]] for name in ("unit", "campaign", "reporter_territory")},
            "event": of_event[whole["event"]],
            "dataset": self._dataset_rows(table["dataset"]),
        }
        columns |= {name: _number(table[name]) for name in NUMBERS}
        columns |= _plain(whole)
        places = self._places("ties", key) if provenance else None
        return assemble.ties(actors, types, columns, key, places)

    def participations(
        self, actors: Actors, events: Events, same: Same, *, provenance: bool
    ) -> Participations:
        """All participations, in their order."""
        table, key = checked_numbers(self._db, "participations", self._path)
        whole = {name: column.astype(np.int64) for name, column in table.items()}
        columns: dict[str, NDArray[Any]] = {
            "actor": self._renumbered(actors.id, same)[whole["actor"]],
            "event": self._renumbered(events.id)[whole["event"]],
            "role": self._words[whole["role"]],
            "dataset": self._dataset_rows(table["dataset"]),
        }
        columns |= _plain(whole)
        places = self._places("participations", key) if provenance else None
        return assemble.participations(actors, events, columns, key, places)

    def _places(self, kind: Kind, key: Hashes) -> Provenance:
        table = checked_places(self._db, kind, key, self._path)
        unsaid = np.full(len(key), "", dtype=object)
        return Provenance(
            assemble.hexes(key),
            self._words[table["file"]],
            table["row"],
            table["evidence"],
            table.get("stated_date", unsaid),
            table.get("stated_duration", unsaid),
            table["record_id"],
            table["attrs"],
        )


def _number(column: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(column == NO_NUMBER, np.nan, column)


def _plain(whole: dict[str, NDArray[np.int64]]) -> dict[str, NDArray[Any]]:
    """Dates, precisions, flags and codes at their types."""
    columns: dict[str, NDArray[Any]] = {}
    for name, values in whole.items():
        if name in DAYS:
            columns[name] = assemble.days(np.where(values == NO_DAY, assemble.NO_DAY, values))
        elif name in ("directed", "from_known", "to_known"):
            columns[name] = values.astype(bool)
        elif name in ("formality", "certainty", "from_precision", "to_precision"):
            columns[name] = values.astype(np.int8)
    return columns
