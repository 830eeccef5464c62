"""Dates and periods as people write them. Each reader raises InputError for what is none."""

import re
from functools import lru_cache

from graph.dates import FIRST_YEAR, LAST_YEAR, PartialDate, is_reversed, parse_date
from graph.errors import InputError
from loaders.values.period import Period
from loaders.values.ranges import two_dates
from loaders.values.sentences import date_among_words
from loaders.values.shown import shown
from loaders.values.vague_dates import vague_date
from loaders.values.written_dates import as_iso
from loaders.values.written_moments import since, until, without_hour

REMEMBERED = 100_000  # distinct texts
_DAY_NUMBER = re.compile(r"[1-6]\d{4}(?:\.\d+)?\Z", re.ASCII)  # 1927 to 2091
_YEAR = re.compile(r"(\d{4})(?:-\d{2}){0,2}\Z", re.ASCII)
_ABOUT = re.compile(
    r"\A(?:env(?:iron|\.)?|vers|autour de|approx\.?|circa|ca\.|about|~|≈)\s*(?=\S)"
    r"|\s*\(?(?:environ|env\.|\?)\)?\Z",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"(\d{4})\.0\Z", re.ASCII)


def read_date(text: str) -> PartialDate | None:
    """``2019``, ``2019-03``, ``27/03/2019``, ``mars 2019``, ``1er mars 2019``; None for an empty cell.

    >>> str(read_date("03/04/2024")), str(read_date("mars 2023"))
    ('2024-04-03', '2023-03')
    """
    period = read_period(text)
    return period.first if period else None


@lru_cache(maxsize=REMEMBERED)
def read_period(text: str) -> Period | None:
    """A date twice, the months of a vague one, or the two dates of a cell; None for an empty cell.

    >>> [str(month) for month in read_period("T2 2023") or ()]
    ['2023-04', '2023-06']
    >>> [str(day) for day in read_period("du 01/02/2022 au 30/06/2022") or ()]
    ['2022-02-01', '2022-06-30']
    """
    stripped = text.strip()
    if not stripped:
        return None
    try:
        first, last, vague = _one_date(stripped)
        return Period(first, last, vague=vague)
    except InputError as problem:
        if ends := two_dates(stripped, _attempt):
            return _running(*ends, stripped)
        day = date_among_words(stripped, _to_the_day)
        if day is None:
            raise InputError(problem.code, value=shown(text)) from None
        return Period(day, day, worded=True)


def read_until(text: str) -> Period | None:
    """As ``read_period``, of a last date: ``jusqu’en 2022`` is one, ``depuis 2022`` is none."""
    last = until(text.strip())
    if last is None:
        raise InputError("row_bad_date", value=shown(text))
    try:
        return read_period(last)
    except InputError as problem:
        raise InputError(problem.code, value=shown(text)) from None


def _running(first: PartialDate, last: PartialDate, text: str) -> Period:
    if is_reversed(first, last):
        raise InputError("row_reversed_period", value=shown(text))
    return Period(first, last, runs=True)


def _one_date(text: str) -> tuple[PartialDate, PartialDate, bool]:
    """One date twice, or the first and the last month of a vague one. Raises InputError."""
    about = _ABOUT.sub("", text).strip()
    bare = without_hour(since(about)) or text
    found = vague_date(bare)
    first, last = found or (bare, bare)
    return _parsed(first), _parsed(last), found is not None or about != text


def _attempt(text: str) -> tuple[PartialDate, PartialDate] | None:
    try:
        return _one_date(text)[:2]
    except InputError:
        return None


def _to_the_day(text: str) -> PartialDate | None:
    found = _attempt(text)
    return found[0] if found else None


def _parsed(text: str) -> PartialDate:
    try:
        return parse_date(iso := _as_iso(text))
    except ValueError:
        year = _YEAR.match(iso)
        outside = year is not None and not FIRST_YEAR <= int(year[1]) <= LAST_YEAR
        code = "row_year_outside" if outside else _faulty(text, iso)
        raise InputError(code, value=shown(text)) from None


def _faulty(text: str, iso: str) -> str:
    """What to say of a text that is no date: a day number and a month or day 00 have their own remedy."""
    if _YEAR.match(iso) and "-00" in iso:
        return "row_zero_in_date"
    return "row_day_number" if _DAY_NUMBER.match(text) else "row_bad_date"


def _as_iso(text: str) -> str:
    match = _WHOLE.match(text)
    return match[1] if match else as_iso(text)
