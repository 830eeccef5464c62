"""Columns of one choice each: the question they belong to, and the actor they name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loaders.layouts.answers.vocabulary import is_one
from loaders.layouts.page import Cells

_BRACKETS = re.compile(r"(.*?\S)\s*\[([^\[\]]+)\]\s*\Z", re.DOTALL)
_NUMBERED = re.compile(r"(.*?\S)[_.](SQ\d{1,4}|\d{1,3}|other)\.?\Z")
_CODE = re.compile(r"(?:SQ|SA|SY|[A-Z]{1,2})?_?\d{1,5}\Z")
_SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*\Z")
FEWEST = 2  # columns that make a question without the mark of one


@dataclass(frozen=True, slots=True)
class Option:
    """A column: ``question`` it answers, ``name`` of the choice; ``grouped``: the question stands above."""

    place: int
    question: str
    name: str
    grouped: bool = False

    @property
    def is_code(self) -> bool:
        """Whether its name is the number of a tool, which says nobody.

        >>> Option(0, "Q2", "SQ001").is_code, Option(0, "Q2", "CCAS").is_code
        (True, False)
        """
        return bool(_CODE.match(self.name))


def other_named(name: str) -> str:
    """Who is named behind "other", as tools write an answer of one's own.

    >>> other_named("Autre : le club"), other_named("Autre Regard"), other_named("Autres: CCAS")
    ('le club', 'Autre Regard', 'CCAS')
    """
    other, _, named = name.partition(":")
    return named.strip() if named.strip() and is_one("others", other.strip()) else name


def is_slug(name: str) -> bool:
    """Whether a name is one that a tool made.

    >>> is_slug("regie_verger"), is_slug("mairie")
    (True, False)
    """
    return bool(_SLUG.match(name)) and "_" in name


def options(header: Cells, groups: Mapping[int, str]) -> list[Option]:
    """The columns of choices of a header; ``groups``: place -> what is written above it."""
    found: list[Option] = []
    asked = {text.rpartition("/")[0] for text in header if "/" in text}  # no choices of a group
    steps = Counter(text.rpartition("/")[0] for text in header if "/" in text and text not in asked)
    for place, text in enumerate(header):
        parents = [h for h in header if h and text.startswith(f"{h}/")]
        if match := _BRACKETS.match(text) or _NUMBERED.match(text):
            found.append(Option(place, match[1], match[2].strip()))
        elif parents:
            parent = max(parents, key=len)
            found.append(Option(place, parent, text[len(parent) + 1 :].strip()))
        elif "/" in text and text not in asked and steps[text.rpartition("/")[0]] >= FEWEST:
            question, _, name = text.rpartition("/")
            found.append(Option(place, question, name.strip()))
        elif text and place in groups:
            found.append(Option(place, groups[place], text, grouped=True))
    return _several(found)


def _several(found: Sequence[Option]) -> list[Option]:
    """Options of questions that several columns answer, or that the header itself names."""
    columns = Counter(each.question for each in found)
    return [each for each in found if columns[each.question] >= FEWEST or not each.grouped]
