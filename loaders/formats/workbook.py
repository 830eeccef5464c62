"""XLSX workbooks: values only, cells as the texts a CSV file would hold."""

import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import cast

from graph.errors import InputError
from loaders.formats.archives import DAMAGED
from loaders.formats.cell_texts import Worksheet, shows_coarse_dates, texts
from loaders.formats.formulas import UNCOMPUTED, uncomputed
from loaders.formats.hidden import hidden_columns, hidden_rows
from loaders.formats.merged import Filler, across, tall_cells
from loaders.formats.raw import RawSheet, Span

LONGEST_CELL = 1 << 20
MOST_ROWS = 1 << 20
_STYLES = "xl/styles.xml"


@dataclass(frozen=True, slots=True)
class _Book:
    """A workbook being read; ``coarse``: some of its dates may show no day."""

    path: Path
    coarse: bool


def _book(path: Path) -> _Book:
    with zipfile.ZipFile(path) as archive:
        known = _STYLES in archive.namelist()
        return _Book(path, known and shows_coarse_dates(archive.read(_STYLES)))


def read_workbook(path: Path) -> list[RawSheet]:
    """The sheets of an XLSX workbook. Raises InputError for a damaged one."""
    import openpyxl

    try:
        opened = _book(path)
        # Rows are read as they are asked for: extensions unknown to the library, which hold no value,
        # are met then.
        warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")
        # Bytes, not the path: the library would judge the file by its extension, and keep it open.
        content = BytesIO(path.read_bytes())
        book = openpyxl.load_workbook(content, read_only=True, data_only=True)
        return [_read_sheet(opened, cast(Worksheet, sheet)) for sheet in book.worksheets]
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=path.name) from None


def _read_sheet(book: _Book, sheet: Worksheet) -> RawSheet:
    sheet.reset_dimensions()
    with zipfile.ZipFile(book.path) as archive:
        part = archive.read(sheet._worksheet_path)  # noqa: SLF001  # says no other way
    merged = tuple(tall_cells(part))
    uncounted: defaultdict[int, list[int]] = defaultdict(list)
    for row, column in uncomputed(part):
        uncounted[row].append(column)
    return RawSheet(
        book.path.name,
        sheet.title,
        partial(_rows, book, sheet, merged, uncounted),
        in_workbook=True,
        hidden=sheet.sheet_state != "visible",
        hidden_rows=frozenset(hidden_rows(part)),
        hidden_columns=frozenset(hidden_columns(part)),
        merged=merged,
        across=frozenset(across(part)),
    )


def _rows(
    book: _Book, sheet: Worksheet, merged: Iterable[Span], uncounted: Mapping[int, Sequence[int]]
) -> Iterator[list[str]]:
    """The rows of a sheet as texts, from its first row; merged cells filled."""
    filler = Filler(merged)
    try:
        for number, cells in enumerate(texts(sheet, coarse=book.coarse), start=1):
            for column in uncounted.get(number, ()):
                cells[column - 1] = UNCOMPUTED
            if number > MOST_ROWS:
                raise InputError("input_not_a_workbook", file=book.path.name)
            if max(map(len, cells), default=0) > LONGEST_CELL:
                place = f"{book.path.name}#{sheet.title}"
                raise InputError("input_cell_too_long", file=place, row=number)
            yield filler.fill(number, cells)
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=book.path.name) from None
