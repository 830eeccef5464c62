"""Any measures of a store, at a date or period by period, as one long table."""

import fnmatch
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np
import pandas as pd

from analyses.grouping import across, grouped
from analyses.growth.coverage import observers, observers_of
from analyses.measure import Measure, registry
from analyses.measures.survival.gap import parse_gap
from analyses.panel.rows import COLUMNS, measured, table, unmeasured
from analyses.panel.scope import Scope
from analyses.panel.settings import Settings
from analyses.panel.time_windows import EVER, TimeWindow, When, time_windows
from graph.errors import InputError
from graph.links import Layer, Links, in_layer, links
from graph.selection import Selection

__all__ = ["COLUMNS", "Settings", "When", "chosen", "panel"]

STANDARD = Settings()


def chosen(names: Iterable[str]) -> list[Measure]:
    """The measures of these names, in their order, each once; ``all``, ``brokerage*``: those that fit.

    Raises InputError, with the closest names, for a name that no measure has.
    """
    known = registry()
    found = [code for name in names for code in _known(name, known)]
    return [known[code] for code in dict.fromkeys(found)]


def _known(name: str, known: dict[str, Measure]) -> list[str]:
    from difflib import get_close_matches

    code = name.lower()
    if fitting := fnmatch.filter(known, "*" if code == "all" else code):
        return fitting
    close = get_close_matches(code, known, n=5, cutoff=0.5)
    if close:
        raise InputError("unknown_measure_near", text=name, close=", ".join(close))
    raise InputError("unknown_measure", text=name)


def panel(
    selection: Selection,
    measures: Sequence[Measure],
    when: When,
    *,
    layers: Sequence[str] = ("all",),
    settings: Settings = STANDARD,
) -> pd.DataFrame:
    """Every measure in every window and layer: the columns of ``COLUMNS``, subjects in node order.

    A window that no dataset with ties in the layer observed, and a measure without meaning there, have
    an empty value and the reason. Raises InputError for a range, step, attribute or gap that cannot be,
    whether or not one of these measures heeds it.
    """
    parse_gap(settings.gap)
    for attribute in dict.fromkeys((settings.groups, *settings.covariates)):
        grouped(selection, attribute)
    edges = links(selection)
    seen_by, frames = _seen_by(selection, edges, settings), []
    for layer in map(_known_layer, layers):
        for alike in _by_time(measures):
            found = _windows(selection, alike[0], when, edges, _of_layer(seen_by, layer))
            for at in found:
                scope = Scope(selection, layer, at.window, at.earlier, settings)
                frames += _rows(scope, at, alike)
    return table(frames)


def _by_time(measures: Sequence[Measure]) -> Iterator[list[Measure]]:
    """Measures of a window, of a change between two, of the whole of the time observed."""
    kinds = [("spells" in each.inputs, each.of_change) for each in measures]
    for kind in dict.fromkeys(sorted(kinds)):
        yield [each for each, own in zip(measures, kinds, strict=True) if own == kind]


def _known_layer(name: str) -> Layer:
    layers: tuple[Layer, ...] = ("all", "formal", "informal")
    if name not in layers:
        raise InputError("unknown_choice", name="--layer", text=name, known=", ".join(layers))
    return layers[layers.index(name)]


def _seen_by(selection: Selection, edges: Links, settings: Settings) -> Links:
    """Links whose datasets say what was observed, as for growth."""
    if settings.across:
        return observers(edges, across(grouped(selection, settings.across), edges.u, edges.v))
    return observers_of(selection, edges)


def _of_layer(edges: Links, layer: Layer) -> Links:
    return edges.take(in_layer(edges.formality, layer))


def _windows(
    selection: Selection, first: Measure, when: When, edges: Links, seen_by: Links
) -> list[TimeWindow]:
    """Where measures like the first one look."""
    if "spells" in first.inputs:
        return [EVER]
    datasets = selection.snapshot.datasets
    return time_windows(when, edges, seen_by, datasets, change=first.of_change)


def _rows(scope: Scope, at: TimeWindow, measures: Sequence[Measure]) -> list[pd.DataFrame]:
    found = []
    for each in measures:
        own = scope.for_measure(each)
        if not at.seen:
            rows = unmeasured(own, each, "unobserved")
        elif each.of_change and scope.earlier is None:
            rows = unmeasured(own, each, "nothing_before")
        elif scope.settings.across and not each.across:
            rows = unmeasured(own, each, "no_network_across")
        else:
            rows = measured(own, each)
        found.append(_dated(rows, at))
    return found


def _dated(rows: pd.DataFrame, at: TimeWindow) -> pd.DataFrame:
    window = at.window
    earlier = at.earlier if rows["compared"].iloc[0] else None
    return rows.drop(columns="compared").assign(
        period=at.label,
        window=at.kind,
        window_from=_day(window.start if window else None),
        window_to=_day(window.end if window else None),
        compared_from=_day(earlier.start if earlier else None),
        compared_to=_day(earlier.end if earlier else None),
        partial=at.partial,
    )


def _day(day: date | None) -> np.datetime64:
    return np.datetime64("NaT", "s") if day is None else np.datetime64(day, "s")
