"""The store's protocol: one way to load, read, copy and check, whatever keeps the data."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, Protocol, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.dates import Window
from graph.language import Lang, message
from graph.model import Source
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

if TYPE_CHECKING:
    from graph.store.changed_rows import ChangedRows

Kind = Literal[
    "territories", "actors", "events", "ties", "participations", "observations", "respondents"
]
KINDS: tuple[Kind, ...] = (
    "territories", "actors", "events", "ties", "participations", "observations", "respondents"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """What became, or would become, of rows: they add up to the rows read."""

    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.new + other.new,
            self.changed + other.changed,
            self.same + other.same,
            self.refused + other.refused,
        )

    @property
    def total(self) -> int:
        """Rows read."""
        return self.new + self.changed + self.same + self.refused


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be stored: where it stands, and why (a code of the catalogue with its fields)."""

    file: str
    row: int
    column: str
    code: str
    fields: dict[str, object] = field(default_factory=dict)

    def reason(self, lang: Lang) -> str:
        """Why, in a language."""
        return message(self.code, lang, **self.fields)


@dataclass(frozen=True, slots=True)
class Plan:
    """What closing a load will do: counts a kind, rows it retracts, rows its dataset held before.

    ``repeated``: tie and participation rows identical in every field to another of the load (kept,
    each is a row).
    """

    counts: dict[Kind, Counts]
    retracted: dict[Kind, int]
    before: dict[Kind, int]
    refusals: tuple[Refusal, ...]
    repeated: int

    def summary(self) -> dict[str, int]:
        """All kinds together, as the ledger keeps it."""
        whole = sum(self.counts.values(), Counts())
        retracted = sum(self.retracted.values())
        return {
            "new": whole.new,
            "changed": whole.changed,
            "same": whole.same,
            "refused": len(self.refusals),
            "retracted": retracted,
        }


@dataclass(frozen=True, slots=True)
class LoadRecord:
    """One load of the ledger, oldest first."""

    id: str
    dataset: str
    at: str
    file_hash: str
    state: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something ``verify`` found wrong: where, and what."""

    where: str
    code: str
    fields: dict[str, object] = field(default_factory=dict)

    def text(self, lang: Lang) -> str:
        """What is wrong, in a language."""
        return message(self.code, lang, **self.fields)


class Load(Protocol):
    """One load of one dataset, all or nothing at the end of its ``with``.

    Frames in, with the columns of graph/store/schema.py.
    Missing columns take their defaults; missing cells are None, NaN, NaT or "". Each call says what
    its rows are against the store; keys of repeated rows are given when the load closes, so only
    ``plan`` counts them exactly.
    """

    def territories(self, frame: pd.DataFrame) -> Counts: ...
    def actors(self, frame: pd.DataFrame) -> Counts: ...
    def events(self, frame: pd.DataFrame) -> Counts: ...
    def ties(self, frame: pd.DataFrame) -> Counts: ...
    def participations(self, frame: pd.DataFrame) -> Counts: ...
    def observations(self, frame: pd.DataFrame) -> Counts: ...
    def respondents(self, frame: pd.DataFrame) -> Counts: ...

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Rows refused before they reached the store.

        They count, and stop the load unless it skips refusals.
        """

    def retract_missing(self, *kinds: Kind) -> int:
        """Remove at the end what the dataset stated before of these kinds and this load does not.

        How many rows that is; asked once for all kinds, it costs one comparison.
        """

    def plan(self) -> Plan:
        """What closing will do; nothing is written yet."""

    def changed_rows(self) -> "list[ChangedRows]":
        """The rows that closing changes, adds or removes, as they were and as they will be."""

    def abandon(self) -> None:
        """Close without storing anything."""


class Store(Protocol):
    """A network of cooperation with its evidence; a context manager. Reads never change it."""

    def load(
        self, source: Source, *, append: bool = False, skip_refused: bool = False
    ) -> AbstractContextManager[Load]:
        """One `with` is one load: stored whole when it ends well, not at all otherwise.

        Raises LoadRefused at the end when rows were refused and ``skip_refused`` is not given.
        """

    def snapshot(self, *, provenance: bool = False) -> Snapshot:
        """Everything, read in one transaction."""

    def datasets(self) -> Datasets: ...
    def actors(self, *, sector: str | None = None, territory: str | None = None) -> Actors: ...
    def ties(
        self,
        *,
        window: Window | None = None,
        as_of: date | None = None,
        types: Iterable[str] | None = None,
        formality: Iterable[str] | None = None,
        min_confidence: float | None = None,
        provenance: bool = False,
    ) -> Ties: ...
    def events(self, *, window: Window | None = None) -> Events: ...
    def participations(
        self, *, window: Window | None = None, provenance: bool = False
    ) -> Participations: ...
    def territories(self) -> Territories: ...
    def observations(self) -> Observations: ...
    def neighbours(
        self, actor_id: str, *, hops: int = 1, window: Window | None = None
    ) -> NDArray[np.object_]:
        """Ids within ``hops`` ties, sorted, the actor left out."""

    def statements(self, kind: Kind, dataset: str | None = None) -> pd.DataFrame:
        """Rows as stated (store columns, with ``dataset`` and provenance), in key order.

        What ``copy`` carries.
        """

    def sources(self) -> list[Source]:
        """What each dataset says of itself, by name."""

    def loads(self) -> list[LoadRecord]: ...
    def counts(self) -> dict[str, int]: ...
    def digest(self) -> str:
        """SHA-256 over the content, the same on every backend."""

    def verify(self) -> list[Problem]:
        """Read everything back and compare with what was written; empty when whole."""

    def forget(self, dataset: str) -> dict[Kind, int]:
        """Remove what this dataset alone brought; how many rows of each kind went."""

    def discard(self, load_id: str) -> None:
        """Undo an interrupted load.

        Raises StoreError when there is none of that name, StoreIncomplete when it is too late.
        """

    def resume(self, source: Source) -> None:
        """Make ready to run again a load of this dataset and file that was interrupted, if one was.

        Raises StoreIncomplete when the interrupted load is another one.
        """

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exc: object) -> None: ...
