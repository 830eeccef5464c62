"""Measures of a store in one call, with the keywords of the command ``maillage measure``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import pandas as pd

from analyses.growth.periods import WindowKind
from analyses.measure import Measure
from analyses.panel import Settings, When, chosen, panel
from analyses.panel.parts import by_group, without_actors
from analyses.panel.wide import wide as widened
from graph.dates import Step, parse_date
from graph.links import links
from graph.selection import Filters, Selection, select
from graph.store.base import Store
from graph.tables import Snapshot

FILTERS = ("territory", "types", "formality", "certainty", "without", "edges")
Day = date | str


def measure(  # noqa: PLR0913 - the keywords of the command
    store: Store | Snapshot | Selection,
    names: str | Sequence[str],
    *,
    as_of: Day | None = None,
    every: Step | None = None,
    window: WindowKind | None = None,
    start: Day | None = None,
    to: Day | None = None,
    layers: Sequence[str] = ("all",),
    by: str = "",
    wide: bool = False,
    **choices: Any,
) -> pd.DataFrame:
    """Measures at a date, in a window, period by period, or of all ties where no date is given.

    Dates are days or texts (``"2014"``: its last day for ``as_of``, its first for ``start``); ``to`` is the
    first day after as a date, the last included as a text, as in files. Other keywords: ``directed``,
    ``reports``, ``groups``, ``covariates``, ``gap``, ``method``, ``draws``, ``seed``, ``progress`` (see
    ``Settings``); ``territory``, ``types``, ``formality``, ``certainty``, ``edges``, ``without`` (with,
    without them, the difference).

    Raises InputError for a name, territory, actor or range that is none, for ``as_of`` beside ``every``,
    ``window``, ``start`` or ``to``, for ``window`` where no periods are asked for; TypeError for other
    keywords.
    """
    filters = Filters(**{name: choices.pop(name) for name in FILTERS if name in choices})
    settings = Settings(**choices)
    days = (_last(as_of),) if as_of else ()
    when = When(days, every, _first(start), _after(to), window)
    wanted = chosen([names] if isinstance(names, str) else names)

    found = tabled(selected(store, filters), by, wanted, when, layers, settings)
    return widened(found) if wide else found


def tabled(
    selection: Selection,
    by: str,
    wanted: Sequence[Measure],
    when: When,
    layers: Sequence[str],
    settings: Settings,
) -> pd.DataFrame:
    """The table asked for: by group, with and without actors, or plain."""

    def measured(part: Selection, across: str = "") -> pd.DataFrame:
        own = replace(settings, across=across)
        return panel(part, wanted, when, layers=layers, settings=own)

    whole = select(selection.snapshot, replace(selection.filters, without=()))
    when = when.settled(links(whole), selection.snapshot.datasets)
    if by:
        return by_group(selection, by, measured, partial(measured, across=by))
    return without_actors(selection, measured) if selection.filters.without else measured(selection)


def selected(store: Store | Snapshot | Selection, filters: Filters) -> Selection:
    """The part of a store that the filters keep. Raises ValueError where it was filtered already."""
    if isinstance(store, Selection):
        if filters != Filters():
            raise ValueError("this selection has its filters already")
        return store
    return select(store if isinstance(store, Snapshot) else store.snapshot(), filters)


def _first(day: Day | None) -> date | None:
    return parse_date(day).first if isinstance(day, str) else day


def _last(day: Day) -> date:
    return parse_date(day).last if isinstance(day, str) else day


def _after(day: Day | None) -> date | None:
    return parse_date(day).end if isinstance(day, str) else day
