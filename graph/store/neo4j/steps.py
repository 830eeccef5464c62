"""What a load or a removal does to a Neo4j store, as steps of transactions."""

from collections.abc import Callable, Iterable, Iterator, Sized
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.model import Source
from graph.store.canonical import Hashes
from graph.store.changes import Changes, KindChanges
from graph.store.neo4j.layout import PATTERNS
from graph.store.neo4j.transaction import Writer
from graph.store.rows import Rows
from graph.store.schema import KINDS, Kind

Part = TypeVar("Part", bound=Sized)


@dataclass(slots=True)
class Work:
    """What a load or a removal does to the database. ``source`` None: the dataset goes with its rows."""

    dataset: str
    kinds: dict[Kind, KindChanges]
    source: Source | None = None
    file_hash: str = ""
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Changes) -> "Work":
        """What a staged load does."""
        source = changes.source
        counts = changes.plan.summary()
        return cls(source.dataset, changes.kinds, source, source.file_hash, counts)

    @property
    def only_adds(self) -> bool:
        """Whether no row goes or is replaced."""
        return not any(each.update or len(each.remove) for each in self.kinds.values())

    @property
    def files(self) -> dict[str, str]:
        """The file of all rows of a kind, where it is one: ``file_<kind>``, as the load keeps it."""
        shared: dict[str, str] = {}
        for kind, changes in self.kinds.items():
            frames = [rows.frame["file"] for rows in (*changes.create, *changes.update)]
            names = {name for each in frames for name in each.unique()}
            if len(names) == 1:
                shared[f"file_{kind}"] = names.pop()
        return shared


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a transaction does, and the rows it takes."""

    rows: int
    act: Callable[[Writer], None]

    def __len__(self) -> int:
        return self.rows


def _by_start(kind: Kind, rows: Rows) -> NDArray[np.int64]:
    """An order of the rows by the nodes they start from: what is read together lies together."""
    column = PATTERNS[kind].start.column
    if column not in rows.frame:
        return np.arange(len(rows))
    codes = rows.frame[column].astype("category").cat.codes.to_numpy()
    return np.argsort(codes, kind="stable")


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows to create: those at ``chosen`` of one frame of a load."""

    kind: Kind
    every: Rows
    chosen: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.chosen)

    def rows(self) -> Rows:
        """The rows themselves."""
        every, at = self.every, self.chosen
        return Rows(every.frame.iloc[at], every.key[at], every.content[at])


def slices(kind: Kind, rows: Rows, size: int) -> Iterator[Slice]:
    """Rows of one frame in slices, by the nodes they start from."""
    order = _by_start(kind, rows)
    for start in range(0, len(order), size):
        yield Slice(kind, rows, order[start : start + size])


def creates(work: Work, size: int) -> Iterator[Slice]:
    """Rows to add, in slices, what describes nodes first."""
    for kind in KINDS:
        for rows in work.kinds[kind].create:
            yield from slices(kind, rows, size)


def others(work: Work, size: int) -> Iterator[Step]:
    """Rows to replace, then rows to remove, those bound to nodes first."""
    for kind in KINDS:
        changes, at = work.kinds[kind], 0
        for rows in changes.update:
            for part in _slices(rows, size):
                replaced = changes.replaced_content[at : at + len(part)]
                yield Step(2 * len(part), _replacing(kind, part, replaced))
                at += len(part)
    for kind in reversed(KINDS):
        changes = work.kinds[kind]
        for start in range(0, len(changes.remove), size):
            part_ = slice(start, start + size)
            keys = changes.remove[part_]
            yield Step(len(keys), _removing(kind, keys, changes.removed_content[part_]))


def _slices(rows: Rows, size: int) -> Iterator[Rows]:
    for start in range(0, len(rows), size):
        part = slice(start, start + size)
        yield Rows(rows.frame.iloc[part], rows.key[part], rows.content[part])


def creating(each: Slice) -> Step:
    """Create the rows of a slice."""
    return Step(len(each), lambda writer: writer.create(each.kind, each.rows()))


def _replacing(kind: Kind, rows: Rows, replaced: Hashes) -> Callable[[Writer], None]:
    def replace(writer: Writer) -> None:
        writer.remove(kind, rows.key, replaced)
        writer.create(kind, rows)

    return replace


def _removing(kind: Kind, keys: Hashes, content: Hashes) -> Callable[[Writer], None]:
    return lambda writer: writer.remove(kind, keys, content)


def batched(parts: Iterable[Part], limit: int) -> Iterator[list[Part]]:
    """Parts of one transaction each, by their rows."""
    group: list[Part] = []
    held = 0
    for part in parts:
        if group and held + len(part) > limit:
            yield group
            group, held = [], 0
        group.append(part)
        held += len(part)
    if group:
        yield group


def removal(dataset: str, held: dict[Kind, tuple[Hashes, Hashes]]) -> Work:
    """Remove every row of a dataset, and the dataset."""
    kinds = {
        kind: KindChanges(remove=keys, removed_content=content, rows=-len(keys))
        for kind, (keys, content) in held.items()
    }
    return Work(dataset, kinds, counts={"retracted": sum(len(keys) for keys, _ in held.values())})
