"""Writing a load to Neo4j.

In one transaction while it is small, else in batches that the database knows of.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from graph.errors import StoreLocked
from graph.model import Source
from graph.store.base import KINDS, Kind
from graph.store.canonical import Hashes
from graph.store.changes import Changes, KindChanges, Rows
from graph.store.neo4j_finish import finish
from graph.store.neo4j_layout import NODE_KINDS
from graph.store.neo4j_read import first
from graph.store.neo4j_session import Session
from graph.store.neo4j_told import Slice, slices, told
from graph.store.neo4j_write import ROWS, Nodes, Writer
from graph.store.schema import canonical_json

# Rows written all or nothing in one transaction: each holds about 3.6 KB of the server's memory.
# A bigger load goes in transactions of ROWS, which the server's collector clears faster.
LIMIT = 50_000
Step = tuple[int, Callable[[Writer], None]]
Doing = TypeVar("Doing")


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


def creates(work: Work, size: int, pool: ThreadPoolExecutor) -> Iterator[Slice]:
    """Rows to add, in slices, what describes nodes first."""
    before: Slice | None = None
    for kind in KINDS:
        for rows in work.kinds[kind].create:
            for each in slices(kind, rows, size, pool):
                if before is not None:
                    before.after = each
                before = each
                yield each


def others(work: Work, size: int) -> Iterator[Step]:
    """Rows to replace, then rows to remove, those bound to nodes first."""
    for kind in KINDS:
        changes, at = work.kinds[kind], 0
        for rows in changes.update:
            for part in _slices(rows, size):
                yield (
                    2 * len(part),
                    _replacing(kind, part, changes.replaced_content[at : at + len(part)]),
                )
                at += len(part)
    for kind in reversed(KINDS):
        changes = work.kinds[kind]
        for start in range(0, len(changes.remove), size):
            part_ = slice(start, start + size)
            keys = changes.remove[part_]
            yield len(keys), _removing(kind, keys, changes.removed_content[part_])


def _slices(rows: Rows, size: int) -> Iterator[Rows]:
    for start in range(0, len(rows), size):
        part = slice(start, start + size)
        yield Rows(rows.frame.iloc[part], rows.key[part], rows.content[part])


def _creating(each: Slice) -> Step:
    return len(each), lambda writer: writer.create(each.kind, *each.take())


def _replacing(kind: Kind, rows: Rows, replaced: Hashes) -> Callable[[Writer], None]:
    def replace(writer: Writer) -> None:
        writer.remove(kind, rows.key, replaced)
        writer.create(kind, rows, told(kind, rows))

    return replace


def _removing(kind: Kind, keys: Hashes, content: Hashes) -> Callable[[Writer], None]:
    return lambda writer: writer.remove(kind, keys, content)


def grouped(steps: Iterable[tuple[int, Doing]], limit: int) -> Iterator[list[tuple[int, Doing]]]:
    """Steps of one transaction each, by their rows."""
    group: list[tuple[int, Doing]] = []
    held = 0
    for rows, step in steps:
        if group and held + rows > limit:
            yield group
            group, held = [], 0
        group.append((rows, step))
        held += rows
    if group:
        yield group


class Writing:
    """One load or removal being written.

    ``revision``: what the mark must still say, or another command came between.
    """

    def __init__(self, session: Session, revision: int, running: int | None, limit: int) -> None:
        self._session = session
        self._revision = revision
        self._load = running
        self._limit = limit
        self._nodes = Nodes()
        self._touched: dict[Kind, set[str]] = {kind: set() for kind in NODE_KINDS}
        self.resumed = running is not None

    def run(self, work: Work) -> None:
        """Write all of it."""
        size = min(ROWS, self._limit)
        with ThreadPoolExecutor(max_workers=1) as pool:
            self._run(work, list(creates(work, size, pool)), list(others(work, size)))

    def _run(self, work: Work, new: list[Slice], then: list[Step]) -> None:
        rows = sum(map(len, new)) + sum(n for n, _ in then)
        if rows <= self._limit and not self.resumed:
            self._once(work, [*map(_creating, new), *then])
            return
        if not self.resumed:
            self._transaction(work, [], begin=True)
        for group in grouped([(len(each), each) for each in new], min(ROWS, self._limit)):
            self._transaction(work, [_creating(each) for _, each in group])
            for _, each in group:
                each.forget()
        self._changing(work, then)

    def _changing(self, work: Work, then: list[Step]) -> None:
        """What cannot be undone: in the last transaction if it is small."""
        if sum(n for n, _ in then) + self._to_refresh() > self._limit:
            for group in grouped(then, self._limit):
                self._transaction(work, group, changing=True)
            then = []
        self._once(work, then)

    def _to_refresh(self) -> int:
        return sum(map(len, self._touched.values()))

    def _once(self, work: Work, steps: list[Step]) -> None:
        """Steps and the end of the load in one transaction."""

        def run(tx: ManagedTransaction) -> None:
            writer = self._writer(tx, work, begin=self._load is None)
            for _, step in steps:
                step(writer)
            writer.note()
            touched = {kind: self._touched[kind] | writer.touched[kind] for kind in NODE_KINDS}
            finish(writer, work.source, touched)
            writer.note()

        self._commit(run)

    def _transaction(
        self, work: Work, steps: list[Step], *, begin: bool = False, changing: bool = False
    ) -> None:
        def run(tx: ManagedTransaction) -> Writer:
            writer = self._writer(tx, work, begin=begin)
            if changing:
                first(
                    tx, "MATCH (l:Load {id: $id}) SET l.phase = 'changing' RETURN 0", id=writer.load
                )
            for _, step in steps:
                step(writer)
            writer.note()
            return writer

        writer = self._commit(run)
        self._load = writer.load
        for kind in NODE_KINDS:
            self._touched[kind] |= writer.touched[kind]

    def _commit(self, run: Callable[[ManagedTransaction], Any]) -> Any:
        answer = self._session.write(run)
        self._nodes.commit()
        self._revision += 1
        return answer

    def _writer(self, tx: ManagedTransaction, work: Work, *, begin: bool) -> Writer:
        """Take the writers' turn: the mark is locked until the transaction ends."""
        self._nodes.begin()
        text = "MATCH (m:Maillage) SET m.revision = m.revision + 1 RETURN m.revision - 1"
        if first(tx, text) != [self._revision]:
            raise StoreLocked("neo4j_moved", path=self._session.url)
        load = self._begin(tx, work) if begin or self._load is None else self._load
        return Writer(tx, work.dataset, load, self._nodes)

    def _begin(self, tx: ManagedTransaction, work: Work) -> int:
        text = (
            "MATCH (m:Maillage) SET m.loads = m.loads + 1, m.running = m.loads + 1 "
            "CREATE (l:Load {id: m.loads, dataset: $dataset, at: $at, file_hash: $file_hash, "
            "counts: $counts, removal: $removal, state: 'running', phase: 'creating'}) "
            "MERGE (d:Dataset {name: $dataset}) ON CREATE SET d.load = l.id RETURN l.id"
        )
        (load,) = first(
            tx,
            text,
            dataset=work.dataset,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            file_hash=work.file_hash,
            counts=canonical_json(work.counts),
            removal=work.source is None,
        )
        return int(load)


def removal(dataset: str, held: dict[Kind, tuple[Hashes, Hashes]]) -> Work:
    """Remove every row of a dataset, and the dataset."""
    kinds = {
        kind: KindChanges(remove=keys, removed_content=content, rows=-len(keys))
        for kind, (keys, content) in held.items()
    }
    return Work(dataset, kinds, counts={"retracted": sum(len(keys) for keys, _ in held.values())})
