"""From rows read back to the tables a store hands out; the same on every backend, to the byte."""

import json
from dataclasses import fields
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.dates import Days
from graph.store.canonical import Hashes
from graph.store.same import NONE, Same
from graph.tables import (
    Actors,
    Events,
    Observations,
    Participations,
    Provenance,
    Ratings,
    Territories,
    Text,
    Ties,
)

NO_DAY = np.iinfo(np.int64).min


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


def _column(frame: pd.DataFrame, name: str) -> NDArray[Any]:
    """A column of statements at the type the tables hand out."""
    if name in ("aliases", "successors"):
        return _tuples(frame, name)
    if name in ("active_from", "active_to", "valid_from", "valid_to"):
        return _day_column(frame, name)
    if name.endswith("_precision"):
        return frame[name].to_numpy(np.int8)
    return frame[name].to_numpy(bool) if name == "listed" else _text(frame, name)


def _columns(table: type, frame: pd.DataFrame) -> dict[str, Any]:
    return {each.name: _column(frame, each.name) for each in fields(table)}


def actors(resolved: pd.DataFrame) -> Actors:
    """Resolved actor rows, sorted by id, as columns."""
    return Actors(**_columns(Actors, resolved))


def territories(resolved: pd.DataFrame) -> Territories:
    """Resolved territory rows, sorted by code, as columns."""
    return Territories(**_columns(Territories, resolved))


def events(resolved: pd.DataFrame) -> Events:
    """Resolved event rows, sorted by id, as columns."""
    return Events(**_columns(Events, resolved))


def rows_of(ids: NDArray[Any], wanted: NDArray[Any], same: Same = NONE) -> NDArray[np.int64]:
    """Row of each wanted id, or of the one it is, in sorted ids; -1 for ``""`` and what is not there."""
    if same:
        wanted = np.array([same.get(key, key) for key in wanted], dtype=object)
    rows: NDArray[np.int64] = pd.Index(ids).get_indexer(pd.Index(wanted)).astype(np.int64)
    return rows


def _high_low(key: Hashes) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Keys as two 64-bit integers each, which sort as the keys do."""
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
    high, low = _high_low(key)
    start, end = _late(columns["valid_from"]), _late(columns["valid_to"])
    return np.lexsort((low, high, columns["type"], columns["dst"], columns["src"], end, start))


def ties(
    table: Actors,
    types: Text,
    columns: dict[str, NDArray[Any]],
    key: Hashes,
    places: Provenance | None,
) -> Ties:
    """Tie columns in reading order as the table in its own; ``places`` is parallel to them."""
    order = tie_order(columns, key)
    kept = {name: values[order] for name, values in columns.items()}
    provenance = reordered(places, order) if places is not None else None
    return Ties(table, type_names=types, provenance=provenance, **kept)


def reordered(places: Provenance, order: NDArray[np.int64]) -> Provenance:
    """Provenance rows in another order."""
    kept = {each.name: getattr(places, each.name)[order] for each in fields(Provenance)}
    return Provenance(**kept)


def participations(
    table: Actors,
    happenings: Events,
    columns: dict[str, NDArray[Any]],
    key: Hashes,
    places: Provenance | None,
) -> Participations:
    """Participation columns ordered by (event, actor, role, key)."""
    high, low = _high_low(key)
    _, role = np.unique(columns["role"].astype(str), return_inverse=True)
    order = np.lexsort((low, high, role, columns["actor"], columns["event"]))
    kept = {name: values[order] for name, values in columns.items()}
    provenance = reordered(places, order) if places is not None else None
    return Participations(table, happenings, provenance=provenance, **kept)


def observations(
    campaigns: pd.DataFrame, respondents: pd.DataFrame, names: Text, actor_ids: Text, same: Same
) -> Observations:
    """Campaigns and respondents of all datasets; ``names`` are the datasets', in their table's order."""
    campaigns = campaigns.sort_values(["dataset", "campaign", "territory"]).reset_index(drop=True)
    respondents = respondents.sort_values(["dataset", "campaign", "actor"]).reset_index(drop=True)
    return Observations(
        _text(campaigns, "campaign"),
        rows_of(names, _text(campaigns, "dataset")),
        _day_column(campaigns, "valid_from"),
        _day_column(campaigns, "valid_to"),
        _text(campaigns, "territory"),
        _text(respondents, "campaign"),
        rows_of(names, _text(respondents, "dataset")),
        rows_of(actor_ids, _text(respondents, "actor"), same),
        respondents["answered"].to_numpy(bool),
    )


def ratings(stated: pd.DataFrame, names: Text, actor_ids: Text, same: Same) -> Ratings:
    """Ratings of all datasets; ``names`` are the datasets', in their table's order."""
    order = ["dataset", "campaign", "rater", "rated", "item"]
    rows = stated.sort_values(order).reset_index(drop=True)
    return Ratings(
        rows_of(actor_ids, _text(rows, "rater"), same),
        rows_of(actor_ids, _text(rows, "rated"), same),
        _text(rows, "item"),
        _text(rows, "campaign"),
        rows["level"].to_numpy(np.int64),
        rows_of(names, _text(rows, "dataset")),
    )
