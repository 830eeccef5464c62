"""The cells of a matrix as ties, its labels as actors, and what is left aside counted or named."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import tie_type
from loaders.formats.formulas import column_letters
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import given_values
from loaders.layouts.layout import Rows, Told, table
from loaders.layouts.matrix.direction import Crossing, undirected
from loaders.layouts.matrix.rows import Matrix
from loaders.layouts.names import Names
from loaders.layouts.page import cell
from loaders.values.words import read_flag

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
    kind = mark.text if mark.what == "type" else meaning.type
    seen = meaning.seen and not own and tie_type(kind).nature != "act"  # an act ends with its date
    return (
        each.source,
        each.target,
        "1" if directed and not each.is_loop else "0",
        weight,
        own or (str(meaning.first) if meaning.first else ""),
        str(meaning.until) if seen and meaning.until else "",
        kind,
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
    findings.untitled[matrix.page.label] |= _untitled(matrix)
    quiet = [number for number, _ in matrix.body if number not in told]
    findings.rows_read["ties"] += len(quiet) + len(matrix.left)
    for _, why, text in matrix.left:
        findings.leave_out("ties", why, text)


def _untitled(matrix: Matrix) -> set[str]:
    """Letters of the columns right of the labels that hold something and have no header."""
    head = matrix.page.top[matrix.grid.header - 1]
    beyond = {
        at
        for _, cells in matrix.body
        for at, text in enumerate(cells)
        if text and at > matrix.grid.labels and not cell(head, at) and at not in matrix.grid.columns
    }
    return {column_letters(at + 1) for at in beyond}


def _count_unread_head(alone: Rows, matrix: Matrix, context: Context, names: Names) -> None:
    """The row of labels counts as read where one of them will be refused: nobody bears its name."""
    head = [cells[0] for number, cells in alone if number == matrix.grid.header]
    if not context.options.create_actors and not all(map(names.knows, head)):
        context.findings.rows_read["ties"] += 1
