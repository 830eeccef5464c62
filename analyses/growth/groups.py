"""Growth by group in one long table, and growth with and without some actors."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd

from analyses.grouping import Groups, across, grouped, inside, marked
from analyses.growth.columns import ADDITIVE, COLUMNS, VALUES
from analyses.growth.coverage import observers, observers_of
from analyses.growth.dated import PeriodsAsked, dated, periods_asked
from analyses.growth.periods import Periods, WindowKind
from analyses.growth.table import table
from graph.dates import Step
from graph.links import Links, links
from graph.selection import Selection, select, take

INSIDE, ACROSS, TOTAL = "inside", "across", "total"
WITH, WITHOUT, DIFFERENCE = "with", "without", "difference"


def growth_by(
    selection: Selection,
    by: str,
    *,
    every: Step | None = None,
    window: WindowKind = "period",
    start: date | None = None,
    to: date | None = None,
) -> pd.DataFrame:
    """Growth of each group, of the ties across groups, and of the whole, in the same periods.

    Columns ``part`` (inside, across, total), ``group`` (empty where not stated, and outside groups),
    ``group_name``, then those of ``growth``. Groups come in name order. The rows of a group are what
    ``growth`` gives of it alone over these periods, empty where no tie names its actors; those of the
    ties across groups hold only ``ADDITIVE`` columns and actors_tied. Where every group was observed,
    the ``ADDITIVE`` columns of the parts add up to the total.

    Raises InputError as ``growth`` and ``grouped`` do.
    """
    whole, edges = dated(selection)
    asked = PeriodsAsked(every, window, start, to)
    periods, groups = periods_asked(whole, edges, asked), grouped(whole, by)
    frames = []
    for at in range(len(groups)):
        own = inside(whole, groups, at)
        own_edges = links(own)
        rows = table(own, own_edges, periods, window, seen_by=observers_of(own, own_edges))
        frames.append(marked(rows, INSIDE, groups.values[at], groups.names[at]))
    frames.append(marked(_between(whole, edges, groups, periods, window), ACROSS))
    frames.append(
        marked(table(whole, edges, periods, window, seen_by=observers_of(whole, edges)), TOTAL)
    )
    return pd.concat(frames, ignore_index=True)


def _between(
    whole: Selection, edges: Links, groups: Groups, periods: Periods, window: WindowKind
) -> pd.DataFrame:
    """The ties across groups; what they are not a network of their own for is empty."""
    ties, nothing = whole.ties, take(whole.loops, np.zeros(0, np.int64))
    kept = take(ties, across(groups, ties.src, ties.dst))
    part = replace(whole, ties=kept, loops=nothing, crossing=nothing)
    apart = across(groups, edges.u, edges.v)
    frame = table(part, edges.take(apart), periods, window, seen_by=observers(edges, apart))
    shown = (*ADDITIVE, "actors_tied")
    empty = {name: frame[name].mask(frame[name].notna()) for name in VALUES if name not in shown}
    return frame.assign(**empty)


def growth_without(
    selection: Selection,
    *,
    every: Step | None = None,
    window: WindowKind = "period",
    start: date | None = None,
    to: date | None = None,
) -> pd.DataFrame:
    """Growth with the actors the filters remove, without them, and the difference they make.

    Column ``actors`` (with, without, difference), then those of ``growth``; the difference is the
    value with them less the value without them. The periods, and what was observed of them, are those
    of the network with them: without its last actor it has 0 pairs, not unobserved ones.
    """
    filters = replace(selection.filters, without=())
    whole, edges = dated(select(selection.snapshot, filters))
    periods = periods_asked(whole, edges, PeriodsAsked(every, window, start, to))
    around = observers_of(whole, edges)
    full = table(whole, edges, periods, window, seen_by=around)
    less = table(selection, links(selection), periods, window, seen_by=around)
    gap = full.copy()
    gap[list(VALUES)] = full[list(VALUES)] - less[list(VALUES)]
    gap["partial"] = full["partial"] | less["partial"]
    parts = {WITH: full, WITHOUT: less, DIFFERENCE: gap}
    frames = [frame.assign(actors=name)[["actors", *COLUMNS]] for name, frame in parts.items()]
    return pd.concat(frames, ignore_index=True)
