"""From what a person writes (a code, an id or a name, accents and case ignored) to what it names."""

import unicodedata
from collections.abc import Iterable, Sequence

import numpy as np

from graph.errors import InputError
from graph.kinds import vocabulary
from graph.tables import Actors, Territories

SHOWN = 8


def fold(text: str) -> str:
    """Text without accents, case, or doubled spaces, for comparing names.

    >>> fold("  Mairie de  CHÂTEAU-Thierry ")
    'mairie de chateau-thierry'
    """
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return " ".join(letters.casefold().split())


def find_actor(actors: Actors, text: str) -> int:
    """Row of the actor with this id, else of the only one with this name or alias.

    Raises InputError, naming the candidates, when none or several fit.
    """
    by_id = np.flatnonzero(actors.id == text)
    if len(by_id):
        return int(by_id[0])
    wanted = fold(text)
    spellings = zip(actors.id, actors.name, actors.aliases, strict=True)
    rows = [
        row
        for row, (code, name, aliases) in enumerate(spellings)
        if wanted in {fold(spelling) for spelling in (code, name, *aliases)}
    ]
    return rows[_only([f"{actors.name[row]} ({actors.id[row]})" for row in rows], "actor", text)]


def find_territory(territories: Territories, text: str, others: Iterable[str] = ()) -> str:
    """Code of the territory with this code, else of the only one with this name.

    ``others``: codes in use that the table does not describe. Raises InputError, naming the
    candidates, when none or several fit.
    """
    names: dict[str, str] = dict(zip(territories.code, territories.name, strict=True))
    names |= {code: code for code in sorted(set(others)) if code and code not in names}
    if text in names:
        return text
    wanted = fold(text)
    codes: list[str] = [code for code, name in names.items() if wanted in (fold(code), fold(name))]
    return codes[_only([f"{names[code]} ({code})" for code in codes], "territory", text)]


def find_types(known: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Codes of tie types written as codes or as their French or English labels."""
    labels = vocabulary()["tie_types"]
    found: list[str] = []
    for text in texts:
        wanted = fold(text)
        codes = [
            code
            for code in dict.fromkeys((*labels, *known))
            if wanted
            in {fold(code), *(fold(labels.get(code, {}).get(to, "")) for to in ("fr", "en"))}
        ]
        if not codes:
            raise InputError("unknown_tie_type", text=text, known=", ".join(known))
        found += codes
    return tuple(found)


def _only(candidates: list[str], kind: str, text: str) -> int:
    if len(candidates) == 1:
        return 0
    if not candidates:
        raise InputError(f"unknown_{kind}_text", text=text)
    more = len(candidates) - SHOWN
    shown = "; ".join(candidates[:SHOWN]) + (f"; … (+{more})" if more > 0 else "")
    raise InputError(f"ambiguous_{kind}", text=text, n=len(candidates), candidates=shown)
