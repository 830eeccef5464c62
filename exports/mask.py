"""One text without the names of those under a pseudonym; ids that name them bear a code instead."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from exports.codes import Code
from graph.identity import normalise
from graph.privacy import RETIRED, holds_coordinates
from graph.tables import Actors, Datasets, Events, Observations, Provenance, Territories, Text

Columns = TypeVar("Columns", Datasets, Territories, Events, Observations, Provenance)
_WORD = re.compile(r"[^\W_]+")
SHORTEST = 3  # letters of a name that is looked for in texts
LONG_NUMBER = 6  # digits of an id that are no year, count or amount by chance


class Mask:
    """Puts pseudonyms in place of names, other names and ids, accents, case and punctuation aside."""

    def __init__(self, actors: Actors, pseudonyms: Mapping[str, str], code: Code) -> None:
        self.code = code
        rows = zip(actors.id, actors.name, actors.aliases, strict=True)
        self._names = {
            words: pseudonyms[key]
            for key, name, aliases in rows
            if key in pseudonyms
            for spelling in (name, *aliases, key, _given(key))
            if len(words := normalise(spelling)) >= SHORTEST
        }
        longest: dict[str, int] = {}
        for words in self._names:
            first, *rest = words.split()
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
        self._longest = longest

    def __call__(self, text: str) -> str:
        """The text with pseudonyms in place of these names; the longest name wins."""
        return self._replaced(text, self._names.__getitem__)

    def name(self, text: str, key: str) -> str:
        """The name of a thing that is shown, without these names; ``key`` where nothing else is left.

        No pseudonym stands in it: "Centre Sainte-P-3f9a2c81d0" would tell whose name P-3f9a2c81d0 is.
        """
        shown = self._replaced(text, lambda _: RETIRED)
        return shown if shown == text or normalise(shown.replace(RETIRED, "")) else key

    def names(self, values: Text, keys: Text) -> Text:
        """The name of each thing of a column."""
        return text_column(map(self.name, values, keys))

    def _replaced(self, text: str, put: Callable[[str], str]) -> str:
        found = list(_WORD.finditer(text))
        words = [normalise(match.group()) for match in found]
        parts, at, end = [], 0, 0
        while at < len(words):
            size = self._size(words, at)
            if size:
                parts += [text[end : found[at].start()], put(" ".join(words[at : at + size]))]
                end = found[at + size - 1].end()
            at += size or 1
        return "".join(parts) + text[end:]

    def _size(self, words: list[str], at: int) -> int:
        """How many words from here are a name, 0 where none is."""
        most = min(self._longest.get(words[at], 0), len(words) - at)
        for size in range(most, 0, -1):
            if " ".join(words[at : at + size]) in self._names:
                return size
        return 0

    def plain(self, text: str) -> bool:
        """Whether a text names nobody hidden and holds no address and no telephone number."""
        return self(text) == text and not holds_coordinates((text,))

    def key(self, initial: str, text: str) -> str:
        """An id as it is, or its code."""
        return text if self.plain(text) else self.code(initial, text)

    def column(self, values: Text, kept: Collection[str] = ()) -> Text:
        """Every text of a column, words of the vocabulary (``kept``) apart: they name nobody."""
        known = {text: text if text in kept else self(text) for text in set(values)}
        return text_column(known[text] for text in values)

    def keys(self, initial: str, values: Text) -> Text:
        """Every id of a column."""
        if not self._names and not holds_coordinates(values):
            return values
        known = {text: self.key(initial, text) for text in set(values)}
        return text_column(known[text] for text in values)

    def columns(self, table: Columns, what: tuple[tuple[str, ...], Mapping[str, str]]) -> Columns:
        """A table, its texts and its ids (column -> initial) masked."""
        texts, ids = what
        made: dict[str, Any] = {name: self.column(getattr(table, name)) for name in texts}
        made |= {name: self.keys(to, getattr(table, name)) for name, to in ids.items()}
        return replace(table, **made)


def _given(key: str) -> str:
    """The part of an id that a person writes elsewhere: a register's number, a list's own id or a name.

    Without the short numbers, that any text may hold.
    """
    scheme, *parts = key.split(":")
    given = parts[min(2, len(parts) - 1)] if scheme == "local" and parts else key.rpartition(":")[2]
    return given if len(given) >= LONG_NUMBER or not given.isdigit() else ""


def text_column(values: Iterable[str]) -> Text:
    """Texts as a column."""
    return np.array([*values], dtype=object)
