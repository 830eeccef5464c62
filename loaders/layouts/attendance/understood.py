"""A grid of presences understood: what stands where, and what its marks mean."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.formats.formulas import column_letters
from loaders.layouts.attendance.blocks import Block
from loaders.layouts.attendance.columns import Columns, header_of
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.meetings import Meeting


@dataclass(frozen=True, slots=True)
class Grid:
    """A block of a sheet, understood. ``kinds``: line -> what it is; ``counted``: figures are presences."""

    lines: Lines
    block: Block
    columns: Columns
    kinds: Mapping[int, str]
    legend: Mapping[str, str]
    meetings: Mapping[int, Meeting]
    counted: bool

    def title(self, line: int, slot: int) -> str:
        """What people call the column of the file where a cell stands."""
        if self.lines.turned:
            return self.lines.at(line, self.labels[0])
        return self.lines.at(self.block.header, slot) or header_of(self.lines, self.block, slot)

    @property
    def labels(self) -> tuple[int, ...]:
        """The slots that say who."""
        columns = self.columns
        return (columns.actor, *columns.persons) if columns.actor >= 0 else columns.persons

    def shown(self, slot: int) -> str:
        """How a report names a column of the file: its header, else its letter."""
        return self.columns.names[slot] or column_letters(slot + 1)
