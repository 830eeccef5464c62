"""Rows of a list that are no row of it: titles of groups, totals, notes, headers written again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.identity import normalise
from loaders.layouts.names import Names
from loaders.layouts.partners.vocabulary import words

Why = Literal["section", "total", "note", "headers"]
_NUMBER = re.compile(r"[\d\s.,%€+\-/()]*\Z")
_STARRED = re.compile(r"\s*(?:\*+|\(\*?\d+\)|→|NB\b|N\.B\.)")
_SENTENCE = re.compile(r"\S+(?:\s+\S+){5,}[.!?]\s*\Z|\S+(?:\s+\S+){13,}", re.DOTALL)
_CARRIED = re.compile(r"\d.*|(?:de|des|du|d|of|the)\b.*|general\b.*|\Z")
MOST_CAPITALS = 0.3  # of the other names, beyond which capitals are how names are written here
FEWEST = 2  # columns without which every row is a cell alone
SHORT = 8  # letters that an acronym has at most


@dataclass(frozen=True, slots=True)
class Habits:
    """How a sheet is written.

    ``place``: the column of names, -1 where no row titles a group; ``columns``: how many hold
    something; ``capitals``: names are in capitals; ``across``: numbers of
    the rows of which a cell covers several columns.
    """

    header: tuple[str, ...]
    place: int
    columns: int
    capitals: bool
    across: frozenset[int]
    names: Names


def habits(
    header: Sequence[str], body: Sequence[Sequence[str]], place: int, **known: Any
) -> Habits:
    """From the first rows below the header. ``known``: ``across`` and ``names``."""
    width = {place for cells in body for place, cell in enumerate(cells) if cell.strip()}
    full = [first(cells) for cells in body if sum(1 for cell in cells if cell.strip()) > 1]
    upper = sum(map(_is_upper, full))
    capitals = upper > MOST_CAPITALS * len(full) if full else True
    return Habits(tuple(header), place, len(width), capitals, **known)


def first(cells: Sequence[str]) -> str:
    """The first cell that holds something."""
    return next((cell.strip() for cell in cells if cell.strip()), "")


def aside(number: int, cells: Sequence[str], habits: Habits) -> Why | None:
    """Why a row is none of the list; None where it is one."""
    held = [cell.strip() for cell in cells if cell.strip()]
    if tuple(held) == tuple(filter(None, habits.header)):
        return "headers"
    if held and is_total(held[0]) and all(map(_NUMBER.match, held[1:])):
        return "total"
    if len(held) != 1:
        return None
    if is_note(held[0]):
        return "note"
    alone = habits.columns < FEWEST or habits.names.knows(held[0])
    if (
        alone
        or not any(cells[: habits.place + 1])
        or not (number in habits.across or _is_section(held[0], habits))
    ):
        return None
    return "section"


def is_total(text: str) -> bool:
    """Whether a text adds up the rows above.

    >>> is_total("Total : 8 structures"), is_total("Nombre de présents"), is_total("TotalEnergies")
    (True, True, False)
    """
    bare = normalise(text)
    starts = (word for word in words("totals") if bare == word or bare.startswith(f"{word} "))
    return any(_CARRIED.match(bare[len(word) :].strip()) or " " in word for word in starts)


def is_note(text: str) -> bool:
    """Whether a text explains the list.

    >>> is_note("* chiffres de 2023"), is_note("Source : atelier"), is_note("Source de vie")
    (True, True, False)
    """
    bare, label = normalise(text), normalise(text.partition(":")[0])
    noted = any(bare == word or bare.startswith(f"{word} ") for word in words("notes"))
    labelled = ":" in text and label in words("labels")
    return bool(noted or labelled or _STARRED.match(text) or _SENTENCE.match(text))


def _is_section(text: str, habits: Habits) -> bool:
    bare = normalise(text)
    if text.rstrip().endswith(":") or bare in words("sections"):
        return True
    long = len(text.split()) > 1 or len(bare) > SHORT
    return _is_upper(text) and long and not habits.capitals


def _is_upper(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 1
