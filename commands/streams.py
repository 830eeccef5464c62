"""Output that never fails on a character its terminal or pipe cannot write."""

import codecs
import io
import os
import sys
from pathlib import Path

# What code pages 1252 and 850 lack, in plain letters; anything else becomes a question mark.
_PLAIN = {
    "\u202f": "\u00a0", "\u2009": " ", "\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"',
    "\u2013": "-", "\u2014": "-", "\u2026": "...", "\u0153": "oe", "\u0152": "OE", "\u20ac": "EUR",
    "\u2192": "->", "\u2190": "<-", "\u2194": "<->", "\u2264": "<=", "\u2265": ">=", "\u2212": "-",
    "\u00a0": " ",
}  # fmt: skip


def plain(error: UnicodeError) -> tuple[str, int]:
    """Error handler for codecs: the nearest letters the encoding has."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = (_PLAIN.get(letter, "?") for letter in error.object[error.start : error.end])
    text = "".join(letters)
    try:
        text.encode(error.encoding)
    except UnicodeEncodeError:
        text = "".join(_PLAIN.get(letter, "?") for letter in text)
    return text, error.end


codecs.register_error("maillage-plain", plain)


def _nowhere() -> io.TextIOWrapper:
    return Path(os.devnull).open("w", encoding="utf-8")


def make_robust() -> None:
    """Let standard output and error replace what they cannot write, or be closed."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="maillage-plain")
