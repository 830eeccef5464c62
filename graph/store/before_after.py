"""The rows a load changes, as they were and as they will be: for people, who compare contents."""

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from graph.store.canonical import as_bytes
from graph.store.changes import KindChanges
from graph.store.results import ChangedRows
from graph.store.rows import Rows
from graph.store.schema import IDENTITY, KINDS, Kind
from graph.tables import Flags

Stated = Callable[[Kind, list[bytes]], pd.DataFrame]
# What tells a corrected row where what identifies it was corrected too: its place in the file with
# something of its own, else its two ends.
ALIKE: dict[Kind, tuple[tuple[str, ...], ...]] = {
    "ties": (("row", "source"), ("row", "target"), ("source", "target")),
    "participations": (("row", "actor"), ("row", "event"), ("actor", "event")),
}
PLACE = (("row",),)


def changed_rows(changes: dict[Kind, KindChanges], stated: Stated) -> list[ChangedRows]:
    """What these changes do to rows, kind by kind; ``stated`` gives the stored rows of some keys."""
    found = (_of_kind(kind, changes[kind], stated) for kind in KINDS if not changes[kind].empty)
    return [rows for rows in found if len(rows)]


def _of_kind(kind: Kind, changes: KindChanges, stated: Stated) -> ChangedRows:
    after = _frames([*changes.update, *changes.create])
    keys = as_bytes(changes.remove) + [k for rows in changes.update for k in as_bytes(rows.key)]
    before = stated(kind, keys).reset_index(drop=True)
    before, after = _without_twins(before, after)
    before, after = (rows[rows["file"].astype(str) != ""] for rows in (before, after))
    old, new = _paired(kind, before, after)
    gone, fresh = before.drop(index=old), after.drop(index=new)
    return ChangedRows(
        kind, before.loc[[*old, *gone.index]], after.loc[[*new, *fresh.index]], len(old)
    )


def _frames(rows: list[Rows]) -> pd.DataFrame:
    """The rows with their content hash ``h``; none gives an empty frame."""
    parts = [each.frame.assign(h=as_bytes(each.content)) for each in rows]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame({"file": [], "h": []})


def _without_twins(before: pd.DataFrame, after: pd.DataFrame) -> list[pd.DataFrame]:
    """Without the rows that only change their number: the same content goes and comes."""
    common = Counter(before["h"]) & Counter(after["h"])
    return [frame[_beyond(frame["h"].tolist(), common)] for frame in (before, after)]


def _beyond(hashes: list[bytes], common: Counter[bytes]) -> Flags:
    left = common.copy()
    kept = []
    for h in hashes:
        kept.append(left[h] <= 0)
        left[h] -= 1
    return np.array(kept, bool)


def _paired(kind: Kind, before: pd.DataFrame, after: pd.DataFrame) -> tuple[list[int], list[int]]:
    """Labels of the rows that are one row corrected: of one identity, else alike."""
    old: list[int] = []
    new: list[int] = []
    for names in (IDENTITY[kind], *ALIKE.get(kind, PLACE)):
        waiting: dict[tuple[str, ...], list[int]] = {}
        for label, key in _keys(before.drop(index=old), names):
            waiting.setdefault(key, []).append(label)
        for label, key in _keys(after.drop(index=new), names):
            if waiting.get(key):
                old.append(waiting[key].pop(0))
                new.append(label)
    return old, new


def _keys(frame: pd.DataFrame, names: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    if len(frame):
        cells = [frame[name].astype(str) for name in names]
        yield from zip(frame.index, zip(*cells, strict=True), strict=True)
