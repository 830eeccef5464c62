"""Actors that a person says are one: whatever a load states of either is stated of one id."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pandas as pd

from graph.store.canonical import canonical_json
from graph.store.schema import Kind
from loaders.frame.frames import FrameBatch
from loaders.frame.known import Alike, Same

ENDS: Mapping[Kind, tuple[str, ...]] = {
    "ties": ("source", "target", "reported_by"),
    "participations": ("actor",),
    "respondents": ("actor",),
    "ratings": ("rater", "rated"),
}


def settled(pairs: Iterable[tuple[str, Alike]]) -> dict[str, Alike]:
    """Each id to the last actor it leads to; an id that leads back to itself is left as it is.

    >>> [settled([("b", Alike("a")), ("c", Alike("b"))])[key].id for key in "bc"]
    ['a', 'a']
    """
    said = dict(pairs)
    found = {key: _last(key, said) for key in said}
    return {key: actor for key, actor in found.items() if actor.id != key}


def _last(key: str, said: Same) -> Alike:
    seen, actor = {key}, said[key]
    while actor.id in said and actor.id not in seen:
        seen.add(actor.id)
        actor = said[actor.id]
    return actor


def as_one(batches: Iterable[FrameBatch], same: Same) -> Iterator[FrameBatch]:
    """The frames of a load, what they state of one actor under one id."""
    if not same:
        yield from batches
        return
    for batch in batches:
        named = [name for name in ENDS.get(batch.kind, ()) if name in batch.frame]
        if batch.kind == "actors":
            yield replace(batch, frame=_actors(batch.frame, same))
        elif named:
            moved = {name: _moved(batch.frame[name], same) for name in named}
            yield replace(batch, frame=batch.frame.assign(**moved))
        else:
            yield batch


def _moved(column: pd.Series, same: Same) -> pd.Series:
    return column.map(lambda key: same[key].id if key in same else key).astype(object)


def _actors(frame: pd.DataFrame, same: Same) -> pd.DataFrame:
    """Statements of an actor under its own id; the name it had becomes another name of it."""
    names, aliases = frame["name"].tolist(), frame["aliases"].tolist()
    for row, key in enumerate(frame["id"].tolist()):
        if key in same:
            aliases[row] = canonical_json(sorted({*json.loads(aliases[row]), names[row]} - {""}))
            names[row] = same[key].name
    return frame.assign(id=_moved(frame["id"], same), name=names, aliases=aliases)
