"""Names of those under a pseudonym, wherever a source wrote them: in notes, evidence, names of meetings.

A pseudonym stands in their place; in the name of another actor, of an event or a place, ``[retiré]``. An id
that names somebody hidden, or holds an e-mail address or a telephone number, bears a code: two ids stay two.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from graph.identity import normalise
from graph.kinds import codes
from graph.lookup import find_actor, find_territory, find_types
from graph.privacy.codes import TERRITORY, TYPE, Code
from graph.privacy.coordinates import holds_coordinates
from graph.privacy.mask import Mask
from graph.selection import Filters, Selection
from graph.tables import (
    Actors,
    Events,
    Participations,
    Provenance,
    Snapshot,
    Territories,
    Text,
    Ties,
    objects,
)

# What is text in a table, and what is an id, by the initial of its code.
DATASETS = (("title",), {"name": "D"})
TERRITORIES = ((), {"code": TERRITORY, "parent": TERRITORY})
EVENTS = (
    ("stated_date", "stated_duration", "evidence"),
    {"id": "E", "parent": "E", "territory": TERRITORY},
)
RATINGS: tuple[tuple[str, ...], dict[str, str]] = (("campaign",), {})
TIES = (("campaign",), {"reporter_territory": TERRITORY})
OBSERVATIONS = (("campaign", "asked_campaign"), {"territory": TERRITORY})
ROWS = (("file", "evidence", "stated_date", "stated_duration", "attrs"), {"record_id": "R"})


def masked_selection(selection: Selection, pseudonyms: Mapping[str, str], code: Code) -> Selection:
    """The same selection, no text of which names an actor under a pseudonym.

    Names and ids of those who bear one are left: whoever shows an actor asks for it. ``code``: a
    ``Coder``, for ids that may not be shown. Types of ties that are the same once masked become one;
    rows keep their order.
    """
    snapshot = selection.snapshot
    if not pseudonyms and not any(map(holds_coordinates, _ids(selection))):
        return selection
    mask = Mask(snapshot.actors, pseudonyms, code)
    types = _types(snapshot.ties, selection.filters.types, mask)
    shown = _snapshot(snapshot, types, mask, pseudonyms)
    actors, events = shown.actors, shown.events
    return replace(
        selection,
        snapshot=shown,
        filters=_filters(selection, types, mask, pseudonyms),
        ties=_ties(selection.ties, actors, types, mask),
        loops=_ties(selection.loops, actors, types, mask),
        crossing=_ties(selection.crossing, actors, types, mask),
        participations=_taken_part(selection.participations, actors, events, mask),
        absences=_taken_part(selection.absences, actors, events, mask),
    )


def _snapshot(
    snapshot: Snapshot, types: Mapping[str, str], mask: Mask, pseudonyms: Mapping[str, str]
) -> Snapshot:
    actors = _actors(snapshot.actors, mask, pseudonyms)
    events = mask.columns(snapshot.events, EVENTS)
    events = replace(events, name=mask.names(snapshot.events.name, events.id))
    return replace(
        snapshot,
        datasets=mask.columns(snapshot.datasets, DATASETS),
        territories=_territories(snapshot.territories, mask),
        actors=actors,
        events=events,
        ties=_ties(snapshot.ties, actors, types, mask),
        participations=_taken_part(snapshot.participations, actors, events, mask),
        observations=mask.columns(snapshot.observations, OBSERVATIONS),
        ratings=mask.columns(snapshot.ratings, RATINGS),
    )


def _ids(selection: Selection) -> Iterator[Text]:
    """What may be shown of a selection and is not read for coordinates at load."""
    snapshot = selection.snapshot
    yield from (snapshot.actors.id, snapshot.actors.territory, snapshot.territories.code)
    yield from (snapshot.events.id, snapshot.events.territory, snapshot.datasets.name)
    parts = (selection.participations, selection.absences)
    for rows in (selection.ties, selection.crossing, selection.loops, *parts):
        if rows.provenance is not None:
            yield rows.provenance.record_id


def _filters(
    selection: Selection, names: Mapping[str, str], mask: Mask, pseudonyms: Mapping[str, str]
) -> Filters:
    """As written, but by ids or codes what names an actor who is hidden."""
    snapshot, filters = selection.snapshot, selection.filters
    without = tuple(_removed(snapshot.actors, text, mask, pseudonyms) for text in filters.without)
    types = tuple(_type(names, text) for text in filters.types)
    place = filters.territory
    if not mask.plain(place):
        place = find_territory(snapshot.territories, place, snapshot.actors.territory)
    return replace(filters, without=without, types=types, territory=mask.key(TERRITORY, place))


def _removed(actors: Actors, text: str, mask: Mask, pseudonyms: Mapping[str, str]) -> str:
    actor = str(actors.id[find_actor(actors, text)])
    if actor in pseudonyms:
        return actor
    return text if mask.plain(text) else mask.key("O", actor)


def _types(ties: Ties, asked: tuple[str, ...], mask: Mask) -> dict[str, str]:
    """What each type of tie is called, words of the vocabulary as they are.

    One that was asked for bears its code: its masked name alone may be that of several.
    """
    vocabulary = codes("tie_types")
    coded = {normalise(text) for text in asked}
    names = {name: name if name in vocabulary else mask(name) for name in ties.type_names}
    return {
        name: f"{shown.replace(',', ' ')} {mask.code(TYPE, normalise(name))}"
        if shown != name and normalise(name) in coded
        else shown
        for name, shown in names.items()
    }


def _type(names: Mapping[str, str], text: str) -> str:
    """A type of tie as asked for, or as it is called where that is masked."""
    (first, *_) = find_types(tuple(names), (text,))
    shown = names.get(first, first)
    return text if shown == first else shown


def _actors(actors: Actors, mask: Mask, pseudonyms: Mapping[str, str]) -> Actors:
    hidden = [code in pseudonyms for code in actors.id]
    ids: Text = np.where(hidden, actors.id, mask.keys("O", actors.id))
    names = (
        name if held else mask.name(name, key)
        for name, key, held in zip(actors.name, ids, hidden, strict=True)
    )
    aliases = np.empty(len(actors.id), dtype=object)
    aliases[:] = [
        texts if held else tuple(filter(None, (mask.name(text, "") for text in texts)))
        for texts, held in zip(actors.aliases, hidden, strict=True)
    ]
    return replace(
        actors,
        id=ids,
        name=objects(names),
        aliases=aliases,
        territory=mask.keys(TERRITORY, actors.territory),
        attrs=mask.column(actors.attrs),
    )


def _territories(territories: Territories, mask: Mask) -> Territories:
    successors = np.empty(len(territories.code), dtype=object)
    successors[:] = [
        tuple((mask.key(TERRITORY, code), status) for code, status in each)
        for each in territories.successors
    ]
    shown = mask.columns(territories, TERRITORIES)
    names = mask.names(territories.name, shown.code)
    return replace(shown, name=names, successors=successors)


def _ties(ties: Ties, actors: Actors, types: Mapping[str, str], mask: Mask) -> Ties:
    names = objects(types[name] for name in ties.type_names)
    type_names, place = np.unique(names, return_inverse=True)
    return replace(
        mask.columns(ties, TIES),
        actors=actors,
        type=place[ties.type].astype(np.int16),
        type_names=type_names,
        provenance=_provenance(ties.provenance, mask),
    )


def _taken_part(rows: Participations, actors: Actors, events: Events, mask: Mask) -> Participations:
    return replace(
        rows,
        actors=actors,
        events=events,
        role=mask.column(rows.role, codes("roles")),
        provenance=_provenance(rows.provenance, mask),
    )


def _provenance(told: Provenance | None, mask: Mask) -> Provenance | None:
    return None if told is None else mask.columns(told, ROWS)
