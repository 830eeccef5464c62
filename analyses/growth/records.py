"""What is counted on records, window by window, and what a reader must know of them."""

import numpy as np

from analyses.growth.grid import Grid, coarse
from analyses.growth.spells import alive
from graph.links import Links, tie_links
from graph.presence import AFTER_ALL
from graph.selection import Selection
from graph.tables import Flags, Ints, Ties

UNKNOWN = -1


def record_counts(layer: Links, grid: Grid) -> dict[str, Ints]:
    """records, their starts and ends, and those undated, open, coarse or of unknown formality.

    A start or an end counts in its period only where the source knows it to be one.
    """
    rows = layer.take(layer.record)
    first, last = grid.runs(rows.start, rows.end)
    n = len(grid)
    open_end = (rows.end == AFTER_ALL) & ~rows.end_known

    def held(which: Flags) -> Ints:
        return alive(first, last, n, which)

    return {
        "records": alive(first, last, n),
        "records_started": _within(rows.start[rows.start_known], grid),
        "records_ended": _within(rows.end[rows.end_known & (rows.start < AFTER_ALL)], grid),
        "n_undated": np.full(n, (rows.start == AFTER_ALL).sum()),
        "n_end_unknown": held(open_end),
        "n_coarse": held(coarse(rows, grid.finest)),
        "n_formality_unknown": held(rows.formality == UNKNOWN),
    }


def aside_counts(selection: Selection, formality: int | None, grid: Grid) -> dict[str, Ints]:
    """Loops, and ties with one end in the territory, that overlap each window."""
    return {
        "n_loops": _held(selection.loops, formality, grid),
        "n_crossing": _held(selection.crossing, formality, grid),
    }


def _held(ties: Ties, formality: int | None, grid: Grid) -> Ints:
    rows = tie_links(ties)
    kept = np.ones(len(ties), bool) if formality is None else ties.formality == formality
    return alive(*grid.runs(rows.start, rows.end), len(grid), kept)


def _within(days: Ints, grid: Grid) -> Ints:
    """How many of the days fall in each period."""
    ordered = np.sort(days)
    counts: Ints = np.searchsorted(ordered, grid.end) - np.searchsorted(ordered, grid.start)
    return counts
