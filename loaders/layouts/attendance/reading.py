"""A grid read: its meetings, who came to each, and what of it states nothing."""

import re
from collections.abc import Iterator, Sequence

from graph.errors import InputError
from graph.identity import normalise
from loaders.formats.formulas import FAULTS, column_letters
from loaders.layouts.attendance.blocks import Block
from loaders.layouts.attendance.columns import Columns
from loaders.layouts.attendance.gathered import Gathered
from loaders.layouts.attendance.giving import count, give, say_aside
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.marks import (
    COUNT,
    NOTHING,
    ROLES,
    TICKED,
    UNKNOWN,
    read_mark,
    role_of,
    with_letters,
)
from loaders.layouts.attendance.meetings import meetings_of, setting_of
from loaders.layouts.attendance.presences import Entry, grouped
from loaders.layouts.attendance.rows import ACTORS, UNNAMED, classify, legend_of
from loaders.layouts.attendance.understood import Grid
from loaders.layouts.attendance.words import words
from loaders.layouts.names import Names
from loaders.values.shown import shown

_PERSON = re.compile(
    r"\s*\((?:m|mm|mme|mmes|mlle|mr|mrs|ms|monsieur|madame)\b[^()]*\)", re.IGNORECASE
)
_LIKE_A_DAY = re.compile(r"\d{1,2}[/.\-]\d{1,2}")


def read_grid(
    into: Gathered, lines: Lines, block: Block, columns: Columns, names: Names, *, counted: bool
) -> None:
    """Read a grid into tables. Raises InputError for a day without a year, or figures for marks."""
    asked = into.context.options.meant.year
    setting = setting_of(into.page, lines, block, columns, asked)
    meetings, dated = meetings_of(into.context.dataset, lines, block, columns, setting)
    kinds = classify(lines, block, columns, names)
    written = legend_of(lines, kinds, block, columns)
    actors = [line for line, kind in kinds.items() if kind in (ACTORS, UNNAMED)]
    places = {*meetings, *block.parts}
    cells = [text for line in actors for slot in sorted(places) if (text := lines.at(line, slot))]
    grid = Grid(lines, block, columns, kinds, with_letters(written, cells), meetings, counted)
    into.remark("years", *map(str, dated.taken))
    into.remark("no_day", *(meetings[slot].name for slot in columns.extra))
    _check_columns(into, grid, actors)
    entries = list(_entries(into, grid, actors))
    refused = {r.row for r in into.context.findings.refusals if r.file == into.page.label}
    give(into, grid, grouped(entries, names), refused)
    count(into, grid, actors, refused)
    say_aside(into, grid)


def _check_columns(into: Gathered, grid: Grid, actors: list[int]) -> None:
    """Raise InputError for a column of marks under nothing, or under what is no day of the calendar."""
    lines, names = grid.lines, grid.columns.names
    for slot in grid.columns.roles if not lines.turned else ():
        marks = [read_mark(t, grid.legend) for n in actors if (t := lines.at(n, slot))]
        ticked = marks and not {UNKNOWN, COUNT, NOTHING} & set(marks)
        if not ticked or slot in {*grid.labels, *grid.meetings}:
            continue
        if _LIKE_A_DAY.search(names[slot]):
            raise InputError("input_bad_day", file=into.page.label, value=shown(names[slot]))
        if not names[slot] and slot > min(grid.block.days):
            letter = column_letters(slot + 1)
            raise InputError("input_untitled_marks", file=into.page.label, column=letter)


def _entries(into: Gathered, grid: Grid, actors: list[int]) -> Iterator[Entry]:
    """The lines of actors, what cannot be read of them refused by name."""
    place = next((s for s, role in grid.columns.roles.items() if role == "territory"), -1)
    for line, name in named_lines(into, grid, actors, carry=_carries(into, grid, actors)):
        roles = dict(_roles(into, grid, line))
        yield Entry(line, name, grid.lines.at(line, place) if place >= 0 else "", roles)


def named_lines(
    into: Gathered, grid: Grid, actors: Sequence[int], *, carry: bool
) -> Iterator[tuple[int, str]]:
    """The lines with the name of whom they are about; ``carry``: that above holds where there is none.

    A line of marks that bears no name is refused.
    """
    last = ""
    for line in actors:
        name = name_of(grid, line)
        if (
            not name
            and last
            and carry
            and any(grid.lines.at(line, s) for s in grid.columns.persons)
        ):
            name = last
            into.remark("carried", str(grid.lines.row(line, 0)))
        last = name or last
        if name:
            yield line, name
        else:
            row = grid.lines.row(line, min(grid.meetings))
            column = grid.columns.names[grid.labels[0]]
            into.refuse(row, column, InputError("row_missing", value=""))


def _carries(into: Gathered, grid: Grid, actors: Sequence[int]) -> bool:
    """Whether a structure is written once over its persons: none is written twice, none merged."""
    if into.page.raw.merged or grid.columns.alone:
        return False
    names = [name for line in actors if (name := grid.lines.at(line, grid.columns.actor))]
    return len(set(names)) == len(names)


def name_of(grid: Grid, line: int) -> str:
    """The structure's name, or the whole name of a person alone: first names before family names."""
    columns, lines = grid.columns, grid.lines
    if not columns.alone:
        return _PERSON.sub("", lines.at(line, columns.actor)).strip()
    first = {s for s in columns.persons if normalise(columns.names[s]) in words("first_name")}
    ordered = [*sorted(first), *(slot for slot in columns.persons if slot not in first)]
    return " ".join(text for slot in ordered if (text := lines.at(line, slot)))


def _roles(into: Gathered, grid: Grid, line: int) -> Iterator[tuple[int, str]]:
    """Meeting's slot -> role, the best where several columns say it. Raises InputError for a figure."""
    for slot in grid.meetings:
        parts = {s: role for s, (day, role) in grid.block.parts.items() if day == slot}
        columns = parts or {slot: TICKED}
        said = {role_in(into, grid, line, at, column) for at, column in columns.items()}
        yield from (
            (slot, role)
            for role in ROLES
            if role in said and not said & {*ROLES[: ROLES.index(role)]}
        )


def role_in(into: Gathered, grid: Grid, line: int, slot: int, column: str) -> str:
    """What a cell says, ``""`` for nothing, what cannot be read refused by name."""
    text = grid.lines.at(line, slot)
    if not text:
        return ""
    role = role_of(text, column, grid.legend)
    place = grid.lines.row(line, slot), grid.title(line, slot)
    if role == COUNT and not grid.counted:
        fields = {"row": place[0], "column": shown(place[1]), "sheet": into.page.raw.name}
        code = "input_figures" if grid.block.days else "input_meeting_figures"
        raise InputError(code, file=into.page.label, value=shown(text), **fields)
    if role == UNKNOWN:
        into.refuse(*place, InputError(FAULTS.get(text, "row_bad_mark"), value=shown(text)))
    if role == COUNT:
        into.remark("counts", text)
        return "attendee"
    return role if role in ROLES else ""
