"""Which periods the datasets observed: all, some or none of each."""

import numpy as np

from analyses.growth.grid import Grid
from graph.links import Links
from graph.presence import AFTER_ALL, BEFORE_ALL, day_numbers
from graph.tables import Datasets, Flags


def coverage(layer: Links, datasets: Datasets, grid: Grid, *, whole_window: bool) -> tuple[Flags, Flags]:
    """Per window: did some dataset with links in the layer observe it, and did one of them not wholly?

    ``whole_window``: a window that begins before a dataset's coverage is partial too. A dataset with
    nothing dated and no stated coverage observed nothing and says nothing here.
    """
    named = np.union1d(layer.dataset, layer.dataset_too)
    since, until = datasets.coverage_from[named], datasets.coverage_to[named]
    known = ~(np.isnat(since) & np.isnat(until))
    begin = day_numbers(since[known], BEFORE_ALL)[:, None]
    over = day_numbers(until[known], AFTER_ALL)[:, None]
    met = (begin < grid.seen_to) & (over > grid.seen_from)
    cut = (begin > grid.seen_from) | (over < grid.seen_to)
    if whole_window:
        cut |= begin > grid.window_from
    return met.any(axis=0), cut.any(axis=0)
