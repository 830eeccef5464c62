"""The grid of the template before any meeting has its day: said, and taken for nothing else."""

from collections.abc import Iterator

from graph.errors import InputError
from graph.identity import normalise
from loaders.formats.formulas import column_letters
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.layouts.attendance.words import meanings, words
from loaders.layouts.layout import Layout, LayoutName, Role
from loaders.layouts.names import Names
from loaders.layouts.page import Page, cell

LABELS = ("actor", "territory")  # what may stand left of the days


def unfilled(page: Page, name: LayoutName) -> Layout | None:
    """A sheet whose title says presences, headed by a column of structures and by no day.

    Its tables raise InputError where something is written below the headers.
    """
    header = _header(page)
    if not header:
        return None
    heads = [text for text in page.top[header - 1] if text]
    roles = tuple(Role(at, text, _meant(text)) for at, text in enumerate(heads))

    def tables(_context: Context, _names: Names) -> Iterator[Sheet]:
        _check(page, header, len(heads))
        return iter(())

    return Layout(name, page, header, roles, tables)


def _header(page: Page) -> int:
    """Number of the row of headers, 0 where it is no such grid."""
    written = [at for at, cells in enumerate(page.top[:3], start=1) if any(cells)]
    if len(written) < 2 or normalise(cell(page.top[written[0] - 1], 0)) not in words("presence"):  # noqa: PLR2004  a title and headers
        return 0
    cells = page.top[written[1] - 1]
    heads = [text for text in cells if text]
    named = [_meant(text) for text in heads] == [*LABELS[: len(heads)]]
    return written[1] if named and heads == cells[: len(heads)] else 0


def _meant(header: str) -> str:
    return meanings("columns").get(normalise(header), "")


def _check(page: Page, header: int, labels: int) -> None:
    """Raise InputError for marks that no day is over, else for structures without any meeting."""
    named = False
    for _, cells in page.rows(header):
        marked = next((at for at, text in enumerate(cells) if text and at >= labels), None)
        if marked is not None:
            raise InputError(
                "input_untitled_marks", file=page.label, column=column_letters(marked + 1)
            )
        named |= any(cells)
    if named:
        raise InputError("input_no_day", file=page.label, sheet=page.raw.name)
