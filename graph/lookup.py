"""From what a person writes (a code, an id, a name; accents and punctuation aside) to what it names."""

import json
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import numpy as np

from graph.errors import InputError
from graph.identity import normalise, read_identifier
from graph.kinds import codes
from graph.language import LANGS, Labels, label
from graph.tables import Actors, Territories

SHOWN = 8
ALIKE = 0.75  # share of letters in common, of difflib


def _written(*spellings: str) -> set[str]:
    """Spellings as they are compared; what has no letter and no digit names nothing."""
    return {normalise(spelling) for spelling in spellings} - {""}


def find_actor(actors: Actors, text: str) -> int:
    """Row of the actor with this id, else of the only one with this name or alias.

    Raises InputError, naming the candidates, when none or several fit.
    """
    by_id = np.flatnonzero(actors.id == text)
    if len(by_id):
        return int(by_id[0])
    if (row := _by_rna(actors, text)) is not None:
        return row
    wanted = normalise(text)
    spellings = zip(actors.id, actors.name, actors.aliases, strict=True)
    rows = [
        row
        for row, (code, name, aliases) in enumerate(spellings)
        if wanted in _written(code, name, *aliases)
    ]
    near = [] if rows else _near(actors, wanted)
    if near:
        raise InputError("near_actor_text", text=text, candidates=_cut(near))
    return rows[_only([f"{actors.name[row]} ({actors.id[row]})" for row in rows], "actor", text)]


def _by_rna(actors: Actors, text: str) -> int | None:
    """Row of the actor that has this RNA beside its SIREN."""
    said = read_identifier(text.removeprefix("rna:"))
    if said is None or said.scheme != "rna":
        return None
    holding = (row for row, attrs in enumerate(actors.attrs) if said.number in attrs)
    return next(
        (row for row in holding if json.loads(actors.attrs[row]).get("rna") == said.number), None
    )


def _near(actors: Actors, wanted: str) -> list[str]:
    """Names that hold all the words of a text, else those spelt nearly so."""
    named = {
        normalise(spelling): str(name)
        for name, aliases in zip(actors.name, actors.aliases, strict=True)
        for spelling in (name, *aliases)
    }
    words = set(wanted.split())
    holding = [spelt for spelt in named if words and words <= set(spelt.split())]
    found = holding or get_close_matches(wanted, named, n=SHOWN, cutoff=ALIKE)
    return sorted({named[spelt] for spelt in found})


def find_territory(territories: Territories, text: str, others: Iterable[str] = ()) -> str:
    """Code of the territory with this code, else of the only one with this name.

    ``others``: codes in use that the table does not describe. Raises InputError, naming the
    candidates, when none or several fit.
    """
    names: dict[str, str] = dict(zip(territories.code, territories.name, strict=True))
    names |= {code: code for code in sorted(set(others)) if code and code not in names}
    if text in names:
        return text
    wanted = normalise(text)
    fitting = [code for code, name in names.items() if wanted in _written(code, name)]
    return fitting[_only([f"{names[code]} ({code})" for code in fitting], "territory", text)]


def find_types(known: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Codes of tie types written as codes or as their French or English labels."""
    found: list[str] = []
    for text in texts:
        wanted = normalise(text)
        fitting = [
            code
            for code in dict.fromkeys((*codes("tie_types"), *known))
            if wanted in _written(code, *(label("tie_types", code, to) for to in LANGS))
        ]
        if not fitting:
            raise InputError("unknown_tie_type", text=text, known=Labels("tie_types", tuple(known)))
        found += fitting
    return tuple(found)


def _only(candidates: list[str], kind: str, text: str) -> int:
    if len(candidates) == 1:
        return 0
    if not candidates:
        raise InputError(f"unknown_{kind}_text", text=text)
    shown = _cut(candidates)
    raise InputError(f"ambiguous_{kind}", text=text, n=len(candidates), candidates=shown)


def _cut(candidates: list[str]) -> str:
    more = len(candidates) - SHOWN
    return ", ".join(candidates[:SHOWN]) + (f", … (+{more})" if more > 0 else "")
