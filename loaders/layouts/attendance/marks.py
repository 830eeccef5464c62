"""What a cell of a sheet of presences says of who came, or did not."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from graph.identity import normalise
from loaders.layouts.attendance.words import meanings, vocabulary, words

Legend = Mapping[str, str]
NOTHING, COUNT, UNKNOWN = "nothing", "count", "unknown"
TICKED, SIGNED = "ticked", "signed"  # columns where a cell says how one was there, or anything does
ROLES = ("attendee", "represented", "excused", "absent")  # what any of several persons is, first
LONGEST = 80
REMEMBERED = 100_000  # distinct texts
_OPEN = re.compile(r"\((?:e|s|es|e s)\)|[·.](?:e|s|es)\b")
_REMARK = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)?(?: ?(?:h|heures?|hours?|min|mn|pers|personnes?|%)\.?)?\Z|\d+ ?[h:] ?\d\d(?::\d\d)?\Z"
)
_WORDS = r"[^\W\d_]{2,}(?:\(e?s?\))?(?: [^\W\d_]{2,}(?!\s*[=:→]))*"
_PAIR = re.compile(rf"(?<![^\s,;:(])([^\s,;:=()\[\]\-–]{{1,4}})\s*(?:=|:|→|->|–|-)\s*({_WORDS})")
_TURNED = re.compile(
    r"([^\W\d_][^,;:=()\[\]\n]*?)\s*(?:=|:|→|\()\s*([^\s,;:=()\[\]]{1,4})(?=[,;)]|$)"
)


def read_mark(text: str, legend: Legend) -> str:
    """The role of who bears this mark, or ``nothing``, ``count`` (of hours, of persons), ``unknown``.

    >>> [read_mark(cell, {}) for cell in ("X", "Excusé(e)", "représentée par la Mairie", "3", "A")]
    ['attendee', 'excused', 'represented', 'count', 'unknown']
    """
    if legend and (told := legend.get(text.strip().casefold())):
        return told
    return _plain_mark(text)


@lru_cache(maxsize=REMEMBERED)
def _plain_mark(text: str) -> str:
    bare = text.strip()
    if not bare or all(letter in vocabulary()["blanks"] for letter in bare):
        return NOTHING
    if all(letter in vocabulary()["ticks"] or letter in "\ufe0e\ufe0f " for letter in bare):
        return "attendee"
    if "?" in bare:
        return UNKNOWN
    if _NUMBER.match(bare.casefold()):
        return {"1": "attendee", "0": "absent"}.get(re.sub(r"[.,]0+$", "", bare), COUNT)
    return _of_words(bare) if len(bare) <= LONGEST else UNKNOWN


def role_of(text: str, column: str, legend: Legend) -> str:
    """The role that a cell gives, or ``nothing``, ``count``, ``unknown``.

    >>> role_of("x", "excused", {}), role_of("non", "excused", {}), role_of("J. Ortie", "signed", {})
    ('excused', 'nothing', 'attendee')
    """
    said = read_mark(text, legend)
    if column == TICKED or said == NOTHING:
        return said
    if column == SIGNED:
        return "attendee" if said in (UNKNOWN, COUNT) else said
    return NOTHING if said == "absent" and column != "absent" else column


def _of_words(bare: str) -> str:
    gender = _OPEN.sub("", bare)
    for form in (normalise(gender), normalise(_REMARK.sub(" ", gender))):
        if found := meanings("marks").get(form):
            return _with_remark(found, gender)
    said = normalise(gender).split()
    if found := _within(said):
        return found
    if (
        said
        and meanings("marks").get(said[0]) == "attendee"
        and words("beside").issuperset(said[1:])
    ):
        return "attendee"
    named = len(said) > 1 and said[0] in words("civilities")
    return "attendee" if named else UNKNOWN


def _with_remark(found: str, text: str) -> str:
    """A role, unless the words in parentheses say another one: ``absent (excusé)``."""
    remark = _within(normalise(" ".join(_REMARK.findall(text))).split())
    if found == "attendee":
        return found if remark in ("", found) else UNKNOWN
    return remark or found


def _within(said: list[str]) -> str:
    """What the words of a cell say among them, ``""`` for nothing, or for opposites."""
    found = set()
    for before, word in zip(["", *said], said, strict=False):
        for begins, role in meanings("within").items():
            if word.startswith(begins):
                found.add("absent" if before in words("not") else role)
    if "attendee" in found and len(found) > 1:
        return UNKNOWN
    return next(
        (role for role in ("represented", "excused", "absent", *found) if role in found), ""
    )


def read_legend(texts: Iterable[str]) -> dict[str, str]:
    """Marks that a text beside the table explains: ``P = présent, E = excusé``.

    >>> read_legend(["P = présent, R : représenté (par un autre)", "Absent (A)"])
    {'p': 'attendee', 'r': 'represented', 'a': 'absent'}
    """
    found: dict[str, str] = {}
    for text in texts:
        pairs = [*_PAIR.findall(text), *((mark, said) for said, mark in _TURNED.findall(text))]
        for mark, said in pairs:
            role = _of_words(said.strip())
            if role in ROLES and _of_words(mark) in (UNKNOWN, role):
                found.setdefault(mark.casefold(), role)
    return found


def with_letters(legend: Legend, cells: Iterable[str]) -> Legend:
    """A legend with what marks mean beside the others: A beside P or E is absent, ✗ beside ✓ too.

    >>> with_letters({}, ["P", "A", "✓", "✗"])
    {'a': 'absent', '✗': 'absent'}
    """
    held = {cell.strip() for cell in cells}
    found: dict[str, str] = {}
    roles = {read_mark(cell, legend) for cell in held if cell.isalpha()}
    if any(normalise(cell) == "p" for cell in held) or roles & {"excused", "absent"}:
        found |= vocabulary()["letters"]
    crosses = held & set(vocabulary()["crosses"])
    if held & (set("✓✔☑✅√") | {"x", "X"}):
        found |= dict.fromkeys(sorted(crosses), "absent")
    return found | dict(legend)
