"""Rows of the tables a store hands out, chosen by date, type, sector: the same on every backend."""

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.dates import Window, instant, overlaps
from graph.errors import StoreError
from graph.store.assemble import reordered
from graph.tables import FORMALITY_CODES, Actors, Events, Participations, Ties

Table = TypeVar("Table", Actors, Events, Ties, Participations)
Mask = NDArray[np.bool_]


def rows(table: Table, kept: Mask) -> Table:
    """Some rows of a table; what it refers to stays whole."""
    n = len(kept)
    columns: dict[str, Any] = {}
    for each in fields(table):
        value = getattr(table, each.name)
        if each.name == "provenance" and value is not None:
            columns[each.name] = reordered(value, np.flatnonzero(kept))
        elif isinstance(value, np.ndarray) and each.name != "type_names" and len(value) == n:
            columns[each.name] = value[kept]
    return replace(table, **columns)


def actors(table: Actors, sector: str | None, territory: str | None) -> Actors:
    """Actors of a sector and of a territory's code."""
    kept = np.ones(len(table.id), bool)
    if sector is not None:
        kept &= table.sector == sector
    if territory is not None:
        kept &= table.territory == territory
    return rows(table, kept)


def events(table: Events, window: Window | None) -> Events:
    """Events that meet a window."""
    return (
        table if window is None else rows(table, overlaps(table.valid_from, table.valid_to, window))
    )


def ties(
    table: Ties,
    window: Window | None,
    as_of: date | None,
    types: Iterable[str] | None,
    formality: Iterable[str] | None,
    min_confidence: float | None,
) -> Ties:
    """Ties that meet every condition given.

    Undated ties are in no window, unrated ones pass no confidence.
    """
    kept = np.ones(len(table), bool)
    for span in (window, instant(as_of) if as_of is not None else None):
        if span is not None:
            kept &= overlaps(table.valid_from, table.valid_to, span)
    if types is not None:
        wanted = np.isin(table.type_names.astype(str), list(types))
        kept &= wanted[table.type] if len(wanted) else kept
    if formality is not None:
        kept &= np.isin(table.formality, [FORMALITY_CODES[word] for word in formality])
    if min_confidence is not None:
        kept &= table.confidence >= min_confidence
    return table if kept.all() else rows(table, kept)


def participations(table: Participations, window: Window | None) -> Participations:
    """Participations that meet a window; those without dates take their event's."""
    if window is None:
        return table
    own = ~(np.isnat(table.valid_from) & np.isnat(table.valid_to))
    start = np.where(own, table.valid_from, table.events.valid_from[table.event])
    end = np.where(own, table.valid_to, table.events.valid_to[table.event])
    return rows(table, overlaps(start, end, window))


def neighbours(table: Ties, actor_id: str, hops: int) -> NDArray[np.object_]:
    """Ids within ``hops`` ties of an actor, sorted, the actor left out."""
    found = np.flatnonzero(table.actors.id == actor_id)
    if not len(found):
        raise StoreError("no_such_actor", id=actor_id)
    near = np.zeros(len(table.actors.id), bool)
    near[found] = True
    for _ in range(hops):
        reached = np.r_[table.dst[near[table.src]], table.src[near[table.dst]]]
        near[reached] = True
    near[found] = False
    return np.sort(table.actors.id[near])
