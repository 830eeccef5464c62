"""Two dates in one cell, from the first to the last: ``A_B``, ``A/B``, ``A - B``, ``du A au B``."""

import re
from collections.abc import Callable, Iterator

from graph.dates import PartialDate
from graph.identity import normalise
from loaders.values.written_dates import MONTHS

Read = Callable[[str], "tuple[PartialDate, PartialDate] | None"]
LONGEST = 80  # characters of a cell that is no sentence
_WORDS = r"\s(?:au|aux|à|a|to|until|till|jusqu[’']?(?:à|au|en))\s"
_BETWEEN = re.compile(rf"{_WORDS}|\s?[_/–—→>\-]\s?", re.IGNORECASE)
_FROM = re.compile(
    r"(?:du|de|d[’']|from|depuis(?:\sle)?|période\s(?:du|de)|(?:l[’'])?années?(?:\sscolaires?)?"
    r"|saisons?)\s?",
    re.IGNORECASE,
)
_DAY_MONTH = re.compile(r"\d{1,2}[/.\-]\d{1,2}\Z", re.ASCII)
_YEAR_LAST = re.compile(r"(?:^|.*\D)(\d{4})\Z", re.ASCII)


def two_dates(text: str, read: Read) -> tuple[PartialDate, PartialDate] | None:
    """The first and the last date of a cell that holds two; None for any other text.

    ``read`` gives a single date, known to a day or to a span, or None.
    """
    text = " ".join(text.split())
    if len(text) > LONGEST or not any(map(str.isdigit, text)):
        return None
    begun = _FROM.match(text)
    text = text[begun.end() :] if begun else text
    for found in _BETWEEN.finditer(text):
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        last = read(right) if left and right else None
        if last is None:
            continue
        for first in map(read, _completed(left, right)):
            if first is not None:
                return first[0], last[1]
    return None


def _completed(left: str, right: str) -> Iterator[str]:
    """A first date as it is written, else with the year or the month that only the last one has.

    >>> list(_completed("1er", "3 mars 2023")), list(_completed("12/03", "15/03/2023"))
    (['1er', '1er mars 2023'], ['12/03', '12/03/2023'])
    """
    yield left
    year = _YEAR_LAST.match(right)
    if year is None:
        return
    words = normalise(left).split()
    month = next((word for word in normalise(right).split() if word in MONTHS), "")
    if words and words[-1] in MONTHS:
        yield f"{left} {year[1]}"
    elif month and len(words) == 1 and words[0].rstrip("er").isdigit():
        yield f"{left} {month} {year[1]}"
    elif _DAY_MONTH.match(left):
        yield f"{left}/{year[1]}".replace(".", "/").replace("-", "/")
