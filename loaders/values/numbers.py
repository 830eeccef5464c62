"""Numbers and amounts as people write them. Each reader raises InputError for what is none."""

import re
from collections.abc import Mapping
from typing import Literal

from graph.errors import InputError
from graph.kinds import RATING_LEVELS
from loaders.values.shown import shown

_LARGEST = 1e300  # beyond, amounts cannot be added up
_AMOUNT_NOISE = re.compile(r"[\s'’]|€|euros?\b|eur\b", re.IGNORECASE)
_EURO = re.compile(r"€|\beuros?\b|\beur\b", re.IGNORECASE)
_NUMBER = re.compile(r"[+\-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+\-]?\d+)?\Z", re.ASCII | re.IGNORECASE)
_NOT_FINITE = re.compile(r"[+\-]?(?:nan|inf(?:inity|ini)?|∞)\Z", re.IGNORECASE)
# 1,250 is 1.25 to some and 1250 to others; 0,250 and 1250,500 are decimals, 1,250,000 is not.
_DOUBTFUL = re.compile(r"[+\-]?[1-9]\d{0,2},\d{3}\Z", re.ASCII)
_POINTED = re.compile(r"[+\-]?[1-9]\d{0,2}\.\d{3}\Z", re.ASCII)  # 25.000: its column tells
DOUBTFUL_POINT = "row_doubtful_point"
Point = Literal["thousands", "decimals", ""]
_SHOWS: Mapping[Point, re.Pattern[str]] = {
    "thousands": re.compile(
        r"[+\-]?(?:\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}|0,\d+|\d{4,},\d+)\Z",
        re.ASCII,
    ),
    "decimals": re.compile(
        r"[+\-]?(?:\d+\.\d{1,2}|\d+\.\d{4,}|\d{4,}\.\d{3}|0?\.\d+|\d{1,3}(?:,\d{3})+\.\d*)\Z",
        re.ASCII,
    ),
}
_THOUSANDS = {
    mark: re.compile(
        rf"[+\-]?\d{{1,3}}(?:(?:\{mark}\d{{3}})+\{other}\d*|(?:\{mark}\d{{3}}){{2,}})\Z"
    )
    for mark, other in (",.", ".,")
}


def read_number(text: str) -> float | None:
    """``1250.5``, ``1 250,50 €``, ``1.250,50``; None for an empty cell; NaN and infinities refused.

    A lone comma is a decimal one, but ``1,250`` is refused: it might be of thousands; so is
    ``1.250``, unless the cells beside it tell (``point_of``).

    >>> read_number("1 250,50 €")
    1250.5
    """
    bare = _bare(text)
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
    """The number with a decimal point. Raises InputError where a lone mark may be of thousands."""
    if _DOUBTFUL.match(bare):
        raise InputError("row_doubtful_comma", value=shown(bare), **_both(bare, ","))
    if _POINTED.match(bare):
        raise InputError(DOUBTFUL_POINT, value=shown(bare), **_both(bare, "."))
    for mark, other in (",.", ".,"):
        if _THOUSANDS[mark].match(bare):
            return bare.replace(mark, "").replace(other, ".")
    return bare.replace(",", ".")


def _both(bare: str, mark: str) -> dict[str, str]:
    decimal = bare.rstrip("0").rstrip(mark)
    decimal += "0" if _POINTED.match(decimal) else ""
    return {"whole": bare.replace(mark, ""), "decimal": decimal}


def _bare(text: str) -> str:
    return _AMOUNT_NOISE.sub("", text).replace("−", "-")


def point_of(text: str) -> Point:
    """What a point is in numbers written as this one; ``""`` where it does not show.

    >>> point_of("1.250,00"), point_of("1250.5"), point_of("25.000")
    ('thousands', 'decimals', '')
    """
    bare = _bare(text)
    return next((point for point, form in _SHOWS.items() if form.match(bare)), "")


def unit_said(text: str) -> str:
    """The unit that stands beside a number, or in the header of a column of numbers.

    >>> unit_said("1 250,50 €"), unit_said("Montant (en euros)"), unit_said("12")
    ('EUR', 'EUR', '')
    """
    return "EUR" if _EURO.search(text) else ""


def read_amount(text: str) -> float | None:
    """As ``read_number``; a negative amount is refused."""
    number = read_number(text)
    if number is not None and number < 0:
        raise InputError("row_negative", value=shown(text))
    return number


def read_share(text: str) -> float | None:
    """A number between 0 and 1, whose point is one of decimals."""
    number = read_number(f"{text}0" if _POINTED.match(_bare(text)) else text)
    if number is not None and not 0 <= number <= 1:
        raise InputError("row_not_a_share", value=shown(text))
    return number


def read_level(text: str) -> int | None:
    """An answer to an item of a survey, 1 to 4; None for an empty cell.

    >>> read_level("3"), read_level("2,0"), read_level("")
    (3, 2, None)
    """
    number = read_number(text)
    low, high = RATING_LEVELS
    if number is not None and not (low <= number <= high and number == int(number)):
        raise InputError("not_in_scale", value=shown(text))
    return None if number is None else int(number)
