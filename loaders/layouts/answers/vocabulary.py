"""The words by which the answers to a form are told."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from graph.identity import normalise
from graph.packaged import read_yaml
from loaders.frame.headers import header_key

Words = Sequence[str]


@cache
def _said() -> dict[str, Any]:
    return read_yaml(Path(__file__).with_name("words.yaml"))


@cache
def _keys(group: str) -> frozenset[str]:
    return frozenset(map(header_key, _said()[group]))


@cache
def _phrases(group: str) -> Words:
    return tuple(map(normalise, _said()[group]))


def is_one(group: str, header: str) -> bool:
    """Whether a header is a word of a group, as it stands or the last step of a path.

    >>> is_one("tools", "_validation_status"), is_one("signs", "formhub/uuid"), is_one("when", "fin")
    (True, True, False)
    """
    return header_key(header) in _keys(group) or header_key(last_step(header)) in _keys(group)


def holds(group: str, text: str) -> bool:
    """Whether a text holds words of a group.

    >>> holds("partners", "Avec qui travaillez-vous ?"), holds("partners", "Votre ville")
    (True, False)
    """
    bare = f" {normalise(text)} "
    return any(f" {phrase} " in bare for phrase in _phrases(group))


def begins(group: str, text: str) -> bool:
    """Whether a text begins with words of a group."""
    bare = f"{normalise(text)} "
    return any(bare.startswith(f"{phrase} ") for phrase in _phrases(group))


def last_step(header: str) -> str:
    """What a path of groups ends with: ``identite/Structure`` is ``Structure``."""
    return header.rpartition("/")[2].strip() or header


@cache
def level_words() -> Mapping[str, int]:
    """Normalised words of a frequency -> its level."""
    levels: Mapping[int, Words] = _said()["levels"]
    return {normalise(word): level for level, some in levels.items() for word in some}
