"""Networks at a date, over a window or of all time, as NetworkX graphs.

A tie is a thing with evidence, an edge is a view of it: ``network`` has one edge a pair, with counts of
what stands behind it; ``multigraph`` has one edge a tie.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import networkx as nx
import numpy as np

from graph.arrays.csr import Arrays, once
from graph.arrays.edge_list import EdgeList
from graph.arrays.of_store import Facts, Held, held, pairs_of
from graph.dates import Window, instant
from graph.presence import AFTER_ALL
from graph.selection import Selection, select
from graph.tables import FORMALITY_CODES, Snapshot, Text, Ties

FORMALITY_NAMES = {code: name for name, code in FORMALITY_CODES.items()}


def network(
    source: Selection | Snapshot, *, as_of: date | None = None, window: Window | None = None
) -> "nx.Graph[str]":
    """Pairs linked on a day, in a window, or ever; one edge a pair, loops apart.

    Nodes are actor ids with name, sector, form, territory: those present or tied in the window; without
    a date all. Edges: ``records`` (ties) and how many are ``formal``, ``informal``, ``unknown``;
    ``events`` (distinct events shared); ``formality``, formal if any tie is, else informal if any is,
    else unknown; ``weight`` in ``unit``: the sum of the stated weights, or events shared, where all that
    the pair has is in one unit, absent elsewhere. The graph says ``n_undated``, ``undated`` (included or
    left out), ``n_loops`` and ``n_outside``.

    Raises ValueError when both a date and a window are given.
    """
    here = _held(source, as_of, window)
    graph: nx.Graph[str] = nx.Graph()
    graph.graph.update(here.about)
    _fill(graph, pairs_of(here))
    return graph


@once
def frozen_graph(edges: Arrays | EdgeList) -> "nx.Graph[Any]":
    """Arrays as a NetworkX graph, for a function that asks for one: made once, with all that they say."""
    graph: nx.Graph[Any]
    if isinstance(edges, EdgeList):
        graph = nx.MultiDiGraph()
        graph.add_nodes_from(edges.nodes)
        graph.add_edges_from(edges.told())
    else:
        graph = nx.DiGraph() if edges.directed else nx.Graph()
        _fill(graph, edges)
    nx.freeze(graph)
    return graph


def _fill(graph: "nx.Graph[Any]", edges: Arrays) -> None:
    told = {name: column.tolist() for name, column in edges.of_nodes.items()}
    graph.add_nodes_from(zip(edges.nodes, _rows(told, edges.n), strict=True))
    ends = zip(edges.ends(), _edge_facts(edges), strict=True)
    graph.add_edges_from((u, v, facts) for (u, v), facts in ends)


def _rows(columns: dict[str, list[Any]], n: int) -> Iterator[Facts]:
    """What each row says, from columns; None says nothing."""
    cells = zip(*columns.values(), strict=True) if columns else (() for _ in range(n))
    for row in cells:
        told = zip(columns, row, strict=True)
        yield {name: value for name, value in told if value is not None}


def _edge_facts(edges: Arrays) -> Iterator[Facts]:
    told = {name: column.tolist() for name, column in edges.of_edges.items()}
    units = told.pop("unit", [-1] * edges.m)
    for facts, weight, unit in zip(_rows(told, edges.m), edges.weight.tolist(), units, strict=True):
        if "formal" in facts:
            named = (name for name in ("formal", "informal") if facts[name])
            facts["formality"] = next(named, "unknown")
        stated: Facts = {} if np.isnan(weight) else {"weight": weight}
        yield facts | stated | ({"unit": edges.units[unit]} if unit >= 0 else {})


def multigraph(
    source: Selection | Snapshot, *, as_of: date | None = None, window: Window | None = None
) -> "nx.MultiDiGraph[str]":
    """Every tie, loops included, and every shared presence asked for, one edge each.

    Nodes as in ``network``. Edges go from source to target; ``directed`` says whether that means
    anything. ``valid_from`` and ``valid_to`` (excluded) are ISO days, absent where not stated; so are
    ``weight``, ``unit``, ``strength``, ``confidence``, ``reported_by``. A shared presence has type
    ``event`` and its ``event``'s id.
    """
    here = _held(source, as_of, window)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(here.about)
    snapshot = here.selection.snapshot
    ids = snapshot.actors.id
    told = {name: column.tolist() for name, column in here.said().items()}
    graph.add_nodes_from(zip(here.nodes(), _rows(told, len(here.rows)), strict=True))
    for ties in (here.ties, here.loops):
        for row, facts in enumerate(_tie_facts(ties, snapshot.datasets.name)):
            graph.add_edge(ids[ties.src[row]], ids[ties.dst[row]], **facts)
    for row, facts in enumerate(_shared_facts(here)):
        graph.add_edge(ids[here.shared.u[row]], ids[here.shared.v[row]], **facts)
    return graph


def _held(source: Selection | Snapshot, as_of: date | None, window: Window | None) -> Held:
    if as_of is not None and window is not None:
        raise ValueError("give a date or a window, not both")
    selection = select(source) if isinstance(source, Snapshot) else source
    return held(selection, instant(as_of) if as_of is not None else window)


def _tie_facts(ties: Ties, datasets: Text) -> Iterator[Facts]:
    for row in range(len(ties)):
        facts: Facts = {
            "type": ties.type_names[ties.type[row]],
            "formality": FORMALITY_NAMES[int(ties.formality[row])],
            "directed": bool(ties.directed[row]),
            "dataset": datasets[ties.dataset[row]],
        }
        for name in ("valid_from", "valid_to"):
            day = getattr(ties, name)[row]
            facts |= {} if np.isnat(day) else {name: str(day)}
        for name in ("weight", "strength", "confidence"):
            value = getattr(ties, name)[row]
            facts |= {} if np.isnan(value) else {name: float(value)}
        facts |= {"unit": ties.unit[row]} if ties.unit[row] else {}
        reporter = ties.reporter[row]
        yield facts | ({"reported_by": ties.actors.id[reporter]} if reporter >= 0 else {})


def _shared_facts(here: Held) -> Iterator[Facts]:
    shared, snapshot = here.shared, here.selection.snapshot
    for row in range(len(shared.u)):
        facts: Facts = {
            "type": "event",
            "formality": "unknown",
            "directed": False,
            "event": snapshot.events.id[shared.event[row]],
            "dataset": snapshot.datasets.name[shared.dataset_u[row]],
        }
        for name, number in (("valid_from", shared.start[row]), ("valid_to", shared.end[row])):
            facts |= {} if number == AFTER_ALL else {name: str(np.datetime64(int(number), "D"))}
        yield facts
