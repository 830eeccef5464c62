"""Who looked at a part of a network: 0 is an observed none, and what nobody looked at is empty.

The datasets that state a tie of its actors, inside it or leaving it, looked at a part; they looked at a
layer where they state a tie of it anywhere. So a territory without formal ties has 0 of them where
its dataset records formal ties elsewhere, and a group that no tie names was looked at by nobody.
"""

from dataclasses import replace

import numpy as np

from graph.links import Links, links
from graph.selection import Selection, select
from graph.tables import Flags


def looked(around: Links, part: Flags) -> Links:
    """The links of the datasets that state some of the links of a part."""
    if part.all():
        return around
    own = around.take(part).datasets
    return around.take(np.isin(around.dataset, own) | np.isin(around.dataset_too, own))


def witness(selection: Selection, edges: Links) -> Links:
    """Links whose datasets say what was observed of a selection, ``edges`` being its own.

    Of a part of a network those around it as well: of a place, or of one group.
    """
    filters = replace(selection.filters, territory="")
    if filters == selection.filters and selection.actors.all():
        return edges
    around = links(select(selection.snapshot, filters))
    return looked(around, selection.actors[around.u] | selection.actors[around.v])
