"""Merged cells: what is written in the first of them holds for all the rows they cover."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from loaders.formats.formulas import column_number
from loaders.formats.raw import Span

_MERGED = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})"
)

_WIDE = re.compile(
    rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"
)


def tall_cells(part: bytes) -> Iterator[Span]:
    """(first row, last row, column), from 1, of the merged cells that cover several rows."""
    for letters, top, bottom in _MERGED.findall(part):
        if int(top) < int(bottom):
            yield int(top), int(bottom), column_number(letters.decode())


def across(part: bytes) -> Iterator[int]:
    """Numbers, from 1, of the rows of which a merged cell covers several columns, and no other row."""
    for letters, top, last, bottom in _WIDE.findall(part):
        if top == bottom and letters != last:
            yield int(top)


class Filler:
    """Fills rows, given in their order, from the merged cells that began above them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._begins: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        for top, bottom, column in spans:
            self._begins[top].append((bottom, column))
        self._held: dict[int, tuple[int, str]] = {}

    def fill(self, number: int, cells: list[str]) -> list[str]:
        """The row, its covered cells filled; a row where nothing else is written stays blank."""
        if self._held and any(cells):
            for column, (bottom, text) in list(self._held.items()):
                if number > bottom:
                    del self._held[column]
                else:
                    cells += [""] * (column - len(cells))
                    cells[column - 1] = cells[column - 1] or text
        for bottom, column in self._begins.get(number, ()):
            if column <= len(cells) and cells[column - 1].strip():
                self._held[column] = (bottom, cells[column - 1])
        return cells
