"""Actors who may be one: names equal but for accents, case, punctuation, legal form, order, acronyms."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

from graph.identity import accents
from graph.privacy.refusals import persons_of
from graph.tables import Actors
from loaders.alike.acronyms import alike_key
from loaders.frame.context import Context
from loaders.frame.frames import FrameBatch
from loaders.frame.known import Alike, Same

REGISTERED = ("siren:", "rna:")


class ActorsSeen:
    """Names, territories and sectors of the actors a load states, by id."""

    def __init__(self) -> None:
        self.names: defaultdict[str, set[str]] = defaultdict(set)
        self.places: defaultdict[str, set[str]] = defaultdict(set)
        self.sectors: defaultdict[str, set[str]] = defaultdict(set)
        self.listed: set[str] = set()  # ids stated in their own right
        self.persons: set[str] = set()  # what persons are called, as texts are searched for it

    def note(self, batch: FrameBatch) -> None:
        """Note the actors of a frame."""
        if batch.kind != "actors":
            return
        self.persons.update(persons_of(batch.frame))
        self.listed.update(batch.frame.loc[batch.frame["listed"].astype(bool), "id"])
        cells = [batch.frame[name].tolist() for name in ("id", "name", "territory", "sector")]
        for key, name, territory, sector in zip(*cells, strict=True):
            self.names[key].add(name)
            self.places[key].add(territory)
            self.sectors[key].add(sector)

    def unknown_sector(self) -> set[str]:
        """Ids whose sector no row states."""
        return {key for key, sectors in self.sectors.items() if sectors <= {"unknown", ""}}

    def all(self) -> Iterator[Alike]:
        """Every actor under every name."""
        for key, names in self.names.items():
            place = max(self.places[key])
            yield from (Alike(key, name, place) for name in sorted(names))


def doubles_of(context: Context, seen: ActorsSeen) -> tuple[tuple[Alike, ...], ...]:
    """Actors who may be one; what the dataset alone named before, and names no more, is none."""
    stored = context.stored.actors if context.stored else None
    own = f"local:{context.dataset}:"
    named = {key for key in stored.id if key.startswith(own)} if stored else set()
    gone = set() if context.options.append else named - set(seen.names)
    return possible_doubles(seen, stored, context.aliases.same, gone)


def possible_doubles(
    seen: ActorsSeen, stored: Actors | None, same: Same, gone: AbstractSet[str]
) -> tuple[tuple[Alike, ...], ...]:
    """Groups of actors who may be one, at least one of them of this load; none is merged.

    Names within different territories are different actors. ``same``: ids known to be another's;
    ``gone``: ids that the store holds and the load takes back. First of a group comes the actor that
    the others would join: one of a register, then one that the load did not make, then one with its
    accents.
    """
    held = zip(stored.id, stored.name, stored.territory, strict=True) if stored else ()
    known = (Alike(*each) for each in held if each[0] not in same and each[0] not in gone)
    groups: defaultdict[str, dict[str, Alike]] = defaultdict(dict)
    for actor in seen.all():
        groups[alike_key(actor.name)].setdefault(actor.id, actor)
    for actor in known:
        if (alike := alike_key(actor.name)) in groups:
            groups[alike].setdefault(actor.id, actor)
    found = {
        tuple(sorted(group, key=lambda actor: _rank(actor, seen)))
        for words, actors in groups.items()
        if words and len(actors) > 1
        for group in _by_place(actors.values())
    }
    mine = (group for group in found if any(actor.id in seen.names for actor in group))
    return tuple(sorted(mine, key=sorted))


def _by_place(actors: Iterable[Alike]) -> Iterator[list[Alike]]:
    """Actors of one territory; those without one may be any of the others."""
    everyone = list(actors)
    places = {actor.territory for actor in everyone}
    for place in [""] if "" in places else sorted(places):
        group = [actor for actor in everyone if place in ("", actor.territory)]
        if len(group) > 1:
            yield group


def _rank(actor: Alike, seen: ActorsSeen) -> tuple[bool, bool, int, str, str]:
    registered = actor.id.startswith(REGISTERED)
    return not registered, actor.id in seen.names, -accents(actor.name), actor.name, actor.id
