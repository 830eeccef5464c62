"""A sheet of one meeting read: the meeting, and who was there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.errors import InputError
from graph.identity import local_id, normalise
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.layouts.asked import headers_left
from loaders.layouts.attendance.blocks import Block
from loaders.layouts.attendance.columns import Columns
from loaders.layouts.attendance.gathered import Gathered
from loaders.layouts.attendance.giving import give, say_aside
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.marks import ROLES, with_letters
from loaders.layouts.attendance.meetings import Meeting, Setting, setting_of
from loaders.layouts.attendance.presences import Entry, grouped
from loaders.layouts.attendance.reading import named_lines, role_in
from loaders.layouts.attendance.rows import ACTORS, NOTE, SECTION, UNNAMED, classify, legend_of
from loaders.layouts.attendance.understood import Grid
from loaders.layouts.meeting.day import Told, the_day
from loaders.layouts.meeting.table import Listing, find_listing, sections
from loaders.layouts.names import Names
from loaders.layouts.page import Page
from loaders.values.shown import shown

ALL, ASKS, OF_SECTIONS = "all", "asks", "sections"


@dataclass(frozen=True, slots=True)
class Sitting:
    """How a sheet says who was there, and the days it names.

    ``how``: ``ticked``, ``all`` of those listed, by ``sections``, or not at all: ``asks``.
    """

    how: str
    told: Sequence[Told]


def read_sitting(
    page: Page, lines: Lines, sitting: Sitting, context: Context, names: Names
) -> Iterator[Sheet]:
    """The tables of a sheet of one meeting. Raises InputError for what must be said first."""
    if sitting.how == OF_SECTIONS:
        listing = _of_sections(lines)
    else:
        listing = find_listing(lines, headers_left(context)) or _of_sections(lines)
    into = Gathered(page, context)
    columns = listing.columns
    into.header = columns.names.get(columns.actor, "") or into.header
    setting = setting_of(page, lines, listing.block, columns, context.options.meant.year)
    if sitting.how == ASKS:
        fields = {"value": shown(sitting.told[0].day.text), "sheet": page.raw.name}
        raise InputError("input_who_came", file=page.label, **fields)
    meeting = meeting_of(into, sitting.told, setting)
    _read(into, lines, listing, meeting, names, sitting.how)
    yield from into.tables()


def meeting_of(into: Gathered, told: Sequence[Told], setting: Setting) -> Meeting:
    """The meeting of a sheet. Raises InputError where no day, or no one day, is said."""
    if not told:
        raise InputError("input_meeting_no_day", file=into.page.label)
    day, first, last = the_day(told, setting.hints)
    titled = day.telling and not normalise(day.text).startswith("date")
    name = day.text if titled else f"{setting.name} – {first}"
    if not day.year:
        into.remark("years", first[:4])
    return Meeting(local_id(into.context.dataset, f"{first} {name}"), name, first, last)


def _of_sections(lines: Lines) -> Listing:
    """A list without a header: names in the first column, below lines that say who they were."""
    first = min(line for line, _ in sections(lines))
    block = Block(0, first - 1, first, len(lines.cells), {})
    return Listing(block, Columns(0, roles={0: "actor"}, names={0: ""}))


def _read(
    into: Gathered, lines: Lines, listing: Listing, meeting: Meeting, names: Names, how: str
) -> None:
    block, columns = listing.block, listing.columns
    kinds = classify(lines, block, columns, names)
    said = dict(sections(lines))
    kinds = {n: SECTION if n in said else kind for n, kind in kinds.items()}
    if how == OF_SECTIONS:
        kinds = {n: kind if n in said or kind == NOTE else ACTORS for n, kind in kinds.items()}
    actors = [line for line, kind in kinds.items() if kind in (ACTORS, UNNAMED)]
    cells = [t for line in actors for slot in listing.marks if (t := lines.at(line, slot))]
    legend = with_letters(legend_of(lines, kinds, block, columns), cells)
    slot = min(listing.marks, default=-1)
    grid = Grid(lines, replace(block, days={}), columns, kinds, legend, {slot: meeting}, how == ALL)
    entries = list(_entries(into, grid, listing, _roles_above(actors, said, how)))
    refused = {r.row for r in into.context.findings.refusals if r.file == into.page.label}
    give(into, grid, grouped(entries, names), refused)
    into.count({lines.row(line, 0) for line in actors})
    say_aside(into, grid, frozenset(listing.marks))
    if how == ALL:
        into.remark("all", meeting.first)


def _roles_above(actors: Sequence[int], said: Mapping[int, str], how: str) -> dict[int, str]:
    """Line -> role of those who are ticked nowhere: that of the section they stand under."""
    found: dict[int, str] = {}
    for line in actors if how != "ticked" else ():
        above = [at for at in said if at < line]
        found[line] = said[max(above)] if above else "attendee"
    return found


def _entries(
    into: Gathered, grid: Grid, listing: Listing, listed: Mapping[int, str]
) -> Iterator[Entry]:
    """Who the lines are about, and what they were at the meeting."""
    slot = next(iter(grid.meetings))
    actors = [line for line, kind in grid.kinds.items() if kind in (ACTORS, UNNAMED)]
    for line, name in named_lines(into, grid, actors, carry=False):
        said = {role_in(into, grid, line, s, column) for s, column in listing.marks.items()}
        best = listed.get(line) or next((role for role in ROLES if role in said), "")
        yield Entry(line, name, "", {slot: best} if best else {})
