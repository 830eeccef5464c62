"""Sheets that list partners otherwise than one tie a row."""

import re
from collections.abc import Iterator

from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import header_key, known_header, meanings
from loaders.layouts.asked import asked_layout
from loaders.layouts.layout import Layout, Role
from loaders.layouts.names import Names
from loaders.layouts.page import Page, cell
from loaders.layouts.partners.aside import aside, habits
from loaders.layouts.partners.asked import NAMES
from loaders.layouts.partners.cells import is_weak, listed
from loaders.layouts.partners.columns import OWN_TYPE, Heads, find_heads
from loaders.layouts.partners.tables import Partners
from loaders.layouts.partners.vocabulary import names_nobody
from loaders.values.dates import read_period
from loaders.values.tried import reads
from loaders.values.words import read_flag

_NUMBER = re.compile(r"[\d\s.,]+\Z")


def recognise(page: Page, context: Context) -> Layout | None:
    """A sheet that names who has partners and lists them; None for one that is read as it stands."""
    heads = find_heads(page, context) if asked_layout(page, context) in LAYOUTS else None
    if heads is None:
        return None
    ways = habits(
        heads.header, page.body(heads.last), heads.who, across=page.raw.across, names=Names()
    )
    rows = enumerate(page.top[heads.last :], start=heads.last + 1)
    body = [cells for number, cells in rows if any(cells) and not aside(number, cells, ways)]
    cells = [cell(row, place) for row in body for place, _ in heads.partners]
    said = [text for text in cells if not names_nobody(text)]
    if not said or not all(map(_may_name, said)) or not _is_needed(heads, cells, context):
        return None

    def tables(context: Context, names: Names) -> Iterator[Sheet]:
        return Partners(page, heads, context, names).tables()

    return Layout("partners", page, heads.row, roles(heads), tables)


LAYOUTS = (None, "partners", NAMES)


def _is_needed(heads: Heads, cells: list[str], context: Context) -> bool:
    """Whether the sheet says what one tie a row does not."""
    nobody = not heads.is_plain and any(map(names_nobody, cells))
    sorts = any(header_key(heads.header[at]) == OWN_TYPE for at in heads.unused)
    if len(heads.partners) > 1 or heads.lists_actors or nobody or (sorts and not heads.is_plain):
        return True
    if any(len(listed(text)) > 1 or (is_weak(text) and not heads.is_plain) for text in cells):
        return True
    known = meanings(context.manifest.columns["ties"])
    ends = (heads.who, heads.partners[0][0])
    fields = tuple(known_header(heads.header[place], known) for place in ends)
    return fields != ("source", "target")


def _may_name(text: str) -> bool:
    """Whether a cell may name actors: it is no number, date, yes or no."""
    return not (_NUMBER.match(text) or reads(read_flag, text) or reads(read_period, text))


def roles(heads: Heads) -> tuple[Role, ...]:
    """What each column is taken for."""
    found = {heads.who: Role(heads.who, heads.header[heads.who], "who")}
    found |= {at: Role(at, heads.title(at), "partners") for at, _ in heads.partners}
    found |= {at: Role(at, heads.header[at], name) for name, _, at in heads.fields}
    found |= {at: Role(at, heads.header[at], name) for name, at in heads.actor_fields.items()}
    found |= {at: Role(at, heads.header[at], "unused") for at in heads.unused}
    return tuple(found[place] for place in sorted(found))
