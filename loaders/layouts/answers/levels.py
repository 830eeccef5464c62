"""What a cell answers of one actor: no tie, a tie, how strong or how formal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from graph.errors import InputError
from graph.identity import normalise
from loaders.layouts.answers.vocabulary import is_one, level_words
from loaders.values.shown import shown
from loaders.values.words import read_flag, read_word

_SCALE = re.compile(r"(\d{1,2})(?:[.,]0)?(?:\s*[-–:=(].*)?\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Level:
    """``tie``: there is one; ``strength``: how often, as a number; ``formality``: as a word."""

    tie: bool
    strength: str = ""
    formality: str = ""


NO_TIE = Level(tie=False)


@cache
def read_level(text: str, option: str = "") -> Level | None:
    """What a cell says; None where it is none of the words known.

    >>> read_level("Oui"), read_level("Très souvent"), read_level("Jamais"), read_level("bof")
    (Level(tie=True, strength='', formality=''), Level(tie=True, strength='4', formality=''), \
Level(tie=False, strength='', formality=''), None)
    """
    bare = normalise(text)
    if not text.strip() or is_one("unticked", text):
        return NO_TIE
    if is_one("ticked", text) or (option and bare == normalise(option)):
        return Level(tie=True)
    if (flag := _flag(text)) is not None:
        return Level(flag)
    if (found := _SCALE.match(text.strip())) is not None:
        return Level(found[1] != "0", found[1] if found[1] != "0" else "")
    if formality := _formality(text):
        return Level(tie=True, formality=formality)
    return _frequency(bare)


def _flag(text: str) -> bool | None:
    try:
        return read_flag(text)
    except InputError:
        return None


def _formality(text: str) -> str:
    try:
        return read_word("formalities", text)
    except InputError:
        return ""


def _frequency(bare: str) -> Level | None:
    """The level of the longest words that an answer holds."""
    held = [word for word in level_words() if f" {word} " in f" {bare} "]
    if not held:
        return None
    level = level_words()[max(held, key=lambda word: (len(word), word))]
    return Level(level > 0, str(level) if level else "")


def is_flag(text: str) -> bool:
    """Whether a cell is yes or no, or empty."""
    return not text.strip() or _flag(text) is not None


def doubtful_scale(cells: Iterable[str]) -> str:
    """Of numbers from 1 on, without 0: the 1 that may be never; ``""`` where nothing is doubtful.

    >>> doubtful_scale(["1", "4", "3"]), doubtful_scale(["0", "2", "1"]), doubtful_scale(["1", ""])
    ('1', '', '')
    """
    held = {text.strip() for text in cells if text.strip()}
    numbers = {int(found[1]) for text in held if (found := _SCALE.match(text))}
    if len(numbers) < len(held) or 0 in numbers or max(numbers, default=0) <= 1:
        return ""
    return "1" if 1 in numbers else ""


def unknown_level(text: str, **where: object) -> InputError:
    """Ask what a cell means."""
    return InputError("input_unknown_level", value=shown(text), **where)
