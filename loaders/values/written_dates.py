"""Dates as people write them, put in the program's form: ``mars 2023``, ``1er mars 2023``."""

import re
from collections.abc import Callable

from graph.identity import normalise

MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "janvier janv jan january", "fevrier fevr fev february feb", "mars mar march",
            "avril avr april apr", "mai may", "juin june jun", "juillet juil july jul",
            "aout august aug", "septembre sept sep september", "octobre oct october",
            "novembre nov november", "decembre dec december",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
CENTURY = 2000
LATEST_SHORT_YEAR = 49  # 03/04/49 is of 2049; what is later might be of 1950
_SHORT = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{2})\Z", re.ASCII)
_FRENCH = re.compile(r"(?:(\d{1,2})[/.\-])?(\d{1,2})[/.\-](\d{4})\Z", re.ASCII)
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?\Z", re.ASCII)
_WORDS = re.compile(r"(?:(\d{1,2})(?:er)? )?([a-z]+) (\d{4}|\d{2})\Z", re.ASCII)


def as_iso(text: str) -> str:
    """A date in French or English words or figures as ``2023-03-27``, ``2023-03``; else the text.

    >>> as_iso("03/04/2024"), as_iso("1er mars 2023"), as_iso("févr. 2022"), as_iso("03/04/24")
    ('2024-04-03', '2023-03-01', '2022-02', '2024-04-03')
    """
    for form, put in _FORMS:
        if found := form.match(text):
            return put(found)
    words = _WORDS.match(normalise(text))
    return (_from_words(words) if words else "") or text


def _from_words(found: re.Match[str]) -> str:
    day, word, year = found.groups()
    month = MONTHS.get(word)
    whole = _whole_year(year)
    return _iso(whole, month, day) if month and whole else ""


def _iso(year: str, month: str | int, day: str | None) -> str:
    return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")


def _whole_year(year: str) -> str:
    """Four figures for two or four; ``""`` where two may be of another century."""
    if int(year) > CENTURY // 2:
        return year
    return str(CENTURY + int(year)) if int(year) <= LATEST_SHORT_YEAR else ""


def _short(found: re.Match[str]) -> str:
    year = _whole_year(found[3])
    return _iso(year, found[2], found[1]) if year else found[0]


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_FRENCH, lambda found: _iso(found[3], found[2], found[1])),
    (_SHORT, _short),
    (_SLASHED, lambda found: _iso(found[1], found[2], found[3])),
)
