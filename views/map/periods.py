"""The steps of the slider: the calendar periods that growth counts, and how well each was observed."""

from dataclasses import dataclass, replace

import numpy as np

from analyses.growth.coverage import coverage
from analyses.growth.periods import calendar, check_step, default_step
from graph.copresence import copresence
from graph.dates import MONTHS_IN_STEP, Step
from graph.errors import InputError
from graph.links import Links, event_links, links
from graph.presence import AFTER_ALL, participation_spans
from graph.selection import Selection
from views.map.options import MapOptions


@dataclass(frozen=True, slots=True)
class Steps:
    """Periods in order: their step, bounds as day numbers (one more than periods), labels.

    ``opening``: the period to open on.
    ``partial[k]``: 0 observed, 1 not wholly by every dataset that states links, 2 by none at all.
    """

    step: Step
    bounds: list[int]
    labels: list[str]
    partial: list[int]
    opening: int


def slider_steps(selection: Selection, options: MapOptions) -> Steps | None:
    """The slider's periods; None when no link, or most of what is known, has no date.

    Raises InputError when the step asked is finer than most dates, or the range is reversed.
    """
    timed = _timed(selection)
    if timed is None:
        return None
    step = options.every or default_step(timed)
    check_step(timed, step)
    datasets = selection.snapshot.datasets
    periods = calendar(timed, datasets, step, "period", options.start, options.end)
    seen, cut = coverage(timed, datasets, periods, whole_window=False)
    observed = np.where(seen, cut.astype(int), 2)[1:]
    bounds = [*periods.start[1:].tolist(), int(periods.end[-1])]
    at = bounds[-1] if options.at is None else int(np.datetime64(options.at, "D").astype(np.int64))
    opening = int(np.clip(np.searchsorted(bounds, at, side="right") - 1, 0, len(bounds) - 2))
    return Steps(step, bounds, list(periods.labels), observed.tolist(), opening)


def step_choices(selection: Selection, options: MapOptions, opening: Steps | None) -> list[Steps]:
    """The periods of each step a reader may ask for, finest first; the dates allow none finer."""
    if opening is None:
        return []
    found = []
    for step in MONTHS_IN_STEP:
        try:
            found.append(slider_steps(selection, replace(options, every=step)))
        except InputError:  # finer than most dates
            continue
    return [steps for steps in found if steps is not None]


def _timed(selection: Selection) -> Links | None:
    """What the time axis is made of: dated links, else people met where most participations are dated."""
    found = links(selection)
    if (found.start < AFTER_ALL).any():
        return found
    start, _ = participation_spans(selection.participations).numbers()
    met = event_links(copresence(selection.participations))
    mostly = 2 * int((start < AFTER_ALL).sum()) > len(start)
    return met if mostly and (met.start < AFTER_ALL).any() else None
