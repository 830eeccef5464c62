"""The rows and cells of a matrix: what each states, what is left aside, which way its ties go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property

from graph.identity import normalise
from graph.kinds import tie_type
from loaders.layouts.matrix.direction import Crossing, Halves, Way, way_of
from loaders.layouts.matrix.grid import Grid
from loaders.layouts.matrix.marks import Mark, read_mark
from loaders.layouts.matrix.sheets import Meaning
from loaders.layouts.matrix.words import is_note, is_total, says_one_way
from loaders.layouts.page import Cells, Page, cell

TOTAL, NOTE = "total", "note"  # why rows are left out
NEAR = 0.8  # of 1, how like a label another is that may be the same actor


@dataclass(frozen=True)
class Matrix:
    """A matrix being read.

    ``body``: (number of the row, its cells) of the rows of actors; ``left``: those of totals and notes.
    """

    page: Page
    grid: Grid
    meaning: Meaning
    body: Sequence[tuple[int, Cells]]
    left: Sequence[tuple[int, str, str]]

    @cached_property
    def crossings(self) -> list[Crossing]:
        """The cells that say something, row by row; greys of an empty half say nothing, others are marks."""
        columns = [(at, normalise(text)) for at, text in self.grid.columns.items()]
        found = [each for row in self.body for each in self._row(row, columns)]
        grey = Halves.of(found, self.rows, self.columns).hatched()
        return [_clear(each, grey) for each in found]

    def _row(
        self, row: tuple[int, Cells], columns: Sequence[tuple[int, str]]
    ) -> Iterator[Crossing]:
        (number, cells), known = row, self.spellings
        own = normalise(self.label(cells))
        for at, column in columns:
            mark = read_mark(cell(cells, at))
            if mark.what != "blank":
                yield Crossing(number, known.get(own, ""), known[column], mark, (own, column))

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Name as names are compared -> one spelling of it: that of its row, unless it is all capitals."""
        texts = [*self.rows, *self.columns]
        told = sorted(filter(None, texts), key=str.isupper)
        return {normalise(text): text for text in reversed(told)}

    @property
    def rows(self) -> list[str]:
        """The labels of its rows."""
        return [self.label(cells) for _, cells in self.body]

    @property
    def columns(self) -> list[str]:
        """The labels of its columns."""
        return list(self.grid.columns.values())

    def label(self, cells: Cells) -> str:
        """The label of a row."""
        return cell(cells, self.grid.labels)

    @cached_property
    def dated(self) -> bool:
        """Whether all its numbers are years: since when, and no weights."""
        numbers = [each.mark for each in self.crossings if each.mark.what == "number"]
        return bool(numbers) and all(mark.like_year for mark in numbers)

    @cached_property
    def weighted(self) -> bool:
        """Whether its numbers say more than that there is a tie."""
        marks = {each.mark.text for each in self.crossings if each.mark.what == "number"}
        return not self.dated and bool(marks - {"1"})

    @cached_property
    def halves(self) -> Halves:
        """Its cells between actors of both rows and columns."""
        return Halves.of(self.crossings, self.rows, self.columns)

    @cached_property
    def names_one_way(self) -> bool:
        """Whether its corner, a title or its kind says that ties go from the row to the column."""
        written = [self.grid.corner, *self._questions()]
        return any(map(says_one_way, written)) or tie_type(self.meaning.type).directed

    def _questions(self) -> list[str]:
        titles = self.page.titles(self.grid.header)
        return [text for text in titles if normalise(text).startswith("qui ")]

    @property
    def way(self) -> Way:
        """Which way its ties go."""
        return way_of(self.halves, one_way=self.names_one_way)


def _clear(each: Crossing, grey: set[tuple[str, str]]) -> Crossing:
    if each.mark.what != "hatched":
        return each
    nothing = each.is_loop or each.pair in grey
    return replace(each, mark=Mark("blank" if nothing else "yes"))


def read_matrix(page: Page, grid: Grid, meaning: Meaning) -> Matrix:
    """The rows of a matrix, totals and notes apart."""
    body: list[tuple[int, Cells]] = []
    left: list[tuple[int, str, str]] = []
    for number, cells in page.rows(grid.header):
        label = cell(cells, grid.labels)
        marked = any(cell(cells, at) for at in grid.columns)
        why = _aside(label, grid, marked=marked)
        if not label and marked and _adds_up(cells, body, grid):
            why = TOTAL
        if why and any(cells):
            left.append((number, why, label or next(filter(None, cells))))
        elif label or marked:
            body.append((number, cells))
    return Matrix(page, grid, meaning, body, left)


def _aside(label: str, grid: Grid, *, marked: bool) -> str:
    """Why a row is none of an actor; ``""`` where it is one.

    Where the same actors stand in rows and columns, a row of nothing that no column is like is a text.
    """
    if label and normalise(label) in grid.keys:
        return ""
    if is_total(label):
        return TOTAL
    if marked:
        return ""
    alien = grid.square and not get_close_matches(normalise(label), grid.keys, 1, NEAR)
    return NOTE if not label or alien or is_note(label) else ""


def _adds_up(cells: Cells, body: Sequence[tuple[int, Cells]], grid: Grid) -> bool:
    """Whether a row without a label holds the sums of its columns, or how many marks they have."""
    return bool(body) and all(
        not cell(cells, at) or read_mark(cell(cells, at)).text in _sums(body, at)
        for at in grid.columns
        if read_mark(cell(cells, at)).what != "no"
    )


def _sums(body: Sequence[tuple[int, Cells]], place: int) -> set[str]:
    tied = [mark for _, row in body if (mark := read_mark(cell(row, place))).tied]
    figures = [float(mark.text) for mark in tied if mark.what == "number"]
    return {str(len(tied)), f"{sum(figures):g}"}
