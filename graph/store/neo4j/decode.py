"""Cells that come in lists, one cell a row: gathered list by list into columns, and into a frame."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.store.assemble import days
from graph.store.canonical import as_bytes
from graph.store.schema import COLUMNS, Column, Kind

HASHES = ("key", "h")
NUMBERS = ("start", "end", "load")  # besides the store's columns: ids of nodes and of loads


class Texts:
    """A text column met list by list: each distinct text once."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._codes: list[NDArray[np.int32]] = []

    def add(self, cells: list[str]) -> None:
        codes, uniques = pd.factorize(np.array(cells, dtype=object))
        known = self._known
        numbers = [known.setdefault(text, len(known)) for text in uniques.tolist()]
        self._codes.append(np.array(numbers, np.int32)[codes])

    def whole(self) -> pd.Categorical:
        codes = np.concatenate(self._codes) if self._codes else np.empty(0, np.int32)
        return pd.Categorical.from_codes(codes, pd.Index(list(self._known), dtype=object))


class Numbers:
    """A column of whole numbers, numbers or flags met list by list."""

    def __init__(self, dtype: Any) -> None:
        self._dtype = dtype
        self._parts: list[NDArray[Any]] = [np.empty(0, dtype)]

    def add(self, cells: list[Any]) -> None:
        self._parts.append(np.array(cells, self._dtype))

    def whole(self) -> NDArray[Any]:
        return np.concatenate(self._parts)


class Hashes(Numbers):
    """Keys or hashes in hex, as 16-byte strings."""

    def __init__(self) -> None:
        super().__init__("S16")

    def add(self, cells: list[str]) -> None:
        self._parts.append(np.frombuffer(bytes.fromhex("".join(cells)), "S16"))


_DTYPES = {
    "flag": bool,
    "precision": np.int8,
    "integer": np.int64,
    "number": np.float64,
    "day": np.int64,
}


def schema_column(kind: Kind, name: str) -> Column | None:
    """The store's column of this name, if it is one."""
    return next((each for each in COLUMNS[kind] if each.name == name), None)


def gatherer_of(kind: Kind, name: str) -> Texts | Numbers:
    """What gathers a column of a kind, or one of HASHES and NUMBERS."""
    if name in HASHES:
        return Hashes()
    if name in NUMBERS:
        return Numbers(np.int64)
    found = schema_column(kind, name)
    if found is None or found.type not in _DTYPES:
        return Texts()
    return Numbers(_DTYPES[found.type])


def _typed(column: Column, values: Any) -> Any:
    if column.type == "day":
        return days(values).astype("datetime64[s]")
    return np.asarray(values, dtype=object) if isinstance(values, pd.Categorical) else values


def frame(kind: Kind, read: dict[str, Any]) -> pd.DataFrame:
    """What ``columns`` read as a frame in key order: ``key`` and ``h`` as bytes, texts as objects."""
    order = np.argsort(read["key"], kind="stable")
    cells: dict[str, Any] = {
        name: pd.Series(as_bytes(read[name][order]), dtype=object) for name in HASHES
    }
    cells["dataset"] = np.asarray(read["dataset"][order], dtype=object)
    for column in COLUMNS[kind]:
        cells[column.name] = _typed(column, read[column.name][order])
    whole = pd.DataFrame(cells)
    texts = {name: object for name in whole if whole[name].dtype == "str"}
    return whole.astype(texts) if texts else whole
