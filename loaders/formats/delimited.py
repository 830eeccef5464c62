"""CSV files: separator and header found, rows numbered as a spreadsheet numbers them."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.errors import InputError
from loaders.formats.encoding import detect_encoding, holds_nul
from loaders.formats.raw import RawSheet
from loaders.formats.sheets import PREAMBLE, Header, find_header

SEPARATORS = (";", ",", "\t")
LONGEST_CELL = 1 << 20
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A CSV file and what it is read by; its errors name the file and the row."""

    path: Path
    encoding: str
    separator: str

    def rows(self) -> Iterator[list[str]]:
        """The records, one by one."""
        csv.field_size_limit(LONGEST_CELL)
        nul = holds_nul(self.path)
        row = 0
        with self.path.open(encoding=self.encoding, newline="") as stream:
            reader = csv.reader(stream, delimiter=self.separator, strict=True)
            try:
                for row, cells in enumerate(reader, start=1):
                    if nul:
                        self._refuse_nul(row, cells)
                    yield cells
            except csv.Error as reason:
                raise self._problem(str(reason), row + 1) from None

    def _problem(self, reason: str, row: int) -> InputError:
        if "field limit" in reason:
            code = "input_cell_too_long"
        elif "unexpected end" in reason:
            code = "input_open_quote"
        else:
            code = "input_stray_quote"
        return InputError(code, file=self.path.name, row=row)

    def _refuse_nul(self, row: int, cells: list[str]) -> None:
        column = next((i for i, cell in enumerate(cells, start=1) if "\0" in cell), 0)
        if column:
            raise InputError("input_nul", file=self.path.name, row=row, column=column)


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


def read_delimited(path: Path, start: bytes, is_header: Header) -> RawSheet:
    """A CSV file that begins so, as a sheet whose rows were not read yet.

    Raises InputError, naming file and row, for what is no text.
    """
    encoding = detect_encoding(path, start)
    separator = find_separator(path, encoding, is_header)
    rows = _Text(path, encoding, separator).rows
    return RawSheet(path.name, path.stem, rows, encoding=encoding, separator=separator)
