"""One statement an id inside a dataset, one value a field between datasets (docs/store.md)."""

import json
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.identity import accents, normalise
from graph.store.canonical import canonical_json, fragments
from graph.store.schema import COLUMNS, IDENTITY, Kind
from graph.tables import Datasets

Rows = NDArray[np.int64]
_UNSAID = {"sector": "unknown", "form": "organisation"}
_UNITED = ("aliases", "listed")
_LEADERS = {
    "from_precision": "valid_from",
    "to_precision": "valid_to",
    "active_from_precision": "active_from",
    "active_to_precision": "active_to",
}
_PRESENCE = {"active_to": "active_from", "active_to_precision": "active_from"}


def _fields(kind: Kind, *, together: bool) -> list[list[str]]:
    """Columns chosen as one: a date with its precision; ``together``, both dates of a presence."""
    leader = _LEADERS | (_PRESENCE if together else {})
    fields: dict[str, list[str]] = {}
    for column in COLUMNS[kind]:
        if column.content and column.name not in (*IDENTITY[kind], *_UNITED):
            fields.setdefault(leader.get(column.name, column.name), []).append(column.name)
    return list(fields.values())


def _said(kind: Kind, frame: pd.DataFrame, field: Sequence[str]) -> NDArray[np.object_]:
    """What each row says in a field, as text; ``""`` where it says nothing."""
    columns = {c.name: c for c in COLUMNS[kind]}
    texts = fragments(columns[field[0]], frame[field[0]])
    silent = _UNSAID.get(field[0])
    if silent:
        texts = np.where(frame[field[0]].to_numpy(object) == silent, "", texts)
    for name in field[1:]:
        texts = texts + fragments(columns[name], frame[name])
    return np.asarray(texts, dtype=object)


def _best(ids: Rows, said: NDArray[np.object_], order: pd.DataFrame) -> Rows:
    """Row of the winning value of each id.

    By ``order`` (ascending columns), then most often said, then code point.
    """
    rows = np.flatnonzero(said != "")
    who = ids[rows]
    words, different = pd.factorize(said[rows], sort=True)
    _, pair, often = np.unique(
        who * max(len(different), 1) + words, return_inverse=True, return_counts=True
    )
    columns = [order[name].to_numpy()[rows] for name in reversed(order.columns)]
    at = np.lexsort([words, -often[pair], *columns, who])  # stable: the first row of equals
    return rows[at[np.unique(who[at], return_index=True)[1]]]


def _united(frame: pd.DataFrame, ids: Rows, n: int) -> list[str]:
    """Every name and alias of each id, as canonical JSON lists."""
    names: list[set[str]] = [set() for _ in range(n)]
    for i, name, aliases in zip(ids.tolist(), frame["name"], frame["aliases"], strict=True):
        names[i].update(json.loads(aliases) if aliases != "[]" else (), [name] if name else ())
    return [canonical_json(sorted(each)) for each in names]


def _merge(kind: Kind, frame: pd.DataFrame, order: pd.DataFrame, *, together: bool) -> pd.DataFrame:
    """One row an id (the first row's place kept), each field by the best value said of it."""
    identity = [frame[name].to_numpy(object) for name in IDENTITY[kind]]
    ids, _ = pd.factorize(pd.MultiIndex.from_arrays(identity) if len(identity) > 1 else identity[0])
    first = np.unique(ids, return_index=True)[1]
    merged = frame.iloc[first].reset_index(drop=True)
    plain = frame.reset_index(drop=True)
    for field in _fields(kind, together=together):
        rows = _best(ids, _said(kind, plain, field), order)
        for name in field:
            values = plain[name].to_numpy()
            column = merged[name].to_numpy(copy=True)
            column[ids[rows]] = values[rows]
            merged[name] = column
    if kind == "actors":
        merged["attrs"] = _attrs(plain, ids, order, merged["attrs"].tolist())
        merged["aliases"] = _united(plain, ids, len(merged))
        merged["listed"] = pd.Series(plain["listed"].to_numpy(bool)).groupby(ids).any().to_numpy()
    return merged


def _attrs(frame: pd.DataFrame, ids: Rows, order: pd.DataFrame, chosen: list[str]) -> list[str]:
    """Attributes of each id, each by the best value said of it: a number that one row gives is kept."""
    texts = frame["attrs"].to_numpy(object)
    said = np.flatnonzero(texts != "{}")
    several = pd.Series(texts[said]).groupby(ids[said]).nunique()
    at = said[np.isin(ids[said], several.index[several > 1])]
    cells = [(row, *pair) for row in at.tolist() for pair in json.loads(texts[row]).items()]
    if not cells:
        return chosen
    rows, names, values = zip(*cells, strict=True)
    fields, _ = pd.factorize(pd.MultiIndex.from_arrays([ids[[*rows]], names]))
    votes = np.array([canonical_json(value) for value in values], dtype=object)
    found: dict[int, dict[str, Any]] = {}
    for n in _best(fields, votes, order.iloc[[*rows]].reset_index(drop=True)):
        found.setdefault(int(ids[rows[n]]), {})[names[n]] = values[n]
    return [canonical_json(found[n]) if n in found else text for n, text in enumerate(chosen)]


def _as_objects(frame: pd.DataFrame) -> pd.DataFrame:
    text = [name for name in frame if isinstance(frame[name].dtype, pd.CategoricalDtype)]
    return frame.astype(dict.fromkeys(text, object))


def consolidated(kind: Kind, frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """A dataset's rows with one row an id.

    Per field the most frequent non-empty value, then code-point order. An actor's other names
    become aliases. Text columns come back as objects.
    """
    frame = pd.concat([_as_objects(each) for each in frames], ignore_index=True)
    repeated = frame.duplicated(list(IDENTITY[kind]), keep=False).to_numpy()
    if repeated.any():
        some = frame[repeated].reset_index(drop=True)
        order = pd.DataFrame(index=some.index)
        frame = pd.concat(
            [frame[~repeated], _merge(kind, some, order, together=False)], ignore_index=True
        )
    if kind == "actors":
        frame["aliases"] = _without_name(frame)
    return frame


def _without_name(frame: pd.DataFrame) -> list[str]:
    """Aliases that are not the name itself."""
    return [
        aliases
        if aliases == "[]"
        else canonical_json([a for a in json.loads(aliases) if a != name])
        for name, aliases in zip(frame["name"], frame["aliases"], strict=True)
    ]


def resolved(kind: Kind, statements: pd.DataFrame, datasets: pd.DataFrame) -> pd.DataFrame:
    """One row an id, sorted by id, from the statements of all datasets.

    ``statements`` has a column ``dataset`` (name); ``datasets`` columns name, rank, coverage_to.
    Among values neither empty nor unknown: highest rank, latest coverage_to, most datasets, then
    code-point order; names and aliases united; listed if any says so.
    """
    frame = _as_objects(statements).reset_index(drop=True)
    repeated = frame.duplicated(list(IDENTITY[kind]), keep=False).to_numpy()
    if repeated.any():
        some = frame[repeated].reset_index(drop=True)
        merged = _merge(kind, some, _priority(some, datasets), together=True)
        frame = pd.concat([frame[~repeated], merged], ignore_index=True)
    frame = frame.sort_values(list(IDENTITY[kind])).reset_index(drop=True)
    if kind == "actors":
        frame["name"] = _names(frame)
        frame["aliases"] = _without_name(frame)
    return frame


def ranked(datasets: Datasets) -> pd.DataFrame:
    """What ``resolved`` needs to know of the datasets."""
    return pd.DataFrame(
        {
            "name": datasets.name,
            "rank": datasets.rank,
            "coverage_to": datasets.coverage_to.astype("datetime64[s]"),
        }
    )


def _priority(frame: pd.DataFrame, datasets: pd.DataFrame) -> pd.DataFrame:
    """Sorting columns of each statement's dataset: smaller is better."""
    known = datasets.set_index("name")
    of: Any = frame["dataset"]
    until = known["coverage_to"].to_numpy().astype("datetime64[D]").astype(np.int64)
    return pd.DataFrame(
        {
            "rank": -known["rank"].reindex(of).to_numpy(),
            "until": -pd.Series(until, known.index).reindex(of).to_numpy().astype(np.float64),
        }
    )


def _names(frame: pd.DataFrame) -> list[str]:
    """A name to show: the stated one with its accents, else the first alias, else the id."""
    return [
        (_accented(name, json.loads(aliases)) if aliases != "[]" else name) or ident
        for name, aliases, ident in zip(frame["name"], frame["aliases"], frame["id"], strict=True)
    ]


def _accented(name: str, others: list[str]) -> str:
    """Of the spellings that differ by case, accents and punctuation alone, the one with most accents.

    >>> _accented("REGIE DU VERGER", ["Le Verger", "Régie du Verger"])
    'Régie du Verger'
    """
    if not name:
        return others[0]
    written = [other for other in others if not other.isascii()]
    same = [other for other in written if normalise(other) == normalise(name)]
    return max([name, *same], key=accents)
