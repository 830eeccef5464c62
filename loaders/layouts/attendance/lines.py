"""The cells of a sheet by lines of actors and slots of meetings, whichever way round they stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from loaders.formats.formulas import FAULTS
from loaders.layouts.page import Cells, cell

LEFTOVER = frozenset("0123456789.,%/ \u00a0\u202f")


@dataclass(frozen=True, slots=True)
class Lines:
    """``cells[line][slot]``; where ``turned``, lines are the columns of the file and slots its rows."""

    cells: Sequence[Cells]
    turned: bool = False

    @classmethod
    def of(cls, rows: Iterable[Cells], *, turned: bool) -> "Lines":
        """From the rows of a file."""
        held = [[*map(_plain, row)] for row in rows]
        if turned:
            return cls([list(each) for each in zip_longest(*held, fillvalue="")], turned=True)
        return cls(held)

    def at(self, line: int, slot: int) -> str:
        """A cell, ``""`` beyond the last one."""
        return cell(self.cells[line], slot) if line < len(self.cells) else ""

    def row(self, line: int, slot: int) -> int:
        """The number of the file's row where a cell stands."""
        return (slot if self.turned else line) + 1

    def written(self, line: int) -> list[int]:
        """The slots of a line that hold something."""
        return [slot for slot, text in enumerate(self.cells[line]) if text]

    @property
    def width(self) -> int:
        """How many slots the longest line has."""
        return max(map(len, self.cells), default=0)


def _plain(text: str) -> str:
    return " ".join(text.split())


def is_figure(text: str) -> bool:
    """Whether a cell holds a figure, a percentage, a ratio, or a sum that was never computed.

    >>> [is_figure(text) for text in ("12", "75 %", "3/4", "x", "")]
    [True, True, True, False, False]
    """
    return text in FAULTS or (bool(text) and LEFTOVER.issuperset(text) and text[0].isdigit())
