"""When the meeting of a sheet was: beside the word date, in a title, the sheet's name, the file's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.errors import InputError
from graph.identity import normalise
from loaders.layouts.attendance.days import Day, find_day
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.words import pattern, speaks_of, words
from loaders.layouts.attendance.years import Hints, years_of
from loaders.layouts.page import Page
from loaders.values.shown import shown


@dataclass(frozen=True, slots=True)
class Told:
    """A day, and whether the text that names it is a title of the sheet."""

    day: Day
    titled: bool = False


def days_told(page: Page, lines: Lines, header: int) -> list[Told]:
    """The days that may be that of the meeting, the surest first. ``header``: first line of the table."""
    above = [lines.at(n, s) for n in range(header) for s in lines.written(n)]
    dated = [day for n in range(header) for day in _beside_date(lines, n)]
    found = [Told(day) for day in dated] or [
        Told(day, titled=True) for text in above if _may_say(text) and (day := find_day(text))
    ]
    meant = [told for told in found if speaks_of("meeting", told.day.text)]
    found = meant or found
    named = find_day(page.raw.name.replace("_", " ")) if page.raw.in_workbook else None
    found += [Told(named)] if named else []
    if not found and (day := find_day(page.raw.file.rpartition(".")[0].replace("_", " "))):
        found.append(Told(day))
    whole = [told for told in found if told.day.day]
    return whole or found


def _may_say(text: str) -> bool:
    bare = normalise(text)
    return not pattern("edited").search(bare) and not bare.startswith("prochain")


def _beside_date(lines: Lines, line: int) -> Iterator[Day]:
    """The day right of a cell that says date, or in it: ``Date : 12 mars 2024``."""
    texts: Sequence[str] = [lines.at(line, slot) for slot in lines.written(line)]
    for text, after in pairwise([*texts, ""]):
        label = normalise(text)
        if (label in words("date") and (day := find_day(after))) or (
            label.split()[:1] == ["date"] and (day := find_day(text))
        ):
            yield day


def the_day(told: Sequence[Told], hints: Hints) -> tuple[Day, str, str]:
    """The one day of the meeting, its first and last day as ISO texts.

    Raises InputError where two differ, where it names several, or where a year is said nowhere.
    """
    day = told[0].day
    for other in (each.day for each in told[1:]):
        if (other.month, other.day) != (day.month, day.day) or (
            other.year and day.year and other.year != day.year
        ):
            fields = {"value": shown(day.text), "other": shown(other.text)}
            raise InputError("input_meeting_two_days", file=hints.place, **fields)
    day = next((each.day for each in told if each.day.year), day)
    if day.several:
        raise InputError("input_two_days", file=hints.place, value=shown(day.text))
    return day, *day.of(years_of({0: day}, {}, hints).years[0])
