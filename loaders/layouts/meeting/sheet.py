"""A sheet that is one meeting, told by its day and by a column of presences, or of names."""

from collections.abc import Iterator, Sequence
from functools import partial

from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import header_key, known_header, meanings
from loaders.layouts.asked import asked_layout, headers_left
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.words import speaks_of
from loaders.layouts.layout import Layout, LayoutName, Role
from loaders.layouts.meeting.day import Told, days_told
from loaders.layouts.meeting.lists import Lists, find_lists, read_lists
from loaders.layouts.meeting.reading import Sitting, read_sitting
from loaders.layouts.meeting.table import Listing, find_listing, holds_marks, sections
from loaders.layouts.names import Names
from loaders.layouts.page import Page

TITLES = 12  # rows above a table, at most, whose words tell of meetings
NAME: LayoutName = "meeting"
OF_ACTORS = ("sector", "siret", "rna", "form", "aliases", "active_from", "legal_category")


def recognise(page: Page, context: Context) -> Layout | None:
    """A sheet of those who came to one meeting."""
    asked = asked_layout(page, context)
    if asked not in (None, NAME):
        return None
    lines = Lines.of(page.top, turned=False)
    if lists := find_lists(lines, told=_is_told(page, lines)):
        told = days_told(page, lines, lists.header)
        if lists.days or told or asked:
            roles = tuple(
                Role(slot, lines.at(lists.header, slot), "presences")
                for slot in sorted(lists.roles)
            )
            return Layout(
                NAME, page, lists.header + 1, roles, partial(_of_lists, page, lists, told)
            )
    found = _understood(page, lines, context, asked=asked is not None)
    if found is None:
        return None
    sitting, listing = found
    roles = tuple(_roles(lines, listing)) if listing else ()
    header = listing.block.header + 1 if listing else 1
    return Layout(NAME, page, header, roles, partial(_of_one, page, sitting))


def _whole(page: Page) -> Lines:
    return Lines.of((cells for _, cells in page.rows(0)), turned=False)


def _of_lists(
    page: Page, lists: Lists, told: Sequence[Told], context: Context, names: Names
) -> Iterator[Sheet]:
    return read_lists(page, _whole(page), lists, told, context, names)


def _of_one(page: Page, sitting: Sitting, context: Context, names: Names) -> Iterator[Sheet]:
    return read_sitting(page, _whole(page), sitting, context, names)


def _is_told(page: Page, lines: Lines) -> bool:
    """Whether the words of the sheet speak of meetings."""
    around = [page.raw.name, page.raw.file, *_above(lines, min(TITLES, len(lines.cells)))]
    return speaks_of("presence", *around) or speaks_of("meeting", *around)


def _understood(
    page: Page, lines: Lines, context: Context, *, asked: bool
) -> tuple[Sitting, Listing | None] | None:
    listing = find_listing(lines, headers_left(context))
    if listing is None or _is_directory(lines, listing, context):
        return None if listing else _of_sections(page, lines, asked=asked)
    told = days_told(page, lines, listing.block.header)
    around = [page.raw.name, page.raw.file, *_above(lines, listing.block.header)]
    ticked = bool(listing.marks) and holds_marks(lines, listing)
    meant = speaks_of("presence", *around) or speaks_of("meeting", *around)
    if ticked and (told or asked or meant):
        return Sitting("ticked", told), listing
    if asked:
        return Sitting("all", told), listing
    if listing.marks or not any(each.day.day for each in told) or _is_wide(lines, listing, context):
        return None
    if speaks_of("presence", *around):
        return Sitting("all", told), listing
    named = [each.day.text for each in told] + [page.raw.name]
    return (Sitting("asks", told), listing) if speaks_of("meeting", *named) else None


def _above(lines: Lines, header: int) -> Sequence[str]:
    return [lines.at(n, s) for n in range(header) for s in lines.written(n)]


def _heads(lines: Lines, listing: Listing) -> list[str]:
    return [text for text in lines.cells[listing.block.header] if text]


def _is_directory(lines: Lines, listing: Listing, context: Context) -> bool:
    """Whether the header is that of another table: of ties, of participations, of events."""
    tables = [meanings(table) for table in context.manifest.columns.values()]
    heads = _heads(lines, listing)
    fields = {known_header(text, table) for text in heads for table in tables}
    telling = {header_key(text) for text in heads} & {"date", "reunion", "evenement", "instance"}
    return bool(telling) or ("source" in fields and "target" in fields)


def _is_wide(lines: Lines, listing: Listing, context: Context) -> bool:
    """Whether an ordinary list of actors says more of them than who they are."""
    known = meanings(context.manifest.columns["actors"])
    return any(known_header(text, known) in OF_ACTORS for text in _heads(lines, listing))


def _of_sections(page: Page, lines: Lines, *, asked: bool) -> tuple[Sitting, None] | None:
    """Minutes: names under ``Présents :``, under ``Excusés :``."""
    found = dict(sections(lines))
    if not found or "attendee" not in found.values():
        return None
    told = days_told(page, lines, min(found))
    return (Sitting("sections", told), None) if told or asked else None


def _roles(lines: Lines, listing: Listing) -> Iterator[Role]:
    columns = listing.columns
    for slot, header in enumerate(lines.cells[listing.block.header]):
        if slot in listing.marks:
            yield Role(slot, header, "presences")
        elif slot in columns.roles:
            role = "actor" if slot == columns.actor else columns.roles[slot]
            yield Role(slot, header, role if role in ("actor", "person", "territory") else "unused")
