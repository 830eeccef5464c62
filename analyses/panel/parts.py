"""Measures of the groups of a network, and with and without some of its actors."""

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from analyses.grouping import grouped, inside, marked
from analyses.panel.rows import COLUMNS, COUNTS, NUMBERS
from graph.selection import Selection, select

Measured = Callable[[Selection], pd.DataFrame]
KEYS = ["period", "window", "window_from", "window_to", "measure", "layer", "subject"]
SAID_BY_BOTH = [name for name in COLUMNS if name not in (*NUMBERS, *COUNTS, "reason", "filters")]


def by_group(
    selection: Selection, by: str, measured: Measured, between: Measured | None = None
) -> pd.DataFrame:
    """Each group alone, the pairs across, the whole: columns ``part``, ``group``, ``group_name``.

    ``part``: inside, across, total. A group is its actors and the ties between them. ``between`` measures
    the pairs across groups, where that is asked. Groups come in name order, the one without a name last.
    Raises InputError for an attribute that actors do not have.
    """
    groups = grouped(selection, by)
    frames = [
        marked(
            measured(inside(selection, groups, at)), "inside", groups.values[at], groups.names[at]
        )
        for at in range(len(groups))
    ]
    if between:
        frames.append(marked(between(selection), "across"))
    return pd.concat([*frames, marked(measured(selection), "total")], ignore_index=True)


def without_actors(selection: Selection, measured: Measured) -> pd.DataFrame:
    """With the actors that the filters remove, without them, and the difference they make.

    Column ``actors`` (with, without, difference); the difference is the value with them less the value
    without, for subjects of both; empty, with the reason, where either is.
    """
    whole = select(selection.snapshot, replace(selection.filters, without=()))
    full, less = measured(whole), measured(selection)
    gap = full[SAID_BY_BOTH].merge(full[[*KEYS, "value", "reason"]], on=KEYS)
    gap = gap.merge(less[[*KEYS, "value", "reason"]], on=KEYS, suffixes=("", "_without"))
    gap["value"] = gap["value"] - gap.pop("value_without")
    other = gap.pop("reason_without")
    gap["reason"] = gap["reason"].where(gap["reason"] != "", other)
    parts = {"with": full, "without": less, "difference": gap.reindex(columns=list(COLUMNS))}
    frames = [frame.assign(actors=name)[["actors", *COLUMNS]] for name, frame in parts.items()]
    return pd.concat([frame.astype(full.dtypes.to_dict()) for frame in frames], ignore_index=True)
