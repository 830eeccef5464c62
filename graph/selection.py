"""The part of a network a question is about: the filters every command shares, and what they leave out."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, TypeVar

import numpy as np

from graph.errors import InputError
from graph.lookup import find_actor, find_territory, find_types
from graph.presence import presence, present
from graph.tables import (
    CERTAINTY_CODES,
    FORMALITY_CODES,
    Flags,
    Ints,
    Participations,
    Provenance,
    Snapshot,
    Territories,
    Ties,
)

EdgeKind = Literal["ties", "events", "both"]
Table = TypeVar("Table", Ties, Participations, Provenance)
# Fields that are not columns of one value a row.
SHARED = ("actors", "events", "type_names", "provenance")


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep, as a person writes it; the default keeps all that sources state.

    ``territory``: a code or name, with all below it. ``types``, ``formality``: ties of one of these.
    ``certainty``: stated, arguable (adds arguable) or outside (adds both). ``without``: actors to
    remove. ``edges``: pairs come from ties, from presence at the same events, or both.
    """

    territory: str = ""
    types: tuple[str, ...] = ()
    formality: tuple[str, ...] = ()
    certainty: str = "stated"
    without: tuple[str, ...] = ()
    edges: EdgeKind = "ties"


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What is kept of a snapshot; rows of actors and events are those of the snapshot's tables.

    ``actors``, ``events``: which are kept. ``ties``: the kept ones, loops apart. ``loops``, ``crossing``:
    ties that pass the other filters but join an actor to itself, or have one end in the territory.
    ``participations``: the kept presences; ``absences``: the kept participations that are none.
    ``present_from``, ``present_to``: day numbers of each actor's presence, computed before any filter.
    ``excluded``: counts of what is left out, by reason.
    """

    snapshot: Snapshot
    filters: Filters
    actors: Flags
    events: Flags
    ties: Ties
    loops: Ties
    crossing: Ties
    participations: Participations
    absences: Participations
    present_from: Ints
    present_to: Ints
    excluded: dict[str, int]


NO_FILTERS = Filters()


def select(snapshot: Snapshot, filters: Filters = NO_FILTERS) -> Selection:
    """The actors, ties, events and participations that the filters keep, and counts of the rest.

    ``excluded``: of actors n_without, n_elsewhere, n_no_territory; of ties with an end kept and none
    removed n_type, n_formality, n_certainty (each under its first reason), then n_crossing, n_loops; of
    participations of kept actors n_participations_certainty.

    Raises InputError for a text that names nothing, or several things.
    """
    removed = _removed(snapshot, filters.without)
    places = _below(snapshot, filters.territory)
    homeless = snapshot.actors.territory == ""
    kept = ~removed & (_within(snapshot.actors.territory, places) if places else True)
    excluded = {
        "n_without": int(removed.sum()),
        "n_no_territory": int((~removed & ~kept & homeless).sum()),
        "n_elsewhere": int((~removed & ~kept & ~homeless).sum()),
    }
    ties, loops, crossing = _choose_ties(snapshot.ties, filters, kept, removed, excluded)
    took_part = kept[snapshot.participations.actor]
    sure = _sure(snapshot.participations, filters)
    excluded["n_participations_certainty"] = int((took_part & ~sure).sum())
    there = present(snapshot.participations)
    participations = take(snapshot.participations, took_part & sure & there)
    absences = take(snapshot.participations, took_part & sure & ~there)
    events = (
        events_of(snapshot, participations, places)
        if places
        else np.ones(len(snapshot.events.id), bool)
    )
    return Selection(
        snapshot, filters, kept, events, ties, loops, crossing, participations, absences,
        *presence(snapshot), excluded,
    )  # fmt: skip


def take(table: Table, rows: Flags | Ints) -> Table:
    """Some rows of a table, in their order."""
    columns = {
        each.name: getattr(table, each.name)[rows]
        for each in fields(table)
        if each.name not in SHARED
    }
    provenance = getattr(table, "provenance", None)
    if provenance is not None:
        columns["provenance"] = take(provenance, rows)
    return replace(table, **columns)


def joined(first: Table, second: Table) -> Table:
    """The rows of one table, then those of another of the same snapshot."""
    columns: dict[str, Any] = {
        each.name: np.concatenate([getattr(first, each.name), getattr(second, each.name)])
        for each in fields(first)
        if each.name not in SHARED
    }
    provenance, more = getattr(first, "provenance", None), getattr(second, "provenance", None)
    if provenance is not None and more is not None:
        columns["provenance"] = joined(provenance, more)
    return replace(first, **columns)


def below(territories: Territories, code: str) -> frozenset[str]:
    """A territory's code and those of all territories under it."""
    children: dict[str, list[str]] = {}
    for child, parent in zip(territories.code, territories.parent, strict=True):
        children.setdefault(parent, []).append(child)
    found, queue = {code}, [code]
    while queue:
        queue = [child for at in queue for child in children.get(at, ()) if child not in found]
        found.update(queue)
    return frozenset(found)


def _below(snapshot: Snapshot, text: str) -> frozenset[str]:
    if not text:
        return frozenset()
    code = find_territory(snapshot.territories, text, snapshot.actors.territory)
    return below(snapshot.territories, code)


def _within(codes: Iterable[str], places: frozenset[str]) -> Flags:
    return np.array([code in places for code in codes], bool)


def _removed(snapshot: Snapshot, without: tuple[str, ...]) -> Flags:
    removed = np.zeros(len(snapshot.actors.id), bool)
    removed[[find_actor(snapshot.actors, text) for text in without]] = True
    return removed


def _choose_ties(
    ties: Ties, filters: Filters, kept: Flags, removed: Flags, excluded: dict[str, int]
) -> tuple[Ties, Ties, Ties]:
    inside, outside = kept[ties.src], kept[ties.dst]
    left = (inside | outside) & ~removed[ties.src] & ~removed[ties.dst]
    for reason, passes in _tie_filters(ties, filters):
        excluded[reason] = int((left & ~passes).sum())
        left &= passes
    crossing = left & (inside ^ outside)
    loops = left & (ties.src == ties.dst)
    excluded |= {"n_crossing": int(crossing.sum()), "n_loops": int(loops.sum())}
    return take(ties, left & ~crossing & ~loops), take(ties, loops), take(ties, crossing)


def _tie_filters(ties: Ties, filters: Filters) -> Iterable[tuple[str, Flags]]:
    everything = np.ones(len(ties), bool)
    wanted = find_types(tuple(ties.type_names), filters.types)
    names = np.array([name in wanted for name in ties.type_names], bool)
    yield "n_type", names[ties.type] if filters.types else everything
    codes = [_code(FORMALITY_CODES, "--formality", word) for word in filters.formality]
    yield "n_formality", np.isin(ties.formality, codes) if codes else everything
    yield "n_certainty", _sure(ties, filters)


def _sure(rows: Ties | Participations, filters: Filters) -> Flags:
    return rows.certainty <= _code(CERTAINTY_CODES, "--certainty", filters.certainty)


def _code(codes: dict[str, int], name: str, word: str) -> int:
    if word not in codes:
        raise InputError("unknown_choice", name=name, text=word, known=", ".join(codes))
    return codes[word]


def events_of(snapshot: Snapshot, participations: Participations, places: frozenset[str]) -> Flags:
    """Events of these territories, those taken part in, and milestones that have no territory."""
    events = snapshot.events
    kept = _within(events.territory, places)
    kept[participations.event] = True
    kept |= (events.kind == "milestone") & (events.territory == "")
    return kept
