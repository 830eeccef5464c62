"""Times as Gephi writes them: ``<[2019-01-01, 2020-01-01]; [2021, 2022)>``, ``<[2019.0]>``."""

import re
from dataclasses import dataclass

from graph.dates import PartialDate, date_until
from graph.errors import InputError
from loaders.values.dates import read_period

_SET = re.compile(r"<?\s*((?:[\[(\]][^\[\]()<>]*[\])\[]\s*[;,]?\s*)+)>?\Z")
_GROUP = re.compile(r"([\[(\]])([^\[\]()<>]*)([\])\[])")
_EMPTY = frozenset({"", "<empty>", "<>", "[]", "<[]>", "null"})
_UNBOUNDED = frozenset({"-infinity", "infinity", "+infinity", "-inf", "inf", "*", "-∞", "∞", "+∞"})
ENDS = 2


@dataclass(frozen=True, slots=True)
class Spell:
    """A first and a last date, included, as texts; ``seen``: looked at then, and no end observed."""

    first: str = ""
    last: str = ""
    seen: bool = False


def read_timeset(text: str, *, instants: bool = False) -> list[Spell]:
    """The spells of a cell: ``[a, b]`` runs until b, included; ``(`` and ``)`` leave their end out.

    ``instants``: dates within brackets are moments, as one or more than two always are. A text of
    another form is a first date by itself, for the reader of dates to judge.

    >>> [(s.first, s.last) for s in read_timeset("<[2019-01-01,2020-01-01]>")]
    [('2019-01-01', '2020-01-01')]
    >>> [(s.first, s.last) for s in read_timeset("[2019.0, 2021.0); [2022, Infinity]")]
    [('2019', '2020'), ('2022', '')]
    """
    stripped = text.strip()
    if stripped.lower() in _EMPTY:
        return []
    if not _SET.match(stripped):
        return [_instant(stripped)] if instants else [Spell(stripped)]
    return [
        spell for found in _GROUP.findall(stripped) for spell in _group(found, instants=instants)
    ]


def _group(group: tuple[str, str, str], *, instants: bool) -> list[Spell]:
    begins, inside, ends = group
    dates = [part.strip() for part in inside.split(",") if part.strip()]
    if instants or len(dates) != ENDS:
        return [_instant(date) for date in dates]
    first, last = (_date(date) for date in dates)
    if isinstance(first, PartialDate) and begins != "[":
        first = PartialDate(first.end, first.precision)
    if isinstance(last, PartialDate) and ends != "]":
        last = date_until(last.first, last.precision)
    return [Spell(str(first), str(last))]


def _instant(text: str) -> Spell:
    """A moment lasts as long as its own day, month or year, and its end is not observed."""
    date = str(_date(text))
    return Spell(date, date, seen=bool(date))


def _date(text: str) -> PartialDate | str:
    """A date, ``""`` for one without bound; a text that is none, as it stands."""
    if text.strip().lower() in _UNBOUNDED:
        return ""
    try:
        first, last = read_period(text) or ("", "")
    except InputError:
        return text
    return first if first == last else text
