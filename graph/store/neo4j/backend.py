"""A store in one database of a Neo4j server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from neo4j import ManagedTransaction

from graph.errors import StoreDamaged, StoreError, StoreIncomplete, StoreLocked
from graph.model import Source
from graph.store.backend import Answer, Reading
from graph.store.neo4j import reading
from graph.store.neo4j.batches import LIMIT, BatchedWrite
from graph.store.neo4j.discard import discard
from graph.store.neo4j.query import first
from graph.store.neo4j.reading import Neo4jReading
from graph.store.neo4j.session import Session
from graph.store.neo4j.steps import removal
from graph.store.neo4j.writing import Neo4jWriting
from graph.store.results import LoadRecord
from graph.store.schema import KINDS, Kind

_TRIES = 3


@dataclass(frozen=True, slots=True)
class State:
    """Whether the database is whole: how often it was written, and the load that did not end."""

    revision: int
    load: int | None
    dataset: str
    file_hash: str
    changing: bool
    removal: bool


def _state(tx: ManagedTransaction) -> State:
    text = (
        "MATCH (m:Maillage) OPTIONAL MATCH (l:Load {id: m.running}) "
        "RETURN m.revision, l.id, coalesce(l.dataset, ''), coalesce(l.file_hash, ''), "
        "coalesce(l.phase = 'changing', false), coalesce(l.removal, false)"
    )
    return State(*first(tx, text))


class Neo4jBackend:
    """See ``graph.store.backend.Backend``. ``limit``: rows that one transaction writes."""

    def __init__(self, url: str, *, create: bool = False, limit: int = LIMIT) -> None:
        self._session = Session(url, create=create)
        self._limit = limit
        self._resumed: int | None = None
        self.path = self._session.url

    def read(self, ask: Callable[[Reading], Answer]) -> Answer:
        """Read until nothing was written meanwhile: the server shows each query what is committed by then."""

        def work(tx: ManagedTransaction) -> list[Answer]:
            before = _state(tx)
            self._check_whole(before)
            try:
                answer = ask(Neo4jReading(tx, self._session))
            # Rows of two revisions may not fit together.
            except (LookupError, ValueError, StoreDamaged):
                if _state(tx).revision == before.revision:
                    raise
                return []
            return [answer] if _state(tx).revision == before.revision else []

        for _ in range(_TRIES):
            if answers := self._session.read(work):
                return answers[0]
        raise StoreLocked("neo4j_moved", path=self.path)

    def _check_whole(self, state: State) -> None:
        if state.load is None or state.load == self._resumed:
            return
        code = "neo4j_half_changed" if state.changing else "neo4j_incomplete"
        code = "neo4j_half_removed" if state.removal else code
        raise StoreIncomplete(
            code,
            path=self.path,
            load=state.load,
            dataset=state.dataset,
            file_hash=state.file_hash,
        )

    @contextmanager
    def writing(self, source: Source) -> Iterator[Neo4jWriting]:
        """One load. Above the row limit it is written in batches."""
        self.resume(source)
        yield Neo4jWriting(self._session, self._batches(self._session.read(_state)))
        self._resumed = None

    def _batches(self, state: State) -> BatchedWrite:
        return BatchedWrite(self._session, state.revision, state.load, self._limit)

    def resume(self, source: Source) -> None:
        """Undo what an interrupted load of this dataset and file wrote.

        Once it has changed rows, go on with it instead. Raises StoreIncomplete when the
        interrupted load is another one.
        """
        state = self._session.read(_state)
        if state.load is None:
            return
        same = (state.dataset, state.file_hash) == (source.dataset, source.file_hash)
        if state.removal or not same:
            self._check_whole(state)
        elif state.changing:
            self._resumed = state.load
        else:
            self.discard(str(state.load))

    def loads(self) -> list[LoadRecord]:
        """The ledger, oldest first; also of a store whose last load was interrupted."""
        return self._session.read(reading.loads)

    def forget(self, dataset: str) -> dict[Kind, int]:
        """Remove what a dataset alone brought. Raises StoreError when there is no such dataset."""
        state = self._session.read(_state)
        if not (state.removal and state.dataset == dataset):
            self._check_whole(state)
            if dataset not in {source.dataset for source in self.read(lambda read: read.sources())}:
                raise StoreError("no_such_dataset", path=self.path, dataset=dataset)
        batches = self._batches(state)
        writing = Neo4jWriting(self._session, batches)
        held = {kind: writing.stored(kind, dataset) for kind in KINDS}
        batches.run(removal(dataset, {kind: (s.key, s.content) for kind, s in held.items()}))
        return {kind: len(stored) for kind, stored in held.items()}

    def discard(self, load_id: str) -> None:
        """Undo an interrupted load.

        Raises StoreError when there is none of that name, StoreIncomplete when it is too late.
        """
        state = self._session.read(_state)
        if state.load is None or str(state.load) != load_id:
            raise StoreError("no_such_load", path=self.path, load=load_id)
        if state.changing or state.removal:
            self._check_whole(state)
        discard(self._session, state.load, state.dataset, self._limit)

    def close(self) -> None:
        """Close the connection."""
        self._session.close()
