"""Dates known to some months only: ``T1 2023``, ``fin 2023``, ``rentrée 2020``, ``été 2021``."""

import re

from graph.identity import normalise
from loaders.values.written_dates import MONTHS

Months = tuple[int, int]  # first and last month of a year
_PARTS: dict[str, Months] = {
    word: months
    for words, months in (
        ("debut deb early beginning start", (1, 3)),
        ("mi milieu mid middle", (6, 7)),
        ("fin late end", (10, 12)),
        ("rentree", (9, 9)),
        ("printemps spring", (3, 5)),
        ("ete summer", (6, 8)),
        ("automne autumn fall", (9, 11)),
    )
    for word in words.split()
}
_WITHIN_MONTH = frozenset(("debut", "deb", "mi", "milieu", "fin", "early", "mid", "late", "end"))
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "l la le les de d du en au courant mois annee annees an exercice scolaire the of in year",
    )
)
_ORDER = {
    **{f"{n}{mark}": n for n in range(1, 5) for mark in ("", "er", "e", "eme", "ere", "nd")},
    "premier": 1, "premiere": 1, "deuxieme": 2, "second": 2, "seconde": 2, "troisieme": 3,
    "quatrieme": 4, "dernier": 0, "first": 1, "third": 3, "fourth": 4,
}  # fmt: skip
_LENGTHS = {
    **dict.fromkeys(("t", "q", "trimestre", "trim", "quarter"), 3),
    **dict.fromkeys(("s", "h", "semestre", "sem", "semester", "half"), 6),
}
_YEAR = re.compile(r"\d{4}\Z", re.ASCII)
_SHORT = re.compile(r"([tqsh])([1-4])\Z", re.ASCII)  # T1, S2
_GLUED = re.compile(r"([1-4])([tqsh])\Z", re.ASCII)  # 1T
_LONG = re.compile(r"([1-4])(?:er|e|eme|ere)?(trimestre|semestre)\Z", re.ASCII)  # 2etrimestre


def vague_date(text: str) -> tuple[str, str] | None:
    """The first and the last month that a text may mean; None for any other text.

    >>> vague_date("2e trimestre 2023"), vague_date("rentrée 2020"), vague_date("mi-mars 2021")
    (('2023-04', '2023-06'), ('2020-09', '2020-09'), ('2021-03', '2021-03'))
    """
    words = normalise(text).split()
    years = [word for word in words if _YEAR.match(word)]
    if len(years) != 1 or words == years:
        return None
    (year,) = years
    telling = [word for word in words if word not in (*_SMALL, year)]
    if not telling or telling[0] in MONTHS:
        return None
    months = _part(telling) or _fraction(telling)
    return (f"{year}-{months[0]:02d}", f"{year}-{months[1]:02d}") if months else None


def _part(words: list[str]) -> Months | None:
    """``fin``, ``ete``; ``mi mars`` is that month, and ``rentree septembre`` too."""
    *before, last = words
    if last in MONTHS and set(before) <= _WITHIN_MONTH | {"rentree"}:
        return MONTHS[last], MONTHS[last]
    return _PARTS.get(last) if not before else None


def _fraction(words: list[str]) -> Months | None:
    """A quarter or a half of the year: ``t1``, ``1er semestre``, ``trimestre 2``."""
    if len(words) == 1:
        if found := _SHORT.match(words[0]):
            words = [found[2], found[1]]
        elif found := _GLUED.match(words[0]) or _LONG.match(words[0]):
            words = [found[1], found[2]]
    if len(words) != 2:  # noqa: PLR2004
        return None
    length = next((_LENGTHS[word] for word in words if word in _LENGTHS), 0)
    order = next((_ORDER[word] for word in words if word in _ORDER), -1)
    if not length or order < 0:
        return None
    order = order or 12 // length
    return ((order - 1) * length + 1, order * length) if order * length <= 12 else None  # noqa: PLR2004
