"""Whole rows read back from SQLite as frames of store columns."""

from typing import Any

import numpy as np
import pandas as pd

from graph.store.schema import COLUMNS, REPEATABLE, Column, Kind, column_names
from graph.store.sqlite.encode import CODED, INTERNED


def _expression(kind: Kind, column: Column) -> str:
    if column.name in INTERNED.get(kind, ()):
        return f"(SELECT text FROM word WHERE n = {kind}.{column.name})"
    return f"{kind}.{column.name}"


def select_sql(kind: Kind, where: str = "") -> str:
    """SELECT of whole rows as stated: key, h, dataset name, then the kind's columns."""
    columns = ", ".join(_expression(kind, column) for column in COLUMNS[kind])
    head = f"SELECT {kind}.key, {kind}.h, dataset.name, {columns} FROM {kind}"
    return f"{head} JOIN dataset ON dataset.n = {kind}.dataset {where} ORDER BY {kind}.key"


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
        return series.to_numpy(np.int8 if column.type == "precision" else np.int64)
    if kind in REPEATABLE and column.name in CODED:
        words = {number: word for word, number in CODED[column.name].items()}
        return series.map(words).astype(object)
    return series
