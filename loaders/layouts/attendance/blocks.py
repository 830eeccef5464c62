"""The grids of a sheet: lines of days, with marks below them, and nothing else that they may be."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.identity import normalise
from loaders.layouts.attendance.days import Day, find_day
from loaders.layouts.attendance.lines import Lines, is_figure
from loaders.layouts.attendance.marks import COUNT, NOTHING, ROLES, UNKNOWN, read_mark
from loaders.layouts.attendance.words import pattern, speaks_of, vocabulary, words

DEEP = 60  # lines among which the first one of days is looked for
DETAILS = ("place", "theme", "paper")
CORNER = 6  # words of a label at most


@dataclass(frozen=True, slots=True)
class Block:
    """A grid: its titles begin at line ``top``, ``header`` is its line of days, ``end`` is excluded.

    ``first``: the first line below the days that may be of an actor; ``days``: slot -> day.
    """

    top: int
    header: int
    first: int
    end: int
    days: Mapping[int, Day]


def find_blocks(lines: Lines, *, told: bool, asked: bool) -> Iterator[Block]:
    """The grids of a sheet, from the top.

    ``told``: the words around speak of meetings; ``asked``: a person says that it is one.
    """
    top = 0
    while block := _next_block(lines, top, told=told, asked=asked):
        yield block
        top = block.end


def _next_block(lines: Lines, top: int, *, told: bool, asked: bool) -> Block | None:
    for header in range(top, min(len(lines.cells), top + DEEP)):
        days = days_of(lines, header)
        if not days:
            continue
        end = _end(lines, header, days)
        first = _first(lines, header, end, days)
        block = Block(top, header, first, end, days)
        if _holds(lines, block, told=told, asked=asked):
            return block
    return None


def days_of(lines: Lines, line: int) -> dict[int, Day]:
    """The days that a line names, by slot; amounts of a month are none."""
    found = ((slot, find_day(lines.at(line, slot))) for slot in lines.written(line))
    return {slot: day for slot, day in found if day and not speaks_of("money", day.text)}


def _end(lines: Lines, header: int, days: Mapping[int, Day]) -> int:
    """The line after a grid: where the titles of the next one begin, a blank line above them."""
    for line in range(header + 1, len(lines.cells)):
        again = days_of(lines, line).keys() & days.keys()
        marked = [s for s in days if s not in again and _role(lines.at(line, s)) in ROLES]
        if again and not marked and len(again) * 2 >= len(days):
            blank = (n for n in range(line - 1, header, -1) if not lines.written(n))
            return next(blank, line)
    return len(lines.cells)


def _first(lines: Lines, header: int, end: int, days: Mapping[int, Day]) -> int:
    """Lines just below the days may say where and what, without a mark among them."""
    line = header + 1
    while line < end and _is_below(lines, line, days):
        line += 1
    return line


def _is_below(lines: Lines, line: int, days: Mapping[int, Day]) -> bool:
    held = [lines.at(line, slot) for slot in days if lines.at(line, slot)]
    labels = [lines.at(line, slot) for slot in lines.written(line) if slot not in days]
    if labels and is_detail(labels[0]):
        return True
    return bool(held) and not labels and all(_role(text) == UNKNOWN for text in held)


def is_detail(label: str) -> bool:
    """Whether a label is about the meetings: where, what of, whether the report was sent."""
    word = normalise(label)
    return any(word in words(name) for name in DETAILS)


def is_total(label: str) -> bool:
    """Whether a label is that of sums.

    >>> is_total("Nombre de présents"), is_total("TOTAL"), is_total("Total Énergies")
    (True, True, False)
    """
    return bool(pattern("total").fullmatch(normalise(label)))


def _role(text: str) -> str:
    return read_mark(text, vocabulary()["letters"])


def _holds(lines: Lines, block: Block, *, told: bool, asked: bool) -> bool:
    """Whether what stands below some days is who came."""
    seen: Counter[str] = Counter()
    labels = 0
    for line in range(block.first, block.end):
        beside = [lines.at(line, s) for s in lines.written(line) if s not in block.days]
        if any(is_total(text) or is_detail(text) for text in beside[:2]):
            continue
        held = [lines.at(line, slot) for slot in block.days if lines.at(line, slot)]
        labels += any(map(_is_label, beside))
        if not any(map(_is_label, beside)) and all(map(is_figure, held)):
            continue
        seen.update(map(_role, held))
    ticked, others = sum(seen[role] for role in ROLES), seen[UNKNOWN]
    if asked or not labels:
        return bool(labels)
    if len(block.days) == 1:
        return bool(ticked) and not others and not seen[COUNT]
    if ticked or seen[COUNT]:
        return others <= ticked + seen[COUNT]
    return told and not others and _is_first(lines, block)


def _is_label(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 1 and _role(text) in (UNKNOWN, NOTHING)


def _is_first(lines: Lines, block: Block) -> bool:
    """Whether no column is headed above its day, as that of an ordinary table is."""
    above: Sequence[str] = [
        text
        for line in range(block.top, block.header)
        for slot in block.days
        if (text := lines.at(line, slot))
    ]
    return not above
