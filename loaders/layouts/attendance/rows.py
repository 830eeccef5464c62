"""What each line of a grid is: an actor, a section's title, sums, a note, or words about the meetings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.identity import normalise
from loaders.layouts.attendance.blocks import Block, is_detail, is_total
from loaders.layouts.attendance.columns import Columns, marked_lines
from loaders.layouts.attendance.lines import Lines, is_figure
from loaders.layouts.attendance.marks import UNKNOWN, read_legend, read_mark
from loaders.layouts.attendance.words import pattern, words
from loaders.layouts.names import Names

ACTORS, UNNAMED = "actors", "unnamed"
TOTAL, NOTE, SECTION, DETAIL = "total", "note", "section", "detail"
LONG = 60  # characters of a label that is a sentence
SENTENCE = 6  # words of what is no label of sums
MANY = 8  # words of one
ACRONYM = 8  # letters of a name that is written in capitals because it is one


@dataclass(frozen=True, slots=True)
class Reader:
    """What tells the lines of a grid apart. ``marked``: those with marks; ``names``: actors known."""

    lines: Lines
    block: Block
    columns: Columns
    names: Names
    marked: Sequence[int]

    def own_label(self, line: int) -> str:
        """The name of whom a line is about: its structure's, else its person's."""
        columns = self.columns
        slots = (columns.actor, *columns.persons) if columns.actor >= 0 else columns.persons
        return next((text for slot in slots if (text := self.lines.at(line, slot))), "")

    def label(self, line: int) -> str:
        """The same, else the first cell beside the days that holds words."""
        texts = (self.lines.at(line, s) for s in self.lines.written(line) if s not in self.meetings)
        return self.own_label(line) or next((text for text in texts if not is_figure(text)), "")

    @property
    def meetings(self) -> frozenset[int]:
        """The slots of meetings."""
        return frozenset((*self.block.slots, *self.columns.extra))

    def cells(self, line: int) -> list[str]:
        """What stands under the days."""
        return [text for slot in sorted(self.meetings) if (text := self.lines.at(line, slot))]

    def companions(self, line: int) -> int:
        """How many columns beside the label hold something."""
        roles, label = self.columns.roles, self.label(line)
        slots = [s for s, role in roles.items() if role in ("number", "total", "person")]
        return sum(self.lines.at(line, slot) not in ("", label) for slot in slots)


def classify(lines: Lines, block: Block, columns: Columns, names: Names) -> dict[int, str]:
    """Line -> what it is, of those below the days that hold something."""
    reader = Reader(lines, block, columns, names, marked_lines(lines, block))
    written = [line for line in range(block.header + 1, block.end) if lines.written(line)]
    found = {line: _kind(reader, line) for line in written}
    if not lines.turned:
        return found
    # A column beside that of the dates: words without any mark are about the meetings.
    texts = {line: reader.cells(line) for line, kind in found.items() if kind == ACTORS}
    wordy = [line for line, cells in texts.items() if cells and line not in reader.marked]
    return found | dict.fromkeys(wordy, DETAIL)


def _kind(reader: Reader, line: int) -> str:
    label, cells = reader.label(line), reader.cells(line)
    if line < reader.block.first or (is_detail(label) and not reader.names.knows(label)):
        return DETAIL
    if is_total(label) and all(map(is_figure, cells)) and (cells or len(label.split()) < SENTENCE):
        return TOTAL
    if not cells:
        return _unticked(reader, line, label)
    if not label:
        return TOTAL if all(map(is_figure, cells)) else UNNAMED
    return NOTE if _explains(label, cells) else ACTORS


def _explains(label: str, cells: Sequence[str]) -> bool:
    """Whether a line is a legend in two cells: ``r``, ``représenté``."""
    short = len(label) < 3 or read_mark(label, {}) != UNKNOWN  # noqa: PLR2004  letters of a mark
    return short and len(cells) == 1 and bool(read_legend([f"{label} = {cells[0]}"]))


def _unticked(reader: Reader, line: int, label: str) -> str:
    """A line without a mark: an actor that never came, or words."""
    if reader.names.knows(label):
        return ACTORS
    if not label or _is_note(reader, line, label):
        return NOTE
    if _is_section(reader, line, label):
        return SECTION
    return ACTORS if reader.own_label(line) else NOTE


def _is_note(reader: Reader, line: int, label: str) -> bool:
    """A sentence, a legend, or what stands alone below a blank line."""
    if reader.companions(line):
        return False
    said = pattern("note").fullmatch(normalise(label)) or read_legend([label])
    if said or len(label) > LONG or len(label.split()) >= MANY or "=" in label or label[0] in "*(":
        return True
    last = max(reader.marked)
    blank = any(not reader.lines.written(n) for n in range(last, line))
    return line > last and (blank or not reader.own_label(line))


def _is_section(reader: Reader, line: int, label: str) -> bool:
    """A title over some lines: only where others follow, and nothing stands beside it."""
    if reader.lines.turned or line > max(reader.marked) or reader.companions(line):
        return False
    alone = not reader.own_label(line)
    if alone or label.endswith(":") or normalise(label) in words("section"):
        return True
    labels = [reader.label(n) for n in reader.marked]
    shouted = sum(text.isupper() for text in labels) * 2 < len(labels)
    if label.isupper() and shouted and (" " in label or len(label) > ACRONYM):
        return True
    beside = [reader.companions(n) for n in reader.marked]
    return bool(beside) and min(beside) > 0


def legend_of(
    lines: Lines, kinds: Mapping[int, str], block: Block, columns: Columns
) -> dict[str, str]:
    """What marks are said to mean, around the grid, in a sentence or in two cells."""
    aside = {
        s for s, role in columns.roles.items() if role in ("other", "remark") and s != columns.actor
    }
    told: list[str] = []
    for line in [*range(block.top, block.header), *(n for n in kinds if n > block.header)]:
        texts = [lines.at(line, slot) for slot in lines.written(line)]
        if line < block.header or kinds[line] in (NOTE, SECTION, DETAIL):
            told += texts
        else:
            told += [lines.at(line, slot) for slot in lines.written(line) if slot in aside]
        if len(texts) == 2 and line > block.header:  # noqa: PLR2004  a mark and what it means
            told += [" = ".join(texts)] if _explains(texts[0], texts[1:]) else []
    return read_legend(told)
