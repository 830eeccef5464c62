"""Growth of a store of meetings without a dated tie: what concerns events, and nothing said of ties."""

import numpy as np
import pandas as pd

from analyses.growth.columns import OF_EVENTS, VALUES
from graph.links import Links
from graph.presence import participation_spans
from graph.selection import Selection


def taken_part(selection: Selection) -> Links:
    """One row a participation, milestones apart, both ends its actor: it gives periods and coverage."""
    taken = selection.participations
    rows = np.flatnonzero(taken.events.kind[taken.event] != "milestone")
    spans = participation_spans(taken)
    start, end = spans.numbers()
    every = np.ones(len(rows), bool)
    return Links(
        taken.actor[rows],
        taken.actor[rows],
        start[rows],
        end[rows],
        np.full(len(rows), -1, np.int8),
        every,
        every,
        spans.start_precision[rows],
        spans.end_precision[rows],
        ~every,
        taken.dataset[rows],
        taken.dataset[rows],
    )


def events_alone(frame: pd.DataFrame) -> pd.DataFrame:
    """A growth table whose columns on ties are empty: they were not looked at, they are not 0."""
    ties = [name for name in VALUES if name not in OF_EVENTS]
    return frame.assign(**{name: frame[name].mask(frame[name].notna()) for name in ties})
