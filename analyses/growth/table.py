"""The growth table: layers side by side, empty where a number has no meaning."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analyses.growth.change import formalised
from analyses.growth.columns import BETWEEN, CHANGES, ENDINGS, RATIOS, VALUES
from analyses.growth.coverage import coverage
from analyses.growth.layers import (
    Network,
    change_columns,
    network,
    outside,
    pair_spells,
    structure,
    tied_spells,
)
from analyses.growth.participation import participation
from analyses.growth.periods import Periods, WindowKind
from analyses.growth.records import aside_counts, record_counts
from analyses.growth.spells import Spells, alive, tally
from graph.dates import NAT, Days
from graph.links import Layer, Links, in_layer
from graph.presence import AFTER_ALL, BEFORE_ALL
from graph.selection import Selection
from graph.tables import Flags, Floats, Ints

LAYERS: dict[Layer, int | None] = {"all": None, "formal": 1, "informal": 0}
Columns = dict[str, Ints | Floats]


def table(
    selection: Selection,
    edges: Links,
    periods: Periods,
    window: WindowKind,
    *,
    seen_by: Links,
) -> pd.DataFrame:
    """Every layer of every period after the first, in the columns of ``COLUMNS``.

    ``seen_by``: links whose datasets say what was observed of each layer.
    """
    present = periods.runs(selection.present_from, selection.present_to)
    present[1][~selection.actors] = -1
    net = network(edges, periods, present, cumulative=window == "cumulative")
    spells = {name: pair_spells(net, in_layer(net.links.formality, name)) for name in LAYERS}
    shared = _shared(selection, net, spells["all"])
    empty = _without_meaning(edges, periods, window)
    frames = []
    for name, code in LAYERS.items():
        layer = edges.take(in_layer(edges.formality, name))
        columns = shared | _layer(net, spells, name, shared["actors_present"])
        columns |= record_counts(layer, periods) | aside_counts(selection, code, periods)
        datasets = selection.snapshot.datasets
        observers = seen_by.take(in_layer(seen_by.formality, name))
        seen, partial = coverage(observers, datasets, periods, whole_window=window == "12m")
        hidden = empty if name == "all" else empty | {"formalised": np.ones(len(periods), bool)}
        frames.append(_frame(name, columns, periods, ~seen, partial, hidden))
    order = np.arange(len(frames) * (len(periods) - 1)).reshape(len(frames), -1).T.ravel()
    return pd.concat(frames, ignore_index=True).take(order).reset_index(drop=True)


def _shared(selection: Selection, net: Network, spells: Spells) -> dict[str, Ints]:
    """Columns that are the same in every layer."""
    n = len(net.periods)
    first, last = net.present
    there = first <= last
    nowhen = selection.actors & (selection.present_from == AFTER_ALL)
    return {
        "actors_present": alive(first, last, n) + outside(net, tied_spells(net, spells)),
        "newcomers": tally(first[there], n),
        "leavers": tally(last[there] + 1, n),
        "n_actors_undated": np.full(n, nowhen.sum()),
        **participation(selection, net.periods),
    }


def _layer(net: Network, spells: Mapping[Layer, Spells], name: Layer, actors: Ints) -> Columns:
    """Columns of the pairs of one layer."""
    n, own = len(net.periods), spells[name]
    tied = tied_spells(net, own)
    n_tied = alive(tied.first, tied.last, n)
    return {
        "actors_tied": n_tied,
        "isolates": actors - n_tied,
        "n_outside": outside(net, tied),
        **structure(net, own, n_tied, actors),
        **change_columns(net, own, in_layer(net.links.formality, name)),
        "formalised": formalised(spells["formal"], spells["informal"], n),
    }


def _without_meaning(edges: Links, periods: Periods, window: WindowKind) -> dict[str, Flags]:
    """Cells, by column, that no window before the first row, or no end, can give a meaning."""
    first = np.arange(len(periods)) == 1
    begun = periods.first_compared and bool((edges.start < periods.start[1]).any())
    cells = {} if begun else dict.fromkeys(CHANGES, first)
    if not periods.first_compared:
        cells |= dict.fromkeys(BETWEEN, first)
    if window == "cumulative":
        cells |= dict.fromkeys(ENDINGS, np.ones(len(periods), bool))
    return cells


def _frame(
    name: str,
    columns: Columns,
    periods: Periods,
    unseen: Flags,
    partial: Flags,
    empty: dict[str, Flags],
) -> pd.DataFrame:
    shown = slice(1, None)
    hidden = unseen[shown]
    frame: dict[str, object] = {
        "period": list(periods.labels),
        "layer": name,
        "window_from": _dates(periods.window_from[shown]),
        "window_to": _dates(periods.window_to[shown]),
        "partial": pd.arrays.BooleanArray(partial[shown].copy(), hidden.copy()),
    }
    for column in VALUES:
        mask = hidden | empty[column][shown] if column in empty else hidden
        frame[column] = _cells(columns[column][shown], mask, ratio=column in RATIOS)
    return pd.DataFrame(frame)


def _cells(values: Ints | Floats, mask: Flags, *, ratio: bool) -> pd.api.extensions.ExtensionArray:
    mask = mask | np.isnan(values)
    if ratio:
        return pd.arrays.FloatingArray(np.where(mask, 0.0, values), mask)
    return pd.arrays.IntegerArray(np.where(mask, 0, values).astype(np.int64), mask)


def _dates(numbers: Ints) -> Days:
    """Days, empty where unbounded."""
    days = np.where(numbers > BEFORE_ALL, numbers, 0).astype("datetime64[D]")
    days[numbers <= BEFORE_ALL] = NAT
    return days.astype("datetime64[s]")
