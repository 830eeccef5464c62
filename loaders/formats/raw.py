"""A sheet as it stands: every row from the first one, before anything is known of headers or layout."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

Rows = Callable[[], Iterator[list[str]]]
Span = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class RawSheet:
    """``rows()`` gives the rows from row 1, none left out, as lists of texts; it can be called again.

    Dates of a workbook are ISO texts, cells that a merged one covers below its first row are filled
    from it, and rows may be of unequal lengths. ``rows()`` raises InputError, naming the file and the
    row, for what cannot be read.

    ``encoding``, ``separator``: what a text was read by, empty for a workbook; ``hidden``: the sheet
    itself is; ``hidden_rows``, ``hidden_columns``: numbers, from 1, of those that a filter or a hand
    hid, which are read all the same; ``merged``: (first row, last row, column), from 1, of the merged
    cells that cover several rows; ``across``: numbers of the rows where one covers several columns.
    """

    file: str
    name: str
    rows: Rows
    in_workbook: bool = False
    encoding: str = ""
    separator: str = ""
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Span, ...] = ()
    across: frozenset[int] = frozenset()

    @property
    def label(self) -> str:
        """``liens.csv``, or ``classeur.xlsx#Liens``: how messages name it."""
        return f"{self.file}#{self.name}" if self.in_workbook else self.file
