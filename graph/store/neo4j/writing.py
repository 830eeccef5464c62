"""A load on Neo4j while it is gathered; see ``graph.store.backend.Writing``."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
from neo4j import ManagedTransaction

from graph.store.backend import Place
from graph.store.changes import Changes
from graph.store.compare import Stored
from graph.store.neo4j import rows
from graph.store.neo4j.batches import BatchedWrite
from graph.store.neo4j.layout import PATTERNS, node
from graph.store.neo4j.query import FILE, batches, files, first, loads_of
from graph.store.neo4j.reading import sources
from graph.store.neo4j.rows import columns
from graph.store.neo4j.session import Session
from graph.store.neo4j.steps import Work
from graph.store.schema import REFERENCES, Kind
from graph.store.source import source_hash


class Neo4jWriting:
    """Reads in transactions of their own; ``batches`` notice when another command wrote in between."""

    def __init__(self, session: Session, batches: BatchedWrite) -> None:
        self._session = session
        self._batches = batches
        self.resumed = batches.resumed

    def stored(self, kind: Kind, dataset: str) -> Stored:
        """Keys and content hashes of what a dataset holds of a kind."""
        read = self._columns(kind, ("key", "h"), dataset)
        return Stored(read["key"], read["h"])

    def _columns(self, kind: Kind, names: Iterable[str], dataset: str) -> dict[str, Any]:
        loads = self._session.read(lambda tx: loads_of(tx, dataset))
        return columns(self._session, kind, names, only=loads)

    def known(self, kind: Kind, ids: list[str]) -> set[str]:
        """Those of the ids that the store has."""
        end = node(kind)
        text = (
            f"UNWIND $ids AS i MATCH (n:{end.label} {{{end.key}: i}}) RETURN collect(n.{end.key})"
        )

        def work(tx: ManagedTransaction) -> set[str]:
            return {found for batch in batches(ids) for found in first(tx, text, ids=batch)[0]}

        return self._session.read(work)

    def places(self, kind: Kind, keys: list[bytes]) -> dict[bytes, Place]:
        """File and row of rows by key."""
        text = (
            f"UNWIND $keys AS key MATCH ()-[r:{PATTERNS[kind].type} {{key: key}}]->() "
            f"WITH properties(r) AS p RETURN collect([p.key, {FILE}, p.row])"
        )

        def work(tx: ManagedTransaction) -> dict[bytes, Place]:
            of, wanted = files(tx, kind), batches([key.hex() for key in keys])
            parts = [first(tx, text, keys=batch, files=of)[0] for batch in wanted]
            return {bytes.fromhex(key): (file, row) for part in parts for key, file, row in part}

        return self._session.read(work)

    def cited(self, dataset: str, kind: Kind) -> set[str]:
        """Ids of this kind that the dataset's stored ties, participations and respondents name."""
        named: set[str] = set()
        for referring, of in REFERENCES.items():
            wanted = [column for column, target in of.items() if target == kind]
            if wanted:
                named |= self._named(referring, wanted, dataset)
        return named - {""}

    def _named(self, kind: Kind, names: list[str], dataset: str) -> set[str]:
        read = self._columns(kind, names, dataset)
        return {text for name in names for text in read[name].categories}

    def stated(self, kind: Kind, dataset: str, ids: list[str]) -> pd.DataFrame:
        """The dataset's statements of these ids."""
        found = self._session.read(lambda tx: rows.stated(tx, kind, ids, dataset))
        return found.drop(columns=["key", "h", "dataset"])

    def rows(self, kind: Kind, dataset: str, keys: list[bytes]) -> pd.DataFrame:
        """The stored rows of these keys, among all of the dataset."""
        held = rows.statements(self._session, kind, dataset)
        return held[held["key"].isin(keys)]

    def apply(self, changes: Changes) -> None:
        """Write a load, unless it changes nothing at all."""
        nothing = all(kind.empty for kind in changes.kinds.values())
        if nothing and not self.resumed and self._says_so_already(changes):
            return
        self._batches.run(Work.of(changes))

    def _says_so_already(self, changes: Changes) -> bool:
        held = self._session.read(sources)
        own = changes.source
        return any(
            (source_hash(each), each.file_hash) == (source_hash(own), own.file_hash)
            for each in held
            if each.dataset == own.dataset
        )
