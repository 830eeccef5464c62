"""A store in one SQLite file, or in memory."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph.errors import StoreError, StoreUnreachable
from graph.model import Source
from graph.store.backend import Answer, Reading
from graph.store.results import LoadRecord
from graph.store.schema import Kind
from graph.store.sqlite.file import connect, translated
from graph.store.sqlite.reading import SqliteReading, loads, sources
from graph.store.sqlite.transaction import transaction
from graph.store.sqlite.writing import SqliteWriting


class SqliteBackend:
    """A load is one transaction, a reading another; see ``graph.store.backend.Backend``."""

    def __init__(self, path: str, *, create: bool = False) -> None:
        self.path = path
        self._db: sqlite3.Connection | None = connect(path, create=create)

    @property
    def _open(self) -> sqlite3.Connection:
        if self._db is None:
            raise StoreUnreachable("store_closed")
        return self._db

    def read(self, ask: Callable[[Reading], Answer]) -> Answer:
        """What ``ask`` answers of one transaction."""
        with translated(self.path), transaction(self._open, "DEFERRED"):
            return ask(SqliteReading(self._open, self.path))

    @contextmanager
    def writing(self, source: Source) -> Iterator[SqliteWriting]:  # noqa: ARG002 - every dataset is written alike
        """One load, one transaction."""
        with translated(self.path), transaction(self._open):
            yield SqliteWriting(self._open)

    def forget(self, dataset: str) -> dict[Kind, int]:
        """Remove what a dataset alone brought. Raises StoreError when there is no such dataset."""
        with translated(self.path), transaction(self._open):
            if dataset not in {source.dataset for source in sources(self._open)}:
                raise StoreError("no_such_dataset", path=self.path, dataset=dataset)
            return SqliteWriting(self._open).forget(dataset)

    def loads(self) -> list[LoadRecord]:
        """The ledger, oldest first."""
        with translated(self.path), transaction(self._open, "DEFERRED"):
            return loads(self._open)

    def resume(self, source: Source) -> None:
        """Nothing to do here: a load that did not end well left nothing."""

    def discard(self, load_id: str) -> None:
        """Nothing to undo here either. Raises StoreError."""
        raise StoreError("no_such_load", path=self.path, load=load_id)

    def close(self) -> None:
        """Close the file."""
        if self._db is not None:
            self._db.close()
            self._db = None
