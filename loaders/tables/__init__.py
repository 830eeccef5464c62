"""Tables that people fill in themselves: actors, ties, events, participations, and where and when."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from graph.errors import InputError
from graph.model import Event, Rating, Record, Respondent, Territory
from graph.store.cleaning import LONGEST_ID
from loaders.frame.context import Context
from loaders.frame.frames import FrameBatch
from loaders.frame.reading import Frame
from loaders.layouts.lay_out import lay_out
from loaders.tables.names import Actors, Events, Places
from loaders.tables.readers import Readers
from loaders.tables.rows import (
    note_actor,
    note_listed,
    read_actor,
    read_event,
    read_observation,
    read_rating,
    read_respondent,
    read_territory,
)
from loaders.tables.ties import participation_frames, tie_frames
from loaders.tables.unlisted import note_spellings, statements

__all__ = ["lay_out", "load"]
NAMING_ALONE = ("ties", "participations", "ratings")  # kinds that are of no use without an actor


def load(frame: Frame) -> Iterator[Record | FrameBatch]:
    """Every row of a dataset's tables: small tables row by row, ties and participations by columns.

    Raises InputError where ties can name nobody.
    """
    context = frame.context
    check_actors(frame)
    actors, events = Actors(context), Events(frame.dataset)
    _stored(context, actors, events)
    yield from (territories := list(frame.facts("territories", read_territory)))
    places = _places(context, territories)
    listed = list(frame.rows("actors"))
    for row in listed:
        note_actor(row, actors, places)
    for row in listed if context.aliases.names else ():
        note_listed(row, actors, places)
    yield from frame.read(listed, partial(read_actor, actors=actors, places=places))
    del listed  # a big table's cells are not kept while the ties are read
    note_spellings(context, actors, places)
    yield from _events(frame, events, places)
    readers = Readers(actors, events, places, context.findings)
    yield from tie_frames(frame, readers)
    yield from participation_frames(frame, readers)
    yield from frame.facts("observations", partial(read_observation, places=places))
    yield from _asked(frame, readers)
    yield from _rated(frame, readers)
    _mentioned(frame, readers)
    yield from statements(context, actors, readers.named)


def check_actors(frame: Frame) -> None:
    """Raise InputError where ties can name nobody: no actors here, none stored, none to be made."""
    context = frame.context
    held = context.stored is not None and len(context.stored.actors.id) > 0
    listed = any(table.kind == "actors" and not table.sheet.mentions for table in frame.tables)
    naming = [t.sheet.label for t in frame.tables if t.kind in NAMING_ALONE]
    if naming and not (held or listed or context.options.create_actors):
        raise InputError("input_no_actors", file=", ".join(naming))


def _stored(context: Context, actors: Actors, events: Events) -> None:
    """What the store holds already may be named too.

    Where names make actors, those made of this dataset's own names are made anew: a load then says
    the same whether or not its files were loaded before.
    """
    if context.stored is None:
        return
    anew = context.options.create_actors and not context.options.append
    own = f"local:{context.dataset}:" if anew else "\0"
    held = context.stored.actors
    columns = (held.id, held.name, held.aliases, held.territory)
    for key, name, aliases, territory in zip(*columns, strict=True):
        if not key.startswith(own):
            actors.store.add(key, (name, *aliases), territory)
    actors.store.ids.update(context.stored.same)
    known = context.stored.events
    for key, name, territory in zip(known.id, known.name, known.territory, strict=True):
        events.store.add(key, (name,), territory)


def _places(context: Context, territories: list[Territory]) -> Places:
    """The territories of the load and of the store, by code and by name."""
    known = [(territory.code, territory.name) for territory in territories]
    if context.stored is not None:
        held = context.stored.territories
        known += zip(held.code, held.name, strict=True)
    return Places(known)


def _events(frame: Frame, events: Events, places: Places) -> Iterator[Event]:
    """The events, once all are read each within its parent."""
    for event in list(frame.facts("events", partial(read_event, events=events, places=places))):
        try:
            parent = events.find(event.parent)
        except InputError as problem:
            frame.refuse(event.provenance, problem, "parent")
        else:
            yield replace(event, parent=parent)


def _asked(frame: Frame, readers: Readers) -> Iterator[Respondent]:
    """Who was asked in a campaign."""
    read = partial(read_respondent, actors=readers.known, places=readers.places)
    for respondent in frame.facts("respondents", read):
        if len(respondent.campaign) <= LONGEST_ID:  # the store refuses the row of a longer one
            readers.named.add(respondent.actor)
        yield respondent


def _rated(frame: Frame, readers: Readers) -> Iterator[Rating]:
    """What actors think of each other; two answers of one to one question cannot both hold."""
    read = partial(read_rating, actors=readers.known, places=readers.places)
    answered: dict[tuple[str, ...], Rating] = {}
    for rating in frame.facts("ratings", read):
        asked = (rating.campaign, rating.rater, rating.rated, rating.item)
        first = answered.setdefault(asked, rating)
        if first.level != rating.level:
            other = {"other": first.level, "row": first.provenance.row, "value": rating.level}
            frame.refuse(rating.provenance, InputError("row_rated_twice", **other), "level")
            continue
        readers.named.update((rating.rater, rating.rated))
        yield rating


def _mentioned(frame: Frame, readers: Readers) -> None:
    """The actors that a grid or a matrix names beside no tie and no presence: known, or made."""
    for row in frame.mentioned():
        try:
            readers.named.add(row.take("name", readers.known.find))
        except InputError as problem:
            frame.refuse(row.provenance, problem)
