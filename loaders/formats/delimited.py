"""CSV files: separator and header found, rows numbered as a spreadsheet numbers them."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from graph.errors import InputError
from loaders.formats.encoding import detect_encoding, holds_nul
from loaders.formats.sheets import BATCH, Batch, Header, Sheet, find_header, to_batch, written_rows
from loaders.formats.surplus import NONE, Surplus, find_surplus

SEPARATORS = (";", ",", "\t")
LONGEST_CELL = 1 << 20
PREAMBLE = 30  # rows among which the header is looked for
Rows = list[list[str]]


class _Reader:
    """Records of a CSV file, counted; its errors name the file and the row."""

    def __init__(self, path: Path, encoding: str, separator: str) -> None:
        self.path, self.encoding, self.separator = path, encoding, separator
        self.holds_nul = holds_nul(path)
        self.row = 0

    def batches(self, first: int = PREAMBLE) -> Iterator[Rows]:
        """Lists of records: the ``first`` ones, then 50,000 at a time."""
        csv.field_size_limit(LONGEST_CELL)
        with self.path.open(encoding=self.encoding, newline="") as stream:
            reader = csv.reader(stream, delimiter=self.separator, strict=True)
            size = first
            while rows := self._take(reader, size):
                yield rows
                size = BATCH

    def _take(self, reader: Iterator[list[str]], size: int) -> Rows:
        rows: Rows = []
        try:
            rows.extend(islice(reader, size))  # what was read stays when a row is faulty
        except csv.Error as reason:
            raise self._problem(str(reason), self.row + len(rows) + 1) from None
        self._refuse_nul(rows)
        self.row += len(rows)
        return rows

    def _problem(self, reason: str, row: int) -> InputError:
        if "field limit" in reason:
            code = "input_cell_too_long"
        elif "unexpected end" in reason:
            code = "input_open_quote"
        else:
            code = "input_stray_quote"
        return InputError(code, file=self.path.name, row=row)

    def _refuse_nul(self, rows: Rows) -> None:
        if not self.holds_nul:
            return
        for i, row in enumerate(rows):
            for column, cell in enumerate(row, start=1):
                if "\0" in cell:
                    place = {"file": self.path.name, "row": self.row + i + 1, "column": column}
                    raise InputError("input_nul", **place)


def _head(path: Path, encoding: str, separator: str) -> Rows:
    """The first records as far as they can be read: faults are for the real reading to name."""
    csv.field_size_limit(LONGEST_CELL)
    rows: Rows = []
    with path.open(encoding=encoding, newline="") as stream, suppress(csv.Error):
        rows.extend(islice(csv.reader(stream, delimiter=separator), PREAMBLE))
    return rows


def _score(rows: Rows, is_header: Header) -> tuple[int, int]:
    at = find_header(rows, is_header)
    return (is_header(rows[at]), len(rows[at])) if at >= 0 else (0, 0)


def find_separator(path: Path, encoding: str, is_header: Header) -> str:
    """The separator under which the header is known, else the one that makes most columns."""
    return max(SEPARATORS, key=lambda each: _score(_head(path, encoding, each), is_header))


def open_delimited(path: Path, start: bytes, is_header: Header) -> Sheet:
    """A CSV file that begins so, as a sheet.

    Raises InputError, naming file and row, for what cannot be read.
    """
    encoding = detect_encoding(path, start)
    reader = _Reader(path, encoding, find_separator(path, encoding, is_header))
    batches = reader.batches()
    head = next(batches, [])
    at = find_header(head, is_header)
    if at < 0:
        raise InputError("input_empty_file", file=path.name)
    header = tuple(cell.strip() for cell in head[at])
    cut = _surplus(reader, at, header, head[at + 1 :])
    rows = _numbered(at + 1, len(header), chain([head[at + 1 :]], batches), cut)
    above = written_rows(head[:at])
    mended = {header[place]: cut.rows for place in cut.places}
    return Sheet(path.name, path.stem, header, rows, encoding, above=above, mended=mended)


def _surplus(reader: _Reader, at: int, header: Sequence[str], rest: Rows) -> Surplus:
    """Where unquoted commas of amounts cut the rows of a file; the file is read for it where they may."""
    if reader.separator != "," or not find_surplus([rest], header).rows:
        return NONE
    again = _Reader(reader.path, reader.encoding, ",").batches()
    return find_surplus(chain([next(again)[at + 1 :]], again), header)


def _numbered(above: int, width: int, batches: Iterable[Rows], cut: Surplus) -> Iterator[Batch]:
    row = above
    for rows in batches:
        whole = list(cut.mended(rows)) if cut.places else rows
        yield to_batch(range(row + 1, row + 1 + len(rows)), whole, width)
        row += len(rows)
