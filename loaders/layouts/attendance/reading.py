"""A grid read: its meetings, who came to each, and what of it states nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.errors import InputError
from graph.identity import normalise
from loaders.formats.formulas import FAULTS, column_letters
from loaders.layouts.attendance.blocks import Block, is_total
from loaders.layouts.attendance.columns import Columns, header_of
from loaders.layouts.attendance.gathered import Gathered
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.marks import COUNT, NOTHING, UNKNOWN, read_mark, with_letters
from loaders.layouts.attendance.meetings import Meeting, meetings_of, setting_of
from loaders.layouts.attendance.presences import Entry, Group, grouped
from loaders.layouts.attendance.rows import ACTORS, NOTES, TOTALS, UNNAMED, classify, legend_of
from loaders.layouts.attendance.words import words
from loaders.layouts.names import Names
from loaders.values.shown import shown

REPRESENTED = "represented"


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


def read_grid(
    into: Gathered, lines: Lines, block: Block, columns: Columns, names: Names, *, counted: bool
) -> None:
    """Read a grid into tables. Raises InputError for a day without a year, or figures for marks."""
    asked = into.context.options.meant.year
    setting = setting_of(into.page, lines, block, columns, asked)
    meetings, dated = meetings_of(into.context.dataset, lines, block, columns, setting)
    kinds = classify(lines, block, columns, names)
    written = legend_of(lines, kinds, block)
    actors = [line for line, kind in kinds.items() if kind in (ACTORS, UNNAMED)]
    cells = [text for line in actors for slot in meetings if (text := lines.at(line, slot))]
    grid = Grid(lines, block, columns, kinds, with_letters(written, cells), meetings, counted)
    into.remark("years", *map(str, dated.taken))
    into.remark("no_day", *(meetings[slot].name for slot in columns.extra))
    _check_columns(into, grid, actors)
    entries = list(_entries(into, grid, actors))
    refused = {r.row for r in into.context.findings.refusals if r.file == into.page.label}
    give(into, grid, grouped(entries, names), refused)
    _count(into, grid, actors, refused)
    say_aside(into, grid)


def _check_columns(into: Gathered, grid: Grid, actors: list[int]) -> None:
    """Raise InputError for a column of marks that nothing is written over."""
    lines, columns = grid.lines, grid.columns
    for slot in columns.roles:
        if slot in grid.labels or slot in grid.meetings or columns.names[slot] or lines.turned:
            continue
        marks = [read_mark(t, grid.legend) for n in actors if (t := lines.at(n, slot))]
        among = min(grid.block.days) < slot
        if among and marks and not {UNKNOWN, COUNT, NOTHING} & set(marks):
            raise InputError(
                "grid_no_header", file=into.page.label, column=column_letters(slot + 1)
            )


def _entries(into: Gathered, grid: Grid, actors: list[int]) -> Iterator[Entry]:
    """The lines of actors, what cannot be read of them refused by name."""
    last = ""
    for line in actors:
        name = name_of(grid, line)
        if not name and last and any(grid.lines.at(line, s) for s in grid.columns.persons):
            name = last
            into.remark("carried", str(grid.lines.row(line, 0)))
        last = name or last
        roles = dict(_roles(into, grid, line))
        if name:
            territory = next(
                (s for s, role in grid.columns.roles.items() if role == "territory"), -1
            )
            yield Entry(line, name, grid.lines.at(line, territory) if territory >= 0 else "", roles)
        elif roles:
            row = grid.lines.row(line, min(roles))
            into.refuse(
                row, grid.columns.names[grid.labels[0]], InputError("row_missing", value="")
            )


def name_of(grid: Grid, line: int) -> str:
    """The structure's name, or the whole name of a person alone: first names before family names."""
    columns, lines = grid.columns, grid.lines
    if not columns.alone:
        return lines.at(line, columns.actor)
    first = {s for s in columns.persons if normalise(columns.names[s]) in words("first_name")}
    ordered = [*sorted(first), *(slot for slot in columns.persons if slot not in first)]
    return " ".join(text for slot in ordered if (text := lines.at(line, slot)))


def _roles(into: Gathered, grid: Grid, line: int) -> Iterator[tuple[int, str]]:
    """Meeting's slot -> role. Raises InputError for a figure that is no mark."""
    for slot in grid.meetings:
        text = grid.lines.at(line, slot)
        role = read_mark(text, grid.legend)
        place = grid.lines.row(line, slot), grid.title(line, slot)
        if role == COUNT and not grid.counted:
            raw = into.page.raw
            fields = {"row": place[0], "column": shown(place[1]), "sheet": raw.name}
            raise InputError("grid_counts", file=into.page.label, value=shown(text), **fields)
        if role == UNKNOWN:
            code = FAULTS.get(text, "grid_bad_mark")
            into.refuse(*place, InputError(code, value=shown(text)))
        elif role == COUNT:
            into.remark("counts", text)
            yield slot, "attendee"
        elif role != NOTHING:
            yield slot, role


def give(into: Gathered, grid: Grid, groups: list[Group], refused: set[int]) -> None:
    """Meetings, presences, actors that never came; nothing of a refused row."""
    lines = grid.lines
    for slot, meeting in grid.meetings.items():
        row = lines.row(grid.block.header, slot)
        if not (lines.turned and row in refused):
            into.meetings.setdefault(meeting.id, (row, meeting))
    there = set[int]()
    for group in groups:
        came = [c for c in group.came() if lines.row(c.line, c.slot) not in refused]
        for each in came:
            there |= {each.slot} if each.role == "attendee" else set()
            cells = (each.actor, grid.meetings[each.slot].id, each.role, each.territory)
            into.presences.append((lines.row(each.line, each.slot), cells))
        row = lines.row(group.entries[0].line, grid.labels[0])
        if not came and row not in refused:
            into.mentioned.setdefault(group.actor, row)
        if grid.columns.alone and into.context.options.create_actors:
            into.persons.setdefault(group.actor, row)
    into.remark("empty", *(m.shown for slot, m in grid.meetings.items() if slot not in there))
    _say_persons(into, grid, groups)


def _say_persons(into: Gathered, grid: Grid, groups: list[Group]) -> None:
    if grid.columns.alone:
        into.remark("persons", str(len(groups)))
    elif grid.columns.persons:
        into.remark("rolled_up", ", ".join(grid.columns.names[s] for s in grid.columns.persons))
    if any(REPRESENTED in entry.roles.values() for group in groups for entry in group.entries):
        into.remark("represented", REPRESENTED)


def _count(into: Gathered, grid: Grid, actors: list[int], refused: set[int]) -> None:
    """Every row of the file once: those of actors, or those of meetings."""
    if grid.lines.turned:
        into.count({grid.lines.row(0, slot) for slot in grid.meetings} | refused)
    else:
        into.count({grid.lines.row(line, 0) for line in actors})


def say_aside(into: Gathered, grid: Grid, marks: frozenset[int] = frozenset()) -> None:
    """Name what is neither an actor nor a meeting: rows are counted, columns named."""
    lines, findings, label = grid.lines, into.context.findings, into.page.label
    aside = [(n, kind) for n, kind in grid.kinds.items() if kind not in (ACTORS, UNNAMED)]
    texts = {n: next(lines.at(n, s) for s in lines.written(n)) for n, _ in aside}
    if lines.turned:
        findings.note_unknown(label, [lines.at(n, grid.labels[0]) or texts[n] for n, _ in aside])
        for slot in range(max(grid.labels) + 1, lines.width):
            held = [t for n in range(len(lines.cells)) if (t := lines.at(n, slot))]
            if held and slot not in grid.meetings:
                into.leave_out(TOTALS if any(map(is_total, held)) else NOTES, held[0])
        return
    for number, kind in aside:
        into.leave_out(kind, texts[number])
    read = {grid.columns.actor, *grid.columns.extra, *marks}
    unread = [s for s in grid.columns.roles if s not in read]
    unread = [
        s
        for s in unread
        if grid.columns.roles[s] != "territory" and not (grid.columns.alone and s in grid.labels)
    ]
    findings.note_unknown(label, [grid.columns.names[s] for s in unread if grid.columns.names[s]])
    findings.untitled[label] |= {column_letters(s + 1) for s in unread if not grid.columns.names[s]}
    above = sum(bool(lines.written(n)) for n in range(grid.block.top, grid.block.header))
    if above:
        findings.above[label] = findings.above.get(label, 0) + above
