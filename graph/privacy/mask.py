"""One text without the names of those under a pseudonym; ids that name them bear a code instead."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from graph.identity import normalise
from graph.privacy.codes import Code
from graph.privacy.coordinates import RETIRED, holds_coordinates
from graph.privacy.names import Names, spellings
from graph.tables import (
    Actors,
    Datasets,
    Events,
    Observations,
    Provenance,
    Ratings,
    Territories,
    Text,
    Ties,
    objects,
)

Columns = TypeVar("Columns", Datasets, Territories, Events, Ties, Observations, Ratings, Provenance)


class Mask:
    """Puts pseudonyms in place of names, other names and ids, accents, case and punctuation aside."""

    def __init__(self, actors: Actors, pseudonyms: Mapping[str, str], code: Code) -> None:
        self.code = code
        rows = zip(actors.id, actors.name, actors.aliases, strict=True)
        self._names = {
            words: pseudonyms[key]
            for key, name, aliases in rows
            if key in pseudonyms
            for words in spellings(key, name, aliases)
        }
        self._found = Names(self._names)

    def __call__(self, text: str) -> str:
        """The text with pseudonyms in place of these names; the longest name wins."""
        return self._found.replaced(text, self._names.__getitem__)

    def name(self, text: str, key: str) -> str:
        """The name of a thing that is shown, without these names; ``key`` where nothing else is left.

        No pseudonym stands in it: "Centre Sainte-P-3f9a2c81d0" would tell whose name P-3f9a2c81d0 is.
        """
        shown = self._found.replaced(text, lambda _: RETIRED)
        return shown if shown == text or normalise(shown.replace(RETIRED, "")) else key

    def names(self, values: Text, keys: Text) -> Text:
        """The name of each thing of a column."""
        return objects(map(self.name, values, keys))

    def plain(self, text: str) -> bool:
        """Whether a text names nobody hidden and holds no address and no telephone number."""
        return self(text) == text and not holds_coordinates((text,))

    def key(self, initial: str, text: str) -> str:
        """An id as it is, or its code."""
        return text if self.plain(text) else self.code(initial, text)

    def column(self, values: Text, kept: Collection[str] = ()) -> Text:
        """Every text of a column, words of the vocabulary (``kept``) apart: they name nobody."""
        known = {text: text if text in kept else self(text) for text in set(values)}
        return objects(known[text] for text in values)

    def keys(self, initial: str, values: Text) -> Text:
        """Every id of a column."""
        if not self._names and not holds_coordinates(values):
            return values
        known = {text: self.key(initial, text) for text in set(values)}
        return objects(known[text] for text in values)

    def columns(self, table: Columns, what: tuple[tuple[str, ...], Mapping[str, str]]) -> Columns:
        """A table, its texts and its ids (column -> initial) masked."""
        texts, ids = what
        made: dict[str, Any] = {name: self.column(getattr(table, name)) for name in texts}
        made |= {name: self.keys(to, getattr(table, name)) for name, to in ids.items()}
        return replace(table, **made)
