"""XLSX workbooks: values only, cells as the texts a CSV file would hold."""

import re
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, cast

from graph.errors import InputError
from loaders.formulas import UNCOMPUTED, uncomputed
from loaders.sheets import BATCH, Batch, Header, Sheet, find_header, to_batch

PREAMBLE = 30
LARGEST_PART = 1 << 30  # bytes of one part once unpacked
LONGEST_CELL = 1 << 20
DAMAGED = (  # what the libraries raise on archives and XML whose bytes are not what was written
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


class _Worksheet(Protocol):
    title: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]: ...


def _check_archive(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if not any(part.filename == "xl/workbook.xml" for part in parts):
                raise InputError("input_not_a_workbook", file=path.name)
            if sum(part.file_size for part in parts) > LARGEST_PART:
                raise InputError("input_workbook_too_large", file=path.name)
            for part in parts:
                with archive.open(part) as stream:
                    if _DOCTYPE.search(stream.read(4096)):
                        raise InputError("input_not_a_workbook", file=path.name)
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=path.name) from None


def to_text(value: object) -> str:
    """A cell as text: dates ISO, whole numbers without decimals, booleans true and false."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def open_workbook(path: Path, is_header: Header) -> list[Sheet]:
    """The sheets of a workbook that hold something. Raises InputError for what is none."""
    import openpyxl

    _check_archive(path)
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        found = [_open_sheet(path, cast(_Worksheet, sheet), is_header) for sheet in book.worksheets]
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=path.name) from None
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets:
        raise InputError("input_empty_file", file=path.name)
    return sheets


def _open_sheet(path: Path, sheet: _Worksheet, is_header: Header) -> Sheet | None:
    sheet.reset_dimensions()
    rows = _texts(path, sheet)
    head = list(islice(rows, PREAMBLE))
    at = find_header(head, is_header)
    if at < 0:
        return None
    written = [cell.strip() for cell in head[at]]
    while not written[-1]:
        written.pop()
    batches = _numbered(at + 1, len(written), chain(head[at + 1 :], rows), (path, sheet.title))
    return Sheet(path.name, sheet.title, tuple(written), batches, in_workbook=True)


def _texts(path: Path, sheet: _Worksheet) -> Iterator[list[str]]:
    try:
        blank: defaultdict[int, list[int]] = defaultdict(list)
        for at, column in uncomputed(path, sheet._worksheet_path):  # noqa: SLF001  # says no other way
            blank[at].append(column)
        for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [to_text(value) for value in row]
            for column in blank.get(number, ()):
                texts[column - 1] = UNCOMPUTED
            yield texts
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=path.name) from None


def _numbered(
    above: int, width: int, rows: Iterator[Sequence[str]], place: tuple[Path, str]
) -> Iterator[Batch]:
    row = above
    while some := list(islice(rows, BATCH)):
        for i, cells in enumerate(some):
            if max(map(len, cells), default=0) > LONGEST_CELL:
                file = f"{place[0].name}#{place[1]}"
                raise InputError("input_cell_too_long", file=file, row=row + i + 1)
        yield to_batch(range(row + 1, row + 1 + len(some)), some, width)
        row += len(some)
