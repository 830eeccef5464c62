"""Lists loaded twice under two names: rows that repeat those of another dataset of the same loader."""

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from graph.errors import LoadRefused
from graph.identity import normalise
from graph.model import Source
from graph.store.schema import Kind
from graph.store.store import Store
from loaders.frame.frames import FrameBatch
from loaders.frame.known import Stored

Row = tuple[object, ...]
Names = dict[str, tuple[str, str]]
COMPARED: tuple[Kind, ...] = ("ties", "participations", "actors")


class Repeats:
    """Compares a new dataset's rows with those of the others of its loader.

    Rows agree on the identifiers (else normalised name and territory) of both ends, type or role,
    and first day as stated; actor rows count only where there are no other rows.
    """

    def __init__(self, store: Store, source: Source, stored: Stored) -> None:
        held = store.sources()
        new = source.dataset not in {other.dataset for other in held}
        alike = [other.dataset for other in held if other.loader == source.loader]
        known = stored.actors
        self.names: Names = {
            key: (normalise(name), territory)
            for key, name, territory in zip(known.id, known.name, known.territory, strict=True)
        }
        others = stored.same.items()
        self.names |= {other: self.names[key] for other, key in others if key in self.names}
        self.others = {
            dataset: {
                kind: frozenset(_rows(kind, store.statements(kind, dataset), self.names))
                for kind in COMPARED
            }
            for dataset in (alike if new else ())
        }
        self._frames: list[FrameBatch] = []
        self._kinds: set[Kind] = set()

    def note(self, batch: FrameBatch) -> None:
        """Note rows of the load."""
        self._kinds.add(batch.kind)
        if self.others and batch.kind in COMPARED:
            wanted = [name for name in _COLUMNS[batch.kind] if name in batch.frame]
            self._frames.append(FrameBatch(batch.kind, batch.frame[wanted]))

    def check(self) -> None:
        """Raise LoadRefused when more than half of the rows repeat one other dataset."""
        if not self.others:
            return
        counted = self._kinds - {"actors"} or {"actors"}
        names = _own_names(self._frames) | self.names
        total, repeated = 0, Counter[str]()
        for batch in self._frames:
            if batch.kind in counted:
                for row in _rows(batch.kind, batch.frame, names):
                    total += 1
                    repeated.update(d for d, held in self.others.items() if row in held[batch.kind])
        if repeated:
            other, n = min(repeated.items(), key=lambda item: (-item[1], item[0]))
            if n * 2 > total:
                name = other.partition(":")[2]
                raise LoadRefused("load_repeats", n=n, total=total, other=other, name=name)


_COLUMNS: Mapping[Kind, tuple[str, ...]] = {
    "ties": ("source", "target", "type", "directed", "valid_from", "from_precision"),
    "participations": ("actor", "event", "role", "valid_from", "from_precision"),
    "actors": ("id", "name", "territory"),
}


def _own_names(frames: list[FrameBatch]) -> Names:
    names: Names = {}
    for batch in frames:
        if batch.kind == "actors":
            for key, name, territory in batch.frame.itertuples(index=False):
                names[key] = (normalise(name), territory)
    return names


def _rows(kind: Kind, frame: pd.DataFrame, names: Names) -> Iterator[Row]:
    def who(key: str) -> object:
        return names.get(key, key) if key.startswith("local:") else key

    cells = [frame[name].tolist() for name in _COLUMNS[kind]]
    if kind == "actors":
        yield from ((who(key),) for key in cells[0])
    elif kind == "participations":
        for actor, event, role, first, precision in zip(*cells, strict=True):
            yield who(actor), event.rpartition(":")[2], role, _day(first), precision
    else:
        for a, b, type_, directed, first, precision in zip(*cells, strict=True):
            ends = [who(a), who(b)]
            ends = ends if directed else sorted(ends, key=str)
            yield *ends, type_, _day(first), precision


def _day(first: object) -> str:
    """A first day, however a frame holds it."""
    return "" if pd.isna(first) else str(first)[:10]  # type: ignore[call-overload]  # one cell
