"""The sheets of a survey as tables of the model: campaigns, who was asked, what each said of whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from graph.errors import InputError
from graph.identity import normalise
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.table import EXAMPLE
from loaders.layouts.layout import Told, table
from loaders.survey.answer import (
    RATING_FIELDS,
    TIE_FIELDS,
    Answer,
    Numbered,
    ratings,
    ties,
)
from loaders.survey.answers import KIND, listed, matrix, roster
from loaders.survey.dated import date_of
from loaders.survey.disagreeing import disagreeing
from loaders.survey.parts import Listed, Part, fields_of, parts_of, rosters, rows_of, titles_of

ASKED = ("campaign", "actor", "answered", "territory")
DATED = ("campaign", "valid_from", "valid_until")
YES, NO = "true", "false"
ANY = ""  # of whichever wave
OTHER = "other_wave"  # why an answer is left out: ``--wave`` is of another


def lay_out(context: Context) -> Iterator[Sheet]:
    """The tables of a survey's files. Raises InputError for answers of which the wave is not known."""
    parts = [*parts_of(context)]
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
        apart = Told(titles_of(part, context), counted=False)
        yield table(part.page, "ties", TIE_FIELDS, [*ties(answers, begins)], apart)
        yield table(part.page, "ratings", RATING_FIELDS, [*ratings(answers)], apart)
    rows = [
        row for part in parts if part.kind == "respondents" for _, row in rows_of(part, context)
    ]
    every = [answer for _, answers in said for answer in answers]
    others = {one.name: one.others for _, roster_ in rosters(parts, context) for one in roster_}
    for code, fields in disagreeing(every, rows, others):
        context.findings.note(code, **fields)
    if ANY not in asked:
        yield from _respondents(said, [*rosters(parts, context)], asked, context)


def _wave(part: Part, context: Context, begins: Mapping[str, str], *, alone: bool) -> str:
    """The wave of answers that do not name it.

    What ``--wave`` says, else what the name of sheet or file tells, else the only campaign there is;
    ``""`` where rows have to name it.
    """
    named = not part.roster and "campaign" in fields_of(part, KIND, context).values()
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
        context.findings.leave_out(KIND, OTHER, n=len(other))


def _begins(parts: Sequence[Part], context: Context) -> dict[str, str]:
    """Wave -> its first day, as a sheet of campaigns writes it."""
    found: dict[str, str] = {}
    for part in parts:
        if part.kind == "observations":
            for _, said in rows_of(part, context):
                found[said.get("campaign", "")] = said.get("valid_from", "")
    return found


def _asked(parts: Sequence[Part], context: Context) -> set[str]:
    """The waves of which a sheet of respondents says who was asked; ``ANY`` where it names none."""
    listing = [part for part in parts if part.kind == "respondents"]
    return {
        said.get("campaign", "") or ANY for part in listing for _, said in rows_of(part, context)
    }


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
    rosters: Sequence[tuple[Part, Sequence[Listed]]],
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
        rows = [(row, (w, who, YES, "")) for w, them in waves.items() for who, row in them.items()]
        yield table(part.page, "respondents", ASKED, rows, Told(counted=False))
        own = [Listed(row, who) for who, row in roster(part.page, part.roster).items()]
        for of, listed_ in [(part, own)] if part.roster else rosters:
            silent = [*_silent(waves, listed_)]
            yield table(of.page, "respondents", ASKED, silent, Told(counted=False))
    if said and not known and not rosters and not any(part.roster for part, _ in said):
        context.findings.note("survey.no_roster")


def _silent(waves: Mapping[str, Iterable[str]], asked: Iterable[Listed]) -> Iterator[Numbered]:
    """Of a roster, those who gave no answer to a wave under any of their names."""
    for wave, answered in waves.items():
        there = set(map(normalise, answered))
        for each in asked:
            if there.isdisjoint(map(normalise, (each.name, *each.others))):
                yield each.row, (wave, each.name, NO, each.territory)
