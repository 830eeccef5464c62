"""Store columns as the driver takes them, and as a query unwinds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.store.canonical import Hashes
from graph.store.neo4j.layout import PLAIN, USUAL, absent, properties
from graph.store.rows import Rows
from graph.store.schema import Column, Kind


@dataclass(frozen=True, slots=True)
class Encoded:
    """Properties of rows: ``shared`` by all of them, or ``own``, a list of cells a property."""

    shared: dict[str, Any]
    own: dict[str, list[Any]]


def encode(kind: Kind, rows: Rows) -> Encoded:
    """The properties of rows as the driver takes them; None where a property is left out."""
    cells: dict[str, list[Any]] = {"key": hexes(rows.key), "h": hexes(rows.content)}
    cells |= {
        column.name: encode_column(column, rows.frame[column.name]) for column in properties(kind)
    }
    shared = {name: each[0] for name, each in cells.items() if each.count(each[0]) == len(each)}
    return Encoded(shared, {name: each for name, each in cells.items() if name not in shared})


def hexes(hashes: Hashes) -> list[str]:
    """Hashes as the texts Neo4j keeps."""
    raw = hashes.tobytes().hex()
    return [raw[i : i + 32] for i in range(0, len(raw), 32)]


def encode_column(column: Column, series: "pd.Series[Any]") -> list[Any]:
    """Cells of a column as the driver takes them; None where the property is left out."""
    if column.type == "day":
        days = series.to_numpy().astype("datetime64[D]")
        return _without(days.astype(np.int64), np.isnat(days))
    if column.type == "number":
        values = series.to_numpy(np.float64)
        return _without(values, np.isnan(values))
    if isinstance(series.dtype, pd.CategoricalDtype):
        texts = [None if text == absent(column) else text for text in series.cat.categories]
        spread = np.empty(len(texts), dtype=object)
        spread[:] = texts
        return list(spread[series.cat.codes.to_numpy()])
    plain = series.to_numpy(PLAIN.get(column.type, object))
    if column.type == "flag" and column.name not in USUAL:
        return list(plain.tolist())
    return _without(plain, plain == absent(column))


def _without(cells: NDArray[Any], left_out: NDArray[np.bool_]) -> list[Any]:
    values: list[Any] = cells.tolist()
    for i in np.flatnonzero(left_out).tolist():
        values[i] = None
    return values


def encode_rows(columns: tuple[Column, ...], frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Rows of some columns as the driver takes them."""
    return zip(*(encode_column(column, frame[column.name]) for column in columns), strict=True)
