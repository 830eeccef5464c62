"""Tables one below the other in one sheet: the second would be read as rows of the first."""

from collections.abc import Iterable, Iterator, Sequence

from graph.errors import InputError
from graph.language import shortened
from loaders.formats.raw import RawSheet
from loaders.formats.sheets import Header

LEAST = 2  # known headers that make a row the header of another table
FAR = 3  # written rows after a blank one among which a header may stand: titles come before it
SHOWN = 80


def single_table(
    raw: RawSheet, header: Sequence[str], rows: Iterable[list[str]], above: int, is_header: Header
) -> Iterator[list[str]]:
    """The rows below a header, which is row ``above`` of the sheet.

    Raises InputError where other headers follow a blank row: those that repeat its own go on.
    """
    near, own = 0, written(header)
    for number, cells in enumerate(rows, start=above + 1):
        if not (cells and cells[0].strip()) and not any(map(str.strip, cells)):
            near = FAR
        elif near:
            near -= 1
            if is_header(cells) >= LEAST and written(cells) != own:
                raise second_table(raw, number, cells)
        yield cells


def refuse_tables_above(
    raw: RawSheet, head: Sequence[Sequence[str]], at: int, blank: int, is_header: Header
) -> None:
    """Raise InputError where a table stands above the row that was taken for the header.

    It begins with known headers, holds rows, and a blank row ends it.
    """
    first = next((i for i in range(at) if is_header(head[i]) >= LEAST), at)
    between = [bool(written(row)) for row in head[first + 1 : at]]
    if any(between) and not all(between) and written(head[first]) != written(head[at]):
        raise second_table(raw, blank + at + 1, head[at])


def second_table(raw: RawSheet, number: int, cells: Sequence[str]) -> InputError:
    """What to say of a header that is not the first of its sheet."""
    named = shortened(", ".join(written(cells)), SHOWN)
    return InputError("input_second_table", file=raw.label, row=number, headers=named)


def written(cells: Sequence[str]) -> list[str]:
    """What a row holds, without blank cells."""
    return [cell.strip() for cell in cells if cell.strip()]
