"""From rows read back to the tables a store hands out; the same on every backend, to the byte."""

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.dates import Days, Precision, span_end
from graph.model import Source, Span
from graph.store.canonical import Hashes
from graph.tables import (
    CERTAINTY_CODES,
    FORMALITY_CODES,
    Actors,
    Datasets,
    Events,
    Observations,
    Participations,
    Provenance,
    Territories,
    Text,
    Ties,
)

NO_DAY = np.iinfo(np.int64).min


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """Bounds of the dated things of datasets: one row a (dataset, what, precision) with its first and last start."""

    frame: (
        pd.DataFrame
    )  # dataset, what (start, campaign_from, campaign_to), precision, first, last: days


def days(values: NDArray[Any]) -> Days:
    """Day numbers (NO_DAY where there is none) as datetime64[D]."""
    return values.astype(np.int64).view("datetime64[D]").copy()


def _day_column(frame: pd.DataFrame, name: str) -> Days:
    return frame[name].to_numpy().astype("datetime64[D]")


def _text(frame: pd.DataFrame, name: str) -> Text:
    return frame[name].to_numpy(object)


def _tuples(frame: pd.DataFrame, name: str) -> Text:
    column = np.empty(len(frame), dtype=object)
    for i, text in enumerate(frame[name]):
        items = json.loads(text) if text != "[]" else ()
        column[i] = tuple(tuple(item) if isinstance(item, list) else item for item in items)
    return column


def actors(resolved: pd.DataFrame) -> Actors:
    """Resolved actor rows, sorted by id, as columns."""
    return Actors(
        *(_text(resolved, name) for name in ("id", "name")),
        _tuples(resolved, "aliases"),
        *(_text(resolved, name) for name in ("sector", "sector_basis", "form", "territory")),
        resolved["listed"].to_numpy(bool),
        _day_column(resolved, "active_from"),
        resolved["active_from_precision"].to_numpy(np.int8),
        _day_column(resolved, "active_to"),
        resolved["active_to_precision"].to_numpy(np.int8),
        *(_text(resolved, name) for name in ("certainty", "attrs")),
    )


def territories(resolved: pd.DataFrame) -> Territories:
    """Resolved territory rows, sorted by code, as columns."""
    return Territories(
        *(_text(resolved, name) for name in ("code", "name", "level", "parent")),
        _day_column(resolved, "valid_from"),
        _day_column(resolved, "valid_to"),
        _tuples(resolved, "successors"),
    )


def events(resolved: pd.DataFrame) -> Events:
    """Resolved event rows, sorted by id, as columns."""
    named = ("territory", "parent", "stated_date", "stated_duration", "evidence")
    return Events(
        *(_text(resolved, name) for name in ("id", "name", "kind")),
        _day_column(resolved, "valid_from"),
        _day_column(resolved, "valid_to"),
        resolved["from_precision"].to_numpy(np.int8),
        resolved["to_precision"].to_numpy(np.int8),
        *(_text(resolved, name) for name in named),
    )


def rows_of(ids: NDArray[Any], wanted: NDArray[Any]) -> NDArray[np.int64]:
    """Row of each wanted id in sorted ids; -1 for ``""`` and for what is not there."""
    return pd.Index(ids).get_indexer(pd.Index(wanted)).astype(np.int64)


def _halves(key: Hashes) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    pairs = np.frombuffer(key.tobytes(), dtype=">u8").reshape(-1, 2).astype(np.uint64)
    return pairs[:, 0], pairs[:, 1]


def hexes(key: Hashes) -> Text:
    """Keys as 32 hex digits."""
    raw = key.tobytes().hex()
    return np.array([raw[i : i + 32] for i in range(0, len(raw), 32)], dtype=object)


def _late(dates: Days) -> NDArray[np.int64]:
    """Sorting numbers of dates, NaT last."""
    numbers = dates.astype(np.int64)
    return np.where(np.isnat(dates), np.iinfo(np.int64).max, numbers)


def tie_order(columns: dict[str, NDArray[Any]], key: Hashes) -> NDArray[np.int64]:
    """(valid_from NaT last, valid_to NaT last, src, dst, type, key)."""
    high, low = _halves(key)
    start, end = _late(columns["valid_from"]), _late(columns["valid_to"])
    return np.lexsort((low, high, columns["type"], columns["dst"], columns["src"], end, start))


def ties(
    table: Actors,
    types: Text,
    columns: dict[str, NDArray[Any]],
    key: Hashes,
    places: Provenance | None,
) -> Ties:
    """Tie columns in reading order, as the table of ties in its own order; ``places`` is parallel to the columns."""
    order = tie_order(columns, key)
    kept = {name: values[order] for name, values in columns.items()}
    provenance = reordered(places, order) if places is not None else None
    return Ties(table, type_names=types, provenance=provenance, **kept)


def reordered(places: Provenance, order: NDArray[np.int64]) -> Provenance:
    """Provenance rows in another order."""
    names = (
        "key",
        "file",
        "row",
        "evidence",
        "stated_date",
        "stated_duration",
        "record_id",
        "attrs",
    )
    return Provenance(*(getattr(places, name)[order] for name in names))


def participations(
    table: Actors,
    happenings: Events,
    columns: dict[str, NDArray[Any]],
    key: Hashes,
    places: Provenance | None,
) -> Participations:
    """Participation columns ordered by (event, actor, role, key)."""
    high, low = _halves(key)
    _, role = np.unique(columns["role"].astype(str), return_inverse=True)
    order = np.lexsort((low, high, role, columns["actor"], columns["event"]))
    kept = {name: values[order] for name, values in columns.items()}
    provenance = reordered(places, order) if places is not None else None
    return Participations(table, happenings, provenance=provenance, **kept)


def coded(values: pd.Series, codes: dict[str, int]) -> NDArray[np.int8]:
    """Words of a closed list as their numbers."""
    return values.astype(object).map(codes).to_numpy(np.int8)


def formality(values: pd.Series) -> NDArray[np.int8]:
    """1 formal, 0 informal, -1 unknown."""
    return coded(values, FORMALITY_CODES)


def certainty(values: pd.Series) -> NDArray[np.int8]:
    """0 stated, 1 arguable, 2 outside."""
    return coded(values, CERTAINTY_CODES)


def observations(
    campaigns: pd.DataFrame, asked: pd.DataFrame, names: Text, actor_ids: Text
) -> Observations:
    """Campaigns and respondents of all datasets; ``names`` are the datasets', in their table's order."""
    campaigns = campaigns.sort_values(["dataset", "campaign", "territory"]).reset_index(drop=True)
    asked = asked.sort_values(["dataset", "campaign", "actor"]).reset_index(drop=True)
    return Observations(
        _text(campaigns, "campaign"),
        rows_of(names, _text(campaigns, "dataset")),
        _day_column(campaigns, "valid_from"),
        _day_column(campaigns, "valid_to"),
        _text(campaigns, "territory"),
        _text(asked, "campaign"),
        rows_of(names, _text(asked, "dataset")),
        rows_of(actor_ids, _text(asked, "actor")),
        asked["answered"].to_numpy(bool),
    )


def _derived(coverage: Coverage, dataset: str) -> tuple[np.datetime64, np.datetime64]:
    """Bounds of what a dataset observed when it does not say: its campaigns, else its earliest and latest start."""
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


def datasets(sources: list[Source], coverage: Coverage) -> Datasets:
    """The datasets in name order, with the coverage they state or, where they do not, the derived one."""
    bounds = []
    for source in sources:
        first, last = _derived(coverage, source.dataset)
        bounds.append(
            (
                np.datetime64(source.coverage.start, "D") if source.coverage.start else first,
                np.datetime64(source.coverage.end, "D") if source.coverage.end else last,
            )
        )
    return Datasets(
        np.array([s.dataset for s in sources], dtype=object),
        np.array([s.title for s in sources], dtype=object),
        np.array([b[0] for b in bounds], dtype="datetime64[D]"),
        np.array([b[1] for b in bounds], dtype="datetime64[D]"),
        np.array([s.rank for s in sources], dtype=np.int64),
        np.array([s.simulated for s in sources], dtype=bool),
        np.array([s.evidence_public for s in sources], dtype=bool),
    )


def coverage_span(cells: tuple[Any, int, Any, int]) -> Span:
    """A stated coverage from stored cells (day or None, precision, day or None, precision)."""
    start, start_precision, end, end_precision = cells
    return Span(
        np.datetime64(start, "D").item() if start is not None else None,
        np.datetime64(end, "D").item() if end is not None else None,
        Precision(start_precision),
        Precision(end_precision),
        end_known=end is not None,
    )
