"""The sheets of a survey as tables of the model: campaigns, who was asked, what each said of whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import InputError
from graph.identity import normalise
from loaders.formats.opening import open_raw, to_sheet
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import known_header, meanings
from loaders.frame.opened import find_kind
from loaders.frame.table import EXAMPLE, is_example
from loaders.layouts.lay_out import header_of
from loaders.layouts.layout import Told, table
from loaders.layouts.page import Page, cell, page_of
from loaders.survey.answer import RATING_FIELDS, TIE_FIELDS, Answer, items, ratings, ties
from loaders.survey.answers import KIND, listed, matrix, roster, roster_header
from loaders.survey.dated import date_of
from loaders.survey.disagreeing import disagreeing

ASKED = ("campaign", "actor", "answered")
DATED = ("campaign", "valid_from", "valid_until")
YES, NO = "true", "false"
ANY = ""  # of whichever wave
OTHER = "other_wave"  # why an answer is left out: ``--wave`` is of another


@dataclass(frozen=True, slots=True)
class Part:
    """A sheet of a survey: as headers read it, what it states; ``roster``: row that names the actors."""

    page: Page
    sheet: Sheet
    kind: str
    roster: int = 0


def lay_out(context: Context) -> Iterator[Sheet]:
    """The tables of a survey's files. Raises InputError for answers of which the wave is not known."""
    parts = [*_parts(context)]
    answering = [part for part in parts if part.kind == KIND]
    yield from (part.sheet for part in parts if part.kind != KIND)
    begins, asked = _begins(parts, context), _asked(parts, context)
    said: list[tuple[Part, list[Answer]]] = []
    for part in answering:
        wave = _wave(part, context, begins, alone=len(answering) == 1)
        said.append((part, [*_asked_for(_answers(part, wave, context), context)]))
        yield from _campaigns(part, said[-1][1], wave, begins)
    if answering and not asked:
        _check_answers(answering, context)
    for part, answers in said:
        apart = Told(_titles(part, context), counted=False)
        yield table(part.page, "ties", TIE_FIELDS, [*ties(answers, begins)], apart)
        yield table(part.page, "ratings", RATING_FIELDS, [*ratings(answers)], apart)
    rows = [row for part in parts if part.kind == "respondents" for row in _rows(part, context)]
    every = [answer for _, answers in said for answer in answers]
    for code, fields in disagreeing(every, rows, dict(_listed(parts, context))):
        context.findings.note(code, **fields)
    if ANY not in asked:
        yield from _respondents(said, dict(_listed(parts, context)), asked, context)


def _parts(context: Context) -> Iterator[Part]:
    is_header = header_of(context)
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


def _wave(part: Part, context: Context, begins: Mapping[str, str], *, alone: bool) -> str:
    """The wave of answers that do not name it.

    What ``--wave`` says, else what the name of sheet or file tells, else the only campaign there is;
    ``""`` where rows have to name it.
    """
    named = not part.roster and "campaign" in _fields(part, KIND, context).values()
    asked = context.options.wave
    if asked and (alone or named):
        return asked
    for name in (part.page.raw.name, *part.page.titles(part.sheet.header_row)):
        if not named and date_of(name):
            return name
    if len(begins) == 1:
        return next(iter(begins))
    if named:
        return ""
    raise InputError("survey_no_wave", file=part.page.label)


def _fields(part: Part, kind: str, context: Context) -> dict[int, str]:
    """Place of a column -> the field it holds."""
    known = meanings(context.manifest.columns[kind])
    return dict(enumerate(known_header(text, known) for text in part.sheet.header))


def _titles(part: Part, context: Context) -> dict[str, str]:
    """Field -> header that people see, of the ties and ratings that answers make."""
    if part.roster:
        return {}
    headers = {field: part.sheet.header[at] for at, field in _fields(part, KIND, context).items()}
    ends = {"rater": headers.get("source", ""), "rated": headers.get("target", "")}
    own = ", ".join(headers[item] for item in items() if item in headers)
    found = {**headers, **ends, "level": own, "reported_by": headers.get("source", "")}
    return {field: text for field, text in found.items() if field and text}


def _rows(part: Part, context: Context) -> Iterator[dict[str, str]]:
    """Field -> text of the rows of a table, without blank ones and the template's example."""
    fields = _fields(part, part.kind, context)
    for _, cells in part.page.rows(part.sheet.header_row):
        if any(cells) and not any(map(is_example, cells)):
            yield {field: cell(cells, at) for at, field in fields.items() if field}


def _check_answers(answering: Sequence[Part], context: Context) -> None:
    """Raise InputError where sheets of answers hold none."""
    findings = context.findings
    if findings.rows_read[KIND] == findings.left_out[KIND, EXAMPLE]:
        raise InputError("survey_no_answer", file=", ".join(part.page.label for part in answering))


def _answers(part: Part, wave: str, context: Context) -> Iterator[Answer]:
    if part.roster:
        return matrix(part.page, part.roster, wave, context)
    return listed(part.page, part.sheet, wave, context)


def _asked_for(answers: Iterable[Answer], context: Context) -> Iterator[Answer]:
    """The answers of the wave that ``--wave`` names, of all where it names none."""
    only = context.options.wave
    other: set[int] = set()
    for answer in answers:
        if only and answer.campaign != only:
            other.add(answer.row)
        else:
            yield answer
    if other:
        context.findings.left_out[KIND, OTHER] += len(other)


def _begins(parts: Sequence[Part], context: Context) -> dict[str, str]:
    """Wave -> its first day, as a sheet of campaigns writes it."""
    found: dict[str, str] = {}
    for part in parts:
        if part.kind == "observations":
            for said in _rows(part, context):
                found[said.get("campaign", "")] = said.get("valid_from", "")
    return found


def _asked(parts: Sequence[Part], context: Context) -> set[str]:
    """The waves of which a sheet of respondents says who was asked; ``ANY`` where it names none."""
    listing = [part for part in parts if part.kind == "respondents"]
    return {said.get("campaign", "") or ANY for part in listing for said in _rows(part, context)}


def _campaigns(
    part: Part, answers: Sequence[Answer], wave: str, begins: dict[str, str]
) -> Iterator[Sheet]:
    """The campaigns of which no sheet says when they were: their names must. Notes when they begin."""
    rows = []
    for name in dict.fromkeys([*([wave] if wave else []), *(each.campaign for each in answers)]):
        if name in begins:
            continue
        dates = date_of(name)
        if dates is None:
            raise InputError("survey_undated_wave", file=part.page.label, wave=name)
        begins[name] = str(dates.first)
        rows.append((part.sheet.header_row, (name, str(dates.first), str(dates.last))))
    if rows:
        yield table(part.page, "observations", DATED, rows, Told(counted=False))


def _respondents(
    said: Sequence[tuple[Part, Sequence[Answer]]],
    listed_: Mapping[str, Sequence[str]],
    known: Collection[str],
    context: Context,
) -> Iterator[Sheet]:
    """Who was asked, wave by wave: who answered, and those of the roster who did not.

    ``known``: waves of which a sheet says it.
    """
    for part, answers in said:
        waves: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for each in answers:
            if each.campaign not in known:
                waves[each.campaign].setdefault(each.respondent, each.row)
        asked = roster(part.page, part.roster) if part.roster else dict.fromkeys(listed_, 1)
        rows = []
        for wave, answered in waves.items():
            there = set(map(normalise, answered))
            rows += [(row, (wave, who, YES)) for who, row in answered.items()]
            rows += [
                (row, (wave, who, NO))
                for who, row in asked.items()
                if there.isdisjoint(map(normalise, (who, *listed_.get(who, ()))))
            ]
        yield table(part.page, "respondents", ASKED, rows, Told(counted=False))
    if said and not known and not listed_ and not any(part.roster for part, _ in said):
        context.findings.note("survey.no_roster")


def _listed(parts: Iterable[Part], context: Context) -> Iterator[tuple[str, list[str]]]:
    """The names of a list of those who were asked, with the other names that each bears."""
    for part in parts:
        for said in _rows(part, context) if part.kind == "actors" else ():
            if name := said.get("name", ""):
                yield name, [said.get("id", ""), *said.get("aliases", "").split("|")]
