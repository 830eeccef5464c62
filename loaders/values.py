"""Cells as people write them: dates, amounts, yes and no, words of the vocabulary.

Every reader takes a text and raises InputError, whose code and fields say what is wrong with it.
"""

import math
import re
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from graph.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_date
from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import codes, label

Value = TypeVar("Value")

SHOWN = 80  # characters of a faulty cell that a message repeats

_FRENCH_DATE = re.compile(r"(?:(\d{1,2})[/.\-])?(\d{1,2})[/.\-](\d{4})\Z", re.ASCII)
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][\d:.]+Z?\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:-\d{2}){0,2}\Z", re.ASCII)
_WHOLE = re.compile(r"(\d{4})\.0\Z", re.ASCII)
_AMOUNT_NOISE = re.compile(r"[\s'’]|€|euros?\b|eur\b", re.IGNORECASE)
_NUMBER = re.compile(r"[+\-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+\-]?\d+)?\Z", re.ASCII | re.IGNORECASE)
_NOT_FINITE = re.compile(r"[+\-]?(?:nan|inf(?:inity|ini)?|∞)\Z", re.IGNORECASE)
_YES = frozenset({"1", "true", "vrai", "oui", "yes", "x", "o", "y"})
_NO = frozenset({"0", "false", "faux", "non", "no", "n"})


def shown(text: str) -> str:
    """A cell as a message repeats it: on one line, its beginning only."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"


def at(column: str, read: Callable[[str], Value], text: str) -> Value:
    """Read a cell; its error names the column."""
    try:
        return read(text)
    except InputError as problem:
        raise InputError(problem.code, **(problem.fields | {"column": column})) from None


def read_date(text: str) -> PartialDate | None:
    """``2019``, ``2019-03``, ``2019-03-27``, ``27/03/2019``, ``03/2019``; None for an empty cell.

    >>> str(read_date("03/04/2024"))
    '2024-04-03'
    """
    stripped = text.strip()
    if not stripped:
        return None
    try:
        return parse_date(iso := _as_iso(stripped))
    except ValueError:
        year = _YEAR.match(iso)
        outside = year is not None and not FIRST_YEAR <= int(year[1]) <= LAST_YEAR
        code = "row_year_outside" if outside else "row_bad_date"
        raise InputError(code, value=shown(text)) from None


def _as_iso(text: str) -> str:
    french = _FRENCH_DATE.match(text)
    if french:
        day, month, year = french.groups()
        return f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    for pattern in (_MIDNIGHT, _WHOLE):
        match = pattern.match(text)
        if match:
            return match[1]
    return text


def read_number(text: str) -> float | None:
    """``1250.5``, ``1 250,50 €``, ``1.250,50``; None for an empty cell; NaN and infinities refused.

    >>> read_number("1 250,50 €")
    1250.5
    """
    bare = _AMOUNT_NOISE.sub("", text).replace("−", "-")
    if not bare:
        return None
    if _NOT_FINITE.match(bare):
        raise InputError("row_not_finite", value=shown(text))
    plain = _decimal_point(bare)
    number = float(plain) if _NUMBER.match(plain) else None
    if number is None:
        raise InputError("row_bad_number", value=shown(text))
    if not math.isfinite(number):
        raise InputError("row_not_finite", value=shown(text))
    return number


def _decimal_point(bare: str) -> str:
    """The last of ``.`` and ``,`` is the decimal sign when both are there, or a lone comma."""
    if "," not in bare:
        return bare
    if bare.rfind(",") > bare.rfind("."):
        return bare.replace(".", "").replace(",", ".") if bare.count(",") == 1 else bare
    return bare.replace(",", "")


def read_amount(text: str) -> float | None:
    """As ``read_number``; a negative amount is refused."""
    number = read_number(text)
    if number is not None and number < 0:
        raise InputError("row_negative", value=shown(text))
    return number


def read_share(text: str) -> float | None:
    """A number between 0 and 1."""
    number = read_number(text)
    if number is not None and not 0 <= number <= 1:
        raise InputError("row_not_a_share", value=shown(text))
    return number


def read_flag(text: str) -> bool | None:
    """Yes or no, in French or English; None for an empty cell."""
    word = normalise(text)
    if not word and not text.strip():
        return None
    if word in _YES or word in _NO:
        return word in _YES
    raise InputError("row_bad_flag", value=shown(text))


@cache
def _words(vocabulary: str) -> dict[str, str]:
    """Normalised code or label -> code."""
    listed = codes(vocabulary)
    labels = {
        normalise(label(vocabulary, code, lang)): code for code in listed for lang in ("fr", "en")
    }
    return labels | {normalise(code): code for code in listed}


def read_word(vocabulary: str, text: str) -> str:
    """The code of a closed list, from a code or a label in French or English; ``""`` when empty.

    >>> read_word("sectors", "Privé")
    'private'
    """
    if not text.strip():
        return ""
    found = _words(vocabulary).get(normalise(text))
    if found is None:
        raise InputError("row_not_a_word", value=shown(text), known=", ".join(codes(vocabulary)))
    return found


def read_open_word(vocabulary: str, text: str) -> str:
    """As ``read_word``, but a word outside the list is kept as written."""
    stripped = text.strip()
    return _words(vocabulary).get(normalise(stripped), stripped) if stripped else ""
