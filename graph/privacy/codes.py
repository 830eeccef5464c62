"""Codes in what is asked: what each stands for in a store, so that the command of a stamp runs again."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from graph.identity import normalise
from graph.privacy.pseudonyms import DIGITS, pseudonyms
from graph.selection import Filters
from graph.tables import Actors, Snapshot

Code = Callable[[str, str], str]
TYPE, TERRITORY = "T", "Z"
# Words may stand before the code of a type, for people who read the filters.
_CODE = re.compile(rf"(?:^|.* )([POTZ]-[0-9a-f]{{{DIGITS}}})", re.DOTALL)


def actor_asked(actors: Actors, code: Code, text: str) -> str:
    """The text, or the id that it is the code of."""
    if _coded(text) != text:
        return text
    ids = {said: each for each, said in pseudonyms(actors, code, organisations=True).items()}
    return ids.get(text, text)


def asked(filters: Filters, snapshot: Snapshot, code: Code) -> Filters:
    """The filters, with what the codes in them stand for in place of these; other texts as they are."""
    without = tuple(actor_asked(snapshot.actors, code, text) for text in filters.without)
    types = _decoded(filters.types, code, TYPE, map(normalise, snapshot.ties.type_names))
    (territory,) = _decoded((filters.territory,), code, TERRITORY, _places(snapshot))
    return replace(filters, without=without, types=types, territory=territory)


def _places(snapshot: Snapshot) -> Iterator[str]:
    territories = snapshot.territories
    for codes in (territories.code, territories.parent, snapshot.actors.territory):
        yield from codes


def _decoded(
    texts: tuple[str, ...], code: Code, initial: str, known: Iterable[str]
) -> tuple[str, ...]:
    if not any(_coded(text).startswith(f"{initial}-") for text in texts):
        return texts
    of = {code(initial, each): each for each in known}
    return tuple(of.get(_coded(text), text) for text in texts)


def _coded(text: str) -> str:
    """The code that a text ends with, ``""`` where it does with none."""
    found = _CODE.fullmatch(text)
    return found[1] if found else ""
