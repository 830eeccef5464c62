"""Who is shown under a pseudonym in what is made to be shared, and the key that makes pseudonyms stable.

A pseudonym is a keyed hash (HMAC-SHA-256) of the actor's id: the same in every export made with the same key,
and not to be found again by trying names, as a plain hash would be. What else names somebody hidden bears a
code made in the same way.
"""

import hmac
import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graph.errors import InputError
from graph.tables import Actors, Flags

KEY_VARIABLE = "MAILLAGE_KEY"
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


def key(store: str, told: Callable[[Path], object]) -> bytes:
    """The key: ``$MAILLAGE_KEY``, else beside the SQLite file, else in the user's configuration folder.

    It is made, readable by its owner alone, where there is none, and ``told`` is called with its place.
    Raises InputError for a file that holds none: names could be tried against what it makes.
    """
    if given := os.environ.get(KEY_VARIABLE):
        return given.encode("utf-8")
    places = _places(store)
    for place in places:
        if place.is_file():
            return _read(place)
    return _made(places, told)


def _read(place: Path) -> bytes:
    secret = place.read_bytes().strip()
    if not secret:
        raise InputError("pseudonyms_empty_key", path=place)
    return secret


def key_file(store: Path | str) -> Path:
    """Where the key of a SQLite store lies: beside it."""
    return Path(f"{store}.key")


def _places(store: str) -> list[Path]:
    beside = [] if "://" in store or store == ":memory:" else [key_file(store)]
    return [*beside, configuration() / "maillage.key"]


def _made(places: list[Path], told: Callable[[Path], object]) -> bytes:
    *beside, last = places
    for place in beside:
        try:
            return _written(place, told)
        except OSError:
            continue  # a folder that may only be read: the user's own folder takes the key
    last.parent.mkdir(parents=True, exist_ok=True)
    return _written(last, told)


def _written(place: Path, told: Callable[[Path], object]) -> bytes:
    text = secrets.token_hex(32).encode("ascii")
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(place)
    with os.fdopen(handle, "wb") as file:
        file.write(text + b"\n")
    told(place)
    return text


def configuration() -> Path:
    """The user's configuration folder for maillage, by the system's habit."""
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home()) / "maillage"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "maillage"
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "maillage"
