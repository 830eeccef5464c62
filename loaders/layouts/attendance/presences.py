"""Who was at which meeting, how, and where the file says it: persons rolled up to their structure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.identity import normalise
from loaders.layouts.attendance.marks import ROLES
from loaders.layouts.names import Names


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of marks: who, in which territory; ``roles``: meeting's slot -> role."""

    line: int
    actor: str
    territory: str
    roles: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Came:
    """One actor at one meeting, where the file says so."""

    line: int
    slot: int
    actor: str
    territory: str
    role: str


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one actor: a structure, of whom some persons may have been there."""

    entries: Sequence[Entry]

    @property
    def actor(self) -> str:
        """Its name, as first written."""
        return self.entries[0].actor

    def came(self) -> Iterator[Came]:
        """The best that is said of it for each meeting: there if any of its persons was."""
        first = self.entries[0]
        for slot in sorted({slot for entry in self.entries for slot in entry.roles}):
            said = [entry for entry in self.entries if slot in entry.roles]
            best = min(said, key=lambda entry: (ROLES.index(entry.roles[slot]), entry.line))
            yield Came(best.line, slot, first.actor, first.territory, best.roles[slot])


def grouped(entries: Iterable[Entry], names: Names) -> list[Group]:
    """The entries by actor: names written alike, or that the load or the store knows as one."""
    found: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        known = names.knows(entry.actor)
        key = normalise(entry.actor) if known else entry.actor
        found[key, entry.territory].append(entry)
    return [Group(held) for held in found.values()]
