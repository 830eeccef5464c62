"""Actors who may be one: names equal but for accents, case, punctuation, legal form, word order."""

from collections import defaultdict

from graph.identity import double_key
from graph.tables import Actors
from loaders.context import FrameBatch


class ActorsSeen:
    """Names and sectors of the actors a load states, by id."""

    def __init__(self) -> None:
        self.names: defaultdict[str, set[str]] = defaultdict(set)
        self.sectors: defaultdict[str, set[str]] = defaultdict(set)

    def note(self, batch: FrameBatch) -> None:
        """Note the actors of a frame."""
        if batch.kind != "actors":
            return
        cells = [batch.frame[name].tolist() for name in ("id", "name", "sector")]
        for key, name, sector in zip(*cells, strict=True):
            self.names[key].add(name)
            self.sectors[key].add(sector)

    def unknown_sector(self) -> set[str]:
        """Ids whose sector no row states."""
        return {key for key, sectors in self.sectors.items() if sectors <= {"unknown", ""}}


def possible_doubles(seen: ActorsSeen, stored: Actors | None) -> tuple[tuple[str, ...], ...]:
    """Groups of ids whose names may be one, with at least one actor of this load; none is merged."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key, names in seen.names.items():
        for name in names:
            groups[double_key(name)].add(key)
    for key, name in zip(stored.id, stored.name, strict=True) if stored else ():
        alike = double_key(name)
        if alike in groups:
            groups[alike].add(key)
    found = (tuple(sorted(ids)) for words, ids in groups.items() if words and len(ids) > 1)
    return tuple(sorted(set(found)))
