"""The year of days that a grid writes without one: from what stands over them, from a title, a name."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.errors import InputError
from graph.identity import normalise
from loaders.layouts.attendance.days import Day
from loaders.layouts.attendance.words import pattern
from loaders.values.shown import shown

SUMMER = 8  # the month with which a season of two years begins
_YEAR = re.compile(r"(?<!\d)(19\d\d|20\d\d)(?!\d)")
_SEASON = re.compile(r"(?<!\d)(20\d\d|19\d\d)\s*(?:[-/–_ ]|au?|et)\s*(20\d\d|19\d\d|\d\d)(?!\d)")
Years = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hints:
    """Where a year may be said: titles above the grid, names of the sheet and of the file, the person.

    ``place``: how messages name the sheet.
    """

    place: str
    titles: Sequence[str] = ()
    sheet: str = ""
    file: str = ""
    asked: int | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """Slot -> year of its day; ``taken``: the years that days without one were given, in order."""

    years: Mapping[int, int]
    taken: tuple[int, ...] = ()


def years_of(days: Mapping[int, Day], over: Mapping[int, int], hints: Hints) -> Dated:
    """The year of each day. ``over``: slot -> the year written over it.

    Raises InputError, naming a day, where nothing says its year, or its day of the week belies it.
    """
    found = {slot: day.year or over.get(slot, 0) for slot, day in days.items()}
    without = [slot for slot in sorted(days) if not found[slot]]
    if without:
        bare = [days[s] for s in without]
        between = _said(hints)
        given = _spread(bare, between) if between else _after(days, found)
        if given and between and not hints.asked and between[0] == between[1] and _wraps(bare):
            given = _over_new_year(bare, between[0], hints)
        if given is None:
            raise _asks("input_no_year", hints, days[without[0]])
        found |= dict(zip(without, given, strict=True))
    for slot, day in days.items():
        if not day.exists(found[slot]):
            raise _asks("input_bad_day", hints, day)
    inferred = [slot for slot in sorted(days) if not days[slot].year]
    if hints.asked is None:
        for slot in inferred:
            if not days[slot].fits(found[slot]):
                raise _asks("input_bad_weekday", hints, days[slot], year=found[slot])
    return Dated(found, tuple(dict.fromkeys(found[slot] for slot in inferred)))


def _asks(code: str, hints: Hints, day: Day, **fields: object) -> InputError:
    return InputError(code, file=hints.place, value=shown(day.text), **fields)


def _said(hints: Hints) -> Years | None:
    """The first and the last year: those of the sheet's name, else the person's, a title's, the file's."""
    own, titled = years_in([hints.sheet]), years_in(hints.titles)
    asked = (hints.asked, hints.asked) if hints.asked else None
    if own and titled and not {*own} & {*titled}:
        return asked  # the sheet may have been copied, and one of them left as it was
    return own or asked or titled or years_in([hints.file])


def years_in(texts: Iterable[str]) -> Years | None:
    """The year, or the two years of a season, that texts agree on; None for none, or several.

    >>> years_in(["Saison 2023-2024"]), years_in(["Année 2024", "mis à jour le 3/1/2025"])
    ((2023, 2024), (2024, 2024))
    """
    telling = [text for text in texts if not pattern("edited").search(normalise(text))]
    seasons = {season for text in telling for season in _seasons(text)}
    years = {int(year) for text in telling for year in _YEAR.findall(text)}
    if len(seasons) == 1:
        only = next(iter(seasons))
        return only if years <= set(only) else None
    if seasons or len(years) != 1:
        return None
    return min(years), max(years)


def _seasons(text: str) -> Iterable[Years]:
    for first, last in _SEASON.findall(text):
        if (int(last) - int(first)) % 100 == 1:
            yield int(first), int(first) + 1


def _spread(days: Sequence[Day], between: Years) -> list[int] | None:
    """The years of days in their order, within a year or a season; None where they do not fit."""
    first, last = between
    if first == last:
        return [first] * len(days)
    school = [first if day.month >= SUMMER else last for day in days]
    if _in_order(days, school):
        return school
    found, year = [], first
    for before, day in zip([None, *days], days, strict=False):
        year += before is not None and day.month < before.month
        found.append(year)
    return found if year <= last else None


def _wraps(days: Sequence[Day]) -> bool:
    """Whether days in their order pass a new year once: September, November, January, March."""
    moments = [(day.month, day.day) for day in days]
    falls = sum(after < before for before, after in pairwise(moments))
    return len(days) > 2 and falls == 1 and moments[-1] < moments[0]  # noqa: PLR2004  # two may go back


def _over_new_year(days: Sequence[Day], year: int, hints: Hints) -> list[int] | None:
    """The years of days that one year cannot hold in their order: those of a season said elsewhere."""
    seasons = (years_in(texts) for texts in (hints.titles, [hints.sheet], [hints.file]))
    held = (some for some in seasons if some and some[0] != some[1] and year in some)
    season = next(held, None)
    return _spread(days, season) if season else None


def _in_order(days: Sequence[Day], years: Sequence[int]) -> bool:
    moments = [(year, day.month, day.day) for day, year in zip(days, years, strict=True)]
    return moments == sorted(moments)


def _after(days: Mapping[int, Day], found: Mapping[int, int]) -> list[int] | None:
    """The years of days that follow one with its year; None where the first has none."""
    given: list[int] = []
    year, month = 0, 0
    for slot in sorted(days):
        if found[slot]:
            year, month = found[slot], days[slot].month
            continue
        if not year:
            return None
        year += days[slot].month < month
        month = days[slot].month
        given.append(year)
    return given


def years_over(cells: Sequence[str], slots: Iterable[int]) -> dict[int, int]:
    """Slot -> year, of a line that holds years and nothing else among these slots: each holds until the next.

    >>> years_over(["", "2022", "", "2023"], [1, 2, 3])
    {1: 2022, 2: 2022, 3: 2023}
    """
    wanted = sorted(slots)
    texts = [cells[slot] if slot < len(cells) else "" for slot in wanted]
    if not any(texts) or not all(
        re.fullmatch(r"(?:ann[ée]e )?(?:19|20)\d\d", t.lower()) for t in texts if t
    ):
        return {}
    found, year = dict[int, int](), 0
    for slot, text in zip(wanted, texts, strict=True):
        year = int(text[-4:]) if text else year
        if year:
            found[slot] = year
    return found
