"""Two simulations, and their tables as plain rows, for the tests of what a simulation writes."""

from typing import Any

import pandas as pd

from analyses.simulation import Parameters, Simulation

DEMO = Parameters(seed=2019)
HUBS = Parameters(actors=90, territories=4, hubs=3, seed=11, wave_months=4, arrivals=0.4)
Row = dict[str, Any]


def rows(table: pd.DataFrame, **wanted: str) -> list[Row]:
    """Rows as dictionaries, those with the wanted cells."""
    records = [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]
    return [row for row in records if all(row[name] == text for name, text in wanted.items())]


def presence(run: Simulation) -> dict[str, tuple[str, str]]:
    """First and last day of each actor, as text that compares."""
    return {
        row["name"]: (row["active_from"] or "0000", row["active_until"] or "9999")
        for row in rows(run.observed["actors"])
    }
