"""What a cell answers of one actor: no tie, a tie, how strong or how formal."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, partial

from graph.errors import InputError
from graph.identity import normalise
from loaders.layouts.answers.vocabulary import is_one, level_words
from loaders.values.shown import shown
from loaders.values.tried import tried
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
def read_level(text: str, option: str = "", *, scale: bool = False) -> Level | None:
    """What a cell says; None where it is none of the words known. ``scale``: its 0 and 1 are numbers.

    >>> read_level("Oui"), read_level("Très souvent"), read_level("Jamais"), read_level("bof")
    (Level(tie=True, strength='', formality=''), Level(tie=True, strength='4', formality=''), \
Level(tie=False, strength='', formality=''), None)
    """
    bare = normalise(text)
    if not text.strip() or is_one("unticked", text):
        return NO_TIE
    if is_one("ticked", text) or (option and bare == normalise(option)):
        return Level(tie=True)
    found = _SCALE.match(text.strip())
    if (flag := tried(read_flag, text)) is not None and not (scale and found):
        return Level(flag)
    if found:
        return Level(found[1] != "0", found[1] if found[1] != "0" else "")
    if formality := tried(partial(read_word, "formalities"), text):
        return Level(tie=True, formality=formality)
    return _frequency(bare)


def _frequency(bare: str) -> Level | None:
    """The level of the longest words that an answer holds."""
    held = [word for word in level_words() if f" {word} " in f" {bare} "]
    if not held:
        return None
    level = level_words()[max(held, key=lambda word: (len(word), word))]
    return Level(level > 0, str(level) if level else "")


def is_flag(text: str) -> bool:
    """Whether a cell is yes or no, or empty."""
    return not text.strip() or tried(read_flag, text) is not None


def is_level(text: str) -> bool:
    """Whether a cell says how often, and names nobody: ``Une fois par mois``.

    >>> is_level("Toutes les semaines"), is_level("Souvent la Mairie"), is_level("Mairie")
    (True, False, False)
    """
    return normalise(text) in level_words()


def scale_of(cells: Iterable[str]) -> frozenset[int]:
    """The numbers of a scale that cells answer by; none where they are no numbers, or 0 and 1 alone.

    >>> sorted(scale_of(["1", "4", ""])), sorted(scale_of(["0", "1"])), sorted(scale_of(["oui", "2"]))
    ([1, 4], [], [])
    """
    held = {text.strip() for text in cells if text.strip()}
    found = [_SCALE.match(text) for text in held]
    numbers = frozenset(int(match[1]) for match in found if match)
    return numbers if all(found) and max(numbers, default=0) > 1 else frozenset()


def is_doubtful(text: str, scale: frozenset[int]) -> bool:
    """Whether the 1 of a scale without 0 may be never."""
    found = _SCALE.match(text.strip())
    return bool(found and found[1] == "1" and 1 in scale and 0 not in scale)


def unknown_level(text: str, **where: object) -> InputError:
    """Ask what a cell means."""
    return InputError("input_unknown_level", value=shown(text), **where)
