"""The answers of a sheet: a long list of who names whom, or a matrix of respondents by roster."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from graph.errors import InputError
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import match_headers
from loaders.frame.table import EXAMPLE, is_example
from loaders.layouts.matrix.rows import TOTAL
from loaders.layouts.matrix.words import is_aside, is_total
from loaders.layouts.page import Page, cell
from loaders.survey.answer import Answer, items
from loaders.survey.frequency import read_frequency
from loaders.values.numbers import read_level
from loaders.values.shown import is_blank, shown

KIND = "ties"
SILENT = "silent"  # why a row is left out: it answers nothing
FEWEST = 2  # actors who may be cited in a matrix
Value = TypeVar("Value")


def listed(page: Page, sheet: Sheet, wave: str, context: Context) -> Iterator[Answer]:
    """One answer a row, of ``wave`` where it names none. Rows that cannot be read are refused by number."""
    places = match_headers(page.label, sheet.header, context.manifest.columns[KIND]).fields
    unknown = [text for at, text in enumerate(sheet.header) if text and at not in places.values()]
    context.findings.note_unknown(page.label, unknown)
    for number, cells in page.rows(sheet.header_row):
        if not any(cells):
            continue
        context.findings.rows_read[KIND] += 1
        said = {field: cell(cells, at) for field, at in places.items()}
        if is_example(said["source"]):
            context.findings.leave_out(KIND, EXAMPLE)
            continue
        try:
            yield _answer(number, said, wave)
        except InputError as problem:
            place = places.get(str(problem.fields["column"]), places["source"])
            column = sheet.header[place]
            context.findings.refuse(page.label, number, column, problem)


def _answer(number: int, said: Mapping[str, str], wave: str) -> Answer:
    for end in ("source", "target"):
        if is_blank(said[end]):
            raise InputError("row_missing", value="", column=end)
    campaign = said.get("campaign", "") or wave
    if not campaign:
        raise InputError("row_missing", value="", column="campaign")
    often = said.get("frequency", "")
    return Answer(
        number,
        said["source"],
        said["target"],
        campaign,
        _read(often, "frequency", read_frequency) if often else said.get("strength", ""),
        said.get("type", ""),
        said.get("formality", ""),
        said.get("valid_from", ""),
        {item: _level(text, item) for item in items() if (text := said.get(item, ""))},
    )


def _level(text: str, item: str) -> str:
    level = _read(text, item, read_level)
    return "" if level is None else str(level)


def _read(text: str, column: str, read: Callable[[str], Value]) -> Value:
    try:
        return read(text)
    except InputError as problem:
        raise InputError(problem.code, **(problem.fields | {"column": column})) from None


def roster_header(page: Page) -> int:
    """Number of the row that names the actors who may be cited, 0 where the sheet is no matrix.

    Rows and columns of a roster name the same actors: at least two, and half of the shorter list.
    """
    for at, cells in enumerate(page.top, start=1):
        heads = {text.casefold() for text in cells[1:] if text}
        if len(heads) < FEWEST:
            continue
        labels = {cell(row, 0).casefold() for row in page.body(at)} - {""}
        return at if len(heads & labels) * 2 >= min(len(heads), len(labels)) > 1 else 0
    return 0


def matrix(page: Page, header: int, wave: str, context: Context) -> Iterator[Answer]:
    """One answer a filled cell off the diagonal: how often the row's actor works with the column's."""
    heads = _cited(page, header, context)
    for number, cells in page.rows(header):
        who = cell(cells, 0)
        if not any(cells):
            continue
        context.findings.rows_read[KIND] += 1
        if why := _left_out(who, dict(_cells(heads, cells))):
            context.findings.leave_out(KIND, why)
            continue
        for named, text in _cells(heads, cells):
            if named.casefold() == who.casefold():
                continue
            try:
                yield Answer(number, who, named, wave, read_frequency(text))
            except InputError as problem:
                context.findings.refuse(page.label, number, named, problem)


def _cited(page: Page, header: int, context: Context) -> list[str]:
    """The actors of the columns, ``""`` for totals and remarks, which are named."""
    heads = page.top[header - 1]
    totals = [text for text in heads[1:] if is_total(text)]
    aside = [text for text in heads[1:] if text and is_aside(text)]
    if totals:
        named = ", ".join(map(shown, totals))
        context.findings.note("matrix.totals", sheet=page.label, names=named)
    context.findings.note_unknown(page.label, aside)
    return ["" if text in {*totals, *aside} else text for text in heads]


def _left_out(who: str, said: Mapping[str, str]) -> str:
    """Why a row is none of answers, ``""`` where it is one."""
    if is_total(who):
        return TOTAL
    return "" if who and said else SILENT


def _cells(heads: Sequence[str], cells: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, named in enumerate(heads):
        text = cell(cells, at)
        if at and named and not is_blank(text):
            yield named, text


def roster(page: Page, header: int) -> dict[str, int]:
    """The actors of the rows of a matrix -> their row: those who were asked."""
    return {
        who: number
        for number, cells in page.rows(header)
        if (who := cell(cells, 0)) and not is_total(who)
    }
