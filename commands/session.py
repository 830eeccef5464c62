"""One run of a command: its store, and the command line that would do it again."""

import re
import shlex
from collections.abc import Mapping
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

import click

from commands.language import lang

if TYPE_CHECKING:
    from graph.store.store import Store

_PLAIN = re.compile(r"[\w@%+=:,./-]+", re.ASCII)
_UNSAFE_QUOTED = re.compile(r"[\"$`\\!%\n]")
# Options whose words may name an actor who has to be hidden; --type takes several.
NAMING = ("--without", "--ego", "--type", "--territory", "--title")
_CREDENTIALS = re.compile(r"(?<=://)[^/@]+@")


def opened(url: str, *, create: bool = False) -> AbstractContextManager["Store"]:
    """The store of this address; only loading and copying create one."""
    from graph.store import open_store

    return open_store(url, create=create)


def without_credentials(url: str) -> str:
    """An address that may be printed."""
    return _CREDENTIALS.sub("", url)


def again(store: str = "", hidden: Mapping[str, str] | None = None) -> str:
    """The command line of this run, its store and language spelt out: run again, it gives the same bytes.

    ``hidden``: what is written after ``NAMING`` options, ``--option=text`` or the text alone -> what
    to write instead.
    """
    context = click.get_current_context()
    words = _masked([*(context.find_root().obj or ())], hidden or {})
    for name, value in (("--store", store), ("--lang", lang())):
        if value and not any(word == name or word.startswith(f"{name}=") for word in words):
            words += [name, value]
    return " ".join(["maillage", *(quoted(without_credentials(word)) for word in words)])


def _masked(words: list[str], hidden: Mapping[str, str]) -> list[str]:
    masked = []
    for before, word in zip(["", *words], words, strict=False):
        name, sign, value = word.partition("=")
        if before in NAMING:
            masked.append(_shown(before, word, hidden))
        elif name in NAMING and sign:
            masked.append(f"{name}={_shown(name, value, hidden)}")
        else:
            masked.append(word)
    return masked


def _shown(option: str, value: str, hidden: Mapping[str, str]) -> str:
    parts = value.split(",") if option == "--type" else [value]
    return ",".join(
        hidden.get(f"{option}={part}", hidden.get(part.strip(), part)) for part in parts
    )


def quoted(word: str) -> str:
    """A word of a command line, in double quotes where it needs any: Windows and POSIX shells read them."""
    if _PLAIN.fullmatch(word):
        return word
    return shlex.quote(word) if _UNSAFE_QUOTED.search(word) else f'"{word}"'
