"""Rows as a query unwinds them, worked out by a second thread while the server writes the rows before."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.store.base import Kind
from graph.store.canonical import Hashes
from graph.store.changes import Rows
from graph.store.neo4j_layout import PATTERNS, listed, properties


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


class Slice:
    """Rows to create; ``after``: the slice created next, whose cells are begun with these."""

    def __init__(
        self, kind: Kind, rows: Rows, chosen: NDArray[np.int64], pool: ThreadPoolExecutor
    ) -> None:
        self.kind = kind
        self.after: Slice | None = None
        self._all, self._chosen, self._pool = rows, chosen, pool
        self._told: Future[tuple[Rows, Told]] | None = None

    def __len__(self) -> int:
        return len(self._chosen)

    def begin(self) -> "Future[tuple[Rows, Told]]":
        """Have the cells worked out, once."""
        if self._told is None:
            self._told = self._pool.submit(self._work)
        return self._told

    def take(self) -> tuple[Rows, Told]:
        """The rows and what they say; those of the slice after this one are begun."""
        mine = self.begin()
        if self.after is not None:
            self.after.begin()
        return mine.result()

    def forget(self) -> None:
        """Drop the cells: the transaction that wrote them has ended."""
        self._told = None

    def _work(self) -> tuple[Rows, Told]:
        every, at = self._all, self._chosen
        rows = Rows(every.frame.iloc[at], every.key[at], every.content[at])
        return rows, told(self.kind, rows)


def slices(kind: Kind, rows: Rows, size: int, pool: ThreadPoolExecutor) -> Iterator[Slice]:
    """Rows of one frame in slices, by the nodes they start from."""
    order = by_start(kind, rows)
    for start in range(0, len(order), size):
        yield Slice(kind, rows, order[start : start + size], pool)
