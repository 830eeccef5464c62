"""The language of a run: ``--lang``, else ``MAILLAGE_LANG``, else the locale, else French."""

import locale
import os
import re
from collections.abc import Sequence
from contextvars import ContextVar

from graph.language import LANGS, Lang, message

_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
UNSAID: Lang = "fr"  # where nothing says a language
ELSEWHERE: Lang = "en"  # where what says it says none of ours
_chosen: ContextVar[Lang | None] = ContextVar("language", default=None)


def _in_arguments(args: Sequence[str]) -> str:
    for position, arg in enumerate(args):
        if arg == "--":
            break
        if arg == "--lang" and position + 1 < len(args):
            return args[position + 1]
        if arg.startswith("--lang="):
            return arg.partition("=")[2]
    return ""


def _in_locale() -> str:
    """Language of the locale, ``""`` where it is unset or says nothing (C, POSIX)."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(variable):
            break
    else:
        # Elsewhere Python reads an unset locale as C.UTF-8, which it calls English.
        value = (locale.getlocale()[0] or "") if os.name == "nt" else ""
    name = value.partition(".")[0].partition("_")[0].lower()
    return "" if name in ("c", "posix") else name


def choose(args: Sequence[str] = ()) -> None:
    """Fix the language of the run from its arguments, before any text is made."""
    asked = _in_arguments(args) or os.environ.get("MAILLAGE_LANG", "")
    if asked not in LANGS:
        asked = _in_locale()
    known = (lang for lang in LANGS if asked.startswith(lang))
    _chosen.set(next(known, ELSEWHERE) if asked else UNSAID)


def lang() -> Lang:
    """The language of this run."""
    if _chosen.get() is None:
        choose()
    return _chosen.get() or UNSAID


def typed(text: str) -> str:
    """A usage with the words in capitals, which stand for what a person types, in the language of the run."""
    return _CAPITALS.sub(lambda word: say(f"typed.{word[0]}"), text)


def say(code: str, **fields: object) -> str:
    """A text of the catalogue in the language of this run."""
    return message(code, lang(), **fields)
