"""The sheets of a survey as they stand: what each states, its rows by field, those who were asked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from loaders.formats.opening import open_raw, to_sheet
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import header_test, known_header, meanings
from loaders.frame.opened import find_kind
from loaders.frame.table import is_example
from loaders.layouts.page import Page, cell, page_of
from loaders.survey.answer import items
from loaders.survey.answers import KIND, roster_header


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of a survey: as headers read it, what it states; ``roster``: row that names the actors."""

    page: Page
    sheet: Sheet
    kind: str
    roster: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """An actor of a roster: its row, its name in its territory, its id and other names."""

    row: int
    name: str
    territory: str = ""
    others: tuple[str, ...] = ()


def parts_of(context: Context) -> Iterator[Part]:
    is_header = header_test(context.manifest)
    for path in context.data_files:
        for raw in open_raw(path, is_header):
            if raw.in_workbook and context.manifest.explains(raw.name):
                context.findings.ignored.append(raw.label)
                continue
            page, sheet = page_of(raw), to_sheet(raw, is_header)
            if sheet is None:
                continue
            kind = find_kind(context.manifest, sheet, context.options.set) or ""
            at = roster_header(page) if kind in ("", "actors") else 0
            yield Part(page, sheet, KIND if at else kind, at)


def fields_of(part: Part, kind: str, context: Context) -> dict[int, str]:
    """Place of a column -> the field it holds."""
    known = meanings(context.manifest.columns[kind])
    return dict(enumerate(known_header(text, known) for text in part.sheet.header))


def titles_of(part: Part, context: Context) -> dict[str, str]:
    """Field -> header that people see, of the ties and ratings that answers make."""
    if part.roster:
        return {}
    headers = {field: part.sheet.header[at] for at, field in fields_of(part, KIND, context).items()}
    ends = {"rater": headers.get("source", ""), "rated": headers.get("target", "")}
    own = ", ".join(headers[item] for item in items() if item in headers)
    found = {**headers, **ends, "level": own, "reported_by": headers.get("source", "")}
    return {field: text for field, text in found.items() if field and text}


def rows_of(part: Part, context: Context) -> Iterator[tuple[int, dict[str, str]]]:
    """Number, and field -> text, of the rows of a table, without blank ones and the template's example."""
    fields = fields_of(part, part.kind, context)
    for number, cells in part.page.rows(part.sheet.header_row):
        if any(cells) and not any(map(is_example, cells)):
            yield number, {field: cell(cells, at) for at, field in fields.items() if field}


def rosters(parts: Iterable[Part], context: Context) -> Iterator[tuple[Part, list[Listed]]]:
    """The lists of those who were asked."""
    for part in parts:
        if part.kind == "actors":
            found = [
                Listed(row, name, said.get("territory", ""), _others(said))
                for row, said in rows_of(part, context)
                if (name := said.get("name", ""))
            ]
            if found:
                yield part, found


def _others(said: Mapping[str, str]) -> tuple[str, ...]:
    return said.get("id", ""), *said.get("aliases", "").split("|")
