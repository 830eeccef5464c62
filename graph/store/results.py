"""What a store answers about loads and about itself: counts, refusals, plans, the ledger, problems."""

from dataclasses import dataclass, field

import pandas as pd

from graph.language import Lang, message
from graph.store.schema import Kind


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


@dataclass(frozen=True, slots=True, eq=False)
class ChangedRows:
    """Rows of one kind in store columns; row n of ``before`` is row n of ``after``, while both last.

    The first ``paired`` rows of both are the same rows corrected; the rest of ``before`` go, the rest
    of ``after`` are new. Rows that no file states (an actor only named) are left out.
    """

    kind: Kind
    before: pd.DataFrame
    after: pd.DataFrame
    paired: int

    def __len__(self) -> int:
        return len(self.before) + len(self.after) - self.paired


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
