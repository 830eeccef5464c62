"""Sheets of presences with days as headers, or down the first column, told by what they hold."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from graph.identity import normalise
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import known_header, meanings
from loaders.layouts.asked import asked_layout, headers_left
from loaders.layouts.attendance import words as told_words
from loaders.layouts.attendance.blocks import Block, find_blocks
from loaders.layouts.attendance.columns import Columns, columns_of
from loaders.layouts.attendance.gathered import Gathered
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.marks import UNKNOWN, read_mark
from loaders.layouts.attendance.ordinary import is_row_of_table
from loaders.layouts.attendance.reading import read_grid
from loaders.layouts.attendance.rows import ACTORS, DETAIL, classify
from loaders.layouts.attendance.unfilled import unfilled
from loaders.layouts.layout import Layout, LayoutName, Role
from loaders.layouts.names import Names
from loaders.layouts.page import Page

NAME: LayoutName = "attendance"
ACTOR_FIELDS = (
    ("actors", "name"),
    ("participations", "actor"),
    ("ties", "source"),
    ("ties", "target"),
)
TITLES = 12  # rows above the days, at most, whose words tell of meetings


def recognise(page: Page, context: Context) -> Layout | None:
    """A grid of presences, actors in rows or meetings in rows."""
    asked = asked_layout(page, context)
    if asked not in (None, NAME):
        return None
    for turned in (False, True):
        lines = Lines.of(page.top, turned=turned)
        found = _understood(page, lines, context, asked=asked is not None)
        if found and not (turned or asked) and _is_headed(lines, found[0], context):
            return None
        if found and (not turned or _has_actors_across(lines, *found, context)):
            block, columns = found
            if asked is None and not turned and is_row_of_table(page, block.header, context):
                continue
            labels = columns.actor if columns.actor >= 0 else columns.persons[0]
            header = (labels if turned else block.header) + 1

            tables = partial(_tables, page, turned=turned, counted=asked is not None)
            return Layout(NAME, page, header, tuple(_roles(lines, block, columns)), tables)
    return unfilled(page, NAME)


def _understood(
    page: Page, lines: Lines, context: Context, *, asked: bool
) -> tuple[Block, Columns] | None:
    """The first grid of a sheet."""
    block = next(find_blocks(lines, told=_is_told(page), asked=asked), None)
    columns = columns_of(lines, block, headers_left(context)) if block else None
    return (block, columns) if block and columns else None


def _is_told(page: Page) -> bool:
    texts = [*page.titles(TITLES), page.raw.name, page.raw.file]
    return told_words.speaks_of("presence", *texts) or told_words.speaks_of("meeting", *texts)


def _is_headed(lines: Lines, block: Block, context: Context) -> bool:
    """Whether a line above heads the days, and a column beside them, as those of an ordinary table."""
    known = [meanings(table) for table in context.manifest.columns.values()]
    for line in range(block.top, block.header):
        for table in known:
            heads = {s for s in lines.written(line) if known_header(lines.at(line, s), table)}
            if heads > block.days.keys():
                return True
    return False


def _has_actors_across(lines: Lines, block: Block, columns: Columns, context: Context) -> bool:
    """Whether the columns beside that of the days are headed by actors, and no column holds them."""
    labels = columns.actor if columns.actor >= 0 else columns.persons[0]
    headers = [lines.at(n, labels) for n in range(len(lines.cells)) if n != block.header]
    known = context.manifest.columns
    naming = {word: f for kind, f in ACTOR_FIELDS if kind in known for word in known[kind][f]}
    words = {normalise(word) for word in (*naming, "structure", "structures")}
    kinds = classify(lines, block, columns, Names())
    actors = [lines.at(line, labels) for line, kind in kinds.items() if kind == ACTORS]
    fields = [meanings(table) for table in known.values()]
    if any(
        normalise(text) in words or known_header(text, dict(fields[0])) == "name"
        for text in headers
    ):
        return False
    if any(known_header(text, table) for text in actors for table in fields):
        return False
    wordy = sum(kind == DETAIL for kind in kinds.values()) + block.header
    if wordy > len(actors):
        return False  # a table of which some columns are yes or no
    stamped = sum(":" in day.text for day in block.days.values())
    return len(actors) > 1 and stamped * 2 <= len(block.days)


def _tables(
    page: Page, context: Context, names: Names, *, turned: bool, counted: bool
) -> Iterator[Sheet]:
    lines = Lines.of((cells for _, cells in page.rows(0)), turned=turned)
    into = Gathered(page, context)
    blocks = list(find_blocks(lines, told=_is_told(page), asked=counted))
    blocks[-1] = replace(blocks[-1], end=len(lines.cells))
    for block in blocks:
        columns = columns_of(lines, block, headers_left(context))
        if columns is not None:
            into.header = columns.names[columns.actor] if columns.actor >= 0 else into.header
            read_grid(into, lines, block, columns, names, counted=counted)
    body = blocks[0].header + 1
    context.findings.merged += 0 if turned else sum(b > body for _, b, _ in page.raw.merged)
    yield from into.tables()


def _roles(lines: Lines, block: Block, columns: Columns) -> Iterator[Role]:
    """What each column of the file is taken for."""
    letters = {"a": "absent"}

    def fits(text: str) -> bool:
        return read_mark(text, letters) != UNKNOWN

    if lines.turned:
        labels = columns.actor if columns.actor >= 0 else columns.persons[0]
        kinds = classify(lines, block, columns, Names())
        for line in range(len(lines.cells)):
            role = "date" if line == block.header else "unused"
            role = "presences" if kinds.get(line) == ACTORS else role
            yield Role(
                line, lines.at(line, labels), role, fits=fits if role == "presences" else bool
            )
        return
    for slot in range(lines.width):
        if slot in block.days or slot in columns.extra:
            day = block.days.get(slot)
            detail = day.of(0)[0] if day and day.year else ""
            yield Role(slot, lines.at(block.header, slot), "meeting", detail, fits)
        elif slot in columns.roles:
            role = "actor" if slot == columns.actor else columns.roles[slot]
            yield Role(slot, columns.names[slot], role if role in SAID else "unused")


SAID = ("actor", "person", "territory")
