"""The cells of a matrix as ties, its labels as actors, and what is left aside counted or named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import tie_type
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import given_values
from loaders.layouts.layout import Rows, Told, table
from loaders.layouts.matrix.direction import Crossing, Halves, Way, undirected, way_of
from loaders.layouts.matrix.grid import Grid
from loaders.layouts.matrix.marks import Mark, read_mark
from loaders.layouts.matrix.sheets import Meaning
from loaders.layouts.matrix.words import is_note, is_total, says_one_way
from loaders.layouts.names import Names
from loaders.layouts.page import Cells, Page, cell
from loaders.values.words import read_flag

TOTAL, NOTE = "totals", "notes"  # why rows are left out
FIELDS = (
    "source",
    "target",
    "directed",
    "weight",
    "valid_from",
    "valid_until",
    "type",
    "from_known",
    "to_known",
)


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
        """Every cell, row by row; greys of an empty half are nothing, elsewhere marks."""
        known = self.spellings
        found = [
            Crossing(number, known.get(row, ""), known[normalise(text)], read_mark(cell(cells, at)))
            for number, cells in self.body
            for row in [normalise(self.label(cells))]
            for at, text in self.grid.columns.items()
        ]
        grey = Halves.of(found, self.columns).hatched()
        return [_clear(each, grey) for each in found]

    @cached_property
    def spellings(self) -> dict[str, str]:
        """Name as names are compared -> one spelling of it: that of its row, unless it is all capitals."""
        texts = [*(self.label(cells) for _, cells in self.body), *self.columns]
        told = sorted(filter(None, texts), key=str.isupper)
        return {normalise(text): text for text in reversed(told)}

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
        return Halves.of(self.crossings, self.columns)

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
        if why == TOTAL or (why == NOTE and any(cells)):
            left.append((number, why, label or next(filter(None, cells))))
        elif label or marked:
            body.append((number, cells))
    return Matrix(page, grid, meaning, body, left)


def _aside(label: str, grid: Grid, *, marked: bool) -> str:
    """Why a row is none of an actor; ``""`` where it is one."""
    if normalise(label) in grid.keys and label:
        return ""
    if is_total(label):
        return TOTAL
    return "" if marked or (label and not is_note(label)) else NOTE


def tables(matrix: Matrix, context: Context, names: Names) -> Iterator[Sheet]:
    """The ties of a matrix; then its labels that no tie names."""
    refused = set(_refuse(matrix, context))
    asked = given_values(context.options.set, context.manifest.columns["ties"]).get("directed", "")
    directed = read_flag(asked) if asked.strip() else matrix.way in ("said", "one")
    tied = [each for each in matrix.crossings if each.mark.tied and each.source]
    kept = tied if directed else undirected(tied)
    rows = [(each.row, _cells(each, matrix, directed=bool(directed))) for each in kept]
    used = [at for at, _ in enumerate(FIELDS) if at <= 2 or any(cells[at] for _, cells in rows)]  # noqa: PLR2004
    fields = [FIELDS[at] for at in used]
    _count(matrix, context, {each.row for each in kept})
    head = matrix.grid.corner or "1"
    told = Told({"source": head, "target": head})
    made = table(matrix.page, "ties", fields, [(n, [c[at] for at in used]) for n, c in rows], told)
    yield replace(made, above=_above(matrix))
    if alone := list(_alone(matrix, kept, refused)):
        _count_unread_head(alone, matrix, context, names)
        yield table(
            matrix.page,
            "actors",
            ["name"],
            alone,
            Told({"name": head}, counted=False, mentions=True),
        )


def _cells(each: Crossing, matrix: Matrix, *, directed: bool) -> Sequence[str]:
    mark, meaning = each.mark, matrix.meaning
    weight = mark.text if mark.what == "number" and matrix.weighted else ""
    own = mark.text if mark.what == "date" or (mark.what == "number" and matrix.dated) else ""
    seen = meaning.seen and not own
    return (
        each.source,
        each.target,
        "1" if directed and not each.is_loop else "0",
        weight,
        own or (str(meaning.first) if meaning.first else ""),
        "" if own or meaning.until is None else str(meaning.until),
        mark.text if mark.what == "type" else meaning.type,
        "0" if seen else "",
        "0" if seen and meaning.until else "",
    )


def _refuse(matrix: Matrix, context: Context) -> Iterator[int]:
    """Refuse by name the cells that are no marks, and the rows of marks without a label."""
    findings, label = context.findings, matrix.page.label
    for number, cells in matrix.body:
        if not matrix.label(cells):
            findings.refuse(label, number, matrix.grid.corner, InputError("row_missing", value=""))
            yield number
    for each in matrix.crossings:
        if each.mark.problem is not None:
            findings.refuse(label, each.row, each.target, each.mark.problem)


def _alone(
    matrix: Matrix, ties: Sequence[Crossing], refused: set[int]
) -> Iterator[tuple[int, list[str]]]:
    """The labels that no tie names, at their row, or at the row of labels."""
    tied = {name for each in ties for name in each.pair}
    for number, cells in matrix.body:
        if normalise(matrix.label(cells)) not in tied and number not in refused:
            yield number, [matrix.spellings[normalise(matrix.label(cells))]]
            tied.add(normalise(matrix.label(cells)))
    for text in matrix.columns:
        if normalise(text) not in tied:
            yield matrix.grid.header, [matrix.spellings[normalise(text)]]
            tied.add(normalise(text))


def _above(matrix: Matrix) -> int:
    return sum(any(cells) for cells in matrix.page.top[: matrix.grid.header - 1])


def _count(matrix: Matrix, context: Context, told: set[int]) -> None:
    """Count the rows that gave no tie of their own: those of other halves, totals and notes."""
    findings = context.findings
    quiet = [number for number, _ in matrix.body if number not in told]
    findings.rows_read["ties"] += len(quiet) + len(matrix.left)
    for _, why, _ in matrix.left:
        findings.left_out["ties", why] += 1


def _count_unread_head(alone: Rows, matrix: Matrix, context: Context, names: Names) -> None:
    """The row of labels counts as read where one of them will be refused: nobody bears its name."""
    head = [cells[0] for number, cells in alone if number == matrix.grid.header]
    if not context.options.create_actors and not all(map(names.knows, head)):
        context.findings.rows_read["ties"] += 1
