"""Files opened, by what they begin with: a CSV file is one sheet, a workbook has several."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path

from graph.errors import InputError
from loaders.formats.archives import check_archive
from loaders.formats.delimited import read_delimited
from loaders.formats.opendocument import read_opendocument
from loaders.formats.raw import RawSheet
from loaders.formats.sheets import (
    BATCH,
    PREAMBLE,
    Batch,
    Header,
    Sheet,
    find_header,
    to_batch,
    written_rows,
)
from loaders.formats.stacked import refuse_tables_above, single_table
from loaders.formats.surplus import NONE, Surplus, find_surplus
from loaders.formats.workbook import read_workbook


def no_header(_row: Sequence[str]) -> int:
    """For files of which no header is known beforehand."""
    return 0


def open_raw(path: Path, is_header: Header = no_header) -> list[RawSheet]:
    """The sheets of a CSV file or a workbook, every row of them, blank sheets included.

    ``is_header`` counts the known headers of a row: it serves to find the separator of a CSV file.
    Raises InputError, naming the file, when it is missing, empty, or of another kind.
    """
    start = first_bytes(path)
    refuse_markup(path, start)
    if is_workbook(start):
        return read_workbook(path) if check_archive(path) == "xlsx" else read_opendocument(path)
    return [read_delimited(path, start, is_header)]


def open_sheets(path: Path, is_header: Header) -> list[Sheet]:
    """The sheets of a file that hold something, their headers found by ``is_header``.

    Raises InputError as ``open_raw`` does, and when nothing is written in the whole file.
    """
    found = [to_sheet(raw, is_header) for raw in open_raw(path, is_header)]
    sheets = [sheet for sheet in found if sheet is not None]
    if not sheets:
        raise InputError("input_empty_file", file=path.name)
    return sheets


def to_sheet(raw: RawSheet, is_header: Header) -> Sheet | None:
    """A sheet as a header, found among its first rows, and batches of columns; None where it is blank."""
    blank, head, rows = _head(raw.rows())
    at = find_header(head, is_header)
    if at < 0:
        return None
    refuse_tables_above(raw, head, at, blank, is_header)
    header, row = _header(raw, head[at]), blank + at + 1
    cut = _surplus(raw, header, row, head[at + 1 :])
    below = single_table(raw, header, chain(head[at + 1 :], rows), row, is_header)
    return Sheet(
        raw.file,
        raw.name,
        header,
        _numbered(row, len(header), cut.mended(below), cut=raw.in_workbook),
        raw.encoding,
        in_workbook=raw.in_workbook,
        above=written_rows(head[:at]),
        merged=sum(bottom > row for _, bottom, _ in raw.merged),
        hidden=raw.hidden,
        header_row=row,
        hidden_rows=raw.hidden_rows,
        hidden_columns=raw.hidden_columns,
        sample=tuple(map(tuple, head[at + 1 :])),
        mended={header[place]: cut.rows for place in cut.places},
        again=partial(_again, raw, header, row, cut),
    )


def _surplus(raw: RawSheet, header: Sequence[str], row: int, rest: Sequence[list[str]]) -> Surplus:
    """Where unquoted commas of amounts cut the rows of a file; it is read for it where they may."""
    if raw.separator != "," or not find_surplus([rest], header).rows:
        return NONE
    return find_surplus([islice(raw.rows(), row, None)], header)


def _again(raw: RawSheet, header: Sequence[str], row: int, cut: Surplus) -> Iterator[Batch]:
    """The rows below the header once more."""
    below = cut.mended(islice(raw.rows(), row, None))
    return _numbered(row, len(header), below, cut=raw.in_workbook)


def _head(
    rows: Iterator[list[str]],
) -> tuple[int, list[list[str]], Iterator[list[str]]]:
    """How many blank rows come first, some rows from there on (none where all is blank), the rest."""
    blank, head = 0, list(islice(rows, PREAMBLE))
    while head and not written_rows(head):
        blank, head = blank + len(head), list(islice(rows, PREAMBLE))
    return blank, head, rows


def _header(raw: RawSheet, cells: Sequence[str]) -> tuple[str, ...]:
    """The headers; a workbook's row has as many cells as its longest."""
    header = [cell.strip() for cell in cells]
    while raw.in_workbook and not header[-1]:
        header.pop()
    return tuple(header)


def _numbered(
    above: int, width: int, rows: Iterator[Sequence[str]], *, cut: bool
) -> Iterator[Batch]:
    row = above
    while some := list(islice(rows, BATCH)):
        yield to_batch(range(row + 1, row + 1 + len(some)), some, width, cut=cut)
        row += len(some)


def is_workbook(start: bytes) -> bool:
    """Whether a file that begins so is an archive, as XLSX and ODS workbooks are."""
    return start.startswith(b"PK\x03\x04")


def refuse_markup(path: Path, start: bytes) -> None:
    """Raise InputError for a web page, which spreadsheets open under any name, or a document of XML."""
    begins = start.removeprefix(b"\xef\xbb\xbf").lstrip()[:9].lower()
    if begins.startswith((b"<html", b"<table", b"<!doctype", b"<meta")):
        raise InputError("input_markup", file=path.name, kind="HTML")
    if begins.startswith(b"<?xml"):
        raise InputError("input_markup", file=path.name, kind="XML")


def first_bytes(path: Path) -> bytes:
    """The beginning of a file. Raises InputError when it cannot be read or holds nothing."""
    try:
        with path.open("rb") as stream:
            start = stream.read(1 << 16)
    except FileNotFoundError:
        raise InputError("input_missing_file", file=str(path)) from None
    except OSError as reason:
        raise InputError("input_unreadable_file", file=str(path), reason=reason.strerror) from None
    if not start.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise InputError("input_empty_file", file=path.name)
    return start


def check_ordinary(path: Path) -> None:
    """Raise InputError for a pipe or a device: reading it might never end."""
    if path.exists() and not path.is_file():
        raise InputError("input_not_a_file", file=str(path))
