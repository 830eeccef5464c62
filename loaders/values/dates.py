"""Dates as people write them, and quarters. Each reader raises InputError for what is none."""

import re

from graph.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_date
from graph.errors import InputError
from loaders.values.shown import shown
from loaders.values.written_dates import as_iso, quarter

Period = tuple[PartialDate, PartialDate]

_DAY_NUMBER = re.compile(r"[1-6]\d{4}(?:\.\d+)?\Z", re.ASCII)  # 1927 to 2091
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][\d:.]+Z?\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:-\d{2}){0,2}\Z", re.ASCII)
_WHOLE = re.compile(r"(\d{4})\.0\Z", re.ASCII)


def read_date(text: str) -> PartialDate | None:
    """``2019``, ``2019-03``, ``27/03/2019``, ``mars 2019``, ``1er mars 2019``; None for an empty cell.

    >>> str(read_date("03/04/2024")), str(read_date("mars 2023"))
    ('2024-04-03', '2023-03')
    """
    period = read_period(text)
    return period[0] if period else None


def read_period(text: str) -> Period | None:
    """A date twice, or the first and the last month of a quarter; None for an empty cell.

    >>> [str(month) for month in read_period("T2 2023") or ()]
    ['2023-04', '2023-06']
    """
    stripped = text.strip()
    if not stripped:
        return None
    first, last = quarter(stripped) or (stripped, stripped)
    return _parsed(first), _parsed(last)


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
    for pattern in (_MIDNIGHT, _WHOLE):
        if match := pattern.match(text):
            return match[1]
    return as_iso(text)
