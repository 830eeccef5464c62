"""Which periods a survey campaign looked at: only those may be compared without doubting the census."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from graph.lookup import find_territory
from graph.selection import Selection, below
from views.sentences.rows import Row

Campaign = tuple[date, date]


def campaigns(selection: Selection) -> list[Campaign]:
    """First day and first day after of each campaign that concerns the territory kept, in time order."""
    held = selection.snapshot.observations
    dated = ~(np.isnat(held.valid_from) | np.isnat(held.valid_to))
    places = _places(selection)
    rows = zip(held.valid_from.tolist(), held.valid_to.tolist(), held.territory, dated, strict=True)
    return sorted(
        (first, after)
        for first, after, place, known in rows
        if known and (not places or not place or place in places)
    )


def _places(selection: Selection) -> frozenset[str]:
    """The territory kept, those below it and those above it; empty where all is kept."""
    if not selection.filters.territory:
        return frozenset()
    territories, homes = selection.snapshot.territories, selection.snapshot.actors.territory
    code = find_territory(territories, selection.filters.territory, homes)
    above = {each for each in territories.code if code in below(territories, each)}
    return below(territories, code) | above


def since_first(rows: Sequence[Row], held: Sequence[Campaign]) -> list[Row]:
    """The rows of windows that do not end before the first campaign: earlier ties were told afterwards."""
    return [row for row in rows if not held or row.when.until > held[0][0]]


def looked_at(row: Row, held: Sequence[Campaign]) -> bool:
    """Whether some campaign overlaps the window of the row."""
    since = row.when.since or date.min
    return any(first < row.when.until and after > since for first, after in held)
