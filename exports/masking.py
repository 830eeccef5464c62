"""Names of those under a pseudonym, wherever a source wrote them: in notes, evidence, names of meetings."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from graph.identity import normalise
from graph.kinds import codes
from graph.lookup import find_actor
from graph.selection import Filters, Selection
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

    def column(self, values: Text, kept: Collection[str] = ()) -> Text:
        """Every text of a column, words of the vocabulary (``kept``) apart: they name nobody."""
        known = {text: text if text in kept else self(text) for text in set(values)}
        masked: Text = np.array([known[text] for text in values], dtype=object)
        return masked


def masked(selection: Selection, pseudonyms: Mapping[str, str]) -> Selection:
    """The same selection, no text of which names an actor under a pseudonym.

    Names and ids of actors themselves are left, and the other names of those who bear a pseudonym:
    whoever shows an actor asks for it. Types of ties that are the same once masked become one; rows
    keep their order.
    """
    if not pseudonyms:
        return selection
    snapshot = selection.snapshot
    mask = Mask(snapshot.actors, pseudonyms)
    events = _texts(snapshot.events, EVENT_TEXTS, mask)
    shown: Snapshot = replace(
        snapshot,
        actors=_actors(snapshot.actors, mask, pseudonyms),
        events=events,
        ties=_ties(snapshot.ties, mask),
        participations=_presences(snapshot.participations, events, mask),
    )
    return replace(
        selection,
        snapshot=shown,
        filters=_filters(selection, mask, pseudonyms),
        ties=_ties(selection.ties, mask),
        loops=_ties(selection.loops, mask),
        crossing=_ties(selection.crossing, mask),
        participations=_presences(selection.participations, events, mask),
    )


def _filters(selection: Selection, mask: Mask, pseudonyms: Mapping[str, str]) -> Filters:
    """As written, but by their ids actors whose name is hidden, or names another who is hidden."""
    actors, filters = selection.snapshot.actors, selection.filters
    without = []
    for text in filters.without:
        code = str(actors.id[find_actor(actors, text)])
        plain = code not in pseudonyms and mask(text) == text
        without.append(text if plain else code)
    known = codes("tie_types")
    types = tuple(text if text in known else mask(text) for text in filters.types)
    return replace(filters, without=tuple(without), types=types)


def _actors(actors: Actors, mask: Mask, pseudonyms: Mapping[str, str]) -> Actors:
    aliases = np.empty(len(actors.id), dtype=object)
    aliases[:] = [
        names if code in pseudonyms else tuple(mask(name) for name in names)
        for code, names in zip(actors.id, actors.aliases, strict=True)
    ]
    return replace(actors, aliases=aliases, attrs=mask.column(actors.attrs))


def _ties(ties: Ties, mask: Mask) -> Ties:
    names = mask.column(ties.type_names, codes("tie_types"))
    type_names, place = np.unique(names, return_inverse=True)
    types = place[ties.type].astype(np.int16)
    return replace(_rows(ties, mask), type=types, type_names=type_names)


def _presences(rows: Participations, events: Events, mask: Mask) -> Participations:
    role = mask.column(rows.role, codes("roles"))
    return replace(_rows(rows, mask), events=events, role=role)


Texts = TypeVar("Texts", Events, Provenance)


def _texts(table: Texts, names: tuple[str, ...], mask: Mask) -> Texts:
    columns: dict[str, Any] = {name: mask.column(getattr(table, name)) for name in names}
    return replace(table, **columns)


def _rows(table: Table, mask: Mask) -> Table:
    if table.provenance is None:
        return table
    return replace(table, provenance=_texts(table.provenance, ROW_TEXTS, mask))
