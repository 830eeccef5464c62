"""Which periods the datasets observed, and which datasets observed a part of a network.

0 is an observed none, and what nobody observed is empty. The datasets that state a tie of its actors, inside
a part or leaving it, observed that part; they observed a layer where they state a tie of it anywhere. So a
territory without formal ties has 0 of them where its dataset records formal ties elsewhere, and a group
that no tie names was observed by nobody.
"""

from dataclasses import replace

import numpy as np

from analyses.growth.periods import Periods
from graph.links import Links, links
from graph.presence import AFTER_ALL, BEFORE_ALL, day_numbers
from graph.selection import Selection, select
from graph.tables import Datasets, Flags, Ints


def coverage(
    layer: Links, datasets: Datasets, periods: Periods, *, whole_window: bool
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
    met: Flags = (begin < periods.seen_to) & (over > periods.seen_from)
    cut: Flags = (begin > periods.seen_from) | (over < periods.seen_to)
    if whole_window:
        cut |= begin > periods.window_from
    return np.any(met, axis=0), np.any(cut, axis=0)


def observers(around: Links, part: Flags) -> Links:
    """The links of the datasets that state some of the links of a part."""
    if part.all():
        return around
    own = around.take(part).datasets
    return around.take(np.isin(around.dataset, own) | np.isin(around.dataset_too, own))


def observers_of(selection: Selection, edges: Links) -> Links:
    """Links whose datasets say what was observed of a selection, ``edges`` being its own.

    Of a part of a network those around it as well: of a place, or of one group.
    """
    filters = replace(selection.filters, territory="")
    if filters == selection.filters and selection.actors.all():
        return edges
    around = links(select(selection.snapshot, filters))
    return observers(around, selection.actors[around.u] | selection.actors[around.v])
