"""Any measures of a store, at a date or period by period, as one long table."""

from collections.abc import Iterable, Sequence
from datetime import date

import numpy as np
import pandas as pd

from analyses.measure import Measure, registry
from analyses.panel.places import Place, When, places
from analyses.panel.rows import COLUMNS, measured, table, unmeasured
from analyses.panel.scope import Layer, Scope, Settings
from graph.errors import InputError
from graph.links import links
from graph.selection import Selection

__all__ = ["COLUMNS", "Settings", "When", "chosen", "panel"]

STANDARD = Settings()


def chosen(names: Iterable[str]) -> list[Measure]:
    """The measures of these names, in their order, each once.

    Raises InputError, with the closest names, for a name that no measure has.
    """
    known = registry()
    return [known[name] for name in dict.fromkeys(_known(name, known) for name in names)]


def _known(name: str, known: dict[str, Measure]) -> str:
    from difflib import get_close_matches

    if name not in known:
        close = get_close_matches(name, known, n=5, cutoff=0.5)
        raise InputError("unknown_measure", text=name, close=", ".join(close) or "-")
    return name


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
    an empty value and the reason. Raises InputError for a range or step that cannot be.
    """
    frames = []
    for layer in map(_known_layer, layers):
        for change in (False, True):
            wanted = [each for each in measures if each.of_change == change]
            if wanted:
                frames += _layer(selection, wanted, when, layer, settings)
    return table(frames)


def _known_layer(name: str) -> Layer:
    layers: tuple[Layer, ...] = ("all", "formal", "informal")
    if name not in layers:
        raise InputError("unknown_choice", name="layer", text=name, known=", ".join(layers))
    return layers[layers.index(name)]


def _layer(
    selection: Selection, measures: Sequence[Measure], when: When, layer: Layer, settings: Settings
) -> list[pd.DataFrame]:
    edges = links(selection)
    own = links(Scope(selection, layer, None, None, settings).kept)
    datasets = selection.snapshot.datasets
    change = measures[0].of_change
    return [
        rows
        for place in places(when, edges, own, datasets, change=change)
        for rows in _place(
            Scope(selection, layer, place.window, place.earlier, settings), place, measures
        )
    ]


def _place(scope: Scope, place: Place, measures: Sequence[Measure]) -> list[pd.DataFrame]:
    found = []
    for each in measures:
        if not place.seen:
            rows = unmeasured(scope, each, "unobserved")
        elif each.of_change and scope.earlier is None:
            rows = unmeasured(scope, each, "nothing_before")
        else:
            rows = measured(scope, each)
        found.append(_placed(rows, place))
    return found


def _placed(rows: pd.DataFrame, place: Place) -> pd.DataFrame:
    window = place.window
    return rows.assign(
        period=place.label,
        window=place.kind,
        window_from=_day(window.start if window else None),
        window_to=_day(window.end if window else None),
        partial=place.partial,
    )


def _day(day: date | None) -> np.datetime64:
    return np.datetime64("NaT", "s") if day is None else np.datetime64(day, "s")
