"""Rows of a CSV file that are not what they seem: swallowed by a quote, or separated otherwise."""

import re
from collections import Counter
from collections.abc import Sequence

from graph.errors import InputError

_LINE_END = re.compile(r"\r\n|\r|\n")
_DECIMALS = re.compile(r"(?<=\d),(?=\d)")


def usual_width(rows: Sequence[Sequence[str]]) -> int:
    """How many cells most rows have, of those with several; 1 where none has, the most of equals.

    >>> usual_width([["Titre"], ["a", "b"], ["c", "d"], ["e", "f", "g"], []])
    2
    """
    widths = Counter(len(row) for row in rows if len(row) > 1)
    return max(widths, key=lambda width: (widths[width], width), default=1)


def check_lines(file: str, row: int, cells: Sequence[str], separator: str, width: int) -> None:
    """Raise InputError where a cell of several lines holds what would be whole rows by itself.

    A quote at the start of a cell, and one at the end of a cell some rows below, make one cell of all
    that is between. Of these three two at least then hold: its first line completes one row, lines
    between are rows, its last line begins another.
    """
    for before, cell in enumerate(cells):
        lines = _LINE_END.split(cell)
        if width < 2 or len(lines) < 2:  # noqa: PLR2004  # one column, one line
            continue
        after = len(cells) - before - 1
        first, *between, last = (line.count(separator) for line in lines)
        signs = (before + first == width - 1, width - 1 in between, last + after == width - 1)
        if sum(signs) > 1:
            raise InputError("input_swallowed_rows", file=file, row=row, n=len(lines))


def check_separator(
    file: str, row: int, cells: Sequence[str], separator: str, others: Sequence[str], width: int
) -> None:
    """Raise InputError where a row too short would be whole, were another separator one too.

    In a row of several cells, what a space follows is prose.
    """
    for other in others if len(cells) < width else ():
        if other == separator:
            continue
        texts = [_DECIMALS.sub("", cell) for cell in cells]
        prose = len(cells) > 1 and any(f"{other} " in text for text in texts)
        n = sum(text.count(other) for text in texts)
        if n and not prose and len(cells) + n == width:
            named = {"other": shown_separator(other), "separator": shown_separator(separator)}
            raise InputError("input_other_separator", file=file, row=row, **named)


def shown_separator(separator: str) -> str:
    """A separator as people name it."""
    return "TAB" if separator == "\t" else separator
