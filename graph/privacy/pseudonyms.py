"""Who is shown under a pseudonym in what is made to be shared.

A pseudonym is a keyed hash (HMAC-SHA-256) of the actor's id: the same in every export made with the same key,
and not to be found again by trying names, as a plain hash would be. What else names somebody hidden bears a
code made in the same way.
"""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.privacy.key import key
from graph.tables import Actors, Flags

DIGITS = 10


@dataclass(frozen=True)
class Coder:
    """Codes in place of texts: ``P-3f9a2c81d0``. The key is looked for when the first one is asked.

    ``store``: the address of the store beside which the key lies. ``told``: called with the place of
    a key that had to be made.
    """

    store: str
    told: Callable[[Path], object]

    def __call__(self, initial: str, text: str) -> str:
        """The code of a text: its initial says what it names."""
        return f"{initial}-{_code(self._key, text)}"

    @cached_property
    def _key(self) -> bytes:
        return key(self.store, self.told)


def hidden(actors: Actors, *, organisations: bool = False) -> Flags:
    """Which actors bear a pseudonym: persons; with ``organisations``, all."""
    persons: Flags = actors.form == "person"
    return persons | True if organisations else persons


def pseudonyms(
    actors: Actors, code: Callable[[str, str], str], *, organisations: bool = False
) -> dict[str, str]:
    """Actor id -> pseudonym (``P-3f9a2c81d0`` a person, ``O-...`` another) of those who bear one.

    ``code``: a ``Coder``. No key is looked for where nobody is hidden.
    """
    rows = hidden(actors, organisations=organisations).nonzero()[0]
    initials = {True: "P", False: "O"}
    return {
        actors.id[row]: code(initials[actors.form[row] == "person"], actors.id[row]) for row in rows
    }


def shown_names(
    actors: Actors,
    code: Callable[[str, str], str],
    *,
    organisations: bool = False,
    internal: bool = False,
) -> dict[str, str]:
    """The pseudonyms of what is about to be made: none of persons in a working document (``internal``)."""
    if internal and not organisations:
        return {}
    return pseudonyms(actors, code, organisations=organisations)


def _code(secret: bytes, text: str) -> str:
    return hmac.new(secret, text.encode("utf-8"), "sha256").hexdigest()[:DIGITS]
