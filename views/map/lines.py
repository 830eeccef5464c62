"""Lines between marks: at most one a pair and formality, with every tie behind it; who took part in what."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from graph.copresence import copresence
from graph.presence import AFTER_ALL, BEFORE_ALL, day_numbers, participation_spans
from graph.selection import Selection
from graph.tables import Participations, Provenance, Ties

Json = dict[str, Any]
Key = tuple[int, int, int, bool]
Found = dict[Key, list[list[Any]]]
Places = frozenset[str]


def tie_lines(selection: Selection, node_of: dict[int, int], *, internal: bool) -> list[Json]:
    """Lines between actors, keyed (pair, formality, dated or not), of the kinds the filters ask for.

    ``node_of``: row of the actors table -> node. A line's ``ties`` are lists: type (None: present together
    at an event, which is no tie), from, its precision, to (excluded), its precision, from known, to known,
    dataset, row, direction (0 none, 1 from the first end, 2 from the second), and what else is known.
    """
    found: Found = {}
    edges = selection.filters.edges
    if edges != "events":
        _add_ties(found, selection, node_of, internal=internal)
    if edges != "ties":
        _add_shared(found, selection, node_of)
    return _in_lanes(found)


def _add_ties(
    found: Found, selection: Selection, node_of: dict[int, int], *, internal: bool
) -> None:
    ties = selection.ties
    for rank, record in enumerate(_records(selection, internal=internal)):
        source, target = node_of[int(ties.src[rank])], node_of[int(ties.dst[rank])]
        record[9] = (1 if source < target else 2) if ties.directed[rank] else 0
        one, two = sorted((source, target))
        key = (one, two, int(ties.formality[rank]), record[1] is not None)
        found.setdefault(key, []).append(record)


def _add_shared(found: Found, selection: Selection, node_of: dict[int, int]) -> None:
    """Presence together at events, for the overlap of the participations; formality unknown."""
    shared, names = copresence(selection.participations), selection.snapshot.events.name
    for rank in range(len(shared.u)):
        start, end = int(shared.start[rank]), int(shared.end[rank])
        record = [
            None,
            None if start == AFTER_ALL else start,
            int(shared.start_precision[rank]),
            None if end == AFTER_ALL else end,
            int(shared.end_precision[rank]),
            1,
            1,
            int(shared.dataset_u[rank]),
            0,
            0,
            {"event": str(names[shared.event[rank]])},
        ]
        one, two = sorted((node_of[int(shared.u[rank])], node_of[int(shared.v[rank])]))
        found.setdefault((one, two, -1, record[1] is not None), []).append(record)


def _in_lanes(found: Found) -> list[Json]:
    """Lines of one pair side by side: ``lane`` is the offset across, 0 for a pair's only line."""
    lines_of: dict[tuple[int, int], list[Key]] = {}
    for key in sorted(found, key=lambda key: (key[0], key[1], -key[2], not key[3])):
        lines_of.setdefault(key[:2], []).append(key)
    return [
        {
            "from": key[0],
            "to": key[1],
            "kind": "tie",
            "formality": key[2],
            "dated": key[3],
            "lane": rank - (len(keys) - 1) / 2,
            "ties": found[key],
        }
        for keys in lines_of.values()
        for rank, key in enumerate(keys)
    ]


def _records(selection: Selection, *, internal: bool) -> Iterator[list[Any]]:
    ties = selection.ties
    start, end, several = _days(ties.valid_from), _days(ties.valid_to), _several(ties)
    shown = internal | selection.snapshot.datasets.evidence_public
    for rank in range(len(ties)):
        dataset = int(ties.dataset[rank])
        yield [
            str(ties.type_names[ties.type[rank]]),
            start[rank],
            int(ties.from_precision[rank]),
            end[rank],
            int(ties.to_precision[rank]),
            int(ties.from_known[rank]),
            int(ties.to_known[rank]),
            dataset,
            int(ties.provenance.row[rank]) if ties.provenance else 0,
            0,
            _details(selection, ties, rank, several, open_evidence=bool(shown[dataset])),
        ]


def _details(
    selection: Selection, ties: Ties, rank: int, several: Places, *, open_evidence: bool
) -> Json:
    """Amount, file, stated texts, event; reporter and evidence only where they may be seen."""
    found: Json = {}
    if not np.isnan(ties.weight[rank]):
        found["weight"] = [float(ties.weight[rank]), str(ties.unit[rank])]
    if ties.event[rank] >= 0:
        found["event"] = str(selection.snapshot.events.name[ties.event[rank]])
    found |= _stated(ties.provenance, rank, several, open_evidence=open_evidence)
    if open_evidence and ties.reporter[rank] >= 0:
        found["reporter"] = int(ties.reporter[rank])
    return found


def _stated(
    provenance: Provenance | None, rank: int, several: Places, *, open_evidence: bool
) -> Json:
    if provenance is None:
        return {}
    place = provenance.file[rank]
    found: Json = {"file": place} if place in several else {}
    said = [t for t in (provenance.stated_date[rank], provenance.stated_duration[rank]) if t]
    evidence = provenance.evidence[rank] if open_evidence else ""
    return found | ({"stated": said} if said else {}) | ({"evidence": evidence} if evidence else {})


def _several(rows: Ties | Participations) -> Places:
    """The places to name of each row: sheets of a workbook, files of a dataset that has several."""
    if rows.provenance is None:
        return frozenset()
    places = set(zip(rows.dataset.tolist(), rows.provenance.file.tolist(), strict=True))
    held = Counter(dataset for dataset, _ in places)
    return frozenset(file for dataset, file in places if "#" in file or held[dataset] > 1)


def participation_lines(
    selection: Selection, actor_node: dict[int, int], event_node: dict[int, int], *, internal: bool
) -> list[Json]:
    """Lines from actors to events, one a couple.

    Its ``parts`` are lists: role, from, its precision, to (excluded), its precision, dataset, row, and a
    dictionary of what else is known.
    """
    parts = selection.participations
    found: dict[tuple[int, int], list[list[Any]]] = {}
    for rank, record in enumerate(_part_records(selection, parts, internal=internal)):
        event = event_node.get(int(parts.event[rank]))
        if event is not None:
            found.setdefault((actor_node[int(parts.actor[rank])], event), []).append(record)
    return [
        {"from": actor, "to": event, "kind": "part", "parts": found[actor, event]}
        for actor, event in sorted(found)
    ]


def _part_records(
    selection: Selection, parts: Participations, *, internal: bool
) -> Iterator[list[Any]]:
    spans = participation_spans(parts)
    start, end, several = _days(spans.start), _days(spans.end), _several(parts)
    shown = internal | selection.snapshot.datasets.evidence_public
    for rank in range(len(parts)):
        dataset = int(parts.dataset[rank])
        yield [
            str(parts.role[rank]),
            start[rank],
            int(spans.start_precision[rank]),
            end[rank],
            int(spans.end_precision[rank]),
            dataset,
            int(parts.provenance.row[rank]) if parts.provenance else 0,
            _stated(parts.provenance, rank, several, open_evidence=bool(shown[dataset])),
        ]


def parent_lines(selection: Selection, event_node: dict[int, int]) -> list[Json]:
    """Lines from an event to the event it belongs to."""
    events = selection.snapshot.events
    row_of = {name: row for row, name in enumerate(events.id)}
    couples = ((node, row_of.get(events.parent[row])) for row, node in event_node.items())
    return [
        {"from": node, "to": event_node[parent], "kind": "parent"}
        for node, parent in couples
        if parent is not None and parent in event_node
    ]


def _days(days: "np.ndarray[Any, np.dtype[np.datetime64]]") -> list[int | None]:
    numbers = day_numbers(days, BEFORE_ALL).tolist()
    return [None if number == BEFORE_ALL else number for number in numbers]
