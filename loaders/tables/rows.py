"""Tables of few rows read one by one: territories, actors, events, observations, respondents."""

from collections.abc import Iterator
from functools import partial

from graph.dates import is_reversed
from graph.errors import InputError
from graph.identity import read_identifier, sector_of_id
from graph.kinds import is_passing, sector_of_category
from graph.model import (
    Actor,
    Attrs,
    Event,
    Observation,
    Provenance,
    Respondent,
    Span,
    Territory,
)
from loaders.context import Findings
from loaders.record import Record
from loaders.tables.fields import CHOICES
from loaders.tables.names import Actors, Events, Places
from loaders.tables.spellings import name_id
from loaders.tables.table import Table
from loaders.values import Period, at, is_blank, read_flag, read_period, read_word

Row = Record[str]


class Cells:
    """One row of a table, and how its cells are read."""

    def __init__(self, row: Row, place: Provenance, findings: Findings, attrs: Attrs) -> None:
        self.row, self.findings = row, findings
        self.attrs: dict[str, str | int | float | bool] = dict(attrs)
        self.provenance = Provenance(place.file, place.row, self.text("evidence"))

    def code(self, field: str) -> str:
        """A cell that is an identifier: as written."""
        return self.row.take(field, "").strip()

    def text(self, field: str) -> str:
        """A text, without personal coordinates."""
        return self.findings.retire(self.code(field))

    def needed(self, field: str) -> str:
        """A text that must be there."""
        if is_blank(self.code(field)):
            raise InputError("row_missing", value="", column=field)
        return self.text(field)

    def word(self, field: str, default: str = "") -> str:
        """A word of the field's closed list."""
        return at(field, partial(read_word, CHOICES[field]), self.code(field)) or default

    def _period(self, field: str) -> Period | None:
        period = at(field, read_period, self.code(field))
        if period and period[0] != period[1]:
            self.findings.quarters.add(self.code(field))
        return period

    def span(
        self, first: str = "valid_from", until: str = "valid_until", *, passing: bool = False
    ) -> Span:
        """A period; refused when it ends before it begins.

        A quarter alone begins and ends it, and so does any date of what is ``passing``.
        """
        begun, ended = self._period(first), self._period(until)
        if begun and not ended and (passing or begun[0] != begun[1]):
            ended = begun
        start, end = begun and begun[0], ended and ended[1]
        if is_reversed(start, end):
            value = f"{start} > {end}"
            raise InputError("row_reversed_period", value=value, column=until)
        return Span.stated(start, end)

    def all_attrs(self) -> Attrs:
        """``certainty`` of a kind that has no such field goes to attrs where it says something."""
        certainty = self.word("certainty")
        return {**self.attrs, "certainty": certainty} if certainty else self.attrs


def cells(table: Table, findings: Findings) -> Iterator[tuple[int, Cells]]:
    """The rows of a table, numbered; rows with too many cells are refused."""
    label = table.sheet.label
    for batch in table.batches(findings):
        columns = table.columns(batch).fields
        kept = {name: batch.columns[place] for name, place in table.kept.items()}
        faults = table.faults(batch)
        for i, (field, problem) in faults.items():
            findings.refuse(label, batch.numbers[i], field, problem)
        for i in sorted(set(range(len(batch.numbers))) - set(faults)):
            number = batch.numbers[i]
            row = Record({field: column[i] for field, column in columns.items()})
            attrs = {name: findings.retire(column[i].strip()) for name, column in kept.items()}
            stated = {name: text for name, text in attrs.items() if text}
            yield number, Cells(row, Provenance(label, number), findings, stated)


def read_actor(row: Cells, actors: Actors, places: Places) -> Actor:
    """An actor stated in its own right; its id from its identifiers, else from its name."""
    name, territory = row.needed("name"), places[row.code("territory")]
    written, raw = row.code("name"), row.code("id")
    own = _identified(row, actors) or actors.spellings.key(written, territory)
    key, main = actors.stated_as(own, name, territory)
    others = actors.other_names(written, raw, own)
    said = {a.strip() for a in (*row.text("aliases").split("|"), *others)} | {name}
    aliases, name = tuple(sorted(said - {"", main})), main
    sector, basis = _sector(row, key)
    actor = Actor(
        id=key,
        name=name,
        aliases=aliases,
        sector=sector,
        sector_basis=basis,
        form=row.word("form", "organisation"),
        territory=territory,
        listed=True,
        active=row.span("active_from", "active_until"),
        certainty=row.word("certainty", "stated"),
        attrs={**row.attrs, **_numbers(row)},
        provenance=row.provenance,
    )
    actors.load.add(key, (name, written, *aliases), territory, raw)
    return actor


def note_actor(row: Cells, actors: Actors, places: Places) -> None:
    """Before any actor is read: a name that an id will be made from."""
    if not _identified(row, actors):
        actors.spellings.note(row.code("name"), places[row.code("territory")])


def note_listed(row: Cells, actors: Actors, places: Places) -> None:
    """Once all names are noted: the ids that other names may be said to mean."""
    written, territory = row.code("name"), places[row.code("territory")]
    key = _identified(row, actors) or actors.spellings.key(written, territory)
    actors.listed.add(key, (written,), territory, row.code("id"))


def _identified(row: Cells, actors: Actors) -> str:
    """The id that a row's own columns give, or ``""``."""
    raw = row.code("id")
    return actors.key(raw) if raw else _registered(row, actors)


def _registered(row: Cells, actors: Actors) -> str:
    """The key that a SIREN, SIRET or RNA column gives, the digits of a wrong one, or ``""``."""
    found = [i for f in ("siret", "rna") if (i := read_identifier(row.code(f))) is not None]
    for identifier in found:
        if identifier.scheme == "unreadable":
            actors.findings.unreadable_identifiers.add(identifier.number)
    keys = [i.key for i in found if i.key] + [
        actors.key(i.number) for i in found if i.scheme == "wrong"
    ]
    return keys[0] if keys else ""


def _numbers(row: Cells) -> Attrs:
    attrs = {}
    for field in ("siret", "rna"):
        found = read_identifier(row.code(field))
        number = (found.siret if field == "siret" else found.number) if found else ""
        if found and found.key and number:
            attrs[field] = number
    return attrs


def _sector(row: Cells, key: str) -> tuple[str, str]:
    """The sector stated, else that of the identifier, else that of the legal category."""
    stated = row.word("sector")
    if stated not in ("", "unknown"):
        return stated, "stated"
    if (sector := sector_of_id(key)) != "unknown":
        return sector, "identifier"
    category = row.code("legal_category")
    sector = sector_of_category(category) if category else "unknown"
    return sector, "legal category" if sector != "unknown" else ""


def read_event(row: Cells, events: Events, places: Places) -> Event:
    """An event; its parent is resolved once all are known."""
    name = row.needed("name")
    territory = places[row.code("territory")]
    if not row.code("kind"):
        raise InputError("row_missing", value="", column="kind")
    kind, raw = row.word("kind"), row.code("id")
    key = events.key(raw) if raw else name_id(events.dataset, row.code("name"), territory)
    span = row.span(passing=is_passing(kind))
    if not raw:
        events.one_date(key, name, span.start)
    event = Event(
        id=key,
        name=name,
        kind=kind,
        span=span,
        territory=territory,
        parent=row.code("parent"),
        stated_date=row.text("stated_date"),
        stated_duration=row.text("stated_duration"),
        attrs=row.all_attrs(),
        provenance=row.provenance,
    )
    events.load.add(key, (name, row.code("name")), territory, raw)
    return event


def read_territory(row: Cells) -> Territory:
    """A territory with its code, as its authority writes it."""
    if not row.code("code"):
        raise InputError("row_missing", value="", column="code")
    if not row.code("level"):
        raise InputError("row_missing", value="", column="level")
    return Territory(
        code=row.code("code"),
        name=row.needed("name"),
        level=row.word("level"),
        parent=row.code("parent"),
        span=row.span(),
        attrs=row.all_attrs(),
        provenance=row.provenance,
    )


def read_observation(row: Cells, places: Places) -> Observation:
    """A survey campaign."""
    territory = places[row.code("territory")]
    campaign = row.needed("campaign")
    return Observation(campaign, row.span(), territory, row.provenance, row.all_attrs())


def read_respondent(row: Cells, actors: Actors, places: Places) -> Respondent:
    """An actor asked in a campaign."""
    territory = places[row.code("territory")]
    actor = at("actor", lambda cell: actors.find(cell, territory), row.code("actor"))
    answered = at("answered", read_flag, row.code("answered"))
    if answered is None:
        raise InputError("row_missing", value="", column="answered")
    campaign = row.needed("campaign")
    return Respondent(campaign, actor, answered, row.provenance, row.all_attrs())
