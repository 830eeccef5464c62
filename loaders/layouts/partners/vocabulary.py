"""The words by which lists of partners are told."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graph.identity import normalise
from graph.packaged import read_yaml
from loaders.values.shown import is_blank

DASHES = frozenset("-–—−/_.?…·")


@cache
def _said() -> dict[str, Any]:
    return read_yaml(Path(__file__).with_name("words.yaml"))


@cache
def words(group: str) -> Mapping[str, int]:
    """The words of a group, normalised -> their place in it."""
    listed: Sequence[str] = _said()[group]
    return {normalise(word): place for place, word in reversed(list(enumerate(listed)))}


@cache
def type_of(header: str) -> str:
    """The type of tie that a header of partners says, ``""`` for none.

    >>> type_of("Travaille avec"), type_of("Partenaires")
    ('works_with', '')
    """
    types: Mapping[str, Sequence[str]] = _said()["types"]
    bare = normalise(header)
    return next((code for code, some in types.items() if bare in map(normalise, some)), "")


@cache
def listing_fields() -> frozenset[str]:
    """The fields that only a list of actors has."""
    return frozenset(_said()["listing"])


def names_nobody(text: str) -> bool:
    """Whether a cell of partners says that there is none.

    >>> names_nobody(" – "), names_nobody("Néant."), names_nobody("Mairie")
    (True, True, False)
    """
    bare = normalise(text)
    return bare in words("nobody") if bare else is_blank(text) or set(text) <= DASHES | {" "}
