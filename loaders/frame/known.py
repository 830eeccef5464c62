"""What is known before rows are read: what the store holds, which names are one actor."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from graph.model import Actor
from graph.store.store import Store
from graph.tables import Actors, Events, Territories

_FIELDS = ["id", "name", "aliases", "sector", "sector_basis", "form", "territory"]


@dataclass(frozen=True, slots=True, order=True)
class Alike:
    """An actor as lists of doubles show it."""

    id: str
    name: str = ""
    territory: str = ""


Same = Mapping[str, Alike]  # id -> the actor it is


@dataclass(frozen=True, slots=True)
class Aliases:
    """``same``: id -> the actor it is; ``names``: an actor's name or id -> its other names."""

    same: Same = field(default_factory=dict)
    names: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Stored:
    """What the store held before a load.

    ``named``: what the dataset already said, unlisted, of actors that its rows only name, by id;
    ``same``: ids that are another actor's, told when the store is read.
    """

    actors: Actors
    events: Events
    territories: Territories
    named: Mapping[str, Actor] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)


def stored(store: Store, dataset: str) -> Stored:
    """What a store holds that the rows of a dataset may mean."""
    named = _named_before(store.statements("actors", dataset))
    actors, same = store.known()
    return Stored(actors, store.events(), store.territories(), named, same)


def _named_before(stated: pd.DataFrame) -> dict[str, Actor]:
    some = stated.loc[~stated["listed"].astype(bool) & (stated["name"] != ""), _FIELDS]
    return {
        key: Actor(key, name, tuple(json.loads(aliases)), *rest)
        for key, name, aliases, *rest in some.itertuples(index=False)
    }
