"""Which periods the datasets observed: all, some or none of each."""

import numpy as np

from analyses.growth.grid import Grid
from graph.links import Links
from graph.presence import AFTER_ALL, BEFORE_ALL, day_numbers
from graph.tables import Datasets, Flags, Ints


def coverage(
    layer: Links, datasets: Datasets, grid: Grid, *, whole_window: bool
) -> tuple[Flags, Flags]:
    """Per window, whether a dataset with links in the layer observed it, and whether one did not wholly.

    ``whole_window``: a window that begins before a dataset's coverage is partial too. A dataset with
    nothing dated and no stated coverage observed nothing and says nothing here.
    """
    named = layer.datasets
    since, until = datasets.coverage_from[named], datasets.coverage_to[named]
    known = ~(np.isnat(since) & np.isnat(until))
    begin: Ints = day_numbers(since[known], BEFORE_ALL)[:, None]
    over: Ints = day_numbers(until[known], AFTER_ALL)[:, None]
    met: Flags = (begin < grid.seen_to) & (over > grid.seen_from)
    cut: Flags = (begin > grid.seen_from) | (over < grid.seen_to)
    if whole_window:
        cut |= begin > grid.window_from
    return np.any(met, axis=0), np.any(cut, axis=0)
