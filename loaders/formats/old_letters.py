"""Encodings of old systems told apart by the letters that they would make of a text."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

WINDOWS = "cp1252"
# Western ones, the likeliest first: Windows, MS-DOS, old Macintosh, Unix. Where CP437 has French
# letters, CP850 has the same.
WESTERN = (WINDOWS, "cp850", "mac_roman", "iso8859-15")
ENOUGH = 20_000  # letters beyond ASCII that are looked at
BAD = 0.1  # of the letters, how many may be odd in a text that Windows did not write
UNDEFINED = (1 << 60, 0)  # odd beyond all: bytes that an encoding does not have
_BEYOND = re.compile(rb"[\x80-\xff]")
_COMMON = frozenset("éèàçêôîûùâïëœÉÈÀÇÊÔÎÛÙÂÏËŒ’«»°€")
_RARE = frozenset("üöäñáíóúòìãåæÿÜÖÄÑÁÍÓÚÆŸß¿¡ªº²³½·•–—…“”‘\xa0\xad§£©®™×±µ¼¾‰")
_TYPED_AS_KEY = frozenset("éèàçùâêîôû")  # what a keyboard gives in a word of capitals
_MARKS = frozenset("’«»°€²³½·•–—…“”‘\xa0\xad§£©®™×±¼¾‰")
_BETWEEN_WORDS = frozenset("…“”—•·£®™§©‰")  # not with a letter on both sides
_BETWEEN_FIGURES = frozenset("×±½¼¾")  # with no letter at all
_CELL_BEGINS = frozenset('\n\r\t;,|"')
_ELIDED = frozenset("cdjlmnstuCDJLMNSTU")  # what an apostrophe stands behind
_ALONE = frozenset("àÀÉÈÇÔôéßº")  # letters that may stand without others


def western(path: Path) -> str:
    """The western encoding in which most of a text's letters are in their place, ``""`` for none.

    Windows', unless some letter is odd in it and hardly any in another.
    """
    seen = Counter(islice(_around(path), ENOUGH))
    total = sum(seen.values())
    odd = {each: _odd(seen, each) for each in WESTERN}
    best = min(WESTERN, key=lambda each: odd[each])
    if best != WINDOWS and odd[best][0] <= BAD * total and 2 * odd[best][0] < odd[WINDOWS][0]:
        return best
    return WINDOWS if odd[WINDOWS] < UNDEFINED else ""


def _around(path: Path) -> Iterator[bytes]:
    """Each byte beyond ASCII with the two bytes before it and the one after."""
    with path.open("rb") as stream:
        for line in stream:
            if not line.isascii():
                text = b"\n\n" + line + b" "
                for found in _BEYOND.finditer(text):
                    at = found.start()
                    yield text[at - 2 : at + 2]


def _odd(seen: Counter[bytes], encoding: str) -> tuple[int, int]:
    """How many letters are odd in an encoding; then less for each one that French often has."""
    try:
        places = [(part.decode(encoding), n) for part, n in seen.items()]
    except UnicodeDecodeError:
        return UNDEFINED
    odd = sum(n for place, n in places if not fits(place))
    return odd, -sum(n for place, n in places if place[2] in _COMMON and _capital_fits(place))


def _capital_fits(place: str) -> bool:
    """Whether a letter is a capital where a cell begins: ``École`` rather than ``âcole``."""
    return place[1] not in _CELL_BEGINS or not place[2].islower()


def fits(place: str) -> bool:
    """Whether a character is one that a western text has there: two before it, itself, one after.

    >>> fits("afé "), fits("af‚ "), fits("d Éc"), fits(" DŽp")
    (True, False, True, False)
    """
    earlier, before, letter, after = list(place)
    if letter in _MARKS:
        return _mark_fits(before, letter, after)
    if letter not in _COMMON and letter not in _RARE:
        return False
    if not before.isalpha() and not after.isalpha():
        return letter in _ALONE
    if letter.isupper():
        return not before.isalpha() or (before.isupper() and not after.islower())
    in_capitals = (earlier.isupper() and before.isupper()) or after.isupper()
    return not in_capitals or letter in _TYPED_AS_KEY


def _mark_fits(before: str, letter: str, after: str) -> bool:
    if letter in _BETWEEN_FIGURES:
        return not before.isalpha() and not after.isalpha()
    if letter == "–":
        return not (before.islower() and after.islower())
    if letter == "‘":
        return not before.isalpha() or before in _ELIDED
    return not (letter in _BETWEEN_WORDS and before.isalpha() and after.isalpha())
