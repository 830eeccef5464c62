"""What each dataset observed: as it says itself, else as its campaigns or its dated things show."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from graph.dates import span_end
from graph.model import Source
from graph.store.assemble import days
from graph.store.schema import Kind
from graph.tables import Datasets

DATED: tuple[Kind, ...] = ("ties", "participations", "events")
Bound = tuple[str, int, int, int]  # what, precision, first and last day


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Bounds of the dated things of datasets.

    One row a (dataset, what, precision), ``what`` being start, campaign_from or campaign_to, with the
    ``first`` and ``last`` day of such dates.
    """

    frame: pd.DataFrame


def bounds(kind: Kind, frame: pd.DataFrame) -> Iterator[Bound]:
    """What rows add to the ``Coverage`` of their dataset.

    Milestones stand on the axis of time: nobody observed ties because of them.
    """
    if kind == "observations":
        for end in ("from", "to"):
            yield from _bounds(f"campaign_{end}", 0, frame[f"valid_{end}"])
    if kind in DATED:
        seen = frame[frame["kind"] != "milestone"] if kind == "events" else frame
        for precision, starts in seen["valid_from"].groupby(seen["from_precision"].to_numpy()):
            yield from _bounds("start", int(str(precision)), starts)


def widest(found: Iterable[Bound]) -> list[Bound]:
    """One bound a (what, precision), in their order."""
    whole: dict[tuple[str, int], Bound] = {}
    for what, precision, start, end in found:
        _, _, low, high = whole.get((what, precision), (what, precision, start, end))
        whole[what, precision] = what, precision, min(low, start), max(high, end)
    return sorted(whole.values())


def _bounds(what: str, precision: int, dates: "pd.Series[Any]") -> Iterator[Bound]:
    numbers = dates.dropna().to_numpy("datetime64[D]").astype(np.int64)
    if len(numbers):
        yield what, precision, int(numbers.min()), int(numbers.max())


def _derived(coverage: Coverage, dataset: str) -> tuple[np.datetime64, np.datetime64]:
    """Bounds of what a dataset observed when it does not say: its campaigns, else its starts."""
    rows = coverage.frame[coverage.frame["dataset"] == dataset]
    campaigns = rows[rows["what"] != "start"]
    if len(campaigns):
        first = campaigns.loc[campaigns["what"] == "campaign_from", "first"]
        last = campaigns.loc[campaigns["what"] == "campaign_to", "last"]
        return _extreme(first, "min"), _extreme(last, "max")
    ends = span_end(days(rows["last"].to_numpy()), rows["precision"].to_numpy(np.int8))
    return _extreme(rows["first"], "min"), ends.max() if len(ends) else np.datetime64("NaT", "D")


def _extreme(numbers: pd.Series, how: str) -> np.datetime64:
    if not len(numbers):
        return np.datetime64("NaT", "D")
    return np.datetime64(int(getattr(numbers, how)()), "D")


def covered(sources: list[Source], coverage: Coverage) -> Datasets:
    """The datasets in name order, with the coverage they state, else the derived one."""
    spans = []
    for source in sources:
        first, last = _derived(coverage, source.dataset)
        spans.append(
            (
                np.datetime64(source.coverage.start, "D") if source.coverage.start else first,
                np.datetime64(source.coverage.end, "D") if source.coverage.end else last,
            )
        )
    return Datasets(
        np.array([s.dataset for s in sources], dtype=object),
        np.array([s.title for s in sources], dtype=object),
        np.array([span[0] for span in spans], dtype="datetime64[D]"),
        np.array([span[1] for span in spans], dtype="datetime64[D]"),
        np.array([s.rank for s in sources], dtype=np.int64),
        np.array([s.simulated for s in sources], dtype=bool),
        np.array([s.evidence_public for s in sources], dtype=bool),
        np.array([s.carry for s in sources], dtype=object),
    )
