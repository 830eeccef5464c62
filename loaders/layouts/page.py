"""A sheet as it stands, and the rows by which its layout is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from loaders.formats.raw import RawSheet

TOP = 400  # rows by which a layout is told
Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet; ``top``: its first 400 rows, stripped cells, from row 1 of the spreadsheet."""

    raw: RawSheet
    top: Sequence[Cells]

    @property
    def label(self) -> str:
        """How messages name it."""
        return self.raw.label

    @property
    def is_written(self) -> bool:
        """Whether the first rows hold something."""
        return any(map(any, self.top))

    def rows(self, below: int) -> Iterator[tuple[int, Cells]]:
        """(number as the spreadsheet shows it, stripped cells) of the rows below row ``below``."""
        for number, cells in enumerate(self.raw.rows(), start=1):
            if number > below:
                yield number, [cell.strip() for cell in cells]

    def body(self, below: int) -> Sequence[Cells]:
        """The rows of ``top`` below row ``below`` that hold something."""
        return [cells for cells in self.top[below:] if any(cells)]

    def titles(self, above: int) -> list[str]:
        """What is written above row ``above``, each text once, from the top."""
        return list(dict.fromkeys(c for cells in self.top[: above - 1] for c in cells if c))


def page_of(raw: RawSheet) -> Page:
    """The sheet, its first rows read. Raises InputError where they cannot be."""
    return Page(raw, [[cell.strip() for cell in cells] for cells in islice(raw.rows(), TOP)])


def cell(cells: Cells, place: int) -> str:
    """The cell at a place, ``""`` right of the last one."""
    return cells[place] if place < len(cells) else ""
