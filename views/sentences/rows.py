"""Rows of a growth table as sentences read them: what was observed, when, and how wholly."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from views.sentences.words import When


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the ``all`` layer."""

    when: When
    partial: bool
    cells: "pd.Series[float]"

    def __getitem__(self, name: str) -> int:
        return int(self.cells[name])

    def has(self, name: str) -> bool:
        return bool(pd.notna(self.cells[name]))


def observed(frame: pd.DataFrame) -> list[Row]:
    """Rows of all ties that some dataset observed."""
    shown = frame[(frame["layer"] == "all") & frame["partial"].notna()]
    return [Row(_when(row), bool(row["partial"]), row) for _, row in shown.iterrows()]


def _when(row: "pd.Series[pd.Timestamp]") -> When:
    since = row["window_from"]
    opened: date | None = None if pd.isna(since) else since.date()
    return When(str(row["period"]), opened, row["window_to"].date())
