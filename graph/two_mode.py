"""Actors and the events they took part in, as a NetworkX graph of two modes."""

from datetime import date

import networkx as nx
import numpy as np

from graph.dates import Window, instant
from graph.network import NODE_COLUMNS
from graph.presence import during, event_spans, participation_spans
from graph.selection import Selection, select, take
from graph.tables import Flags, Snapshot

ACTOR, EVENT = 0, 1


def attendance(
    source: Selection | Snapshot, *, as_of: date | None = None, window: Window | None = None
) -> "nx.Graph[str]":
    """Who took part in what on a day, in a window, or ever; one edge an actor and event.

    Nodes: actors present or taking part (``bipartite`` 0; name, sector, form, territory) and events
    other than milestones (``bipartite`` 1; name, kind), by id. Edges: ``participations``, how many.
    An event belongs to a window that it or one of its participations overlaps.

    Raises ValueError when both a date and a window are given.
    """
    if as_of is not None and window is not None:
        raise ValueError("give a date or a window, not both")
    asked = instant(as_of) if as_of is not None else window
    return _graph(select(source) if isinstance(source, Snapshot) else source, asked)


def _graph(selection: Selection, asked: Window | None) -> "nx.Graph[str]":
    events, taken = selection.snapshot.events, selection.participations
    there, held = selection.actors, selection.events & (events.kind != "milestone")
    taken = take(taken, held[taken.event])
    if asked:
        taken = take(taken, during(*participation_spans(taken).numbers(), asked))
        there = there & during(selection.present_from, selection.present_to, asked)
        held = held & during(*event_spans(events).numbers(), asked)
    there, held = there.copy(), held.copy()
    there[taken.actor], held[taken.event] = True, True
    graph: nx.Graph[str] = nx.Graph()
    _add_nodes(graph, selection, there, held)
    for actor, event in zip(taken.actors.id[taken.actor], events.id[taken.event], strict=True):
        known = graph.get_edge_data(actor, event, {}).get("participations", 0)
        graph.add_edge(actor, event, participations=known + 1)
    return graph


def _add_nodes(graph: "nx.Graph[str]", selection: Selection, there: Flags, held: Flags) -> None:
    actors, events = selection.snapshot.actors, selection.snapshot.events
    for row in np.flatnonzero(there):
        facts = {name: getattr(actors, name)[row] for name in NODE_COLUMNS}
        graph.add_node(actors.id[row], bipartite=ACTOR, **facts)
    for row in np.flatnonzero(held):
        graph.add_node(
            events.id[row], bipartite=EVENT, name=events.name[row], kind=events.kind[row]
        )
