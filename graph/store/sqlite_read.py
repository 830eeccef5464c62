"""Reading a SQLite store into columns, in one transaction."""

import json
import sqlite3
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.errors import StoreDamaged
from graph.model import Source
from graph.store import assemble, canonical
from graph.store.base import Kind, LoadRecord, Problem
from graph.store.canonical import Hashes
from graph.store.checksum import checksum
from graph.store.coverage import Coverage, coverage_span, covered
from graph.store.resolve import ranked, resolved
from graph.store.sqlite_rows import NO_DAY, NO_NUMBER, select_sql, to_frame
from graph.tables import Actors, Datasets, Events, Participations, Provenance, Text, Ties

_DAYS = ("valid_from", "valid_to", "absent_on")
_NUMBERS = ("weight", "strength", "confidence")
_TIE_COLUMNS = (
    "source", "target", "type", "formality", "directed", "valid_from", "valid_to", "absent_on",
    "from_precision", "to_precision", "from_known", "to_known", "weight", "unit", "strength",
    "confidence", "certainty", "reported_by", "event", "dataset",
)  # fmt: skip
_PART_COLUMNS = (
    "actor", "event", "role", "formality", "valid_from", "valid_to", "from_precision",
    "to_precision", "certainty", "dataset",
)  # fmt: skip
DATASET_COLUMNS = (
    "name", "title", "loader", "file_hash", "coverage_from", "coverage_from_precision",
    "coverage_to", "coverage_to_precision", "rank", "evidence_public", "simulated",
)  # fmt: skip
NUMERIC: dict[Kind, tuple[str, ...]] = {"ties": _TIE_COLUMNS, "participations": _PART_COLUMNS}


def _expression(name: str) -> str:
    if name in _DAYS:
        return f"ifnull({name}, {NO_DAY})"
    return f"ifnull({name}, {NO_NUMBER!r})" if name in _NUMBERS else name


def numbers(
    db: sqlite3.Connection, kind: Kind, where: str = "", values: tuple[object, ...] = ()
) -> tuple[dict[str, NDArray[np.float64]], Hashes]:
    """The numeric columns of ties or participations and their keys, in the order of the file."""
    names = NUMERIC[kind]
    columns = ", ".join(_expression(name) for name in names)
    rows = db.execute(f"SELECT {columns} FROM {kind} {where} ORDER BY rowid", values)
    flat = np.fromiter(chain.from_iterable(rows), np.float64).reshape(-1, len(names))
    keys = b"".join(
        chain.from_iterable(db.execute(f"SELECT key FROM {kind} {where} ORDER BY rowid", values))
    )
    table = {name: np.ascontiguousarray(flat[:, i]) for i, name in enumerate(names)}
    return table, np.frombuffer(keys, dtype="S16")


def checked_numbers(
    db: sqlite3.Connection, kind: Kind, path: str
) -> tuple[dict[str, NDArray[np.float64]], Hashes]:
    """As ``numbers``, all rows, compared with the ledger.

    Raises StoreDamaged when they are not what was written.
    """
    table, keys = numbers(db, kind)
    rows, expected = db.execute(
        "SELECT ifnull(sum(rows), 0), ifnull(sum(checksum), 0) FROM content WHERE kind = ?", (kind,)
    ).fetchone()
    if rows != len(keys) or expected != checksum(table, keys):
        raise StoreDamaged("store_changed", path=path, kind=kind)
    return table, keys


def statements(db: sqlite3.Connection, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
    """Whole rows as stated, in key order."""
    where, values = ("WHERE dataset.name = ?", (dataset,)) if dataset is not None else ("", ())
    return to_frame(kind, db.execute(select_sql(kind, where), values).fetchall())


def checked_statements(db: sqlite3.Connection, kind: Kind, path: str) -> pd.DataFrame:
    """All statements of a kind, their hashes worked out again.

    Raises StoreDamaged when the sum differs from the ledger's.
    """
    frame = statements(db, kind)
    rows, expected = db.execute(
        "SELECT ifnull(sum(rows), 0), max(sum) FROM content WHERE kind = ?", (kind,)
    ).fetchone()
    found = sum(
        canonical.total(row_hashes(kind, part, name)) for name, part in frame.groupby("dataset")
    )
    if rows != len(frame) or f"{found % 2**128:032x}" != (expected or f"{0:032x}"):
        raise StoreDamaged("store_changed", path=path, kind=kind)
    return frame


def row_hashes(kind: Kind, frame: pd.DataFrame, dataset: Any) -> Hashes:
    """Content hashes of rows of one dataset, worked out from their cells."""
    return canonical.hashes(canonical.row_texts(kind, str(dataset), frame))


def sources(db: sqlite3.Connection) -> list[Source]:
    """What each dataset says of itself, by name."""
    rows = db.execute(f"SELECT {', '.join(DATASET_COLUMNS)} FROM dataset")
    return sorted((_source(row) for row in rows), key=lambda source: source.dataset)


def _source(row: tuple[Any, ...]) -> Source:
    name, title, loader, file_hash, *coverage, rank, public, simulated = row
    span = coverage_span((coverage[0], coverage[1], coverage[2], coverage[3]))
    return Source(name, title, loader, file_hash, span, rank, bool(public), bool(simulated))


def coverage(db: sqlite3.Connection) -> Coverage:
    """First and last starts of every dataset's dated things, and the bounds of its campaigns."""
    starts = " UNION ALL ".join(
        f"SELECT dataset, 'start', from_precision, min(valid_from), max(valid_from) FROM {kind} "
        "WHERE valid_from IS NOT NULL GROUP BY dataset, from_precision"
        for kind in ("ties", "participations", "events")
    )
    campaigns = " UNION ALL ".join(
        f"SELECT dataset, 'campaign_{end}', 0, min(valid_{end}), max(valid_{end}) FROM observations "
        f"WHERE valid_{end} IS NOT NULL GROUP BY dataset"
        for end in ("from", "to")
    )
    sql = f"SELECT d.name, x.* FROM ({starts} UNION ALL {campaigns}) x JOIN dataset d ON d.n = x.dataset"
    rows = [(name, *cells) for name, _, *cells in db.execute(sql)]
    return Coverage(pd.DataFrame(rows, columns=["dataset", "what", "precision", "first", "last"]))


class Reader:
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

    def loads(self) -> list[LoadRecord]:
        """The ledger, oldest first."""
        rows = self._db.execute(
            "SELECT n, dataset, at, file_hash, state, counts FROM load ORDER BY n"
        )
        return [
            LoadRecord(str(n), dataset, at, file_hash, state, json.loads(counts))
            for n, dataset, at, file_hash, state, counts in rows
        ]

    def content(self) -> dict[str, tuple[int, int]]:
        """Rows and sum of hashes a kind."""
        rows = self._db.execute("SELECT kind, rows, sum FROM content")
        return {kind: (n, int(total, 16)) for kind, n, total in rows}

    def statements(self, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
        """Rows as stated, in key order."""
        return statements(self._db, kind, dataset)

    def damage(self) -> list[Problem]:
        """Pages and indexes by SQLite's own check, numbers by their checksum."""
        (state,) = self._db.execute("PRAGMA integrity_check").fetchone()
        whole = {"path": self._path, "detail": state}
        found = [] if state == "ok" else [Problem(self._path, "store_damaged", whole)]
        for kind in NUMERIC:
            sql = "SELECT ifnull(sum(checksum), 0) FROM content WHERE kind = ?"
            (held,) = self._db.execute(sql, (kind,)).fetchone()
            if checksum(*numbers(self._db, kind)) != held:
                found.append(Problem(kind, "verify_sum"))
        return found

    def resolved(self, kind: Kind) -> pd.DataFrame:
        """One row an id of a kind of statements."""
        return resolved(kind, checked_statements(self._db, kind, self._path), ranked(self.datasets))

    def _renumbered(self, ids: Text) -> NDArray[np.int64]:
        """For each number of `word`, the row of that text among sorted ids; -1 where it is none of them."""
        words = dict(self._db.execute("SELECT n, text FROM word"))
        at = np.full(max(words, default=0) + 1, -1, np.int64)
        texts = np.array(list(words.values()), dtype=object)
        at[np.fromiter(words.keys(), np.int64, len(words))] = assemble.rows_of(ids, texts)
        return at

    def _dataset_rows(self, numbers_: NDArray[np.float64]) -> NDArray[np.int64]:
        rows = dict(self._db.execute("SELECT n, name FROM dataset"))
        at = np.full(max(rows, default=0) + 1, -1, np.int64)
        for n, name in rows.items():
            at[n] = int(np.flatnonzero(self.datasets.name == name)[0])
        return at[numbers_.astype(np.int64)]

    def _words(self) -> Text:
        words = dict(self._db.execute("SELECT n, text FROM word"))
        texts = np.full(max(words, default=0) + 1, "", dtype=object)
        for n, text in words.items():
            texts[n] = text
        return texts

    def ties(self, actors: Actors, events: Events, *, provenance: bool) -> Ties:
        """All ties, in their order."""
        table, key = checked_numbers(self._db, "ties", self._path)
        whole = {
            name: column.astype(np.int64) for name, column in table.items() if name not in _NUMBERS
        }
        of_actor, of_event, words = (
            self._renumbered(actors.id),
            self._renumbered(events.id),
            self._words(),
        )
        used = np.unique(whole["type"])
        types = np.array(sorted(words[used]), dtype=object)
        columns: dict[str, NDArray[Any]] = {
            "src": of_actor[whole["source"]],
            "dst": of_actor[whole["target"]],
            "type": self._renumbered(types)[whole["type"]].astype(np.int16),
            "reporter": of_actor[whole["reported_by"]],
            "event": of_event[whole["event"]],
            "dataset": self._dataset_rows(table["dataset"]),
            "unit": words[whole["unit"]],
        }
        columns |= {name: _number(table[name]) for name in _NUMBERS}
        columns |= _plain(whole)
        places = self._places("ties", key) if provenance else None
        return assemble.ties(actors, types, columns, key, places)

    def participations(self, actors: Actors, events: Events, *, provenance: bool) -> Participations:
        """All participations, in their order."""
        table, key = checked_numbers(self._db, "participations", self._path)
        whole = {name: column.astype(np.int64) for name, column in table.items()}
        columns: dict[str, NDArray[Any]] = {
            "actor": self._renumbered(actors.id)[whole["actor"]],
            "event": self._renumbered(events.id)[whole["event"]],
            "role": self._words()[whole["role"]],
            "dataset": self._dataset_rows(table["dataset"]),
        }
        columns |= _plain(whole)
        places = self._places("participations", key) if provenance else None
        return assemble.participations(actors, events, columns, key, places)

    def _places(self, kind: Kind, key: Hashes) -> Provenance:
        stated = "stated_date, stated_duration" if kind == "ties" else "'', ''"
        sql = f"SELECT file, row, evidence, {stated}, record_id, attrs FROM {kind} ORDER BY rowid"
        columns = list(zip(*self._db.execute(sql), strict=True)) or [()] * 7
        text = [np.array(column, dtype=object) for column in columns]
        file = self._words()[text[0].astype(np.int64)]
        return Provenance(assemble.hexes(key), file, text[1].astype(np.int64), *text[2:])


def _number(column: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(column == NO_NUMBER, np.nan, column)


def _plain(whole: dict[str, NDArray[np.int64]]) -> dict[str, NDArray[Any]]:
    """Dates, precisions, flags and codes at their types."""
    columns: dict[str, NDArray[Any]] = {}
    for name, values in whole.items():
        if name in _DAYS:
            columns[name] = assemble.days(np.where(values == NO_DAY, assemble.NO_DAY, values))
        elif name in ("directed", "from_known", "to_known"):
            columns[name] = values.astype(bool)
        elif name in ("formality", "certainty", "from_precision", "to_precision"):
            columns[name] = values.astype(np.int8)
    return columns
