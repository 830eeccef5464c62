"""What is counted on records, window by window, and what a reader must know of them."""

import numpy as np

from analyses.growth.periods import Periods, coarse
from analyses.growth.spells import alive
from graph.links import Links, tie_links
from graph.presence import AFTER_ALL
from graph.selection import Selection
from graph.tables import Flags, Ints, Ties

UNKNOWN = -1


def record_counts(layer: Links, periods: Periods) -> dict[str, Ints]:
    """records, their starts and ends, and those undated, open, coarse or of unknown formality.

    A start or an end counts in its period only where the source knows it to be one.
    """
    rows = layer.take(layer.record)
    first, last = periods.runs(rows.start, rows.end)
    n = len(periods)
    open_end = (rows.end == AFTER_ALL) & ~rows.end_known

    def held(which: Flags) -> Ints:
        return alive(first, last, n, which)

    return {
        "records": alive(first, last, n),
        "records_started": _within(rows.start[rows.start_known], periods),
        "records_ended": _within(rows.end[rows.end_known & (rows.start < AFTER_ALL)], periods),
        "n_undated": np.full(n, (rows.start == AFTER_ALL).sum()),
        "n_end_unknown": held(open_end),
        "n_coarse": held(coarse(rows, periods.finest)),
        "n_formality_unknown": held(rows.formality == UNKNOWN),
    }


def aside_counts(selection: Selection, formality: int | None, periods: Periods) -> dict[str, Ints]:
    """Loops, and ties with one end in the territory, that overlap each window."""
    return {
        "n_loops": _held(selection.loops, formality, periods),
        "n_crossing": _held(selection.crossing, formality, periods),
    }


def _held(ties: Ties, formality: int | None, periods: Periods) -> Ints:
    rows = tie_links(ties)
    kept = np.ones(len(ties), bool) if formality is None else ties.formality == formality
    return alive(*periods.runs(rows.start, rows.end), len(periods), kept)


def _within(days: Ints, periods: Periods) -> Ints:
    """How many of the days fall in each period."""
    ordered = np.sort(days)
    counts: Ints = np.searchsorted(ordered, periods.end) - np.searchsorted(ordered, periods.start)
    return counts
