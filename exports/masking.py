"""Names of those under a pseudonym, wherever a source wrote them: in notes, evidence, names of meetings."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from graph.identity import normalise
from graph.selection import Selection
from graph.tables import Actors, Events, Participations, Provenance, Snapshot, Text, Ties

Table = TypeVar("Table", Ties, Participations)
_WORD = re.compile(r"[^\W_]+")
SHORTEST = 3  # letters of a name that is looked for in texts
EVENT_TEXTS = ("id", "name", "parent", "stated_date", "stated_duration", "evidence")
ROW_TEXTS = ("evidence", "stated_date", "stated_duration", "record_id", "attrs")


class Mask:
    """Puts pseudonyms in place of names and other names, accents, case and punctuation aside."""

    def __init__(self, actors: Actors, pseudonyms: Mapping[str, str]) -> None:
        rows = zip(actors.id, actors.name, actors.aliases, strict=True)
        self._names = {
            words: pseudonyms[code]
            for code, name, aliases in rows
            if code in pseudonyms
            for spelling in (name, *aliases)
            if len(words := normalise(spelling)) >= SHORTEST
        }
        longest: dict[str, int] = {}
        for words in self._names:
            first, *rest = words.split()
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
        self._longest = longest

    def __call__(self, text: str) -> str:
        """The text without these names; the longest name wins."""
        found = list(_WORD.finditer(text))
        words = [normalise(match.group()) for match in found]
        parts, at, end = [], 0, 0
        while at < len(words):
            size = self._size(words, at)
            if size:
                parts += [
                    text[end : found[at].start()],
                    self._names[" ".join(words[at : at + size])],
                ]
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

    def column(self, values: Text) -> Text:
        """Every text of a column."""
        known = {text: self(text) for text in set(values)}
        masked: Text = np.array([known[text] for text in values], dtype=object)
        return masked


def masked(selection: Selection, pseudonyms: Mapping[str, str]) -> Selection:
    """The same selection, no text of which names an actor under a pseudonym.

    Names and ids of actors themselves are left: whoever shows an actor asks for its pseudonym.
    """
    if not pseudonyms:
        return selection
    snapshot = selection.snapshot
    mask = Mask(snapshot.actors, pseudonyms)
    events = _texts(snapshot.events, EVENT_TEXTS, mask)
    actors = replace(snapshot.actors, attrs=mask.column(snapshot.actors.attrs))
    shown: Snapshot = replace(
        snapshot,
        actors=actors,
        events=events,
        ties=_rows(snapshot.ties, mask),
        participations=replace(_rows(snapshot.participations, mask), events=events),
    )
    return replace(
        selection,
        snapshot=shown,
        ties=_rows(selection.ties, mask),
        loops=_rows(selection.loops, mask),
        crossing=_rows(selection.crossing, mask),
        participations=replace(_rows(selection.participations, mask), events=events),
    )


Texts = TypeVar("Texts", Events, Provenance)


def _texts(table: Texts, names: tuple[str, ...], mask: Mask) -> Texts:
    columns: dict[str, Any] = {name: mask.column(getattr(table, name)) for name in names}
    return replace(table, **columns)


def _rows(table: Table, mask: Mask) -> Table:
    if table.provenance is None:
        return table
    return replace(table, provenance=_texts(table.provenance, ROW_TEXTS, mask))
