"""A selection as one NetworkX graph for other tools: a node an actor, an edge a tie.

Dates stand as days and as stated; GEXF and GraphML are written from it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd

from exports.frames import (
    Shown,
    actors_frame,
    first_texts,
    presences_frame,
    ties_frame,
    until_texts,
)
from graph.copresence import copresence
from graph.dates import Days
from graph.presence import AFTER_ALL, BEFORE_ALL, participation_spans
from graph.selection import Selection
from graph.tables import Ints

Graph = nx.MultiDiGraph
WAYS = {True: "directed", False: "undirected"}
DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NODE_COLUMNS = ("sector", "form", "territory", "listed", "active_from", "active_until", "certainty")
TIE_COLUMNS = (
    "formality", "valid_from", "valid_until", "from_known", "to_known", "weight", "unit", "strength",
    "confidence", "certainty", "event", "dataset", "file", "row", "campaign", "reported_by",
    "reporter_territory", "evidence",
)  # fmt: skip
PART_COLUMNS = (
    "formality", "valid_from", "valid_until", "certainty", "dataset", "file", "row", "evidence",
)  # fmt: skip


def graph(selection: Selection, shown: Shown, *, events: bool = False) -> "Graph[str]":
    """Every kept actor and tie; with ``events`` also events as nodes and participations as edges.

    Nodes: label, node (actor or event) and their columns. Edges: relation (tie, event,
    participation), kind (type or role), ``start`` and ``end`` the first and last day (included) where
    there are, ``valid_from`` and ``valid_until`` as stated. Edges go from source to target; ``directed``
    says whether that means anything. A participation is directed where every tie is. Pairs present at the
    same event are edges where the selection asks for them.
    """
    made: Graph[str] = nx.MultiDiGraph()
    people = actors_frame(selection, shown)
    for row in people.to_dict("records"):
        made.add_node(row["id"], label=row["name"], node="actor", **_known(row, NODE_COLUMNS))
    if selection.filters.edges != "events":
        _add_ties(made, selection, shown)
    if selection.filters.edges != "ties":
        _add_shared(made, selection, shown)
    if events:
        _add_events(made, selection, shown, directed=is_directed(made))
    return made


def is_directed(made: "Graph[str]") -> bool:
    """Whether it is to be read as directed: as measures do, where every tie is."""
    return {bool(facts["directed"]) for *_, facts in made.edges(data=True)} == {True}


def is_mixed(made: "Graph[str]") -> bool:
    """Whether both sorts of edges meet in it, which some readers (NetworkX) refuse."""
    return len({bool(facts["directed"]) for *_, facts in made.edges(data=True)}) > 1


def other_way(made: "Graph[str]", *, forced: bool | None) -> tuple[bool, list[bool]]:
    """Whether edges are usually directed, and of each in turn whether it differs.

    ``forced``: all of them are written so.
    """
    usual = is_directed(made) if forced is None else forced
    said = (bool(facts["directed"]) for *_, facts in made.edges(data=True))
    return usual, [forced is None and own != usual for own in said]


def numbered(made: "Graph[str]") -> "Graph[str]":
    """Edges with their number as key: readers that see no direction tell a -> b from b -> a by it."""
    again: Graph[str] = nx.MultiDiGraph()
    again.add_nodes_from(made.nodes(data=True))
    for number, (source, target, facts) in enumerate(made.edges(data=True)):
        again.add_edge(source, target, key=str(number), **facts)
    return again


def _add_ties(made: "Graph[str]", selection: Selection, shown: Shown) -> None:
    frame = ties_frame(selection, shown)
    spans = _spans(selection.ties.valid_from, selection.ties.valid_to)
    for row, span in zip(frame.to_dict("records"), spans, strict=True):
        facts = {"relation": "tie", "kind": row["type"], "directed": row["directed"]}
        made.add_edge(row["source"], row["target"], **facts, **span, **_known(row, TIE_COLUMNS))


def _add_shared(made: "Graph[str]", selection: Selection, shown: Shown) -> None:
    shared, ids = copresence(selection.participations), shown.ids(selection)
    events = selection.snapshot.events.id
    spans = _spans(_days(shared.start, AFTER_ALL), _days(shared.end, AFTER_ALL))
    for u, v, event, span in zip(shared.u, shared.v, shared.event, spans, strict=True):
        facts = {"relation": "event", "kind": "event", "directed": False, "event": events[event]}
        made.add_edge(ids[u], ids[v], **facts, **span)


def _add_events(made: "Graph[str]", selection: Selection, shown: Shown, *, directed: bool) -> None:
    events = selection.snapshot.events
    starts = first_texts(events.valid_from, events.from_precision)
    ends = until_texts(events.valid_to, events.to_precision)
    for at in np.flatnonzero(selection.events).tolist():
        facts = {
            "territory": events.territory[at],
            "valid_from": starts[at],
            "valid_until": ends[at],
        }
        kept = _known({"kind": events.kind[at], **facts}, ("kind", *facts))
        made.add_node(events.id[at], label=events.name[at], node="event", **kept)
    frame = presences_frame(selection, shown)
    parts = participation_spans(selection.participations)
    spans = _spans(parts.start, parts.end)
    for row, span in zip(frame.to_dict("records"), spans, strict=True):
        facts = {"relation": "participation", "kind": row["role"], "directed": directed}
        made.add_edge(row["actor"], row["event"], **facts, **span, **_known(row, PART_COLUMNS))


def _known(row: Mapping[Any, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """The cells that say something."""
    return {name: row[name] for name in names if not (row[name] == "" or pd.isna(row[name]))}


def _spans(start: Days, end: Days) -> Iterator[dict[str, str]]:
    """First and last day, included; what is not stated is absent."""
    last = end - np.timedelta64(1, "D")
    for first, until in zip(start.astype(str).tolist(), last.astype(str).tolist(), strict=True):
        yield {name: day for name, day in (("start", first), ("end", until)) if day != "NaT"}


def _days(numbers: Ints, missing: int) -> Days:
    unknown = (numbers >= missing) | (numbers <= BEFORE_ALL)
    return np.where(
        unknown, np.datetime64("NaT", "D"), np.where(unknown, 0, numbers).astype("datetime64[D]")
    )


def xml_bytes(text: str) -> bytes:
    """A document without the characters that XML has no way to write (U+FFFD in their place)."""
    return _NOT_XML.sub("\ufffd", text).encode("utf-8")
