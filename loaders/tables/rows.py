"""Tables of few rows read one by one: territories, actors, events, observations, respondents, ratings."""

from graph.errors import InputError
from graph.identity import read_identifier
from graph.kinds import is_passing, sector_of_category
from graph.model import Actor, Attrs, Event, Observation, Rating, Respondent, Territory
from loaders.frame.actors import sector_of
from loaders.frame.row import Row
from loaders.tables.fields import CHOICES
from loaders.tables.names import Actors, Events, Places
from loaders.tables.spellings import name_id
from loaders.values.numbers import read_level
from loaders.values.words import read_flag


def read_actor(row: Row, actors: Actors, places: Places) -> Actor:
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
        form=_word(row, "form", "organisation"),
        territory=territory,
        listed=True,
        active=row.span("active_from", "active_until"),
        certainty=_word(row, "certainty", "stated"),
        attrs=_numbers(row),
        provenance=row.provenance,
    )
    actors.load.add(key, (name, written, *aliases), territory, raw)
    _note_rna(actor, actors)
    return actor


def _note_rna(actor: Actor, actors: Actors) -> None:
    """Its RNA names an actor known by its SIREN, too."""
    if actor.id.startswith("siren:") and (number := actor.attrs.get("rna")):
        actors.load.raw |= {str(number): actor.id, f"rna:{number}": actor.id}


def note_actor(row: Row, actors: Actors, places: Places) -> None:
    """Before any actor is read: a name that an id will be made from."""
    if not _identified(row, actors):
        actors.spellings.note(row.code("name"), places[row.code("territory")])


def note_listed(row: Row, actors: Actors, places: Places) -> None:
    """Once all names are noted: the ids that other names may be said to mean."""
    written, territory = row.code("name"), places[row.code("territory")]
    key = _identified(row, actors) or actors.spellings.key(written, territory)
    actors.listed.add(key, (written,), territory, row.code("id"))


def _identified(row: Row, actors: Actors) -> str:
    """The id that a row's own columns give, or ``""``."""
    raw = row.code("id")
    return actors.key(raw) if raw else _registered(row, actors)


def _registered(row: Row, actors: Actors) -> str:
    """The key that a SIREN, SIRET or RNA column gives, the digits of a wrong one, or ``""``."""
    found = [i for f in ("siret", "rna") if (i := read_identifier(row.code(f))) is not None]
    for identifier in found:
        if identifier.scheme == "unreadable":
            actors.findings.unreadable_identifiers.add(identifier.number)
    keys = [i.key for i in found if i.key] + [
        actors.key(i.number) for i in found if i.scheme == "wrong"
    ]
    return keys[0] if keys else ""


def _numbers(row: Row) -> Attrs:
    attrs = {}
    for field in ("siret", "rna"):
        found = read_identifier(row.code(field))
        number = (found.siret if field == "siret" else found.number) if found else ""
        if found and found.key and number:
            attrs[field] = number
    return attrs


def _sector(row: Row, key: str) -> tuple[str, str]:
    """The sector stated, else that of the identifiers, else that of the legal category."""
    stated, category = _word(row, "sector"), row.code("legal_category")
    if stated not in ("", "unknown"):
        return stated, "stated"
    found = sector_of(key, [read_identifier(row.code("rna"))])
    if found[0] != "unknown":
        return found
    sector = sector_of_category(category) if category else "unknown"
    return sector, "legal category" if sector != "unknown" else ""


def read_event(row: Row, events: Events, places: Places) -> Event:
    """An event; its parent is resolved once all are known."""
    name = row.needed("name")
    territory = places[row.code("territory")]
    if not row.code("kind"):
        raise InputError("row_missing", value="", column="kind")
    kind, raw = _word(row, "kind"), row.code("id")
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
        stated_date=row.text("stated_date") or row.in_words("valid_from", "valid_until"),
        stated_duration=row.text("stated_duration"),
        attrs=_certainty(row),
        provenance=row.provenance,
    )
    events.load.add(key, (name, row.code("name")), territory, raw)
    return event


def read_territory(row: Row) -> Territory:
    """A territory with its code, as its authority writes it."""
    if not row.code("code"):
        raise InputError("row_missing", value="", column="code")
    if not row.code("level"):
        raise InputError("row_missing", value="", column="level")
    return Territory(
        code=row.code("code"),
        name=row.needed("name"),
        level=_word(row, "level"),
        parent=row.code("parent"),
        span=row.span(),
        attrs=_certainty(row),
        provenance=row.provenance,
    )


def read_observation(row: Row, places: Places) -> Observation:
    """A survey campaign."""
    territory = places[row.code("territory")]
    campaign = row.needed("campaign")
    return Observation(campaign, row.span(), territory, row.provenance, _certainty(row))


def read_respondent(row: Row, actors: Actors, places: Places) -> Respondent:
    """An actor asked in a campaign."""
    territory = places[row.code("territory")]
    actor = row.take("actor", lambda cell: actors.find(cell, territory))
    answered = row.take("answered", read_flag)
    if answered is None:
        raise InputError("row_missing", value="", column="answered")
    campaign = row.needed("campaign")
    return Respondent(campaign, actor, answered, row.provenance, _certainty(row))


def read_rating(row: Row, actors: Actors, places: Places) -> Rating | None:
    """What an actor thinks of another; nothing where it gave no answer."""
    ends = {end: _end(row, end, actors, places) for end in ("rater", "rated")}
    item, level = _word(row, "item"), row.take("level", read_level)
    campaign, certainty = row.text("campaign"), _certainty(row)
    if not item:
        raise InputError("row_missing", value="", column="item")
    if level is None:
        return None
    return Rating(ends["rater"], ends["rated"], item, level, campaign, row.provenance, certainty)


def _end(row: Row, end: str, actors: Actors, places: Places) -> str:
    """An actor that a rating names, within its own territory or the row's."""
    if not row.code(end):
        raise InputError("row_missing", value="", column=end)
    own, of_row = row.code(f"{end}_territory"), row.code("territory")
    return row.take(end, lambda cell: actors.find(cell, places[own or of_row]))


def _word(row: Row, field: str, default: str = "") -> str:
    """A word of the field's closed list."""
    return row.word(field, CHOICES[field], default)


def _certainty(row: Row) -> Attrs:
    """``certainty`` of a kind that has no such field goes to attrs where it says something."""
    certainty = _word(row, "certainty")
    return {"certainty": certainty} if certainty else {}
