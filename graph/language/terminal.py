"""Texts and tables in lines for a terminal."""

import re
from collections.abc import Container, Sequence
from textwrap import wrap

WIDTH = 80
GAP = "  "
_BOUND = re.compile(r" (?=[;:?!»])|(?<=«) ")  # French spaces that no line may end on


def folded(text: str, width: int = WIDTH, *, first: str = "", rest: str = "") -> list[str]:
    """Lines of at most ``width`` characters, no mark parted from its word; ``first``, ``rest`` begin them.

    >>> folded("une paire ; un lien", 8)
    ['une', 'paire ;', 'un lien']
    """
    bound = _BOUND.sub("\u00a0", text)
    lines = wrap(
        bound, width, initial_indent=first, subsequent_indent=rest, break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip
    return [line.replace("\u00a0", " ") for line in lines] or [""]


def line(
    cells: Sequence[str], widths: Sequence[int], left: Container[int] = (0,), gap: str = GAP
) -> str:
    """Cells in columns of these widths, to the right but for the places in ``left``."""
    places = enumerate(zip(cells, widths, strict=True))
    return gap.join(
        cell.ljust(width) if place in left else cell.rjust(width) for place, (cell, width) in places
    ).rstrip()


def aligned(
    columns: Sequence[Sequence[str]], left: Container[int] = (0,), gap: str = GAP
) -> list[str]:
    """The lines of a table given by its columns, each as wide as its widest cell.

    >>> aligned([["", "ties"], ["n", "12"]])
    ['       n', 'ties  12']
    """
    widths = [max(map(len, column)) for column in columns]
    return [line(cells, widths, left, gap) for cells in zip(*columns, strict=True)]
