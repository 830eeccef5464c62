"""The headers of a form: one row, or questions above choices."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.layouts.answers.vocabulary import is_one
from loaders.layouts.page import Cells, Page, cell

SET_ASIDE = ("signs", "moments", "when", "tools", "persons", "drafts", "states")
FEWEST = 2  # headers that only tools write, under which a row of choices is blank


@dataclass(frozen=True, slots=True)
class Head:
    """``row``: number of the last row of headers; ``groups``: place -> the question above a choice."""

    row: int
    header: tuple[str, ...]
    groups: Mapping[int, str]


def marks(cells: Cells) -> int:
    """How many headers of what tools and persons leave a row holds."""
    return len(_set_aside(cells))


def _set_aside(cells: Cells) -> list[int]:
    return [n for n, t in enumerate(cells) if t and any(is_one(group, t) for group in SET_ASIDE)]


def head_at(page: Page, number: int) -> Head:
    """The headers that stand on a row, and what is above its choices, or below its questions."""
    cells = page.top[number - 1]
    below = page.top[number] if number < len(page.top) else ()
    aside = _set_aside(cells)
    if len(aside) >= FEWEST and any(below) and not any(cell(below, at) for at in aside):
        return _folded(number, cells, below)
    above: Sequence[str] = page.top[number - 2] if number > 1 else ()
    titled = sum(map(bool, above)) > 1  # else a title of the whole
    return Head(number, tuple(cells), _titles(above, cells) if titled else {})


def _folded(number: int, cells: Cells, below: Cells) -> Head:
    """Questions, and the choices of each under them."""
    width = max(len(cells), len(below))
    choices = ["" if is_one("unnamed", text) else text for text in below]
    header = tuple(cell(choices, at) or cell(cells, at) for at in range(width))
    return Head(number + 1, header, _titles(cells, [*choices, *[""] * (width - len(choices))]))


def _titles(above: Cells, cells: Cells) -> dict[int, str]:
    """What stands above each cell, a title holding until the next one."""
    found, title = dict[int, str](), ""
    for place in range(len(cells)):
        title = cell(above, place) or title
        if title and not is_one("signs", title) and cells[place]:
            found[place] = title
    return found
