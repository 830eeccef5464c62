"""A date among words: ``Commission permanente du 27 février 2023``."""

import re
from collections.abc import Callable

from graph.dates import PartialDate
from graph.identity import normalise
from loaders.values.written_dates import MONTHS

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = re.compile(
    r"(?<![\d/.\-])(?:\d{1,2}[/.\-]\d{1,2}[/.\-]\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2}"
    r"|\d{4}[/\-]\d{2}[/\-]\d{2})(?![\d/\-])",
    re.ASCII,
)
_WORDED = re.compile(rf"\b(?:\d{{1,2}}(?:er)? )?(?:{_NAMES}) \d{{4}}\b", re.ASCII)
# A day whose year stands elsewhere, or nowhere: the sentence then names several dates.
_FIGURES = re.compile(r"(?<!\d)[0-3]?\d[/.][01]?\d(?![\d/.])", re.ASCII)
_DAY_OF = re.compile(rf"\b\d{{1,2}}(?:er)? (?:{_NAMES})\b", re.ASCII)
_LETTER = re.compile(r"[^\W\d_]{2}")
# What says that something did not begin on the day named, or that the day is one of several.
_ELSEWHERE = re.compile(
    r"\b(?:avant|apres|annul\w*|report\w*|sauf|ou|entre|before|after|or|between|not|pas|prevu\w*|jusqu\w*|am|pm)\b"
)


def date_among_words(text: str, read: Callable[[str], PartialDate | None]) -> PartialDate | None:
    """The one date that a sentence names, to the day if it can be; None where there is none, or several."""
    if not _LETTER.search(text) or _ELSEWHERE.search(normalise(text)):
        return None
    words = normalise(text)
    if _FIGURES.search(_DAY.sub("", text)) or _DAY_OF.search(_WORDED.sub("", words)):
        return None
    found = {read(day) for day in _DAY.findall(text)}
    found |= {read(day) for day in _WORDED.findall(words)}
    dates = {date for date in found if date is not None}
    return dates.pop() if len(dates) == 1 else None
