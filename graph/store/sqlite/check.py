"""Rows of a SQLite file compared, as they are read, with what its ledger says was written."""

import sqlite3
from itertools import chain
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.errors import StoreDamaged
from graph.language import Named
from graph.store import canonical
from graph.store.canonical import Hashes
from graph.store.schema import Kind
from graph.store.sqlite.checksum import checksum, text_codes, word_checksum
from graph.store.sqlite.decode import select_sql, to_frame
from graph.store.sqlite.encode import NO_DAY, NO_NUMBER

DAYS = ("valid_from", "valid_to", "absent_on")
NUMBERS = ("weight", "strength", "confidence")
_TIE_COLUMNS = (
    "source", "target", "type", "formality", "directed", "valid_from", "valid_to", "absent_on",
    "from_precision", "to_precision", "from_known", "to_known", "weight", "unit", "strength",
    "confidence", "certainty", "reported_by", "campaign", "reporter_territory", "event", "dataset",
)  # fmt: skip
_PART_COLUMNS = (
    "actor", "event", "role", "formality", "valid_from", "valid_to", "from_precision",
    "to_precision", "certainty", "dataset",
)  # fmt: skip
NUMERIC: dict[Kind, tuple[str, ...]] = {"ties": _TIE_COLUMNS, "participations": _PART_COLUMNS}
# Where each row was stated: what only a reading with provenance hands out.
PLACES: dict[Kind, tuple[str, ...]] = {
    "ties": ("evidence", "stated_date", "stated_duration", "record_id", "attrs"),
    "participations": ("evidence", "record_id", "attrs"),
}


def _expression(name: str) -> str:
    if name in DAYS:
        return f"ifnull({name}, {NO_DAY})"
    return f"ifnull({name}, {NO_NUMBER!r})" if name in NUMBERS else name


def numbers(
    db: sqlite3.Connection, kind: Kind, where: str = "", values: tuple[object, ...] = ()
) -> tuple[dict[str, NDArray[np.float64]], Hashes]:
    """The numeric columns of ties or participations and their keys, in the order of the file."""
    names = NUMERIC[kind]
    columns = ", ".join(_expression(name) for name in names)
    rows = db.execute(f"SELECT {columns} FROM {kind} {where} ORDER BY rowid", values)
    try:
        flat = np.fromiter(chain.from_iterable(rows), np.float64).reshape(-1, len(names))
    except ValueError as error:
        raise sqlite3.DatabaseError(f"{kind}: {error}") from error
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
        raise StoreDamaged("store_changed", path=path, kind=Named(f"kind.{kind}"))
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
        raise StoreDamaged("store_changed", path=path, kind=Named(f"kind.{kind}"))
    return frame


def row_hashes(kind: Kind, frame: pd.DataFrame, dataset: Any) -> Hashes:
    """Content hashes of rows of one dataset, worked out from their cells."""
    return canonical.hashes(canonical.row_texts(kind, str(dataset), frame))


def ledger(db: sqlite3.Connection, name: str) -> tuple[int, int]:
    """Rows and checksum that the ledger has under a name."""
    sql = "SELECT ifnull(sum(rows), 0), ifnull(sum(checksum), 0) FROM content WHERE kind = ?"
    rows, check = db.execute(sql, (name,)).fetchone()
    return rows, check


def places(
    db: sqlite3.Connection, kind: Kind, where: str = "", values: tuple[object, ...] = ()
) -> dict[str, NDArray[Any]]:
    """File (number of a word), row and texts of rows, in the order of the file."""
    names = ("file", "row", *PLACES[kind])
    sql = f"SELECT {', '.join(names)} FROM {kind} {where} ORDER BY rowid"
    columns = list(zip(*db.execute(sql, values), strict=True)) or [()] * len(names)
    table: dict[str, NDArray[Any]] = {
        name: np.array(cells, dtype=object) for name, cells in zip(names, columns, strict=True)
    }
    return {**table, "file": table["file"].astype(np.int64), "row": table["row"].astype(np.int64)}


def place_checksum(kind: Kind, table: dict[str, NDArray[Any]], keys: Hashes) -> int:
    """Checksum of what ``places`` reads, or of what is about to be written."""
    texts = text_codes([table[name] for name in PLACES[kind]])
    return checksum({"file": table["file"], "row": table["row"], "texts": texts}, keys)


def checked_places(
    db: sqlite3.Connection, kind: Kind, keys: Hashes, path: str
) -> dict[str, NDArray[Any]]:
    """As ``places``, all rows. Raises StoreDamaged when they are not what was written."""
    table = places(db, kind)
    if ledger(db, f"{kind}.places")[1] != place_checksum(kind, table, keys):
        raise StoreDamaged("store_changed", path=path, kind=Named(f"kind.{kind}"))
    return table


def checked_words(db: sqlite3.Connection, path: str) -> dict[str, int]:
    """Texts and numbers of ``word``. Raises StoreDamaged when they are not what was written."""
    words = {text: n for n, text in db.execute("SELECT n, text FROM word WHERE n > 0")}
    if ledger(db, "word") != (len(words), word_checksum(words)):
        raise StoreDamaged("store_changed", path=path, kind=Named("kind.word"))
    return {"": 0, **words}


def altered(db: sqlite3.Connection) -> list[str]:
    """Names of the ledger whose rows do not read back as they were written."""
    found: list[str] = []
    for kind in NUMERIC:
        try:
            _, keys = checked_numbers(db, kind, "")
            checked_places(db, kind, keys, "")
        except (StoreDamaged, sqlite3.DatabaseError):
            found.append(kind)
    try:
        checked_words(db, "")
    except StoreDamaged:
        found.append("word")
    return found
