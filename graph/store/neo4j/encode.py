"""Rows as a query unwinds them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.store.canonical import Hashes
from graph.store.neo4j.layout import PATTERNS, listed, properties
from graph.store.rows import Rows
from graph.store.schema import Kind


@dataclass(frozen=True, slots=True)
class Told:
    """What the rows of a slice say: ``shared`` by all of them, or ``own``, a list of cells a property."""

    shared: dict[str, Any]
    own: dict[str, list[Any]]


def told(kind: Kind, rows: Rows) -> Told:
    """The properties of rows as the driver takes them; None where a property is left out."""
    cells: dict[str, list[Any]] = {"key": hexes(rows.key), "h": hexes(rows.content)}
    cells |= {column.name: listed(column, rows.frame[column.name]) for column in properties(kind)}
    shared = {name: each[0] for name, each in cells.items() if each.count(each[0]) == len(each)}
    return Told(shared, {name: each for name, each in cells.items() if name not in shared})


def hexes(hashes: Hashes) -> list[str]:
    """Hashes as the texts Neo4j keeps."""
    raw = hashes.tobytes().hex()
    return [raw[i : i + 32] for i in range(0, len(raw), 32)]


def by_start(kind: Kind, rows: Rows) -> NDArray[np.int64]:
    """An order of the rows by the nodes they start from: what is read together lies together."""
    column = PATTERNS[kind].start.column
    if column not in rows.frame:
        return np.arange(len(rows))
    codes = rows.frame[column].astype("category").cat.codes.to_numpy()
    return np.argsort(codes, kind="stable")


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows to create: those at ``chosen`` of one frame of a load."""

    kind: Kind
    every: Rows
    chosen: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.chosen)

    def rows(self) -> Rows:
        """The rows themselves."""
        every, at = self.every, self.chosen
        return Rows(every.frame.iloc[at], every.key[at], every.content[at])


def slices(kind: Kind, rows: Rows, size: int) -> Iterator[Slice]:
    """Rows of one frame in slices, by the nodes they start from."""
    order = by_start(kind, rows)
    for start in range(0, len(order), size):
        yield Slice(kind, rows, order[start : start + size])
