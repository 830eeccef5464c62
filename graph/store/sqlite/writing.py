"""Writing to a SQLite store, inside the transaction of a load."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.model import Source
from graph.store import canonical
from graph.store.canonical import Hashes, as_bytes, canonical_json
from graph.store.changes import Changes, KindChanges
from graph.store.compare import Stored
from graph.store.rows import Rows
from graph.store.schema import KINDS, REFERENCES, Kind
from graph.store.source import SOURCE_COLUMNS, source_cells, source_hash
from graph.store.sqlite.check import NUMERIC, numbers, place_checksum, places
from graph.store.sqlite.checksum import checksum, signed, word_checksum
from graph.store.sqlite.decode import select_sql, to_frame
from graph.store.sqlite.encode import AT_ONCE, INTERNED, Words, insertion, to_arrays

_MANY = 100_000  # rows from which rebuilding an index beats growing it


class SqliteWriting:
    """A load inside its transaction; see ``graph.store.backend.Writing``."""

    resumed = False  # a load that was interrupted left nothing

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._words = Words(db)

    def stored(self, kind: Kind, dataset: str) -> Stored:
        sql = f"SELECT key, h FROM {kind} WHERE dataset = (SELECT n FROM dataset WHERE name = ?)"
        rows = self._db.execute(sql, (dataset,)).fetchall()
        key, content = (
            (b"".join(column) for column in zip(*rows, strict=True)) if rows else (b"", b"")
        )
        return Stored(np.frombuffer(key, "S16"), np.frombuffer(content, "S16"))

    def known(self, kind: Kind, ids: list[str]) -> set[str]:
        sql = f"SELECT id FROM {kind} WHERE id IN ({{}})"
        return {found for (found,) in self._in_batches(sql, ids)}

    def _in_batches(
        self, sql: str, values: list[str] | list[bytes], *first: object
    ) -> Iterator[tuple]:  # type: ignore[type-arg]  # cells of any type
        for start in range(0, len(values), AT_ONCE):
            batch = values[start : start + AT_ONCE]
            yield from self._db.execute(sql.format(", ".join("?" * len(batch))), (*first, *batch))

    def places(self, kind: Kind, keys: list[bytes]) -> dict[bytes, tuple[str, int]]:
        sql = f"SELECT key, word.text, row FROM {kind} JOIN word ON n = file WHERE key IN ({{}})"
        return {key: (file, row) for key, file, row in self._in_batches(sql, keys)}

    def cited(self, dataset: str, kind: Kind) -> set[str]:
        named: set[str] = set()
        for referring, columns in REFERENCES.items():
            for column, target in columns.items():
                if target == kind:
                    named |= self._named(referring, column, dataset)
        return named - {""}

    def _named(self, kind: Kind, column: str, dataset: str) -> set[str]:
        text = (
            f"(SELECT text FROM word WHERE n = {column})"
            if column in INTERNED.get(kind, ())
            else column
        )
        sql = f"SELECT DISTINCT {text} FROM {kind} WHERE dataset = (SELECT n FROM dataset WHERE name = ?)"
        return {value for (value,) in self._db.execute(sql, (dataset,))}

    def stated(self, kind: Kind, dataset: str, ids: list[str]) -> pd.DataFrame:
        ident = "code" if kind == "territories" else "id"
        where = f"WHERE dataset.name = ? AND {kind}.{ident} IN ({{}})"
        rows = list(self._in_batches(select_sql(kind, where), ids, dataset))
        return to_frame(kind, rows).drop(columns=["key", "h", "dataset"])

    def rows(self, kind: Kind, dataset: str, keys: list[bytes]) -> pd.DataFrame:
        where = f"WHERE dataset.name = ? AND {kind}.key IN ({{}})"
        return to_frame(kind, list(self._in_batches(select_sql(kind, where), keys, dataset)))

    def apply(self, changes: Changes) -> None:
        """Write a load, unless it changes nothing at all."""
        n, same = self._dataset(changes.source)
        if same and all(kind.empty for kind in changes.kinds.values()):
            return
        for kind in KINDS:
            self._write(kind, changes.kinds[kind], n)
        self._grow("word", len(self._words.fresh), 0, word_checksum(self._words.fresh))
        self._record(changes.source.dataset, changes.source.file_hash, changes.plan.summary())

    def _record(self, dataset: str, file_hash: str, counts: dict[str, int]) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        row = (dataset, at, file_hash, "done", canonical_json(counts))
        self._db.execute(
            "INSERT INTO load (dataset, at, file_hash, state, counts) VALUES (?,?,?,?,?)", row
        )

    def _dataset(self, source: Source) -> tuple[int, bool]:
        """Number of the dataset, and whether it already said this of itself."""
        h = source_hash(source)
        sql = "SELECT n, h, file_hash FROM dataset WHERE name = ?"
        found = self._db.execute(sql, (source.dataset,)).fetchone()
        if found and found[1:] == (h, source.file_hash):
            return found[0], True
        names = (*SOURCE_COLUMNS, "h")
        marks = ", ".join(f"{name} = excluded.{name}" for name in names)
        (n,) = self._db.execute(
            f"INSERT INTO dataset ({', '.join(names)}) VALUES ({', '.join('?' * len(names))}) "
            f"ON CONFLICT (name) DO UPDATE SET {marks} RETURNING n",
            (*source_cells(source).values(), h),
        ).fetchone()
        self._grow(
            "datasets", 0 if found else 1, _number(h) - (_number(found[1]) if found else 0), 0
        )
        return n, False

    def _write(self, kind: Kind, changes: KindChanges, dataset: int) -> None:
        if changes.empty:
            return
        out = as_bytes(changes.remove) + [k for rows in changes.update for k in as_bytes(rows.key)]
        gone = self._remove(kind, out)
        rebuilt = sum(len(rows) for rows in (*changes.update, *changes.create)) >= _MANY
        if rebuilt:
            self._db.execute(f"DROP INDEX {kind}_key")
        come = _NOTHING
        for each in _taken(changes.update, changes.create):
            arrays = to_arrays(kind, each.frame, dataset, self._words)
            self._db.executemany(*insertion(kind, arrays, each.key, each.content))
            come = come + _checksums(kind, arrays, arrays, each.key)
        if rebuilt:
            self._db.execute(f"CREATE UNIQUE INDEX {kind}_key ON {kind} (key)")
        numbers_, places_ = (come - gone).tolist()
        self._grow(kind, changes.rows, changes.sum, numbers_)
        if kind in NUMERIC:
            self._grow(f"{kind}.places", changes.rows, 0, places_)

    def _remove(self, kind: Kind, keys: list[bytes]) -> NDArray[np.object_]:
        """Remove rows by key; the checksums that go with them."""
        gone = _NOTHING
        for start in range(0, len(keys), AT_ONCE):
            batch = tuple(keys[start : start + AT_ONCE])
            where = f"WHERE key IN ({', '.join('?' * len(batch))})"
            if kind in NUMERIC:
                table, key = numbers(self._db, kind, where, batch)
                gone = gone + _checksums(kind, table, places(self._db, kind, where, batch), key)
            self._db.execute(f"DELETE FROM {kind} {where}", batch)
        return gone

    def _grow(self, kind: str, rows: int, total: int, check: int) -> None:
        found = self._db.execute(
            "SELECT rows, sum, checksum FROM content WHERE kind = ?", (kind,)
        ).fetchone()
        old_rows, old_sum, old_check = found or (0, "0", 0)
        total = (int(old_sum, 16) + total) % 2**128
        cells = (kind, old_rows + rows, f"{total:032x}", signed(old_check + check))
        self._db.execute("INSERT OR REPLACE INTO content VALUES (?, ?, ?, ?)", cells)

    def forget(self, dataset: str) -> dict[Kind, int]:
        """Remove every row of a dataset, and the dataset."""
        removed: dict[Kind, int] = {}
        for kind in KINDS:
            stored = self.stored(kind, dataset)
            removed[kind] = len(stored)
            total = (-canonical.total(stored.content)) % 2**128
            self._write(kind, KindChanges(remove=stored.key, rows=-len(stored), sum=total), 0)
        (h,) = self._db.execute("SELECT h FROM dataset WHERE name = ?", (dataset,)).fetchone()
        self._grow("datasets", -1, -_number(h), 0)
        self._db.execute("DELETE FROM dataset WHERE name = ?", (dataset,))
        self._record(dataset, "", {"retracted": sum(removed.values())})
        return removed


_NOTHING = np.array([0, 0], dtype=object)


def _taken(*lists: list[Rows]) -> Iterator[Rows]:
    """Rows one list after the other, each dropped once it is written."""
    for rows in lists:
        while rows:
            yield rows.pop(0)


def _checksums(
    kind: Kind, table: dict[str, NDArray[Any]], placed: dict[str, NDArray[Any]], key: Hashes
) -> NDArray[np.object_]:
    """Checksums of the numbers of rows and of where they were stated."""
    if kind not in NUMERIC:
        return _NOTHING
    numeric = {name: table[name] for name in NUMERIC[kind]}
    both = [checksum(numeric, key), place_checksum(kind, placed, key)]
    return np.array(both, dtype=object)


def _number(h: bytes) -> int:
    return int.from_bytes(h, "big")
