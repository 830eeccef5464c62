"""A faulty cell as a message repeats it, and cells that show nothing."""

import unicodedata

from graph.language import shortened
from graph.privacy.coordinates import retire

SHOWN = 80  # characters of a faulty cell that a message repeats
# Fillers and joiners that Unicode counts among letters, marks and symbols, and that show nothing.
_FILLERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0\ufe0e\ufe0f")


def shown(text: str) -> str:
    """A cell as a message repeats it: on one line, its beginning only, no telephone number or address."""
    return shortened(" ".join(retire(text).split()), SHOWN)


def is_blank(text: str) -> bool:
    """Whether a cell shows nothing: it is empty, or all spaces and invisible characters.

    >>> is_blank(" \u200b\u202e"), is_blank("A\u200b")
    (True, False)
    """
    return all(c in _FILLERS or unicodedata.category(c)[0] in "CZ" for c in text)
