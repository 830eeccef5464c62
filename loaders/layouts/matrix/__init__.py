"""Who with whom as a table of marks: labels in the first row and column, ties between them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from graph.errors import InputError
from graph.identity import normalise
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import header_key
from loaders.layouts.asked import asked_layout, headers_left
from loaders.layouts.layout import Layout, Role
from loaders.layouts.matrix.grid import Grid, find_grid
from loaders.layouts.matrix.marks import read_mark
from loaders.layouts.matrix.report import report
from loaders.layouts.matrix.rows import read_matrix
from loaders.layouts.matrix.sheets import Named, meaning_of, named
from loaders.layouts.matrix.ties import tables
from loaders.layouts.names import Names
from loaders.layouts.page import Page

MATRIX: Final = "matrix"


def recognise(page: Page, context: Context) -> Layout | None:
    """A matrix, square or rectangular. Raises InputError for a sheet said to be one that is none."""
    asked = asked_layout(page, context)
    if asked not in (None, MATRIX):
        return None
    known = frozenset(
        header_key(word)
        for fields in context.manifest.columns.values()
        for words in fields.values()
        for word in words
    )
    grid = find_grid(page, known, told=asked == MATRIX)
    if grid is None and asked == MATRIX:
        raise InputError("input_not_a_matrix", file=page.label)
    return None if grid is None else _layout(page, _without(grid, context))


def check_sheets(layouts: Sequence[Layout], context: Context) -> None:
    """Raise InputError where ``--sheets`` says what matrices are, and there is none."""
    if context.options.meant.sheets and all(layout.name != MATRIX for layout in layouts):
        files = ", ".join(path.name for path in context.data_files)
        raise InputError("input_no_matrix", file=files, said=context.options.meant.sheets)


def _without(grid: Grid, context: Context) -> Grid:
    """The matrix without the columns that ``--column HEADER=`` leaves out."""
    left = headers_left(context)
    dropped = {at: text for at, text in grid.columns.items() if header_key(text) in left}
    columns = {at: text for at, text in grid.columns.items() if at not in dropped}
    return replace(grid, columns=columns, aside={**grid.aside, **dropped})


def _layout(page: Page, grid: Grid) -> Layout:
    own = named(page, grid.header, grid.keys)
    return Layout(
        MATRIX,
        page,
        grid.header,
        tuple(_roles(grid)),
        partial(_tables, page, grid, own, (own,)),
        partial(_among, page, grid, own),
    )


def _roles(grid: Grid) -> Iterator[Role]:
    """The column of labels, the columns of actors, totals and what is not stored, in their order."""
    found = [Role(grid.labels, grid.corner, "matrix_rows")]
    found += [
        Role(at, text, "matrix_column", text, lambda cell: read_mark(cell).what != "bad")
        for at, text in grid.columns.items()
    ]
    found += [Role(at, text, "matrix_total") for at, text in grid.totals.items()]
    found += [Role(at, text, "unused") for at, text in grid.aside.items()]
    yield from sorted(found, key=lambda role: role.place)


def _among(page: Page, grid: Grid, own: Named, layouts: Sequence[Layout]) -> Layout:
    """The matrix once those of the other sheets are known: one of several waves, or kinds of tie."""
    pages = [(each.page, each.header, _actors(each)) for each in layouts if each.name == MATRIX]
    together = tuple(named(other, header, actors) for other, header, actors in pages)
    made = partial(_tables, page, grid, own, together)
    return Layout(MATRIX, page, grid.header, tuple(_roles(grid)), made)


def _actors(layout: Layout) -> frozenset[str]:
    return frozenset(
        normalise(role.header) for role in layout.roles if role.role == "matrix_column"
    )


def _tables(
    page: Page, grid: Grid, own: Named, together: Sequence[Named], context: Context, names: Names
) -> Iterator[Sheet]:
    meaning = meaning_of(own, together, context.options.meant.sheets)
    matrix = read_matrix(page, grid, meaning)
    report(matrix, context)
    yield from tables(matrix, context, names)
