"""The key that makes pseudonyms stable: where it lies, and how it is made."""

import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path

from graph.errors import InputError

KEY_VARIABLE = "MAILLAGE_KEY"


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
