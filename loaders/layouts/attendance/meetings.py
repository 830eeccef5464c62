"""The meetings of a grid: when they were, and what they are called."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.errors import InputError
from graph.identity import local_id, normalise
from loaders.layouts.attendance.blocks import Block
from loaders.layouts.attendance.columns import Columns, header_of
from loaders.layouts.attendance.days import find_day
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.marks import read_legend
from loaders.layouts.attendance.words import meanings, pattern, words
from loaders.layouts.attendance.years import Dated, Hints, years_of, years_over
from loaders.layouts.page import Page
from loaders.values.shown import shown

_GENERIC = re.compile(r"(?:feuil|feuille|sheet|onglet|tabelle) ?\d*\Z")


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: ``first`` and ``last`` day as ISO texts, empty where not said."""

    id: str
    name: str
    first: str = ""
    last: str = ""

    @property
    def shown(self) -> str:
        """How a report names it."""
        return self.first or self.name


@dataclass(frozen=True, slots=True)
class Setting:
    """What is written around a grid: its titles, what it is called, where its years may be said."""

    titles: Sequence[str]
    name: str
    hints: Hints


def setting_of(
    page: Page, lines: Lines, block: Block, columns: Columns, asked: int | None
) -> Setting:
    """From the lines above the days (or, turned, the rows above the labels)."""
    titles = [*_above(lines, block, columns)]
    corner = header_of(lines, block, columns.actor if columns.actor >= 0 else columns.persons[0])
    corner = "" if normalise(corner) in meanings("columns") or find_day(corner) else corner
    raw = page.raw
    sheet = raw.name if raw.in_workbook else ""
    hints = Hints(page.label, [*titles, corner], sheet, raw.file.rpartition(".")[0], asked)
    named = sheet if _is_name(sheet) and not _GENERIC.match(normalise(sheet)) else hints.file
    telling = [*filter(_is_name, [*titles, corner]), named]
    return Setting(titles, telling[0], hints)


def _above(lines: Lines, block: Block, columns: Columns) -> Sequence[str]:
    if lines.turned:
        slots = [s for s in (columns.actor, *columns.persons) if s >= 0]
        found = [lines.at(n, s) for s in range(min(slots)) for n in range(len(lines.cells))]
    else:
        days = block.days
        found = [
            lines.at(n, s)
            for n in range(block.top, block.header)
            for s in lines.written(n)
            if len([each for each in lines.written(n) if each in days]) < 2  # noqa: PLR2004
        ]
    return list(dict.fromkeys(text for text in found if text))


def _is_name(text: str) -> bool:
    """Whether a title says what meets: no legend, no date of the paper, no year alone."""
    bare, day = normalise(text), find_day(text)
    return (
        sum(letter.isalpha() for letter in text) > 1
        and (day is None or day.telling)
        and not read_legend([text])
        and not pattern("edited").search(bare)
        and bare not in words("presence")
        and not re.fullmatch(r"annee \d{4}|date.*", bare)
    )


def meetings_of(
    dataset: str, lines: Lines, block: Block, columns: Columns, setting: Setting
) -> tuple[dict[int, Meeting], Dated]:
    """Slot -> meeting, in the order of the sheet, and the years that were inferred.

    Raises InputError where a year is said nowhere, or a header names two days.
    """
    several = next((day for day in block.days.values() if day.several), None)
    if several:
        raise InputError("input_two_days", file=setting.hints.place, value=shown(several.text))
    over = [years_over(lines.cells[line], block.days) for line in range(block.top, block.header)]
    dated = years_of(block.days, {s: y for each in over for s, y in each.items()}, setting.hints)
    names = _names(lines, block, columns, setting)
    found: dict[int, Meeting] = {}
    taken = set[str]()
    for slot in sorted((*block.days, *columns.extra)):
        day = block.days.get(slot)
        first, last = day.of(dated.years[slot]) if day else ("", "")
        own = not first or names[slot] == (day.text if day else "")
        name = names[slot] if own else f"{names[slot]} – {first}"
        meeting = _distinct(dataset, name, first, last, taken)
        taken.add(meeting.id)
        found[slot] = meeting
    return found, dated


def _distinct(dataset: str, name: str, first: str, last: str, taken: set[str]) -> Meeting:
    """A meeting with an id of its own: two of one name and day are numbered."""
    key, n, own = local_id(dataset, f"{first} {name}"), 1, name
    while key in taken:
        n += 1
        own = f"{name} ({n})"
        key = local_id(dataset, f"{first} {own}")
    return Meeting(key, own, first, last)


def _names(lines: Lines, block: Block, columns: Columns, setting: Setting) -> dict[int, str]:
    """Slot -> what a meeting is called: its header where it tells more, what stands above, the title."""
    above, themes = _over(lines, block), _themes(lines, block, columns)
    found: dict[int, str] = {}
    for slot in (*block.days, *columns.extra):
        day = block.days.get(slot)
        own = header_of(lines, block, slot) if day is None else (day.text if day.telling else "")
        theme = themes.get(slot, "")
        base = own or above.get(slot, "") or setting.name
        found[slot] = f"{base} – {theme}" if theme else base
    return found


def _over(lines: Lines, block: Block) -> Mapping[int, str]:
    """Slot -> the name written over its day; one over several days is that of each."""
    for line in range(block.header - 1, block.top - 1, -1):
        held = {s: text for s in sorted(block.days) if (text := lines.at(line, s))}
        few = len(held) < 2 and not (lines.turned and held)  # noqa: PLR2004  one alone is a title
        if (
            few
            or years_over(lines.cells[line], block.days)
            or not any(map(_is_name, held.values()))
        ):
            continue
        if lines.turned:
            return held
        found, name = dict[int, str](), ""
        for slot in sorted(block.days):
            name = held.get(slot, name)
            found[slot] = name
        return found
    return {}


def _themes(lines: Lines, block: Block, columns: Columns) -> Mapping[int, str]:
    """Slot -> what a meeting was about, of a line that says so."""
    slot = columns.actor if columns.actor >= 0 else columns.persons[0]
    for line in range(block.header + 1, block.end):
        if normalise(lines.at(line, slot)) in words("theme"):
            return {s: text for s in block.days if (text := lines.at(line, s))}
    return {}
