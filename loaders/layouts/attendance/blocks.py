"""The grids of a sheet: lines of days, with marks below them, and nothing else that they may be."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.identity import normalise
from loaders.layouts.attendance.days import Day, find_day
from loaders.layouts.attendance.lines import Lines, is_figure
from loaders.layouts.attendance.marks import COUNT, NOTHING, ROLES, UNKNOWN, read_mark
from loaders.layouts.attendance.words import meanings, pattern, speaks_of, vocabulary, words

FEW = 8  # lines by which words are told from marks
DEEP = 40  # lines among which the first one of days is looked for
DETAILS = ("place", "theme", "paper")
DaysOf = Callable[[Lines, int], dict[int, Day]]
_YEAR = re.compile(r"(?:[^\d]{0,30}\s)?((?:19|20)\d\d)\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A grid: its titles begin at line ``top``, ``header`` is its line of days, ``end`` is excluded.

    ``first``: the first line below the days that may be of an actor; ``days``: slot -> day; ``parts``:
    slot -> (slot of its day, role that a mark gives) where a day has a column for each role.
    """

    top: int
    header: int
    first: int
    end: int
    days: Mapping[int, Day]
    parts: Mapping[int, tuple[int, str]] = field(default_factory=dict)

    @property
    def slots(self) -> list[int]:
        """Where marks stand."""
        return sorted({*self.days, *self.parts})


def find_blocks(lines: Lines, *, told: bool, asked: bool) -> Iterator[Block]:
    """The grids of a sheet, from the top.

    ``told``: the words around speak of meetings; ``asked``: a person says that it is one.
    """
    top, found = 0, days_of
    if told and not _next_block(lines, 0, days_of, told=told, asked=asked):
        found = years_of_line
    while block := _next_block(lines, top, found, told=told, asked=asked):
        yield block
        top = block.end


def _next_block(
    lines: Lines, top: int, days_in: DaysOf, *, told: bool, asked: bool
) -> Block | None:
    for header in range(top, min(len(lines.cells), top + DEEP)):
        days = days_in(lines, header)
        if not days or not _may_hold(lines, header, days):
            continue
        end = _end(lines, header, days, days_in)
        parts = _parts(lines, header, days)
        first = header + 2 if parts else _first(lines, header, end, days)
        block = Block(top, header, first, end, days, parts)
        if _holds(lines, block, told=told, asked=asked):
            return block
    return None


def _may_hold(lines: Lines, header: int, days: Mapping[int, Day]) -> bool:
    """Whether the lines just below some days are not all words: what tells most tables at once."""
    below = range(header + 1, min(header + 1 + FEW, len(lines.cells)))
    held = [text for line in below for slot in days if (text := lines.at(line, slot))]
    return not held or any(_role(text) != UNKNOWN for text in held)


def _parts(lines: Lines, header: int, days: Mapping[int, Day]) -> dict[int, tuple[int, str]]:
    """The columns of each day where the line below names roles: P, E, A under one date."""
    found: dict[int, tuple[int, str]] = {}
    for slot in range(min(days), lines.width if header + 1 < len(lines.cells) else 0):
        day = max(each for each in days if each <= slot)
        head = normalise(lines.at(header + 1, slot))
        role = (vocabulary()["letters"] | meanings("marks")).get(head, "")
        if role in ROLES and (slot in days or not lines.at(header, slot)):
            found[slot] = (day, role)
    several = Counter(day for day, _ in found.values())
    return found if found and min(several.values()) > 1 else {}


def days_of(lines: Lines, line: int) -> dict[int, Day]:
    """The days that a line names, by slot; amounts of a month are none."""
    written = lines.written(line)
    if not any(find_day(lines.at(line, slot)) for slot in written[:DEEP]):
        return {}
    found = ((slot, find_day(lines.at(line, slot))) for slot in written)
    return {slot: day for slot, day in found if day and not speaks_of("money", day.text)}


def years_of_line(lines: Lines, line: int) -> dict[int, Day]:
    """The years that a line names, by slot, where meetings are told by their year alone."""
    texts = {slot: lines.at(line, slot) for slot in lines.written(line)}
    found = {s: int(m[1]) for s, text in texts.items() if (m := _YEAR.match(text))}
    plain = len(found) > 1 and len(set(found.values())) == len(found)
    return {s: Day(texts[s], year, 0, 0) for s, year in found.items()} if plain else {}


def _end(lines: Lines, header: int, days: Mapping[int, Day], days_in: DaysOf) -> int:
    """The line after a grid: where the titles of the next one begin, a blank line above them."""
    for line in range(header + 1, len(lines.cells)):
        again = days_in(lines, line).keys() & days.keys()
        if len(again) * 2 < len(days) or not again:
            continue
        if not any(_role(lines.at(line, s)) in ROLES for s in days if s not in again):
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
    labels, slots = 0, block.slots
    apart = frozenset(slots)
    for line in range(block.first, block.end):
        beside = [lines.at(line, s) for s in lines.written(line) if s not in apart]
        if any(is_total(text) or is_detail(text) for text in beside[:2]):
            continue
        held = [lines.at(line, slot) for slot in slots if lines.at(line, slot)]
        labels += any(map(_is_label, beside))
        if not any(map(_is_label, beside)) and all(map(is_figure, held)):
            continue
        seen.update(map(_role, held))
    ticked, others = sum(seen[role] for role in ROLES), seen[UNKNOWN]
    if asked or not labels:
        return bool(labels)
    if sum(day.several for day in block.days.values()) * 2 > len(block.days):
        return False  # periods of an ordinary table
    if len(block.days) == 1 or not any(day.month for day in block.days.values()):
        return bool(ticked) and not others and not seen[COUNT]
    if ticked or seen[COUNT]:
        return others <= ticked + seen[COUNT]
    return not others and _is_template(lines, block, told=told)


def _is_label(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) > 1 and _role(text) in (UNKNOWN, NOTHING)


def _is_template(lines: Lines, block: Block, *, told: bool) -> bool:
    """Whether a grid without a mark is one: days alone head their columns, beside one of actors."""
    above: Sequence[str] = [
        text
        for line in range(block.top, block.header)
        for slot in block.days
        if (text := lines.at(line, slot))
    ]
    beside = [lines.at(block.header, s) for s in lines.written(block.header) if s not in block.days]
    known = any(meanings("columns").get(normalise(text)) == "actor" for text in beside)
    return not above and (told or known)
