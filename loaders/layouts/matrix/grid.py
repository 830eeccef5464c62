"""Where a matrix stands in its sheet: its labels in a row and in a column, its cells between them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.identity import normalise
from loaders.formats.sheets import PREAMBLE
from loaders.frame.headers import header_keys
from loaders.layouts.matrix.marks import PLAIN, read_mark
from loaders.layouts.matrix.words import (
    is_aside,
    is_note,
    is_organisation,
    is_property,
    is_total,
    may_be_actor,
)
from loaders.layouts.page import Cells, Page, cell

FIRST_PLACES = 5  # columns among which that of the labels is looked for
LEAST_LABELS = 2
LEAST_READABLE = 0.5  # of the cells of a square matrix: its labels tell it
MOSTLY_READABLE = 0.8  # of a rectangle's, which nothing else tells
LONGEST_LABEL = 120


@dataclass(frozen=True)
class Grid:
    """A matrix found.

    ``header``: number of the row of labels; ``labels``: place of the column of labels; ``columns``:
    place of a column -> its label; ``totals``, ``aside``: place -> header of the other columns;
    ``square``: the same actors stand in rows and columns; ``corner``: what is written in it.
    """

    header: int
    labels: int
    columns: Mapping[int, str]
    totals: Mapping[int, str]
    aside: Mapping[int, str]
    square: bool
    corner: str

    @cached_property
    def keys(self) -> frozenset[str]:
        """Its columns' labels as names are compared."""
        return frozenset(map(normalise, self.columns.values()))


def find_grid(page: Page, known: frozenset[str], *, told: bool = False) -> Grid | None:
    """The matrix of a sheet, None where there is none.

    ``known``: keys of the headers that the source knows; ``told``: a person said that it is one.
    """
    names = [[normalise(cell(row, at)) for row in page.top] for at in range(FIRST_PLACES)]
    for header in range(1, min(PREAMBLE, len(page.top)) + 1) if told else _heads(page):
        if grid := _square(page, header, [column[header:] for column in names]):
            return grid
    for header in _heads(page):
        if grid := _rectangle(page, header, known, told=told):
            return grid
    return None


def _heads(page: Page) -> Iterator[int]:
    """Rows that may head a rectangle: those of titles, and the first one that is none."""
    for header, cells in enumerate(page.top[:PREAMBLE], start=1):
        yield header
        if sum(map(bool, cells)) > LEAST_LABELS:
            return


def _square(page: Page, header: int, names: Sequence[Sequence[str]]) -> Grid | None:
    """The matrix whose column labels stand in that row, if they name its rows too.

    ``names``: the first columns below it, as names are compared.
    """
    cells = page.top[header - 1]
    body = page.body(header)
    if sum(map(bool, cells)) < LEAST_LABELS or not body:
        return None
    for shift in (1, 0) if _is_short(cells, body) else (0,):
        places = {at + shift: text for at, text in enumerate(cells) if text}
        for labels in range(FIRST_PLACES):
            heads = [text for at, text in places.items() if at > labels]
            if _same_names(heads, names[labels]):
                corner = "" if shift else cell(cells, labels)
                return _grid(header, labels, places, body, corner)
    return None


def _is_short(cells: Cells, body: Sequence[Cells]) -> bool:
    """Whether the header lacks the cell of the corner, as R writes it."""
    return bool(cells[0]) and all(len(row) == len(cells) + 1 for row in body)


def _same_names(heads: Sequence[str], below: Iterable[str]) -> bool:
    """Whether most of the labels of rows or columns are labels of both."""
    columns, rows = set(map(normalise, heads)) - {""}, set(below) - {""}
    if len(columns & rows) < LEAST_LABELS:
        return False
    sets = [{name for name in names if not is_total(name)} for names in (columns, rows)]
    shared = len(sets[0] & sets[1])
    return shared >= LEAST_LABELS and 2 * shared >= min(map(len, sets))


def _grid(
    header: int, labels: int, places: Mapping[int, str], body: Sequence[Cells], corner: str
) -> Grid | None:
    """A square matrix, its columns told apart; None where its cells are no marks."""
    rows = {normalise(cell(row, labels)) for row in body}
    right = {at: text for at, text in places.items() if at > labels}
    totals = {at: text for at, text in right.items() if is_total(text)}
    columns = {
        at: text
        for at, text in right.items()
        if at not in totals and (normalise(text) in rows or _is_marked(body, at, text))
    }
    aside = {at: t for at, t in places.items() if at not in {labels, *columns, *totals}}
    keys = set(map(normalise, columns.values()))
    own = [row for row in body if normalise(cell(row, labels)) in keys]
    if _readable(own, columns) < LEAST_READABLE:
        return None
    return Grid(header, labels, columns, totals, aside, square=True, corner=corner)


def _is_marked(body: Sequence[Cells], place: int, header: str) -> bool:
    """Whether a column that no row is named after holds marks all the same."""
    return not is_aside(header) and _readable(body, {place: header}) > LEAST_READABLE


def _readable(rows: Sequence[Cells], columns: Mapping[int, str]) -> float:
    """Share of the cells that say something which can be read; 1 where none says anything."""
    marks = [read_mark(cell(row, at)) for row in rows for at in columns]
    said = [mark for mark in marks if mark.what != "blank"]
    return sum(mark.what != "bad" for mark in said) / len(said) if said else 1.0


def _rectangle(page: Page, header: int, known: frozenset[str], *, told: bool) -> Grid | None:
    """The matrix of two sets of actors whose columns' labels stand in that row."""
    cells, below = page.top[header - 1], page.body(header)
    labels = _first_names(below)
    right = {at: text for at, text in enumerate(cells) if text and at > labels >= 0}
    totals = {at: text for at, text in right.items() if is_total(text)}
    aside = {at: t for at, t in enumerate(cells) if t and at != labels and is_aside(t)}
    columns = {at: text for at, text in right.items() if at not in totals and at not in aside}
    grid = Grid(
        header, labels, columns, totals, aside, square=False, corner=cell(cells, max(labels, 0))
    )
    rows = [row for row in below if cell(row, labels) and not is_total(cell(row, labels))]
    beside = any(text for at, text in enumerate(cells[: max(labels, 0)]) if at not in aside)
    if len(columns) < LEAST_LABELS or not rows or (beside and not told):
        return None
    if not (told or _are_actors(grid, known)):
        return None
    return grid if _is_cross(grid, rows, known, told=told) else None


def _first_names(body: Sequence[Cells]) -> int:
    """The first column that holds words and no marks, ``-1`` for none."""
    for place in range(FIRST_PLACES):
        texts = [text for row in body if (text := cell(row, place))]
        words = [t for t in texts if any(map(str.isalpha, t)) and read_mark(t).what == "bad"]
        if texts and len(words) > MOSTLY_READABLE * len(texts):
            return place
    return -1


def _are_actors(grid: Grid, known: frozenset[str]) -> bool:
    """Whether labels may all name actors: none heads a column that the source knows."""
    texts = list(grid.columns.values())
    named = (t for t in texts if may_be_actor(t) and read_mark(t).what == "bad")
    plain = sum(len(text) <= LONGEST_LABEL for text in named) == len(texts)
    foreign = not any(known & set(header_keys(text)) for text in texts)
    distinct = len(grid.keys) == len(texts)
    return plain and foreign and distinct and 2 * sum(map(is_property, texts)) < len(texts)


def _is_cross(grid: Grid, rows: Sequence[Cells], known: frozenset[str], *, told: bool) -> bool:
    """Whether cells are marks, and no figures about the actors of the rows."""
    marks = [read_mark(cell(row, at)) for row in rows for at in grid.columns]
    said = [mark for mark in marks if mark.what != "blank"]
    readable = [mark for mark in said if mark.what in PLAIN]
    weighted = any(mark.what == "number" and mark.text != "1" for mark in said)
    tied = any(mark.tied for mark in said)
    if told:
        return tied
    doubtful = weighted and known & set(header_keys(grid.corner)) and not _are_organisations(grid)
    names = [
        normalise(cell(row, grid.labels)) for row in rows if not is_note(cell(row, grid.labels))
    ]
    distinct = len(names) == len(set(names))
    return tied and distinct and len(readable) >= MOSTLY_READABLE * len(said) and not doubtful


def _are_organisations(grid: Grid) -> bool:
    """Whether half the columns bear names of organisations: figures then weigh ties."""
    return 2 * sum(map(is_organisation, grid.columns.values())) >= len(grid.columns)
