"""What a load left: what it said, and the ties, meetings and presences the store then holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from graph.store import open_store
from graph.tables import Snapshot
from tests.commands.conftest import Said

STORE = "world.db"
DAY, YEAR = 0, 2
# Codes a role that is no presence may bear, whichever the vocabulary settles on.
AWAY = {
    "excused": {"excused", "excusé", "excusée", "excusé(e)"},
    "absent": {"absent", "absente", "absent(e)"},
    "represented": {"represented", "représenté", "représentée", "represented by"},
}


@dataclass(frozen=True, slots=True)
class Seen:
    """The answer of the last command, and the store; ``held`` is None where there is no store."""

    said: Said
    folder: Path
    held: Snapshot | None

    @property
    def words(self) -> str:
        """All that was said, with plain spaces and apostrophes."""
        return plain(self.said.out + self.said.err)


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie as stored: names, dates as finely as stated (``""`` for none), ``weight`` NaN for none."""

    source: str
    target: str
    directed: bool
    type: str
    start: str
    until: str
    weight: float
    unit: str
    formality: int
    by: str
    stated: str
    file: str


def plain(text: str) -> str:
    """Every kind of space as a space, every apostrophe straight."""
    return text.translate({0xA0: " ", 0x202F: " ", 0x2019: "'"})


def look(said: Said, folder: Path) -> Seen:
    """What the store of this folder holds after a command."""
    if not (folder / STORE).exists():
        return Seen(said, folder, None)
    with open_store(str(folder / STORE)) as store:
        return Seen(said, folder, store.snapshot(provenance=True))


def stated(day: np.datetime64, precision: int) -> str:
    """A date as its source wrote it: 2024, 2024-03 or 2024-03-12."""
    return "" if np.isnat(day) else str(day)[: {DAY: 10, YEAR: 4}.get(int(precision), 7)]


def ties(held: Snapshot) -> Iterator[Tie]:
    """The ties of a store, ends by name."""
    these, names, day = held.ties, held.actors.name, np.timedelta64(1, "D")
    assert these.provenance is not None
    for n in range(len(these)):
        yield Tie(
            names[these.src[n]],
            names[these.dst[n]],
            bool(these.directed[n]),
            these.type_names[these.type[n]],
            stated(these.valid_from[n], these.from_precision[n]),
            stated(these.valid_to[n] - day, these.to_precision[n]),
            float(these.weight[n]),
            these.unit[n],
            int(these.formality[n]),
            names[these.reporter[n]] if these.reporter[n] >= 0 else "",
            these.provenance.stated_date[n],
            these.provenance.file[n],
        )


def meetings(held: Snapshot) -> list[str]:
    """The dates of all meetings, those where nobody came included."""
    events = held.events
    dated = zip(events.kind, events.valid_from, events.from_precision, strict=True)
    return sorted(stated(day, fine) for kind, day, fine in dated if kind == "meeting")


def came(held: Snapshot, how: str) -> set[tuple[str, str]]:
    """(date of the meeting, who) of those present, or away in one of the ways of AWAY."""
    these, events, names = held.participations, held.events, held.actors.name
    others = set().union(*AWAY.values())
    return {
        (stated(events.valid_from[event], events.from_precision[event]), names[actor])
        for actor, event, role in zip(these.actor, these.event, these.role, strict=True)
        if (role in AWAY[how] if how in AWAY else role not in others)
    }
