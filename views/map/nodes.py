"""Actors and events as marks: what the page knows of each."""

from hashlib import blake2b
from typing import Any

import numpy as np

from graph.language import LANGS, message
from graph.presence import AFTER_ALL, BEFORE_ALL, event_spans
from graph.selection import Selection
from views.map.options import MapOptions
from views.map.style import EVENT_COLOR, EVENT_SHAPES, SECTOR_MARKS

Json = dict[str, Any]


def actor_nodes(selection: Selection, options: MapOptions) -> list[Json]:
    """One mark a kept actor; ``row`` is its row in the actors table. Days are numbers, None unbounded."""
    rows, asked = np.flatnonzero(selection.actors), _first_asked(selection)
    persons = [row for row in rows if selection.snapshot.actors.form[row] == "person"]
    number = {int(row): rank + 1 for rank, row in enumerate(persons)}
    return [
        _actor(selection, options, int(row), number.get(int(row), 0))
        | ({"asked": asked[int(row)]} if int(row) in asked else {})
        for row in rows
    ]


def _first_asked(selection: Selection) -> dict[int, int]:
    """First day of the first survey in which each actor was asked."""
    surveys = selection.snapshot.observations
    first: dict[int, int] = {}
    begins: dict[tuple[str, int], int] = {}
    for name, dataset, day in zip(
        surveys.campaign, surveys.dataset, surveys.valid_from, strict=True
    ):
        start = _day(day)
        if start is not None:
            begins[name, dataset] = min(start, begins.get((name, dataset), start))
    asked = zip(surveys.asked_campaign, surveys.asked_dataset, surveys.asked_actor, strict=True)
    for name, dataset, actor in asked:
        if (name, dataset) in begins:
            first[int(actor)] = min(
                begins[name, dataset], first.get(int(actor), begins[name, dataset])
            )
    return first


def _actor(selection: Selection, options: MapOptions, row: int, person: int) -> Json:
    actors = selection.snapshot.actors
    mark = SECTOR_MARKS[actors.sector[row]]
    first, last = int(selection.present_from[row]), int(selection.present_to[row])
    node: Json = {
        "row": row,
        "label": actors.name[row],
        "shape": mark.shape,
        "color": mark.color,
        "kind": "actor",
        "sector": actors.sector[row],
        "form": actors.form[row],
        "territory": actors.territory[row],
        "aliases": list(actors.aliases[row]),
        "identifier": _public_identifier(actors.id[row]),
        "from": None if first == BEFORE_ALL else first,
        "to": None if last == AFTER_ALL else last,
    }
    node |= _hidden_name(options, actors.id[row], person)
    return node | {"key": _key(actors.id[row] if "labels" not in node else node["label"])}


def _key(identity: str) -> str:
    """What names a node in an address or a file of places, from one edition of the map to the next.

    Made from the name shown where the true one is hidden: nobody can try names against it.
    """
    return blake2b(identity.encode(), digest_size=5).hexdigest()


def _public_identifier(actor_id: str) -> str:
    """SIREN and RNA numbers are public; an id made from a name is not shown."""
    return "" if actor_id.startswith("local:") else actor_id


def _hidden_name(options: MapOptions, actor_id: str, person: int) -> Json:
    """What replaces the name of whoever must not be named."""
    pseudonym = options.pseudonyms.get(actor_id, "")
    if not (pseudonym or (person and not options.internal)):
        return {}
    labels = {lang: pseudonym or message("map.person", lang, n=person) for lang in LANGS}
    return {"label": labels["fr"], "labels": labels, "aliases": [], "identifier": ""}


def event_nodes(selection: Selection) -> list[Json]:
    """One mark a kept event but milestones, which stand on the time axis."""
    kept = selection.events & (selection.snapshot.events.kind != "milestone")
    spans = event_spans(selection.snapshot.events)
    return [
        _event(selection, int(row), _day(spans.start[row]), _day(spans.end[row]))
        for row in np.flatnonzero(kept)
    ]


def _event(selection: Selection, row: int, start: int | None, end: int | None) -> Json:
    events = selection.snapshot.events
    return {
        "row": row,
        "label": events.name[row],
        "shape": EVENT_SHAPES[events.kind[row]],
        "color": EVENT_COLOR,
        "kind": events.kind[row],
        "territory": events.territory[row],
        "from": start,
        "to": end,
        "precision": [int(events.from_precision[row]), int(events.to_precision[row])],
        "key": _key(f"event:{events.id[row]}"),
        "stated": [part for part in (events.stated_date[row], events.stated_duration[row]) if part],
    }


def milestones(selection: Selection) -> list[Json]:
    """Dated marks of the time axis, in order of date."""
    events = selection.snapshot.events
    dated = selection.events & (events.kind == "milestone") & ~np.isnat(events.valid_from)
    rows = sorted(np.flatnonzero(dated), key=lambda row: (events.valid_from[row], events.id[row]))
    return [
        {
            "label": events.name[row],
            "from": _day(events.valid_from[row]),
            "precision": int(events.from_precision[row]),
        }
        for row in rows
    ]


def _day(day: "np.datetime64") -> int | None:
    return None if np.isnat(day) else int(day.astype("datetime64[D]").astype(np.int64))
