"""Relation spells: what a pair's records say, joined up, of when it was linked."""

from dataclasses import dataclass

import numpy as np

from analyses.measures.survival.gap import LAST_DAY, Gap, open_days
from graph.dates import span_end
from graph.links import Layer, Links, in_layer, links
from graph.presence import AFTER_ALL, BEFORE_ALL, day_numbers
from graph.selection import Selection
from graph.tables import Datasets, Flags, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Relations:
    """Spells sorted by pair and start; ``u`` < ``v`` are rows of the actors.

    ``start``, ``end``: day numbers, the end excluded, ``LAST_DAY`` where there is none. ``start_known``:
    every record that starts first states a true start. ``end_known``: every record that ends last
    states a true end. ``since``, ``until`` (excluded): what the datasets of its records observed, from the
    earliest to the latest. ``precision``: the coarsest of the spells' starts and ends. ``undated``:
    records without a start, part of no spell.
    """

    u: Ints
    v: Ints
    start: Ints
    end: Ints
    start_known: Flags
    end_known: Flags
    since: Ints
    until: Ints
    precision: int
    undated: int

    def __len__(self) -> int:
        return len(self.u)


def relations(selection: Selection, *, layer: Layer, gap: Gap) -> Relations:
    """The spells of every pair in one layer.

    Records that overlap, touch or lie at most ``gap`` apart are one spell.
    """
    edges = links(selection)
    edges = edges.take(in_layer(edges.formality, layer))
    dated = edges.take(edges.start < AFTER_ALL)
    n_actors = len(selection.snapshot.actors.id)
    order = np.lexsort((dated.start, dated.u * n_actors + dated.v))
    return _joined(dated.take(order), n_actors, gap, selection, len(edges) - len(dated))


def _joined(rows: Links, n_actors: int, gap: Gap, selection: Selection, undated: int) -> Relations:
    """Spells of rows sorted by pair and start."""
    key, end = rows.u * n_actors + rows.v, open_days(rows.end)
    heads = _heads(key, rows.start, gap.after(end))
    spell = np.cumsum(heads) - 1
    first = np.flatnonzero(heads)
    start = rows.start[first]
    last = np.maximum.reduceat(end, first) if len(first) else end
    begins, closes = rows.start == start[spell], end == last[spell]
    since, until = _coverage(rows, selection.snapshot.datasets)
    stated = np.concatenate(
        [rows.start_precision[begins], rows.end_precision[closes & (end < LAST_DAY)]]
    )
    return Relations(
        rows.u[first],
        rows.v[first],
        start,
        last,
        _all(rows.start_known | ~begins, first),
        _all(rows.end_known | ~closes, first) & (last < LAST_DAY),
        np.minimum.reduceat(since, first) if len(first) else since,
        np.maximum.reduceat(until, first) if len(first) else until,
        int(stated.max(initial=0)),
        undated,
    )


def _heads(key: Ints, start: Ints, reach: Ints) -> Flags:
    """Rows that open a spell: the first of a pair, or later than all before it reach."""
    number = np.cumsum(np.append(True, key[1:] != key[:-1])[: len(key)]) - 1
    stride = 4 * LAST_DAY
    far = np.maximum.accumulate(number * stride + reach + LAST_DAY)
    opens = np.ones(len(key), bool)
    opens[1:] = (number * stride + start + LAST_DAY)[1:] > far[:-1]
    return opens


def _all(flags: Flags, first: Ints) -> Flags:
    """Whether all flags of each run that begins at ``first`` are set."""
    return np.logical_and.reduceat(flags, first) if len(first) else flags


def _coverage(rows: Links, datasets: Datasets) -> tuple[Ints, Ints]:
    """First day and excluded last day that the datasets of each record observed.

    A dataset that states neither observed from its earliest to its latest start, as far as is known here.
    """
    starts = rows.start.astype("datetime64[D]")
    ends = span_end(starts, rows.start_precision).astype(np.int64)
    since = day_numbers(datasets.coverage_from, AFTER_ALL)
    until = day_numbers(datasets.coverage_to, BEFORE_ALL)
    for at in np.flatnonzero((since == AFTER_ALL) | (until == BEFORE_ALL)):
        mine = (rows.dataset == at) | (rows.dataset_too == at)
        if since[at] == AFTER_ALL:
            since[at] = rows.start[mine].min(initial=AFTER_ALL)
        if until[at] == BEFORE_ALL:
            until[at] = ends[mine].max(initial=BEFORE_ALL)
    one, two = rows.dataset, rows.dataset_too
    return np.minimum(since[one], since[two]), np.maximum(until[one], until[two])
