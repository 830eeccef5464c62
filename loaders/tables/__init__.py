"""Tables that people fill in themselves: actors, ties, events, participations, and where and when."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TypeVar

from graph.errors import InputError
from graph.model import Event, Record, Respondent, Territory
from graph.store.cleaning import LONGEST_ID
from graph.store.schema import Kind
from loaders.context import Context
from loaders.frames import FrameBatch
from loaders.tables.batches import frames
from loaders.tables.layout import check_actors, describe, expand, tables
from loaders.tables.named import note_spellings, statements
from loaders.tables.names import Actors, Events, Places
from loaders.tables.readers import Readers
from loaders.tables.rows import (
    Cells,
    cells,
    note_actor,
    note_listed,
    read_actor,
    read_event,
    read_observation,
    read_respondent,
    read_territory,
)
from loaders.tables.table import Table

Read = TypeVar("Read", bound=Record)
Numbered = tuple[Table, int, Cells]

__all__ = ["describe", "expand", "load"]


def load(context: Context) -> Iterator[Record | FrameBatch]:
    """Every row of a dataset's tables: small tables row by row, ties and participations by frames.

    Raises InputError when a file is no table, or lacks a column it needs.
    """
    found = tables(context)
    check_actors(context, found)
    actors = Actors(context)
    events = Events(context.dataset)
    _stored(context, actors, events)
    yield from (territories := list(_rows(context, found, "territories", read_territory)))
    places = _places(context, territories)
    listed = list(_cells(context, found, "actors"))
    for _, _, row in listed:
        note_actor(row, actors, places)
    for _, _, row in listed if context.aliases.names else ():
        note_listed(row, actors, places)
    yield from _taken(context, listed, lambda row: read_actor(row, actors, places))
    del listed  # a big table's cells are not kept while the ties are read
    note_spellings(context, actors, places)
    read = list(_rows(context, found, "events", lambda row: read_event(row, events, places)))
    yield from _with_parents(context, read, events)
    readers = Readers(actors, events, places, context.findings)
    for table in found:
        if table.kind in ("ties", "participations"):
            yield from frames(table, readers)
    yield from _rows(context, found, "observations", lambda row: read_observation(row, places))
    yield from _asked(context, found, readers)
    yield from statements(context, actors, readers.named)
    _check_rows(context)


def _asked(context: Context, found: list[Table], readers: Readers) -> Iterator[Respondent]:
    """Who was asked in a campaign."""
    read = partial(read_respondent, actors=readers.known, places=readers.places)
    for respondent in _rows(context, found, "respondents", read):
        if len(respondent.campaign) <= LONGEST_ID:  # the store refuses the row of a longer one
            readers.named.add(respondent.actor)
        yield respondent


def _check_rows(context: Context) -> None:
    """Raise InputError where the tables hold nothing, or the examples of the template only."""
    findings = context.findings
    if findings.rows_read.total() == findings.left_out.total():
        raise InputError("input_no_rows", file=", ".join(path.name for path in context.files))


def _rows(
    context: Context, found: list[Table], kind: Kind, read: Callable[[Cells], Read]
) -> Iterator[Read]:
    yield from _taken(context, _cells(context, found, kind), read)


def _cells(context: Context, found: list[Table], kind: Kind) -> Iterator[Numbered]:
    for table in found:
        if table.kind == kind:
            yield from ((table, number, row) for number, row in cells(table, context.findings))


def _taken(
    context: Context, rows: Iterable[Numbered], read: Callable[[Cells], Read]
) -> Iterator[Read]:
    for table, number, row in rows:
        try:
            yield read(row)
        except InputError as problem:
            column = str(problem.fields.get("column", ""))
            context.findings.refuse(table.sheet.label, number, column, problem)


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


def _with_parents(context: Context, read: list[Event], events: Events) -> Iterator[Event]:
    for event in read:
        try:
            yield replace(event, parent=events.find(event.parent))
        except InputError as problem:
            place = event.provenance
            context.findings.refuse(place.file, place.row, "parent", problem)
