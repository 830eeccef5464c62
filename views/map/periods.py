"""The steps of the slider: calendar periods as growth counts them."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np

from graph.dates import Days, Step, period_label, period_number, period_start
from graph.presence import participation_spans
from graph.selection import Selection

BY_PRECISION: tuple[Step, ...] = ("month", "month", "year")


@dataclass(frozen=True, slots=True)
class Steps:
    """Periods in order: their step, bounds as day numbers (one more bound than periods), and labels.

    ``partial[k]``: 1 if some dataset with ties does not wholly cover period k, 2 if none covers any of it.
    """

    step: Step
    bounds: list[int]
    labels: list[str]
    partial: list[int]


def dated_starts(selection: Selection) -> tuple[Days, np.ndarray[tuple[int], np.dtype[np.int8]]]:
    """Starts of the dated ties and participations, and their precision."""
    ties, parts = selection.ties, participation_spans(selection.participations)
    start = np.concatenate((ties.valid_from, parts.start))
    precision = np.concatenate((ties.from_precision, parts.start_precision))
    known = ~np.isnat(start)
    return start[known], precision[known]


def default_step(precision: "np.ndarray[tuple[int], np.dtype[np.int8]]") -> Step:
    """The commonest precision, a day counting as a month, the coarser on equality."""
    years = int((precision == 2).sum())  # noqa: PLR2004 - Precision.YEAR
    return "year" if 2 * years >= len(precision) else "month"


def slider_steps(
    selection: Selection, every: Step | None, start: date | None, end: date | None
) -> Steps | None:
    """From the period of the earliest start to that of the latest start or last covered day.

    None when nothing is dated.
    """
    starts, precision = dated_starts(selection)
    if not len(starts):
        return None
    step = every or default_step(precision)
    datasets = selection.snapshot.datasets
    covered = datasets.coverage_to[~np.isnat(datasets.coverage_to)] - np.timedelta64(1, "D")
    first = np.datetime64(start, "D") if start else starts.min()
    last = np.datetime64(end, "D") - 1 if end else np.concatenate((starts, covered)).max()
    low, high = (int(number) for number in period_number(np.array([first, last]), step))
    numbers = range(low, max(low, high) + 1)
    bounds = [day_number(period_start(number, step)) for number in range(low, numbers[-1] + 2)]
    return Steps(
        step,
        bounds,
        [period_label(number, step) for number in numbers],
        _partial(selection, bounds),
    )


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - date(1970, 1, 1)).days


def _partial(selection: Selection, bounds: list[int]) -> list[int]:
    datasets = selection.snapshot.datasets
    used = np.unique(selection.ties.dataset)
    used = used[~np.isnat(datasets.coverage_from[used])]
    if not len(used):
        return [0] * (len(bounds) - 1)
    lows = datasets.coverage_from[used].astype(np.int64)
    highs = datasets.coverage_to[used].astype(np.int64)
    return [
        2 if not ((lows < b) & (highs > a)).any() else int(not ((lows <= a) & (highs >= b)).all())
        for a, b in pairwise(bounds)
    ]
