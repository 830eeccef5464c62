"""What a grid states handed on: meetings, presences, actors; and what it does not state, named."""

from loaders.formats.formulas import column_letters
from loaders.layouts.attendance.blocks import is_total
from loaders.layouts.attendance.gathered import Gathered
from loaders.layouts.attendance.presences import Group
from loaders.layouts.attendance.rows import ACTORS, NOTE, TOTAL, UNNAMED
from loaders.layouts.attendance.understood import Grid

REPRESENTED = "represented"


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
        into.remark("rolled_up", ", ".join(map(grid.shown, grid.columns.persons)))
    if any(REPRESENTED in entry.roles.values() for group in groups for entry in group.entries):
        into.remark("represented", REPRESENTED)


def count(into: Gathered, grid: Grid, actors: list[int], refused: set[int]) -> None:
    """Every row of the file once: those of actors, or those of meetings."""
    if grid.lines.turned:
        into.count({grid.lines.row(0, slot) for slot in grid.meetings} | refused)
    else:
        into.count({grid.lines.row(line, 0) for line in actors})


def say_aside(into: Gathered, grid: Grid, marks: frozenset[int] = frozenset()) -> None:
    """Name what is neither an actor nor a meeting: rows are counted, columns named."""
    lines = grid.lines
    aside = [(n, kind) for n, kind in grid.kinds.items() if kind not in (ACTORS, UNNAMED)]
    texts = {n: next(lines.at(n, s) for s in lines.written(n)) for n, _ in aside}
    if lines.turned:
        headers = [lines.at(n, grid.labels[0]) or texts[n] for n, _ in aside]
        into.context.findings.note_unknown(into.page.label, headers)
        _say_other_rows(into, grid)
        return
    for number, kind in aside:
        into.leave_out(kind, texts[number])
    _say_columns(into, grid, marks)
    above = sum(bool(lines.written(n)) for n in range(grid.block.top, grid.block.header))
    if above:
        rows = into.context.findings.above
        rows[into.page.label] = rows.get(into.page.label, 0) + above


def _say_other_rows(into: Gathered, grid: Grid) -> None:
    """The rows below the labels that are no meetings, where meetings stand in rows."""
    lines = grid.lines
    for slot in range(max(grid.labels) + 1, lines.width):
        held = [text for n in range(len(lines.cells)) if (text := lines.at(n, slot))]
        if held and slot not in grid.meetings:
            into.leave_out(TOTAL if any(map(is_total, held)) else NOTE, held[0])


def _say_columns(into: Gathered, grid: Grid, marks: frozenset[int]) -> None:
    """The columns beside the days that nothing is stored of."""
    columns, findings, label = grid.columns, into.context.findings, into.page.label
    read = {columns.actor, *columns.extra, *marks, *(grid.labels if columns.alone else ())}
    unread = [s for s, role in columns.roles.items() if s not in read and role != "territory"]
    findings.note_unknown(label, [columns.names[s] for s in unread if columns.names[s]])
    findings.untitled[label] |= {column_letters(s + 1) for s in unread if not columns.names[s]}
