"""The store kept by a Neo4j server."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from neo4j import ManagedTransaction

from graph.errors import StoreDamaged, StoreError, StoreIncomplete, StoreLocked
from graph.model import Source
from graph.store import neo4j_reader
from graph.store.base import KINDS, Kind, LoadRecord
from graph.store.neo4j_backend import Neo4jBackend
from graph.store.neo4j_discard import discard
from graph.store.neo4j_load import LIMIT, Writing
from graph.store.neo4j_read import first
from graph.store.neo4j_reader import Reader
from graph.store.neo4j_session import Session
from graph.store.neo4j_steps import removal
from graph.store.reading import Answer, ReadableStore, Reading
from graph.store.staging import StagedLoad

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


class Neo4jStore(ReadableStore):
    """A store kept in one database of a Neo4j server. ``limit``: rows that one transaction writes."""

    def __init__(self, url: str, *, create: bool = False, limit: int = LIMIT) -> None:
        self._session = Session(url, create=create)
        self._limit = limit
        self._resumed: int | None = None
        self.path = self._session.url

    def _read(self, ask: Callable[[Reading], Answer]) -> Answer:
        """Read until nothing was written meanwhile: the server shows each query what is committed by then."""

        def work(tx: ManagedTransaction) -> list[Answer]:
            before = _state(tx)
            self._check_whole(before)
            try:
                answer = ask(Reader(tx, self._session))
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
        told = {"load": state.load, "dataset": state.dataset, "file_hash": state.file_hash}
        raise StoreIncomplete(code, path=self.path, **told)

    @contextmanager
    def load(
        self, source: Source, *, append: bool = False, skip_refused: bool = False
    ) -> Iterator[StagedLoad]:
        """One load; see ``graph.store.base.Store``. Above the row limit it is written in batches."""
        self.resume(source)
        state = self._session.read(_state)
        resumed = state.load is not None
        writing = Writing(self._session, state.revision, state.load, self._limit)
        backend = Neo4jBackend(self._session, writing)
        staged = StagedLoad(
            backend, source, append=append, skip_refused=skip_refused, resumed=resumed
        )
        yield staged
        staged.finish()
        self._resumed = None

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
        return self._session.read(neo4j_reader.loads)

    def forget(self, dataset: str) -> dict[Kind, int]:
        """Remove what a dataset alone brought. Raises StoreError when there is no such dataset."""
        state = self._session.read(_state)
        if not (state.removal and state.dataset == dataset):
            self._check_whole(state)
            if dataset not in {source.dataset for source in self.sources()}:
                raise StoreError("no_such_dataset", path=self.path, dataset=dataset)
        writing = Writing(self._session, state.revision, state.load, self._limit)
        backend = Neo4jBackend(self._session, writing)
        held = {kind: backend.stored(kind, dataset) for kind in KINDS}
        writing.run(removal(dataset, {kind: (s.key, s.content) for kind, s in held.items()}))
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
