"""The list of those who were asked, beside the answers: who is in it alone did not answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph.identity import normalise
from loaders.formats.sheets import Sheet, written_rows
from loaders.frame.context import Context
from loaders.frame.findings import Findings
from loaders.frame.headers import known_header, meanings
from loaders.layouts.answers.campaign import Campaign, campaign_of, forms_of
from loaders.layouts.answers.tables import ASKED, Reports
from loaders.layouts.answers.vocabulary import holds
from loaders.layouts.layout import Layout, Role, Told, table
from loaders.layouts.names import Names
from loaders.layouts.page import Page, cell
from loaders.layouts.partners.aside import aside, first, habits
from loaders.layouts.partners.vocabulary import words

HEADERS = 10


@dataclass(frozen=True, slots=True)
class Roster:
    """A sheet that lists who was asked; ``fields``: field of actors -> place."""

    page: Page
    row: int
    header: tuple[str, ...]
    fields: dict[str, int]
    unread: tuple[str, ...]


def find_roster(page: Page, context: Context) -> Roster | None:
    """The roster a sheet is, by its name, a title or a header; None for any other."""
    rows = list(enumerate(page.top[:HEADERS], start=1))
    heads = [n for n, cells in rows if any(normalise(text) in words("who") for text in cells)]
    heads += [n for n, cells in rows if any(holds("asked", text) for text in cells)]
    if not heads:
        return None
    header = page.top[heads[0] - 1]
    said = any(holds("asked", t) for t in (page.raw.name, *page.titles(heads[0]), *header))
    if not (said or _says_who_answered(header, context)):
        return None
    known = meanings(context.manifest.columns["actors"])
    fields = {
        f: at for at, text in reversed(list(enumerate(header))) if (f := known_header(text, known))
    }
    fields = {"name": _name_place(header), **{f: at for f, at in fields.items() if f != "name"}}
    unread = tuple(text for at, text in enumerate(header) if text and at not in fields.values())
    return Roster(page, heads[0], tuple(header), fields, unread)


def _says_who_answered(header: Sequence[str], context: Context) -> bool:
    """Whether a list says who answered, and not in which campaign: that of the form beside it."""
    known = meanings(context.manifest.columns["respondents"])
    fields = {known_header(text, known) for text in header if text}
    return "answered" in fields and "campaign" not in fields


def _name_place(header: Sequence[str]) -> int:
    """The column of names: the surest header, else the one that says who was asked, else the first."""
    known = [
        (words("who")[normalise(t)], at)
        for at, t in enumerate(header)
        if normalise(t) in words("who")
    ]
    asked = [at for at, text in enumerate(header) if holds("asked", text)]
    return min(known)[1] if known else next(iter(asked), 0)


def campaigns(context: Context) -> list[tuple[Campaign, frozenset[str]]]:
    """The campaigns of the load's forms, and the normalised names of those who answered each."""
    apart = replace(context, findings=Findings())
    forms = forms_of(apart)
    reports = [Reports(form, apart, Names()) for form in forms]
    return [
        (
            campaign_of(each.form, forms),
            frozenset(normalise(each.answers.who(cells)) for _, cells in each.complete()),
        )
        for each in reports
    ]


def recognise_roster(page: Page, context: Context) -> Layout | None:
    """The list of those who were asked, where a form is loaded with it."""
    roster = find_roster(page, context)
    if roster is None or not campaigns(context):
        return None

    def tables(context: Context, _names: Names) -> Iterator[Sheet]:
        return _tables(roster, context)

    places = {at: field for field, at in roster.fields.items()}
    roles = tuple(
        Role(at, text, places.get(at, "unused")) for at, text in enumerate(roster.header) if text
    )
    return Layout("answers", page, roster.row, roles, tables)


def _tables(roster: Roster, context: Context) -> Iterator[Sheet]:
    """The actors that it lists, and of each campaign those who did not answer."""
    context.findings.note_unknown(roster.page.label, roster.unread)
    rows = _rows(roster, context)
    names = {number: cell(cells, roster.fields["name"]) for number, cells in rows}
    actors = [(n, [cell(cells, at) for at in roster.fields.values()]) for n, cells in rows]
    titles = {field: roster.header[at] for field, at in roster.fields.items()}
    listed = table(roster.page, "actors", tuple(roster.fields), actors, Told(titles))
    yield replace(listed, above=written_rows(roster.page.top[: roster.row - 1]))
    silent = [
        (number, [campaign.name, name, "non"])
        for campaign, answered in campaigns(context)
        for number, name in names.items()
        if normalise(name) not in answered
    ]
    fields = ("campaign", "actor", "answered")
    made = table(roster.page, ASKED, fields, silent, Told(counted=False))
    yield replace(made, hidden=False)


def _rows(roster: Roster, context: Context) -> list[tuple[int, Sequence[str]]]:
    body, raw = roster.page.body(roster.row), roster.page.raw
    ways = habits(roster.header, body, roster.fields["name"], across=raw.across, names=Names())
    kept: list[tuple[int, Sequence[str]]] = []
    for number, cells in roster.page.rows(roster.row):
        if why := aside(number, cells, ways) if any(cells) else None:
            context.findings.set_aside("actors", why, first(cells))
        elif any(cells):
            kept.append((number, cells))
    return kept
