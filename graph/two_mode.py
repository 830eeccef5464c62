"""Actors and the events they took part in: a network of two modes, as arrays."""

import numpy as np

from graph.arrays.csr import Arrays, Column, rows
from graph.arrays.of_store import NODE_COLUMNS
from graph.dates import Window
from graph.presence import during, event_spans, participation_spans
from graph.selection import Selection, take
from graph.tables import Flags, Ints, Participations

ACTOR, EVENT = 0, 1


def attendance(selection: Selection, window: Window | None) -> Arrays:
    """Who took part in what in a window, or ever without one; one edge an actor and event.

    Nodes: actors present or taking part (``bipartite`` 0; name, sector, form, territory), then events
    other than milestones (``bipartite`` 1; name, kind), by id. Edges: ``participations``, how many.
    An event belongs to a window that it or one of its participations overlaps.
    """
    taken, there, held = _held(selection, window)
    actors, events = np.flatnonzero(there), np.flatnonzero(held)
    nodes = (*selection.snapshot.actors.id[actors], *selection.snapshot.events.id[events])
    u = _numbers(there)[taken.actor]
    v = len(actors) + _numbers(held)[taken.event]
    keys, times = np.unique(u * len(nodes) + v, return_counts=True)
    return rows(
        nodes, *np.divmod(keys, max(len(nodes), 1)), directed=False,
        of_nodes=_said(selection, actors, events), of_edges={"participations": times},
    )  # fmt: skip


def _said(selection: Selection, actors: Ints, events: Ints) -> dict[str, Column]:
    """What the nodes say: actors and events each what they have."""
    of_actors, of_events = selection.snapshot.actors, selection.snapshot.events
    said: dict[str, Column] = {
        "bipartite": np.repeat((ACTOR, EVENT), (len(actors), len(events))),
        "name": np.append(of_actors.name[actors], of_events.name[events]),
        "kind": np.append(np.full(len(actors), None), of_events.kind[events]),
    }
    for name in NODE_COLUMNS[1:]:
        said[name] = np.append(getattr(of_actors, name)[actors], np.full(len(events), None))
    return said


def _numbers(kept: Flags) -> Ints:
    """Number of each kept row among the kept ones."""
    numbers: Ints = np.cumsum(kept) - 1
    return numbers


def _held(selection: Selection, window: Window | None) -> tuple[Participations, Flags, Flags]:
    """Participations, and which actors and events there are."""
    events, taken = selection.snapshot.events, selection.participations
    there, held = selection.actors, selection.events & (events.kind != "milestone")
    taken = take(taken, held[taken.event])
    if window:
        taken = take(taken, during(*participation_spans(taken).numbers(), window))
        there = there & during(selection.present_from, selection.present_to, window)
        held = held & during(*event_spans(events).numbers(), window)
    there, held = there.copy(), held.copy()
    there[taken.actor], held[taken.event] = True, True
    return taken, there, held
