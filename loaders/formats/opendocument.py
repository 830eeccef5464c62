"""OpenDocument workbooks (.ods): cells as an XLSX workbook gives them, what is merged or hidden noted."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

from graph.errors import InputError
from loaders.formats.archives import DAMAGED, LARGEST
from loaders.formats.merged import Filler
from loaders.formats.opendocument_cells import TABLE, cell_text
from loaders.formats.raw import RawSheet, Span
from loaders.formats.workbook import LONGEST_CELL, MOST_ROWS

MOST_CELLS = 1 << 26
MOST_COLUMNS = 1 << 14
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_UNSEEN = ("collapse", "filter")
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


@dataclass(slots=True)
class _Table:
    """A table while it is read: rows from the first, blank ones at the end left out."""

    name: str
    hidden: bool
    rows: list[list[str]] = field(default_factory=list)
    blank: int = 0
    columns: int = 0
    cells: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[Span] = field(default_factory=list)

    def add_columns(self, column: Element) -> None:
        """Note some columns."""
        n = min(_times(column, "columns"), MOST_COLUMNS)
        if column.get(f"{TABLE}visibility") in _UNSEEN:
            self.hidden_columns.update(range(self.columns + 1, self.columns + n + 1))
        self.columns += n

    def add_rows(self, row: Element) -> None:
        """Add a row, as many times as it says."""
        n, number = _times(row, "rows"), len(self.rows) + self.blank + 1
        cells = self._row(row, number)
        if not any(cells):
            self.blank += n
            return
        if number + n > MOST_ROWS:
            raise ValueError(number)
        self.rows += [[] for _ in range(self.blank)]
        self.rows += [cells] * n
        self.blank = 0
        self.cells += n * len(cells)
        if row.get(f"{TABLE}visibility") in _UNSEEN:
            self.hidden_rows.update(range(number, number + n))

    def _row(self, row: Element, number: int) -> list[str]:
        cells: list[str] = []
        skipped = 0
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            n, text = _times(cell, "columns"), cell_text(cell)
            if not text:
                skipped += n
                continue
            cells += [""] * skipped
            spanned = int(cell.get(f"{TABLE}number-rows-spanned", "1"))
            if spanned > 1:
                self.merged.append((number, number + spanned - 1, len(cells) + 1))
            cells += [text] * n
            skipped = 0
            if len(cells) > MOST_COLUMNS:
                raise ValueError(number)
        return cells


def _times(element: Element, what: str) -> int:
    return int(element.get(f"{TABLE}number-{what}-repeated", "1"))


def read_opendocument(path: Path) -> list[RawSheet]:
    """The sheets of an OpenDocument workbook. Raises InputError for a damaged one."""
    try:
        tables = list(_tables(path))
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=path.name) from None
    return [_sheet(path, table) for table in tables]


def _tables(path: Path) -> Iterator[_Table]:
    unseen: set[str] = set()
    table: _Table | None = None
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
        for event, element in iterparse(stream, ("start", "end")):  # noqa: S314  # checked before
            tag = element.tag
            if event == "start":
                if tag == f"{TABLE}table" and table is None:
                    style = element.get(f"{TABLE}style-name", "")
                    table = _Table(element.get(f"{TABLE}name", ""), style in unseen)
            elif tag == f"{_STYLE}style":
                if any(part.get(f"{TABLE}display") == "false" for part in element):
                    unseen.add(element.get(f"{_STYLE}name", ""))
            elif table is not None and tag == f"{TABLE}table":
                yield table
                table = None
                element.clear()
            elif table is not None and tag == f"{TABLE}table-column":
                table.add_columns(element)
            elif table is not None and tag == f"{TABLE}table-row":
                table.add_rows(element)
                element.clear()
                if table.cells > MOST_CELLS:
                    raise InputError("input_workbook_too_large", file=path.name, most=LARGEST >> 20)


def _sheet(path: Path, table: _Table) -> RawSheet:
    merged = tuple(table.merged)
    return RawSheet(
        path.name,
        table.name,
        partial(_rows, f"{path.name}#{table.name}", table.rows, merged),
        in_workbook=True,
        hidden=table.hidden,
        hidden_rows=frozenset(table.hidden_rows),
        hidden_columns=frozenset(table.hidden_columns),
        merged=merged,
    )


def _rows(label: str, rows: list[list[str]], merged: tuple[Span, ...]) -> Iterator[list[str]]:
    filler = Filler(merged)
    for number, cells in enumerate(rows, start=1):
        if max(map(len, cells), default=0) > LONGEST_CELL:
            raise InputError("input_cell_too_long", file=label, row=number)
        yield filler.fill(number, list(cells))
