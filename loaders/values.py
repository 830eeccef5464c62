"""Cells as people write them: dates, amounts, yes and no, words of the vocabulary.

Every reader takes a text and raises InputError, whose code and fields say what is wrong with it.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from graph.dates import FIRST_YEAR, LAST_YEAR, PartialDate, parse_date
from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import codes
from graph.language import LANGS, Labels, label, message, shortened
from graph.privacy.coordinates import retire
from loaders.french_dates import as_iso, quarter

Value = TypeVar("Value")
Period = tuple[PartialDate, PartialDate]

_LARGEST = 1e300  # beyond, amounts cannot be added up
SHOWN = 80  # characters of a faulty cell that a message repeats
# Fillers and joiners that Unicode counts among letters, marks and symbols, and that show nothing.
_FILLERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0\ufe0e\ufe0f")

_DAY_NUMBER = re.compile(r"[1-6]\d{4}(?:\.\d+)?\Z", re.ASCII)  # 1927 to 2091
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})[T ][\d:.]+Z?\Z", re.ASCII)
_YEAR = re.compile(r"(\d{4})(?:-\d{2}){0,2}\Z", re.ASCII)
_WHOLE = re.compile(r"(\d{4})\.0\Z", re.ASCII)
_AMOUNT_NOISE = re.compile(r"[\s'’]|€|euros?\b|eur\b", re.IGNORECASE)
_NUMBER = re.compile(r"[+\-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+\-]?\d+)?\Z", re.ASCII | re.IGNORECASE)
_NOT_FINITE = re.compile(r"[+\-]?(?:nan|inf(?:inity|ini)?|∞)\Z", re.IGNORECASE)
# 1,250 is 1.25 to some and 1250 to others; 0,250 and 1250,500 are decimals, 1,250,000 is not.
_DOUBTFUL = re.compile(r"[+\-]?[1-9]\d{0,2},\d{3}\Z", re.ASCII)
_THOUSANDS = {
    mark: re.compile(
        rf"[+\-]?\d{{1,3}}(?:(?:\{mark}\d{{3}})+\{other}\d*|(?:\{mark}\d{{3}}){{2,}})\Z"
    )
    for mark, other in (",.", ".,")
}
_YES = frozenset({"1", "true", "vrai", "oui", "yes", "x", "o", "y"})
_NO = frozenset({"0", "false", "faux", "non", "no", "n"})
_TICKS = frozenset("✓✔☑")


def shown(text: str) -> str:
    """A cell as a message repeats it: on one line, its beginning only, no telephone number or address."""
    return shortened(" ".join(retire(text).split()), SHOWN)


def is_blank(text: str) -> bool:
    """Whether a cell shows nothing: it is empty, or all spaces and invisible characters.

    >>> is_blank(" \u200b\u202e"), is_blank("A\u200b")
    (True, False)
    """
    return all(c in _FILLERS or unicodedata.category(c)[0] in "CZ" for c in text)


def at(column: str, read: Callable[[str], Value], text: str) -> Value:
    """Read a cell; its error names the column."""
    try:
        return read(text)
    except InputError as problem:
        raise InputError(problem.code, **(problem.fields | {"column": column})) from None


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


def read_number(text: str) -> float | None:
    """``1250.5``, ``1 250,50 €``, ``1.250,50``; None for an empty cell; NaN and infinities refused.

    A lone comma is a decimal one, but ``1,250`` is refused: it might be of thousands.

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
    if abs(number) >= _LARGEST:
        raise InputError("row_not_finite", value=shown(text))
    return number


def _decimal_point(bare: str) -> str:
    """The number with a decimal point. Raises InputError where a lone comma may be of thousands."""
    if _DOUBTFUL.match(bare):
        raise InputError("row_doubtful_comma", value=shown(bare), **_both(bare))
    for mark, other in (",.", ".,"):
        if _THOUSANDS[mark].match(bare):
            return bare.replace(mark, "").replace(other, ".")
    return bare.replace(",", ".")


def _both(bare: str) -> dict[str, str]:
    return {"whole": bare.replace(",", ""), "decimal": bare.rstrip("0").rstrip(",")}


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


@cache
def _answers(answer: str) -> frozenset[str]:
    """How the template offers to answer, in every language."""
    return frozenset(normalise(message(f"filled.{answer}", lang)) for lang in LANGS)


def read_flag(text: str) -> bool | None:
    """Yes or no, in French or English; None for an empty cell."""
    word = normalise(text) or text.strip()
    if not word:
        return None
    yes, no = _answers("yes") | _YES | _TICKS, _answers("no") | _NO
    if word in yes or word in no:
        return word not in no
    raise InputError("row_bad_flag", value=shown(text))


@cache
def _words(vocabulary: str) -> dict[str, str]:
    """Normalised code or label -> code."""
    listed = codes(vocabulary)
    labels = {normalise(label(vocabulary, code, lang)): code for code in listed for lang in LANGS}
    return labels | {normalise(code): code for code in listed}


def read_word(vocabulary: str, text: str) -> str:
    """The code of a closed list, from a code or a label in French or English; ``""`` when empty.

    >>> read_word("sectors", "Privé")
    'private'
    """
    if not text.strip():
        return ""
    found, listed = _words(vocabulary).get(normalise(text)), codes(vocabulary)
    if found is None:
        raise InputError("row_not_a_word", value=shown(text), known=Labels(vocabulary, listed))
    return found


def read_open_word(vocabulary: str, text: str) -> str:
    """As ``read_word``, but a word outside the list is kept as written."""
    stripped = text.strip()
    return _words(vocabulary).get(normalise(stripped), stripped) if stripped else ""


def read_formality(text: str) -> str:
    """Formal, informal or unknown; yes and no answer the question "formal?".

    >>> read_formality("oui"), read_formality("informel")
    ('formal', 'informal')
    """
    try:
        return read_word("formalities", text)
    except InputError as problem:
        try:
            return "formal" if read_flag(text) else "informal"
        except InputError:
            raise problem from None
