"""The words of sheets of presences, from words.yaml, normalised as cells are."""

import re
from functools import cache
from pathlib import Path
from typing import Any

from graph.identity import normalise
from graph.packaged import read_yaml


@cache
def vocabulary() -> dict[str, Any]:
    """The whole of words.yaml."""
    return read_yaml(Path(__file__).parent / "words.yaml")


@cache
def words(name: str) -> frozenset[str]:
    """A list of words, normalised.

    >>> "presence" in words("presence")
    True
    """
    return frozenset(normalise(str(word)) for word in vocabulary()[name])


@cache
def meanings(name: str) -> dict[str, str]:
    """Normalised word -> what it means, of a mapping of lists; the first meaning holds."""
    found: dict[str, str] = {}
    for meaning, listed in vocabulary()[name].items():
        for word in listed:
            found.setdefault(normalise(str(word)), meaning)
    return found


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of normalised texts."""
    return re.compile(str(vocabulary()[name]))


def speaks_of(name: str, *texts: str) -> bool:
    """Whether one of the texts holds a word of a list.

    >>> speaks_of("meeting", "COPIL n°3"), speaks_of("meeting", "Annuaire")
    (True, False)
    """
    return any(not words(name).isdisjoint(normalise(text).split()) for text in texts)
