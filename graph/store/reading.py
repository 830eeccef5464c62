"""What every store answers from one reading of what it keeps."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from datetime import date
from typing import Protocol, Self, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.dates import Window
from graph.model import Source
from graph.store import assemble, canonical, select, verify
from graph.store.base import Kind, LoadRecord, Problem
from graph.tables import (
    Actors,
    Datasets,
    Events,
    Observations,
    Participations,
    Snapshot,
    Territories,
    Ties,
)

Answer = TypeVar("Answer")


class Reading(Protocol):
    """A store as one transaction sees it."""

    @property
    def datasets(self) -> Datasets:
        """The datasets, by name."""

    def sources(self) -> list[Source]:
        """What each dataset says of itself, by name."""

    def loads(self) -> list[LoadRecord]:
        """The ledger, oldest first."""

    def content(self) -> dict[str, tuple[int, int]]:
        """Rows and sum of hashes a kind, as the ledger has them."""

    def statements(self, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
        """Rows as stated, with ``key``, ``h`` and ``dataset``, in key order."""

    def checked(self, kind: Kind) -> pd.DataFrame:
        """All rows as stated; raises StoreDamaged when they are not what was written."""

    def resolved(self, kind: Kind) -> pd.DataFrame:
        """One row an id of a kind of statements, sorted by id."""

    def ties(self, actors: Actors, events: Events, *, provenance: bool) -> Ties:
        """All ties, in their order."""

    def participations(self, actors: Actors, events: Events, *, provenance: bool) -> Participations:
        """All participations, in their order."""

    def damage(self) -> list[Problem]:
        """What the backend finds wrong by means of its own."""


def snapshot(reading: Reading, *, provenance: bool) -> Snapshot:
    """Everything a reading holds."""
    actors = assemble.actors(reading.resolved("actors"))
    events = assemble.events(reading.resolved("events"))
    return Snapshot(
        reading.datasets,
        assemble.territories(reading.resolved("territories")),
        actors,
        events,
        reading.ties(actors, events, provenance=provenance),
        reading.participations(actors, events, provenance=provenance),
        _observations(reading, actors),
        canonical.digest(reading.content()),
    )


def _observations(reading: Reading, actors: Actors) -> Observations:
    campaigns, asked = reading.checked("observations"), reading.checked("respondents")
    return assemble.observations(campaigns, asked, reading.datasets.name, actors.id)


class ReadableStore(ABC):
    """The reading half of a store; its backend says how one reading is made."""

    @abstractmethod
    def _read(self, ask: Callable[[Reading], Answer]) -> Answer:
        """What ``ask`` answers of one consistent reading."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the file or the server."""

    def snapshot(self, *, provenance: bool = False) -> Snapshot:
        """Everything, read in one transaction."""
        return self._read(lambda reading: snapshot(reading, provenance=provenance))

    def datasets(self) -> Datasets:
        """The datasets with their coverage."""
        return self._read(lambda reading: reading.datasets)

    def actors(self, *, sector: str | None = None, territory: str | None = None) -> Actors:
        """Resolved actors, all or those of a sector and of a territory's code."""
        table = assemble.actors(self._read(lambda reading: reading.resolved("actors")))
        return select.actors(table, sector, territory)

    def ties(
        self,
        *,
        window: Window | None = None,
        as_of: date | None = None,
        types: Iterable[str] | None = None,
        formality: Iterable[str] | None = None,
        min_confidence: float | None = None,
        provenance: bool = False,
    ) -> Ties:
        """Ties that meet every condition, in their order."""
        table = self.snapshot(provenance=provenance).ties
        return select.ties(table, window, as_of, types, formality, min_confidence)

    def events(self, *, window: Window | None = None) -> Events:
        """Resolved events, all or those of a window."""
        table = assemble.events(self._read(lambda reading: reading.resolved("events")))
        return select.events(table, window)

    def participations(
        self, *, window: Window | None = None, provenance: bool = False
    ) -> Participations:
        """Participations, all or those of a window (their event's dates where they have none)."""
        return select.participations(self.snapshot(provenance=provenance).participations, window)

    def territories(self) -> Territories:
        """Resolved territories."""
        return assemble.territories(self._read(lambda reading: reading.resolved("territories")))

    def observations(self) -> Observations:
        """Campaigns and who was asked in them."""
        return self.snapshot().observations

    def neighbours(
        self, actor_id: str, *, hops: int = 1, window: Window | None = None
    ) -> NDArray[np.object_]:
        """Ids within ``hops`` ties, sorted, the actor left out.

        Raises StoreError for an unknown actor.
        """
        return select.neighbours(self.ties(window=window), actor_id, hops)

    def statements(self, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
        """Rows as stated, in key order."""
        return self._read(lambda reading: reading.statements(kind, dataset))

    def sources(self) -> list[Source]:
        """What each dataset says of itself, by name."""
        return self._read(lambda reading: reading.sources())

    def loads(self) -> list[LoadRecord]:
        """The ledger, oldest first."""
        return self._read(lambda reading: reading.loads())

    def counts(self) -> dict[str, int]:
        """Rows a kind, datasets first."""
        held = self._read(lambda reading: reading.content())
        return {kind: held.get(kind, (0, 0))[0] for kind in canonical.DIGEST_KINDS}

    def digest(self) -> str:
        """SHA-256 over the content."""
        return canonical.digest(self._read(lambda reading: reading.content()))

    def verify(self) -> list[Problem]:
        """Read everything back and compare with what was written."""
        return self._read(_problems)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _problems(reading: Reading) -> list[Problem]:
    return reading.damage() + verify.problems(
        reading.statements, reading.sources(), reading.content()
    )
