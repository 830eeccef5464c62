"""How long what the last campaign of a dataset said holds after it: ``6m``, ``1y``, ``30d`` or ``none``."""

import re
import unicodedata

from graph.errors import InputError

NONE = "none"
_LENGTH = re.compile(r"(\d{1,4})\s*([^\W\d_]+)")
_UNITS = {
    "d": ("d", "day", "days", "j", "jour", "jours"),
    "m": ("m", "month", "months", "mois"),
    "y": ("y", "year", "years", "a", "an", "ans", "année", "années"),
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words}
_NOT_AT_ALL = frozenset({NONE, "aucun", "aucune", "non", "no", "false"})  # YAML says false for no


def read_carry(text: str) -> str:
    """A length as ``6m`` or ``none``, however a person writes it; ``""`` where nothing is said.

    Raises InputError for anything else, and for a length of nothing.

    >>> read_carry("6 mois"), read_carry("1Y"), read_carry("aucune"), read_carry("")
    ('6m', '1y', 'none', '')
    """
    word = unicodedata.normalize("NFC", text).strip().casefold()
    if not word or word in _NOT_AT_ALL:
        return NONE if word else ""
    found = _LENGTH.fullmatch(word)
    unit = _UNIT_OF.get(found[2]) if found else None
    if found is None or unit is None or not int(found[1]):
        raise InputError("bad_carry", text=text.strip())
    return f"{int(found[1])}{unit}"
