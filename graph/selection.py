"""The part of a network a question is about: the filters every command shares, and what they leave out."""

from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from typing import Literal

import numpy as np

from graph.errors import InputError
from graph.lookup import find_actor, find_territory, find_types
from graph.presence import presence
from graph.tables import (
    CERTAINTY_CODES,
    FORMALITY_CODES,
    Actors,
    Flags,
    Ints,
    Participations,
    Snapshot,
    Territories,
    Text,
    Ties,
)

EdgeKind = Literal["ties", "events", "both"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep, as a person writes it; the default keeps all that sources state.

    ``territory``: a code or name, with all below it. ``types``, ``formality``: ties of one of these.
    ``certainty``: stated, arguable (adds arguable) or outside (adds both). ``without``: actors to remove.
    ``edges``: pairs come from ties, from presence at the same events, or both.
    """

    territory: str = ""
    types: tuple[str, ...] = ()
    formality: tuple[str, ...] = ()
    certainty: str = "stated"
    without: tuple[str, ...] = ()
    edges: EdgeKind = "ties"


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What is kept of a snapshot. Rows of actors and events are those of the snapshot's tables.

    ``actors``, ``events``: which are kept. ``ties``: the kept ones, loops apart. ``loops``, ``crossing``: ties that pass
    the other filters but join an actor to itself, or have one end in the territory. ``present_from``, ``present_to``:
    day numbers of each actor's presence (graph.presence), computed before any filter. ``excluded``: counts.
    """

    snapshot: Snapshot
    filters: Filters
    actors: Flags
    events: Flags
    ties: Ties
    loops: Ties
    crossing: Ties
    participations: Participations
    present_from: Ints
    present_to: Ints
    excluded: dict[str, int] = field(default_factory=dict)


def select(snapshot: Snapshot, filters: Filters = Filters()) -> Selection:  # noqa: B008 (frozen)
    """The actors, ties, events and participations that the filters keep, and counts of the rest.

    ``excluded``: n_without, n_elsewhere, n_no_territory (actors); n_type, n_formality, n_certainty,
    n_crossing, n_loops (ties); n_participations_certainty. Ties are counted under the first reason that
    applies, in the order without or elsewhere (uncounted, they go with their actors), type, formality,
    certainty, crossing, loop. Raises InputError for a text that names nothing or several things.
    """
    actors, counts = _kept_actors(snapshot, filters)
    ties = snapshot.ties
    reasons = _tie_reasons(ties, filters)
    kept = _drop(~_removed(snapshot, filters)[ties.src] & ~_removed(snapshot, filters)[ties.dst], reasons, counts)
    inside, outside = actors[ties.src], actors[ties.dst]
    crossing = kept & (inside ^ outside)
    loops = kept & inside & (ties.src == ties.dst)
    kept &= inside & outside & ~loops
    counts |= {"n_crossing": int(crossing.sum()), "n_loops": int(loops.sum())}
    participations, n_uncertain = _kept_participations(snapshot.participations, actors, filters)
    start, end = presence(snapshot)
    return Selection(
        snapshot,
        filters,
        actors,
        _kept_events(snapshot, filters, participations),
        take(ties, kept),
        take(ties, loops),
        take(ties, crossing),
        participations,
        start,
        end,
        counts | {"n_participations_certainty": n_uncertain},
    )
