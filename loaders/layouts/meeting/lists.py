"""Names under headers: those present under ``Présents``, or those of each day under its date."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.layouts.attendance.blocks import Block, days_of, is_total
from loaders.layouts.attendance.columns import Columns, has_civility
from loaders.layouts.attendance.days import Day
from loaders.layouts.attendance.gathered import Gathered
from loaders.layouts.attendance.giving import give
from loaders.layouts.attendance.lines import Lines, is_figure
from loaders.layouts.attendance.marks import UNKNOWN, read_mark
from loaders.layouts.attendance.meetings import Meeting, meetings_of, setting_of
from loaders.layouts.attendance.presences import Entry, grouped
from loaders.layouts.attendance.rows import TOTAL
from loaders.layouts.attendance.understood import Grid
from loaders.layouts.meeting.day import Told
from loaders.layouts.meeting.reading import meeting_of
from loaders.layouts.meeting.table import DEEP, section_role
from loaders.layouts.names import Names
from loaders.layouts.page import Page

HEADS = 2  # at least


@dataclass(frozen=True, slots=True)
class Lists:
    """Columns of names: ``header`` is their line; slot -> role of those named below, slot -> their day."""

    header: int
    roles: Mapping[int, str]
    days: Mapping[int, Day]


def find_lists(lines: Lines, *, told: bool) -> Lists | None:
    """Columns of names headed by roles or, where the words around speak of meetings, by days."""
    for line in range(min(DEEP, len(lines.cells))):
        slots = lines.written(line)
        roles = {s: role for s in slots if (role := section_role(lines.at(line, s)))}
        days = days_of(lines, line) if told else {}
        if len(slots) < HEADS or len(slots) not in (len(roles), len(days)):
            continue
        if days and len(days) == len(slots):
            roles = dict.fromkeys(slots, "attendee")
        if "attendee" in roles.values() and _are_names(lines, line, slots):
            return Lists(line, roles, days)
    return None


def _are_names(lines: Lines, header: int, slots: list[int]) -> bool:
    """Whether what stands below is names, without a mark, nothing beside them."""
    below = range(header + 1, len(lines.cells))
    written = [(s, lines.at(n, s)) for n in below for s in lines.written(n)]
    held = [(s, text) for s, text in written if not is_figure(text) and not is_total(text)]
    names = [text for slot, text in held if slot in slots and read_mark(text, {}) == UNKNOWN]
    return bool(names) and len(names) == len(held) and not any(map(has_civility, names))


def read_lists(
    page: Page, lines: Lines, lists: Lists, told: Sequence[Told], context: Context, names: Names
) -> Iterator[Sheet]:
    """The tables of columns of names. Raises InputError for a day that must be said first."""
    into = Gathered(page, context)
    slots = sorted(lists.roles)
    headers = {slot: lines.at(lists.header, slot) for slot in slots}
    block = Block(0, lists.header, lists.header + 1, len(lines.cells), dict(lists.days))
    columns = Columns(slots[0], names=headers)
    setting = setting_of(page, lines, block, columns, context.options.meant.year)
    if lists.days:
        meetings, dated = meetings_of(context.dataset, lines, block, columns, setting)
        into.remark("years", *map(str, dated.taken))
    else:
        meetings = dict.fromkeys(slots[:1], meeting_of(into, told, setting))
    grid = Grid(lines, block, columns, {}, {}, meetings, counted=False)
    entries = list(_entries(into, lines, lists, meetings))
    give(into, grid, grouped(entries, names), set())
    into.count({lines.row(entry.line, 0) for entry in entries})
    yield from into.tables()


def _entries(
    into: Gathered, lines: Lines, lists: Lists, meetings: Mapping[int, Meeting]
) -> Iterator[Entry]:
    """Each name, at the meeting of its column; a line of figures is left out."""
    for line in range(lists.header + 1, len(lines.cells)):
        held = [(slot, lines.at(line, slot)) for slot in lines.written(line)]
        if held and all(is_figure(text) or is_total(text) for _, text in held):
            into.leave_out(TOTAL, held[0][1])
            continue
        for slot, text in held:
            yield Entry(
                line, text, "", {min(meetings, key=lambda s: (s != slot, s)): lists.roles[slot]}
            )
