"""CSV files: separator found, rows numbered as a spreadsheet numbers them, faults of quotes named."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from graph.errors import InputError
from graph.lookalikes import as_seen
from loaders.formats.encoding import detect_encoding, holds_nul, holds_unseen
from loaders.formats.misread import check_lines, check_separator, usual_width
from loaders.formats.raw import RawSheet
from loaders.formats.sheets import PREAMBLE, Header, find_header

SEPARATORS = (";", ",", "\t", "|")
LONGEST_CELL = 1 << 20
Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A CSV file, what it is read by, the cells of most rows; its errors name the file and the row."""

    path: Path
    encoding: str
    separator: str
    width: int

    def rows(self) -> Iterator[list[str]]:
        """The records, one by one."""
        csv.field_size_limit(LONGEST_CELL)
        nul, unseen = holds_nul(self.path), holds_unseen(self.path, self.encoding)
        row, line, begun = 0, 0, False
        with self.path.open(encoding=self.encoding, newline="") as stream:
            reader = csv.reader(stream, delimiter=self.separator, strict=True)
            try:
                for row, cells in enumerate(reader, start=1):
                    if reader.line_num - line > 1:
                        check_lines(self.path.name, row, cells, self.separator, self.width)
                    line = reader.line_num
                    begun = begun or len(cells) == self.width
                    if begun and 0 < len(cells) < self.width:
                        check_separator(
                            self.path.name, row, cells, self.separator, SEPARATORS, self.width
                        )
                    if nul:
                        self._refuse_nul(row, cells)
                    yield [as_seen(cell) for cell in cells] if unseen else cells
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
    """How many headers are known, and how many separators the rows of the usual width have."""
    at = find_header(rows, is_header)
    if at < 0:
        return 0, 0
    width = usual_width(rows)
    alike = sum(len(row) == width for row in rows) if width > 1 else 0
    return is_header(rows[at]), alike * (width - 1)


def read_delimited(path: Path, start: bytes, is_header: Header) -> RawSheet:
    """A CSV file that begins so, as a sheet whose rows were not read yet.

    The separator is that under which a header is known, else that which makes most rows of one width.
    Raises InputError, naming file and row, for what is no text.
    """
    encoding = detect_encoding(path, start)
    heads = {each: _head(path, encoding, each) for each in SEPARATORS}
    separator = max(SEPARATORS, key=lambda each: _score(heads[each], is_header))
    text = _Text(path, encoding, separator, usual_width(heads[separator]))
    return RawSheet(path.name, path.stem, text.rows, encoding=encoding, separator=separator)
