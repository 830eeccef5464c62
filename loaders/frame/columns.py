"""Many rows of a sheet at once, by columns: cells are taken as of one row, each distinct text once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.errors import InputError
from graph.privacy.coordinates import retire_all
from graph.store.canonical import canonical_json
from graph.tables import objects
from loaders.formats.sheets import Batch
from loaders.frame.distinct import Codes, Lookup
from loaders.frame.findings import Findings
from loaders.frame.frames import FrameBatch
from loaders.frame.row import EVIDENCE
from loaders.frame.table import Table

Mask = NDArray[np.bool_]
Values = NDArray[np.object_]


class Columns:
    """One batch of a sheet: ``take`` makes arrays of ``n`` rows; rows at fault leave ``kept``.

    What ``Row.take(field, read)`` makes of a cell, ``take(field, Lookup(read))`` makes of a column.
    """

    def __init__(self, table: Table, batch: Batch) -> None:
        self.table, self.batch = table, batch
        self.findings: Findings = table.findings
        self.n = len(batch.numbers)
        self.kept: Mask = np.ones(self.n, dtype=bool)
        self.cells = table.columns(batch)
        self._blank: Sequence[str] = [""] * self.n
        self._written: dict[str, Sequence[str]] = {}
        for i, (field, problem) in table.faults(batch).items():
            self.refuse(i, field, problem)

    def raw(self, field: str) -> Sequence[str]:
        """A column's cells as they stand, blank where the file does not have it."""
        self.table.taken.add(field)
        return self.cells.get(field, self._blank)

    def title(self, field: str) -> str:
        """The header of a column, blank where the file does not have it."""
        place = self.table.fields.get(field)
        return "" if place is None else self.table.sheet.header[place]

    def take(self, field: str, read: Lookup[Any], *, needed: bool = False) -> Values:
        """A column's values; rows whose cell is at fault, or missing where ``needed``, are refused."""
        return read.objects(self.numbers(field, read, needed=needed))

    def numbers(self, field: str, read: Lookup[Any], *, needed: bool = False) -> Codes:
        """As ``take``: numbers of the values, as the lookup gives them."""
        cells = self.raw(field)
        absent = cells is self._blank
        numbers = np.full(self.n, read[""]) if absent else self._decided(field, read, cells)
        self.refuse_faults(field, read, numbers)
        if needed:
            empty = np.fromiter((not cell.strip() for cell in cells), bool, self.n) & self.kept
            for i in np.flatnonzero(empty):
                self.refuse(int(i), field, InputError("row_missing", value=""))
        return numbers

    def _decided(self, field: str, read: Lookup[Any], cells: Sequence[str]) -> Codes:
        """Numbers of the cells' values; what a cell alone does not tell, its column may."""
        numbers = read.codes(cells)
        for i in map(int, np.flatnonzero(read.refused(numbers) & self.kept)):
            problem = read.problems[int(numbers[i])]
            told = self.table.decimals.decided(field, cells[i], problem)
            if told is not None:
                numbers[i] = read[told]
        return numbers

    def codes(self, field: str) -> Values:
        """A column of identifiers, as written."""
        return objects([cell.strip() for cell in self.raw(field)])

    def texts(self, field: str) -> Values:
        """A column of texts, without personal coordinates."""
        return objects(self._retired(self.raw(field)))

    def keep_written(self, field: str, wanted: Callable[[str], bool]) -> None:
        """Keep cells as they are written too, in the attributes of what their rows state."""
        cells = [cell.strip() if wanted(cell) else "" for cell in self.raw(field)]
        if any(cells):
            at = self.table.fields.get(field)  # none where --set gives it
            self._written[field if at is None else self.table.sheet.header[at]] = cells

    def refuse_faults(self, field: str, read: Lookup[Any], numbers: Codes) -> None:
        """Refuse the rows whose value a lookup refused."""
        for i in np.flatnonzero(read.refused(numbers) & self.kept):
            self.refuse(int(i), field, read.problems[int(numbers[i])])

    def refuse(self, i: int, field: str, problem: InputError) -> None:
        """Refuse a row."""
        self.kept[i] = False
        self.table.refuse(int(self.batch.numbers[i]), field, problem)

    def frame(
        self,
        values: Mapping[str, NDArray[Any]],
        taken: Callable[[pd.DataFrame], None] | None = None,
    ) -> FrameBatch:
        """The rows not refused, as the store's columns: ``values``, where they stand, what is kept.

        ``taken`` is told the rows that the store took.
        """
        columns = dict(values)
        if EVIDENCE in self.cells:
            columns[EVIDENCE] = self.texts(EVIDENCE)
        if held := self._held():
            columns["attrs"] = self._attrs(held)
        columns["file"] = np.full(self.n, self.table.sheet.label, dtype=object)
        columns["row"] = np.asarray(self.batch.numbers, dtype=np.int64)
        kept = {name: column[self.kept] for name, column in columns.items()}
        series = {
            name: pd.Series(column, dtype=column.dtype if column.dtype.kind != "M" else None)
            for name, column in kept.items()
        }
        frame = pd.DataFrame(series)
        return FrameBatch(
            self.table.kind, frame, None if taken is None else lambda mask: taken(frame[mask])
        )

    def _held(self) -> dict[str, Sequence[str]]:
        """The columns that ``--keep`` asks for, those of known fields where nobody took them."""
        header, taken = self.table.sheet.header, self.table.taken
        fields = self.table.fields.items()
        asked = {header[at]: at for f, at in fields if f in self.table.asked and f not in taken}
        kept = {**self.table.kept, **asked}
        return self._written | {name: self.batch.columns[at] for name, at in kept.items()}

    def _attrs(self, held: Mapping[str, Sequence[str]]) -> Values:
        """Columns as canonical JSON, one object a row."""
        clean = [self._retired(column) for column in held.values()]
        stated = (
            {name: text for name, text in zip(held, row, strict=True) if text}
            for row in zip(*clean, strict=True)
        )
        return objects([canonical_json(attrs) for attrs in stated])

    def _retired(self, column: Sequence[str]) -> list[str]:
        clean, retired = retire_all(column)
        self.findings.retired += retired
        return clean
