"""Refused rows as they are shown and listed: no telephone number, no address, no name of a person."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from graph.privacy.coordinates import RETIRED, retire
from graph.privacy.names import Names, spellings
from graph.store.results import Refusal
from graph.tables import Actors


def persons_of(frame: pd.DataFrame) -> Iterator[str]:
    """What the persons of a frame of actors are called, as texts are searched for it."""
    columns = frame.loc[frame["form"] == "person", ["id", "name", "aliases"]]
    for key, name, aliases in columns.itertuples(index=False):
        yield from spellings(key, name, json.loads(aliases))


def held_persons(actors: Actors) -> Iterator[str]:
    """The same of the persons that a store holds."""
    for row in (actors.form == "person").nonzero()[0]:
        yield from spellings(actors.id[row], actors.name[row], actors.aliases[row])


def masked_refusals(
    refusals: tuple[Refusal, ...], persons: Iterable[str], held: Actors | None, longest: int
) -> tuple[Refusal, ...]:
    """Refusals whose values and reasons name none of these persons, and none of those a store holds.

    ``longest``: characters after which a value was cut; one of that length may end within a name.
    """
    if not refusals:
        return ()
    names = Names({*persons, *(held_persons(held) if held else ())})
    return tuple(replace(each, fields=_fields(each, names, longest)) for each in refusals)


def _fields(refusal: Refusal, names: Names, longest: int) -> dict[str, object]:
    found = refusal.fields.items()
    return {name: _text(v, names, longest) if isinstance(v, str) else v for name, v in found}


def _text(text: str, names: Names, longest: int) -> str:
    clean = names.replaced(retire(text), lambda _: RETIRED)
    if len(text) < longest:
        return clean
    begun = names.before_begun(clean)
    return clean if begun == clean else f"{begun}{RETIRED}…"
