"""What a place to keep rows has to provide to be a store: these three protocols, and nothing else.

``graph/store/sqlite`` and ``graph/store/neo4j`` are the two there are. What they share (checking,
comparing, resolving, assembling) stands beside them.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

import pandas as pd

from graph.model import Source
from graph.store.changes import Changes
from graph.store.compare import Stored
from graph.store.results import LoadRecord, Problem
from graph.store.same import Same
from graph.store.schema import Kind
from graph.tables import Actors, Datasets, Events, Participations, Ties

Answer = TypeVar("Answer")
Place = tuple[str, int]  # file and row


class Reading(Protocol):
    """A store as one consistent reading sees it."""

    @property
    def datasets(self) -> Datasets:
        """The datasets with their coverage, by name."""

    def sources(self) -> list[Source]:
        """What each dataset says of itself, by name."""

    def content(self) -> dict[str, tuple[int, int]]:
        """Rows and sum of hashes a kind, as the ledger has them."""

    def statements(self, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
        """Rows as stated (store columns), with ``key``, ``h`` and ``dataset``, in key order."""

    def checked(self, kind: Kind) -> pd.DataFrame:
        """All rows as stated; raises StoreDamaged when they are not what was written."""

    def funding(self, ids: list[str]) -> set[str]:
        """Those of these ids that a tie of type ``funding`` goes out from."""

    def ties(self, actors: Actors, events: Events, same: Same, *, provenance: bool) -> Ties:
        """All ties, in the order of ``assemble.ties``; ``same``: ids that are another actor's."""

    def participations(
        self, actors: Actors, events: Events, same: Same, *, provenance: bool
    ) -> Participations:
        """All participations, in the order of ``assemble.participations``."""

    def damage(self) -> list[Problem]:
        """What the backend finds wrong by means of its own."""


class Writing(Protocol):
    """A store while one load of one dataset is gathered; only ``apply`` writes."""

    @property
    def resumed(self) -> bool:
        """Whether an interrupted load is run again: what it appended is all stored."""

    def stored(self, kind: Kind, dataset: str) -> Stored:
        """Keys and content hashes of what a dataset holds of a kind."""

    def known(self, kind: Kind, ids: list[str]) -> set[str]:
        """Those of the ids that the store has."""

    def places(self, kind: Kind, keys: list[bytes]) -> dict[bytes, Place]:
        """File and row of rows by key."""

    def cited(self, dataset: str, kind: Kind) -> set[str]:
        """Ids of this kind that the dataset's stored ties, participations and respondents name."""

    def stated(self, kind: Kind, dataset: str, ids: list[str]) -> pd.DataFrame:
        """The dataset's statements of these ids (store columns)."""

    def rows(self, kind: Kind, dataset: str, keys: list[bytes]) -> pd.DataFrame:
        """The stored rows of these keys (store columns, with ``key`` and ``h``)."""

    def apply(self, changes: Changes) -> None:
        """Write a load, unless it changes nothing at all."""


class Backend(Protocol):
    """Where a store keeps its rows; ``path`` names it in messages.

    Opening one raises StoreUnreachable, StoreForeign or StoreTooNew.
    """

    @property
    def path(self) -> str:
        """The file or the address, without credentials."""

    def read(self, ask: Callable[[Reading], Answer]) -> Answer:
        """What ``ask`` answers of one consistent reading."""

    def writing(self, source: Source) -> AbstractContextManager[Writing]:
        """One load of a dataset: what ``apply`` wrote is kept when the ``with`` ends well, else not."""

    def forget(self, dataset: str) -> dict[Kind, int]:
        """Remove what a dataset alone brought. Raises StoreError when there is no such dataset."""

    def loads(self) -> list[LoadRecord]:
        """The ledger, oldest first, also while a load is interrupted."""

    def resume(self, source: Source) -> None:
        """Make ready to run again a load of this dataset and file that was interrupted, if one was.

        Raises StoreIncomplete when the interrupted load is another one.
        """

    def discard(self, load_id: str) -> None:
        """Undo an interrupted load.

        Raises StoreError when there is none of that name, StoreIncomplete when it is too late.
        """

    def close(self) -> None:
        """Let go of the file or the server."""
