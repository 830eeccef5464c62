"""The actors that rows name: a dataset states by itself the name of each of them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from graph.model import Actor
from graph.store.schema import Kind
from loaders.formats.sheets import Batch
from loaders.frame.context import Context
from loaders.frame.findings import Findings
from loaders.frame.known import Stored
from loaders.frame.opened import open_tables
from loaders.frame.table import Table
from loaders.tables.names import Actors, Places
from loaders.values.close import closest

MENTIONED = (("name", ""),)
NAMING: dict[Kind, tuple[tuple[str, str], ...]] = {
    "ties": (("source", "source_territory"), ("target", "target_territory"), ("reported_by", "")),
    "participations": (("actor", "territory"),),
    "respondents": (("actor", "territory"),),
    "ratings": (("rater", "rater_territory"), ("rated", "rated_territory")),
}


def note_spellings(context: Context, actors: Actors, places: Places) -> None:
    """Read once before the rows themselves: every name that an actor is to be made from."""
    if not context.options.create_actors:
        return
    apart = replace(context, findings=Findings())
    for table in open_tables(apart):
        for batch in table.batches() if table.kind in NAMING or table.sheet.mentions else ():
            for cell, place in _naming(table, batch):
                actors.note(cell, places[place.strip()])


def _naming(table: Table, batch: Batch) -> set[tuple[str, str]]:
    columns, found = table.columns(batch), set[tuple[str, str]]()
    for field, place in MENTIONED if table.sheet.mentions else NAMING[table.kind]:
        where = columns.get(place, columns.get("territory", ())) if place else ()
        found.update(zip_longest(columns.get(field, ()), where, fillvalue=""))
    return found


def statements(context: Context, actors: Actors, named: set[str]) -> Iterator[Actor]:
    """Unlisted statements of the actors that the rows taken name and no table of the load states."""
    held = {} if context.stored is None else _held(context.stored)
    for key in sorted(named - actors.load.ids):
        if key in actors.created:
            made = actors.created[key]
            name = context.findings.retire(made.name)
            if key not in held:
                context.findings.created[key] = name
            yield replace(made, name=name)
        elif context.stored is not None and key in context.stored.named:
            yield context.stored.named[key]
        elif key in held:
            context.findings.known_elsewhere.add(key)
            name, form = held[key]
            aliases = actors.other_names(name, key)
            # A person stays one when who said so is forgotten.
            yield Actor(key, name, aliases, form=form)
    _note_close(context.findings, actors)


def _note_close(findings: Findings, actors: Actors) -> None:
    """Note which of the names that ties alone give are close to a known one."""
    if findings.created:
        known = {*actors.load.spelled(), *actors.store.spelled()}
        found = closest(findings.created.values(), known)
        findings.close |= {name: findings.retire(like) for name, like in found.items()}


def _held(stored: Stored) -> dict[str, tuple[str, str]]:
    """Name and form of the store's actors; one without a name is shown by its id, which is none."""
    actors = stored.actors
    found = zip(actors.id, actors.name, actors.form, strict=True)
    held = {key: ("" if name == key else name, form) for key, name, form in found}
    return held | {other: held[key] for other, key in stored.same.items() if key in held}
