"""XLSX workbooks: values only, cells as the texts a CSV file would hold."""

import re
import warnings
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import cast

from graph.errors import InputError
from loaders.formats.cell_texts import Worksheet, shows_coarse_dates, texts
from loaders.formats.formulas import UNCOMPUTED, uncomputed
from loaders.formats.merged import Filler
from loaders.formats.sheets import BATCH, Batch, Header, Sheet, find_header, to_batch, written_rows

PREAMBLE = 30
LARGEST = 256 << 20  # bytes of all parts once unpacked
LONGEST_CELL = 1 << 20
MOST_ROWS = 1 << 20
DAMAGED = (  # what the libraries raise on archives and XML whose bytes are not what was written
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_STYLES = "xl/styles.xml"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"


@dataclass(frozen=True, slots=True)
class _Book:
    """A workbook being read; ``coarse``: some of its dates may show no day."""

    path: Path
    coarse: bool


def _check_archive(path: Path) -> _Book:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names:
                raise InputError(_other_kind(archive, names), file=path.name)
            if sum(part.file_size for part in parts) > LARGEST:
                raise InputError("input_workbook_too_large", file=path.name, most=LARGEST >> 20)
            for part in parts:
                with archive.open(part) as stream:
                    if _DOCTYPE.search(stream.read(4096)):
                        raise InputError("input_not_a_workbook", file=path.name)
            return _Book(path, _STYLES in names and shows_coarse_dates(archive.read(_STYLES)))
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=path.name) from None


def _other_kind(archive: zipfile.ZipFile, names: set[str]) -> str:
    """What to say of an archive that is no XLSX workbook."""
    if "xl/workbook.bin" in names:
        return "input_xlsb"
    if "mimetype" in names:
        with archive.open("mimetype") as stream:
            if stream.read(len(_OPEN_DOCUMENT)) == _OPEN_DOCUMENT:
                return "input_ods"
    return "input_not_a_workbook"


def open_workbook(path: Path, is_header: Header) -> list[Sheet]:
    """The sheets of a workbook that hold something. Raises InputError for what is none."""
    import openpyxl

    kind = _check_archive(path)
    try:
        # Rows are read as they are asked for: extensions unknown to the library, which hold no value,
        # are met then.
        warnings.filterwarnings("ignore", category=UserWarning, module=r"openpyxl\.")
        # Bytes, not the path: the library would judge the file by its extension, and keep it open.
        content = BytesIO(path.read_bytes())
        book = openpyxl.load_workbook(content, read_only=True, data_only=True)
        found = [_open_sheet(kind, cast(Worksheet, s), is_header) for s in book.worksheets]
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=path.name) from None
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets:
        raise InputError("input_empty_file", file=path.name)
    return sheets


def _open_sheet(book: _Book, sheet: Worksheet, is_header: Header) -> Sheet | None:
    sheet.reset_dimensions()
    with zipfile.ZipFile(book.path) as archive:
        part = archive.read(sheet._worksheet_path)  # noqa: SLF001  # says no other way
    filler = Filler(part)
    rows = _rows(book, sheet, filler, list(uncomputed(part)))
    blank, head = 0, list(islice(rows, PREAMBLE))
    while head and not written_rows(head):
        blank, head = blank + len(head), list(islice(rows, PREAMBLE))
    at = find_header(head, is_header)
    if at < 0:
        return None
    written = [cell.strip() for cell in head[at]]
    while not written[-1]:
        written.pop()
    place, row = (book.path, sheet.title), blank + at + 1
    return Sheet(
        book.path.name,
        sheet.title,
        tuple(written),
        _numbered(row, len(written), chain(head[at + 1 :], rows), place),
        in_workbook=True,
        above=written_rows(head[:at]),
        merged=filler.below(row),
        hidden=sheet.sheet_state != "visible",
    )


def _rows(
    book: _Book, sheet: Worksheet, filler: Filler, blank: list[tuple[int, int]]
) -> Iterator[list[str]]:
    """The rows of a sheet as texts, from its first row; merged cells filled."""
    uncounted: defaultdict[int, list[int]] = defaultdict(list)
    for at, column in blank:
        uncounted[at].append(column)
    try:
        for number, cells in enumerate(texts(sheet, coarse=book.coarse), start=1):
            for column in uncounted.get(number, ()):
                cells[column - 1] = UNCOMPUTED
            if number > MOST_ROWS:
                raise InputError("input_not_a_workbook", file=book.path.name)
            yield filler.fill(number, cells)
    except DAMAGED:
        raise InputError("input_not_a_workbook", file=book.path.name) from None


def _numbered(
    above: int, width: int, rows: Iterator[Sequence[str]], place: tuple[Path, str]
) -> Iterator[Batch]:
    row = above
    while some := list(islice(rows, BATCH)):
        for i, cells in enumerate(some):
            if max(map(len, cells), default=0) > LONGEST_CELL:
                file = f"{place[0].name}#{place[1]}"
                raise InputError("input_cell_too_long", file=file, row=row + i + 1)
        yield to_batch(range(row + 1, row + 1 + len(some)), some, width, cut=True)
        row += len(some)
