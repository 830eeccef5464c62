"""Refused rows as they are shown and listed: no telephone number, no address, no name of a person."""

import json
from collections.abc import Collection, Iterator
from dataclasses import replace

import pandas as pd

from graph.names import Names, spellings
from graph.privacy import RETIRED, retire
from graph.store.base import Refusal
from graph.tables import Actors
from loaders.frame.known import Stored
from loaders.values.shown import SHOWN


def persons_of(frame: pd.DataFrame) -> Iterator[str]:
    """What the persons of a frame of actors are called, as texts are searched for it."""
    columns = frame.loc[frame["form"] == "person", ["id", "name", "aliases"]]
    for key, name, aliases in columns.itertuples(index=False):
        yield from spellings(key, name, json.loads(aliases))


def masked(
    refusals: tuple[Refusal, ...], persons: Collection[str], stored: Stored | None
) -> tuple[Refusal, ...]:
    """Refusals whose values and reasons name none of these persons, and none that the store holds."""
    if not refusals:
        return ()
    names = Names({*persons, *(_held(stored.actors) if stored else ())})
    return tuple(replace(each, fields=_fields(each, names)) for each in refusals)


def _held(actors: Actors) -> Iterator[str]:
    for row in (actors.form == "person").nonzero()[0]:
        yield from spellings(actors.id[row], actors.name[row], actors.aliases[row])


def _fields(refusal: Refusal, names: Names) -> dict[str, object]:
    found = refusal.fields.items()
    return {name: _text(v, names) if isinstance(v, str) else v for name, v in found}


def _text(text: str, names: Names) -> str:
    clean = names.replaced(retire(text), lambda _: RETIRED)
    if len(text) < SHOWN:
        return clean
    begun = names.before_begun(clean)
    return clean if begun == clean else f"{begun}{RETIRED}…"
