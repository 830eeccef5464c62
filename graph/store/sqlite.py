"""The store as one SQLite file: a load is one transaction, a reading another."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph.errors import StoreError, StoreUnreachable
from graph.model import Source
from graph.store.base import Kind
from graph.store.reading import Answer, ReadableStore, Reading
from graph.store.sqlite_file import connect, transaction, translated
from graph.store.sqlite_read import Reader, sources
from graph.store.sqlite_write import SqliteBackend
from graph.store.staging import StagedLoad


class SqliteStore(ReadableStore):
    """A store kept in one SQLite file, or in memory."""

    def __init__(self, path: str, *, create: bool = False) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = connect(path, create=create)

    @property
    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            raise StoreUnreachable("store_closed")
        return self._db

    def _read(self, ask: Callable[[Reading], Answer]) -> Answer:
        with translated(self.path), transaction(self._open, "DEFERRED"):
            return ask(Reader(self._open, self.path))

    @contextmanager
    def load(
        self, source: Source, *, append: bool = False, skip_refused: bool = False
    ) -> Iterator[StagedLoad]:
        """One load, one transaction; see ``graph.store.base.Store``."""
        with translated(self.path), transaction(self._open):
            backend = SqliteBackend(self._open)
            staged = StagedLoad(backend, source, append=append, skip_refused=skip_refused)
            yield staged
            staged.finish()

    def resume(self, source: Source) -> None:
        """Nothing to do here: a load that did not end well left nothing."""

    def forget(self, dataset: str) -> dict[Kind, int]:
        """Remove what a dataset alone brought. Raises StoreError when there is no such dataset."""
        with translated(self.path), transaction(self._open):
            if dataset not in {source.dataset for source in sources(self._open)}:
                raise StoreError("no_such_dataset", path=self.path, dataset=dataset)
            return SqliteBackend(self._open).forget(dataset)

    def discard(self, load_id: str) -> None:
        """Nothing to undo here either. Raises StoreError."""
        raise StoreError("no_such_load", path=self.path, load=load_id)

    def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()
            self._db = None
