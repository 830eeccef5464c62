"""Networks at a date, over a window or of all time, as NetworkX graphs.

A tie is a thing with evidence, an edge is a view of it: ``network`` has one edge a pair, with counts of
what stands behind it; ``multigraph`` has one edge a tie.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import networkx as nx
import numpy as np

from graph.copresence import Copresence, copresence
from graph.dates import Window, instant
from graph.presence import AFTER_ALL, day_numbers, during
from graph.selection import Selection, select, take
from graph.tables import FORMALITY_CODES, Actors, Flags, Ints, Snapshot, Text, Ties

FORMALITY_NAMES = {code: name for name, code in FORMALITY_CODES.items()}
NODE_COLUMNS = ("name", "sector", "form", "territory")
EVENTS_UNIT = "events"
Facts = dict[str, str | int | float | bool]


@dataclass(frozen=True, slots=True, eq=False)
class _Kept:
    """What a graph is made of: actors, ties, loops and shared presences of one window."""

    selection: Selection
    actors: Flags
    ties: Ties
    loops: Ties
    shared: Copresence
    about: Facts


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
    kept = _keep(source, as_of, window)
    graph: nx.Graph[str] = nx.Graph()
    _fill(graph, kept, _pairs(kept))
    return graph


def digraph(
    source: Selection | Snapshot, *, as_of: date | None = None, window: Window | None = None
) -> "nx.DiGraph[str]":
    """As ``network``, one edge an arc: ties from source to target, undirected ones both ways."""
    kept = _keep(source, as_of, window)
    graph: nx.DiGraph[str] = nx.DiGraph()
    _fill(graph, kept, _pairs(kept, directed=True))
    return graph


def _fill(graph: "nx.Graph[str]", kept: _Kept, edges: Iterator[tuple[str, str, Facts]]) -> None:
    graph.graph.update(kept.about)
    graph.add_nodes_from(_nodes(kept.selection.snapshot.actors, kept.actors))
    graph.add_edges_from(edges)


def multigraph(
    source: Selection | Snapshot, *, as_of: date | None = None, window: Window | None = None
) -> "nx.MultiDiGraph[str]":
    """Every tie, loops included, and every shared presence asked for, one edge each.

    Nodes as in ``network``. Edges go from source to target; ``directed`` says whether that means
    anything. ``valid_from`` and ``valid_to`` (excluded) are ISO days, absent where not stated; so are
    ``weight``, ``unit``, ``strength``, ``confidence``, ``reported_by``. A shared presence has type
    ``event`` and its ``event``'s id.
    """
    kept = _keep(source, as_of, window)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(kept.about)
    actors = kept.selection.snapshot.actors
    graph.add_nodes_from(_nodes(actors, kept.actors))
    datasets = kept.selection.snapshot.datasets.name
    for ties in (kept.ties, kept.loops):
        for row, facts in enumerate(_tie_facts(ties, datasets)):
            graph.add_edge(actors.id[ties.src[row]], actors.id[ties.dst[row]], **facts)
    for row, facts in enumerate(_shared_facts(kept)):
        graph.add_edge(actors.id[kept.shared.u[row]], actors.id[kept.shared.v[row]], **facts)
    return graph


def _keep(source: Selection | Snapshot, as_of: date | None, window: Window | None) -> _Kept:
    if as_of is not None and window is not None:
        raise ValueError("give a date or a window, not both")
    selection = select(source) if isinstance(source, Snapshot) else source
    asked = instant(as_of) if as_of is not None else window
    ties, loops, shared = _stated(selection)
    about: Facts = {"n_undated": int(np.isnat(ties.valid_from).sum())}
    about["undated"] = "left out" if asked else "included"
    there = selection.actors
    if asked:
        ties, loops = (take(each, _during(each, asked)) for each in (ties, loops))
        shared = shared.take(during(shared.start, shared.end, asked))
        there = there & during(selection.present_from, selection.present_to, asked)
    tied = np.zeros(len(there), bool)
    for ends in (ties.src, ties.dst, shared.u, shared.v):
        tied[ends] = True
    about |= {"n_loops": len(loops), "n_outside": int((tied & ~there).sum())}
    return _Kept(selection, there | tied, ties, loops, shared, about)


def _stated(selection: Selection) -> tuple[Ties, Ties, Copresence]:
    """Ties, loops and shared presences, of the kinds of edges asked for."""
    edges, none = selection.filters.edges, np.zeros(0, np.int64)
    ties, loops = selection.ties, selection.loops
    if edges == "events":
        ties, loops = take(ties, none), take(loops, none)
    taken = selection.participations
    return ties, loops, copresence(take(taken, none) if edges == "ties" else taken)


def _during(ties: Ties, window: Window) -> Flags:
    start, end = (day_numbers(days, AFTER_ALL) for days in (ties.valid_from, ties.valid_to))
    return during(start, end, window)


def _nodes(actors: Actors, kept: Flags) -> Iterator[tuple[str, Facts]]:
    for row in np.flatnonzero(kept):
        yield actors.id[row], {name: getattr(actors, name)[row] for name in NODE_COLUMNS}


def _pairs(kept: _Kept, *, directed: bool = False) -> Iterator[tuple[str, str, Facts]]:
    """One edge a pair or arc, by actor row."""
    ids = kept.selection.snapshot.actors.id
    ties, low, high, event = _arcs(kept) if directed else _ends(kept)
    keys, pair = np.unique(low * len(ids) + high, return_inverse=True)
    n = len(ties)
    columns = _pair_counts(ties, pair[:n], len(keys))
    columns["events"] = _distinct(pair[n:], event, len(keys))
    weights = _pair_weights(ties, pair[:n], columns["events"])
    for row, key in enumerate(keys):
        u, v = divmod(int(key), len(ids))
        counts: Facts = {name: int(values[row]) for name, values in columns.items()}
        yield ids[u], ids[v], counts | {"formality": _formality(counts)} | weights.get(row, {})


def _ends(kept: _Kept) -> tuple[Ties, Ints, Ints, Ints]:
    """Ties, the two ends of each tie and shared presence in order, events shared."""
    low = np.concatenate([np.minimum(kept.ties.src, kept.ties.dst), kept.shared.u])
    high = np.concatenate([np.maximum(kept.ties.src, kept.ties.dst), kept.shared.v])
    return kept.ties, low, high, kept.shared.event


def _arcs(kept: _Kept) -> tuple[Ties, Ints, Ints, Ints]:
    """The same from source to target, and back where undirected."""
    ties, shared = kept.ties, kept.shared
    back = np.flatnonzero(~ties.directed)
    start = np.concatenate([ties.src, ties.dst[back], shared.u, shared.v])
    end = np.concatenate([ties.dst, ties.src[back], shared.v, shared.u])
    both = take(ties, np.append(np.arange(len(ties)), back))
    return both, start, end, np.tile(shared.event, 2)


def _pair_counts(ties: Ties, pair: Ints, n_pairs: int) -> dict[str, Ints]:
    counts = {"records": np.bincount(pair, minlength=n_pairs)}
    for name, code in FORMALITY_CODES.items():
        counts[name] = np.bincount(pair[ties.formality == code], minlength=n_pairs)
    return counts


def _distinct(pair: Ints, event: Ints, n_pairs: int) -> Ints:
    stride = int(event.max(initial=0)) + 1
    return np.bincount(np.unique(pair * stride + event) // stride, minlength=n_pairs)


def _formality(counts: Facts) -> str:
    return next((name for name in ("formal", "informal") if counts[name]), "unknown")


def _pair_weights(ties: Ties, pair: Ints, events: Ints) -> dict[int, Facts]:
    """Weight and unit of each pair of which everything weighed is in one unit."""
    sums: dict[int, dict[str, float]] = {
        int(row): {EVENTS_UNIT: float(events[row])} for row in np.flatnonzero(events)
    }
    for row in np.flatnonzero(~np.isnan(ties.weight)):
        units, unit = sums.setdefault(int(pair[row]), {}), ties.unit[row]
        units[unit] = units.get(unit, 0.0) + float(ties.weight[row])
    return {
        at: {"weight": weight, "unit": unit}
        for at, units in sums.items()
        if len(units) == 1
        for unit, weight in units.items()
    }


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


def _shared_facts(kept: _Kept) -> Iterator[Facts]:
    shared, snapshot = kept.shared, kept.selection.snapshot
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
