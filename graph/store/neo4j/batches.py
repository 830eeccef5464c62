"""Writing a load to Neo4j.

In one transaction while it is small, else in batches that the database knows of.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from neo4j import ManagedTransaction

from graph.errors import StoreLocked
from graph.store.canonical import canonical_json
from graph.store.neo4j.finish import finish
from graph.store.neo4j.layout import BETWEEN, NODE_KINDS, PATTERNS
from graph.store.neo4j.query import first
from graph.store.neo4j.session import Session, side_by_side
from graph.store.neo4j.steps import Slice, Step, Work, batched, creates, creating, others
from graph.store.neo4j.transaction import ROWS, Nodes, Writer
from graph.store.schema import Kind

# Rows written all or nothing in one transaction: each holds about 3.6 KB of the server's memory.
# A bigger load goes in transactions of ROWS, which the server's collector clears faster.
LIMIT = 50_000


class BatchedWrite:
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
        new, then = list(creates(work, size)), list(others(work, size))
        rows = sum(map(len, new)) + sum(map(len, then))
        if rows <= self._limit and not self.resumed:
            self._once(work, [*map(creating, new), *then])
            return
        if not self.resumed:
            self._transaction(work, [], begin=True)
        for group in batched((each for each in new if each.kind not in BETWEEN), size):
            self._transaction(work, list(map(creating, group)))
        self._between(work, [each for each in new if each.kind in BETWEEN])
        self._changing(work, then)

    def _between(self, work: Work, new: list[Slice]) -> None:
        """Rows between nodes that are all there: the server creates some while it commits others."""
        self._session.read(lambda tx: self._meet_ends(tx, work))
        self._nodes.commit()
        groups = list(batched(new, min(ROWS, self._limit)))
        side_by_side([partial(self._aside, work, group) for group in groups])
        self._revision += len(groups)

    def _meet_ends(self, tx: ManagedTransaction, work: Work) -> None:
        for kind in BETWEEN:
            for rows in work.kinds[kind].create:
                for end in PATTERNS[kind].ends:
                    self._nodes.find(tx, end, list(rows.frame[end.column].unique()))

    def _aside(self, work: Work, group: list[Slice]) -> None:
        """One transaction of several at a time: it takes the writers' turn last."""

        def run(tx: ManagedTransaction) -> None:
            writer = Writer(tx, work.dataset, self._load or 0, self._nodes)
            for each in group:
                writer.create(each.kind, each.rows())
            text = (
                "MATCH (m:Maillage) SET m.revision = m.revision + 1 WITH m "
                "OPTIONAL MATCH (l:Load {id: m.running}) WHERE l.phase <> 'undoing' RETURN l.id"
            )
            if first(tx, text) != [self._load]:
                raise StoreLocked("neo4j_moved", path=self._session.url)
            writer.note()

        self._session.write(run)

    def _changing(self, work: Work, then: list[Step]) -> None:
        """What cannot be undone: in the last transaction if it is small."""
        if sum(map(len, then)) + self._to_refresh() > self._limit:
            for group in batched(then, self._limit):
                self._transaction(work, group, changing=True)
            then = []
        self._once(work, then)

    def _to_refresh(self) -> int:
        return sum(map(len, self._touched.values()))

    def _once(self, work: Work, steps: list[Step]) -> None:
        """Steps and the end of the load in one transaction."""

        def run(tx: ManagedTransaction) -> None:
            writer = self._writer(tx, work, begin=self._load is None)
            for step in steps:
                step.act(writer)
            writer.note()
            touched = {kind: self._touched[kind] | writer.touched[kind] for kind in NODE_KINDS}
            finish(writer, work, touched, resumed=self.resumed)
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
            for step in steps:
                step.act(writer)
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
            "counts: $counts, removal: $removal, state: 'running', phase: 'creating'}) SET l += $files "
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
            files=work.files,
        )
        return int(load)
