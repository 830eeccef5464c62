"""Store columns to and from SQLite's cells."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.store.base import Kind
from graph.store.canonical import Hashes, as_bytes
from graph.store.schema import COLUMNS, REPEATABLE, Column, column_names
from graph.tables import CERTAINTY_CODES, FORMALITY_CODES

# Words that repeat in the big tables stand once in `word`.
INTERNED: dict[str, tuple[str, ...]] = {
    "ties": ("source", "target", "type", "unit", "reported_by", "event", "file"),
    "participations": ("actor", "event", "role", "file"),
}
CODED = {"formality": FORMALITY_CODES, "certainty": CERTAINTY_CODES}


class Words:
    """The `word` table: text to number; new words are written when they are met."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, int] = {}

    def numbers(self, texts: Iterable[str]) -> list[int]:
        """The number of each text, giving new ones to new texts."""
        wanted = list(texts)
        missing = list(dict.fromkeys(text for text in wanted if text not in self._known))
        if missing:
            insert = "INSERT OR IGNORE INTO word (text) VALUES (?)"
            self._db.executemany(insert, ((text,) for text in missing))
            for text in missing:
                (n,) = self._db.execute("SELECT n FROM word WHERE text = ?", (text,)).fetchone()
                self._known[text] = n
        return [self._known[text] for text in wanted]


def _categories(series: "pd.Series[Any]") -> tuple[NDArray[Any], list[str]]:
    if isinstance(series.dtype, pd.CategoricalDtype):
        return series.cat.codes.to_numpy(), list(series.cat.categories)
    codes, uniques = pd.factorize(series.to_numpy(object))
    return codes, list(uniques)


def _spread(codes: NDArray[Any], cells: list[Any]) -> list[Any]:
    out = np.empty(len(cells), dtype=object)
    out[:] = cells
    return list(out[codes])


def _cells(kind: Kind, column: Column, series: "pd.Series[Any]", words: Words) -> list[Any]:
    if column.type == "day":
        days = series.to_numpy().astype("datetime64[D]")
        numbers = days.astype(np.int64).astype(object)
        numbers[np.isnat(days)] = None
        return list(numbers)
    if column.type == "number":
        values = series.to_numpy(np.float64)
        floats = values.astype(object)
        floats[np.isnan(values)] = None
        return list(floats)
    if column.type in ("flag", "precision", "integer"):
        integers: list[Any] = series.to_numpy().astype(np.int64).tolist()
        return integers
    codes, texts = _categories(series)
    if kind in REPEATABLE and column.name in CODED:
        return _spread(codes, [CODED[column.name].get(text, 0) for text in texts])
    if column.name in INTERNED.get(kind, ()):
        return _spread(codes, words.numbers(texts))
    return _spread(codes, texts)


def to_cells(
    kind: Kind, frame: pd.DataFrame, key: Hashes, content: Hashes, dataset: int, words: Words
) -> Iterator[tuple[Any, ...]]:
    """Rows for ``insert_sql``: key, h, dataset, then the kind's columns in order."""
    columns = [_cells(kind, column, frame[column.name], words) for column in COLUMNS[kind]]
    return zip(as_bytes(key), as_bytes(content), [dataset] * len(key), *columns, strict=True)


def insert_sql(kind: Kind) -> str:
    """INSERT of one row of a kind."""
    names = ("key", "h", "dataset", *column_names(kind))
    return f"INSERT INTO {kind} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 -- fixed names


def _expression(kind: Kind, column: Column) -> str:
    if column.name in INTERNED.get(kind, ()):
        return f"(SELECT text FROM word WHERE n = {kind}.{column.name})"
    return f"{kind}.{column.name}"


def select_sql(kind: Kind, where: str = "") -> str:
    """SELECT of whole rows as stated: key, h, dataset name, then the kind's columns."""
    columns = ", ".join(_expression(kind, column) for column in COLUMNS[kind])
    head = f"SELECT {kind}.key, {kind}.h, dataset.name, {columns} FROM {kind} JOIN dataset ON dataset.n = {kind}.dataset"  # noqa: S608 -- fixed names
    return f"{head} {where} ORDER BY {kind}.key"


def to_frame(kind: Kind, rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    """Rows of ``select_sql`` as a frame of store columns, with ``key``, ``h`` (bytes) and ``dataset``."""
    names = ["key", "h", "dataset", *column_names(kind)]
    frame = pd.DataFrame(rows, columns=names, dtype=object)
    for column in COLUMNS[kind]:
        frame[column.name] = _typed(kind, column, frame[column.name])
    return frame


def _typed(kind: Kind, column: Column, series: "pd.Series[Any]") -> Any:
    if column.type == "day":
        missing = series.isna().to_numpy()
        numbers = np.where(missing, 0, series.to_numpy(object)).astype(np.int64)
        days = numbers.view("datetime64[D]").copy()
        days[missing] = np.datetime64("NaT")
        return days.astype("datetime64[s]")
    if column.type == "number":
        return series.to_numpy(np.float64, na_value=np.nan)
    if column.type == "flag":
        return series.astype(bool)
    if column.type in ("precision", "integer"):
        return series.to_numpy(np.int64)
    if kind in REPEATABLE and column.name in CODED:
        return series.map({number: word for word, number in CODED[column.name].items()})
    return series
