"""Store columns as SQLite keeps them: days as numbers, words that repeat by their number."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.store.canonical import Hashes, as_bytes
from graph.store.schema import COLUMNS, REPEATABLE, Column, Kind
from graph.tables import CERTAINTY_CODES, FORMALITY_CODES

NO_DAY = -9007199254740991  # no date lies that far, and a float holds it exactly
NO_NUMBER = -1.7976931348623157e308
AT_ONCE = 500  # values a statement may name
_MANY_WORDS = 5_000  # from here on the whole table of words is read
# Words that repeat in the big tables stand once in `word`.
INTERNED: dict[str, tuple[str, ...]] = {
    "ties": (
        "source", "target", "type", "unit", "reported_by", "campaign", "reporter_territory", "event",
        "file",
    ),
    "participations": ("actor", "event", "role", "file"),
}  # fmt: skip
CODED = {"formality": FORMALITY_CODES, "certainty": CERTAINTY_CODES}


class Words:
    """The `word` table: text to number; new words are written when they are met."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._known: dict[str, int] = {}
        self.fresh: dict[str, int] = {}

    def numbers(self, texts: Iterable[str]) -> list[int]:
        """The number of each text, giving new ones to new texts; the caller holds the write lock."""
        wanted = list(texts)
        missing = list(dict.fromkeys(text for text in wanted if text not in self._known))
        if len(missing) > _MANY_WORDS:
            self._known.update(self._db.execute("SELECT text, n FROM word"))
            missing = [text for text in missing if text not in self._known]
        for start in range(0, len(missing) if len(missing) <= _MANY_WORDS else 0, AT_ONCE):
            batch = missing[start : start + AT_ONCE]
            sql = f"SELECT text, n FROM word WHERE text IN ({', '.join('?' * len(batch))})"
            self._known.update(self._db.execute(sql, batch))
        self._write([text for text in missing if text not in self._known])
        return [self._known[text] for text in wanted]

    def _write(self, texts: list[str]) -> None:
        if texts:
            (last,) = self._db.execute("SELECT max(n) FROM word").fetchone()
            fresh = {text: n for n, text in enumerate(texts, last + 1)}
            self._db.executemany("INSERT INTO word (text, n) VALUES (?, ?)", fresh.items())
            self._known |= fresh
            self.fresh |= fresh


def _categories(series: "pd.Series[Any]") -> tuple[NDArray[Any], list[str]]:
    if isinstance(series.dtype, pd.CategoricalDtype):
        return series.cat.codes.to_numpy(), list(series.cat.categories)
    codes, uniques = pd.factorize(series.to_numpy(object))
    return codes, list(uniques)


def _spread(codes: NDArray[Any], cells: list[Any], dtype: Any) -> NDArray[Any]:
    distinct: NDArray[Any] = np.empty(len(cells), dtype=dtype)
    distinct[:] = cells
    spread: NDArray[Any] = distinct[codes]
    return spread


def _array(kind: Kind, column: Column, series: "pd.Series[Any]", words: Words) -> NDArray[Any]:
    if column.type == "day":
        days = series.to_numpy().astype("datetime64[D]")
        return np.where(np.isnat(days), NO_DAY, days.astype(np.int64))
    if column.type == "number":
        values = series.to_numpy(np.float64)
        return np.where(np.isnan(values), NO_NUMBER, values)
    if column.type in ("flag", "precision", "integer"):
        return series.to_numpy().astype(np.int64)
    codes, texts = _categories(series)
    if kind in REPEATABLE and column.name in CODED:
        return _spread(codes, [CODED[column.name].get(text, 0) for text in texts], np.int64)
    if column.name in INTERNED.get(kind, ()):
        return _spread(codes, words.numbers(texts), np.int64)
    return _spread(codes, texts, object)


def to_arrays(
    kind: Kind, frame: pd.DataFrame, dataset: int, words: Words
) -> dict[str, NDArray[Any]]:
    """A frame's columns as SQLite keeps them; NO_DAY and NO_NUMBER stand for NULL."""
    arrays = {
        column.name: _array(kind, column, frame[column.name], words) for column in COLUMNS[kind]
    }
    return {"dataset": np.full(len(frame), dataset), **arrays}


def _listed(array: NDArray[Any], absent: float | None) -> list[Any]:
    cells: list[Any] = array.tolist()
    if absent is not None and (array == absent).any():
        cells = [None if cell == absent else cell for cell in cells]
    return cells


def insertion(
    kind: Kind, arrays: dict[str, NDArray[Any]], key: Hashes, content: Hashes
) -> tuple[str, Iterator[tuple[Any, ...]]]:
    """INSERT of rows of a kind, and their cells; what all rows share stands in the statement."""
    absent = {"day": NO_DAY, "number": NO_NUMBER}
    given = {"key": as_bytes(key), "h": as_bytes(content)}
    values = ["?", "?"]
    types = {"dataset": "integer", **{column.name: column.type for column in COLUMNS[kind]}}
    for name, type_ in types.items():
        shared = _literal(arrays[name], absent.get(type_))
        values.append(shared or "?")
        if not shared:
            given[name] = _listed(arrays[name], absent.get(type_))
    names = ", ".join(("key", "h", *types))
    sql = f"INSERT INTO {kind} ({names}) VALUES ({', '.join(values)})"
    return sql, zip(*given.values(), strict=True)


def _literal(array: NDArray[Any], absent: float | None) -> str:
    """SQL of the value that all rows share; ``""`` where they differ or it is a text of the file."""
    if not len(array) or not (array == array[0]).all():
        return ""
    value = array[:1].tolist()[0]
    if isinstance(value, str):
        return f"'{value}'" if value in ("", "{}", "[]") else ""
    return "NULL" if absent is not None and value == absent else repr(value)
