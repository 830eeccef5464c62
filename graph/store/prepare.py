"""From what a load gathered to what a backend writes: checked, completed, compared with what is stored."""

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.model import Source
from graph.store.backend import Writing
from graph.store.canonical import NO_HASHES
from graph.store.changes import Changes, KindChanges, written
from graph.store.cleaning import clean
from graph.store.compare import Diff, Stored, compare
from graph.store.resolve import consolidated
from graph.store.results import Counts, Plan, Refusal
from graph.store.rows import Identities, Rows, hashed
from graph.store.schema import KINDS, REFERENCES, REPEATABLE, STATEMENTS, Kind

_UNKNOWN: dict[Kind, str] = {"actors": "unknown_actor", "events": "unknown_event"}


@dataclass(slots=True)
class Staged:
    """What a load has gathered, and where it will be written."""

    writing: Writing
    source: Source
    append: bool
    chunks: dict[Kind, list[pd.DataFrame]] = field(
        default_factory=lambda: {kind: [] for kind in KINDS}
    )
    hashed: dict[Kind, list[Rows]] = field(
        default_factory=lambda: {kind: [] for kind in REPEATABLE}
    )
    retract: set[Kind] = field(default_factory=set)
    refusals: list[Refusal] = field(default_factory=list)
    refused: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(KINDS, 0))
    stored: dict[Kind, Stored] = field(default_factory=dict)

    def held(self, kind: Kind) -> Stored:
        """Keys and hashes the dataset holds, read once."""
        if kind not in self.stored:
            self.stored[kind] = self.writing.stored(kind, self.source.dataset)
        return self.stored[kind]


def carry(writing: Writing, kind: Kind, chunks: list[Rows], diff: Diff) -> None:
    """Rows met again under another number keep the file and row that first stated them."""
    places = writing.places(kind, list(diff.carried.values()))
    starts = np.cumsum([0, *(len(chunk) for chunk in chunks)])
    for row, key in diff.carried.items():
        chunk = int(np.searchsorted(starts, row, side="right")) - 1
        frame, at = chunks[chunk].frame, row - int(starts[chunk])
        file, number = places[key]
        if isinstance(frame["file"].dtype, pd.CategoricalDtype):
            frame["file"] = frame["file"].astype(object)
        label = frame.index[at]
        frame.loc[label, "file"], frame.loc[label, "row"] = file, number


class _Preparation:
    """Works out the changes of a staged load; one use."""

    def __init__(self, load: Staged) -> None:
        self.load = load
        self.writing = load.writing
        self.dataset = load.source.dataset
        self.refusals: list[Refusal] = list(load.refusals)
        self.refused = dict(load.refused)
        self.kinds: dict[Kind, KindChanges] = {}
        self.counts: dict[Kind, Counts] = {}
        self.retracted: dict[Kind, int] = {}
        self.repeated = 0
        self.cited: dict[Kind, set[str]] = {"actors": set(), "events": set()}

    def statements(self, kind: Kind) -> pd.DataFrame | None:
        frames = [frame for frame in self.load.chunks[kind] if len(frame)]
        return consolidated(kind, frames) if frames else None

    def checked(
        self, kind: Kind, frame: pd.DataFrame, known: dict[Kind, set[str]]
    ) -> NDArray[np.bool_]:
        """Which rows name only known actors and events; the others are refused."""
        kept = np.ones(len(frame), bool)
        for column, target in REFERENCES[kind].items():
            bad = ~_among(frame[column], known[target]) & kept
            kept &= ~bad
            for name, file, row in frame.loc[bad, [column, "file", "row"]].itertuples(index=False):
                self.refusals.append(
                    Refusal(str(file), int(row), column, _UNKNOWN[target], {"value": name})
                )
        self.refused[kind] += int((~kept).sum())
        return kept

    def cite(self, kind: Kind, frame: pd.DataFrame) -> None:
        for column, target in REFERENCES[kind].items():
            self.cited[target].update(_distinct(frame[column]))

    def settle(self, kind: Kind, chunks: list[Rows]) -> None:
        """Compare the rows of a kind with the stored ones and note what to write."""
        load, stored = self.load, self.load.held(kind)
        first = np.concatenate([c.key for c in chunks]) if chunks else NO_HASHES
        content = np.concatenate([c.content for c in chunks]) if chunks else NO_HASHES
        retract = kind in load.retract and not load.append
        append = load.append and kind in REPEATABLE and not load.writing.resumed
        identities = Identities(kind, self.dataset, chunks)
        diff = compare(first, content, identities, stored, append=append, retract=retract)
        if diff.carried:
            carry(self.writing, kind, chunks, diff)
        self.kinds[kind] = written(chunks, content, diff)
        self.counts[kind] = replace(diff.counts, refused=self.refused[kind])
        self.retracted[kind] = diff.retracted
        self.repeated += diff.repeated if kind in REPEATABLE else 0


def _distinct(series: "pd.Series[Any]") -> list[str]:
    """The texts of a column that some row holds."""
    if not isinstance(series.dtype, pd.CategoricalDtype):
        return list(series.unique())
    used = np.bincount(series.cat.codes, minlength=len(series.cat.categories)) > 0
    return list(series.cat.categories.to_numpy()[used])


def _among(series: "pd.Series[Any]", known: set[str]) -> NDArray[np.bool_]:
    """Which rows name something known, or nothing."""
    codes, texts = (
        (series.cat.codes.to_numpy(), series.cat.categories)
        if isinstance(series.dtype, pd.CategoricalDtype)
        else pd.factorize(series.to_numpy(object))
    )
    if known.issuperset(texts):
        return np.ones(len(codes), bool)
    found = np.array([not text or text in known for text in texts], dtype=bool)
    return found[codes]


def _known(work: _Preparation, kind: Kind, stated: pd.DataFrame | None) -> set[str]:
    """Ids the load may name: those it states itself and those the store has."""
    own = set(stated["id"]) if stated is not None else set()
    named: set[str] = set()
    for referring, columns in REFERENCES.items():
        for column, target in columns.items():
            if target == kind:
                for frame in _frames(work.load, referring):
                    named.update(_distinct(frame[column]))
    named -= own | {""}
    return own | (work.writing.known(kind, sorted(named)) if named else set())


def _frames(load: Staged, kind: Kind) -> list[pd.DataFrame]:
    return [rows.frame for rows in load.hashed[kind]] if kind in REPEATABLE else load.chunks[kind]


def _with_stubs(work: _Preparation, kind: Kind, stated: pd.DataFrame | None) -> pd.DataFrame | None:
    """The dataset's statements, those of ids it only names included."""
    load, writing = work.load, work.writing
    cited = set(work.cited[kind])
    replaced = not load.append and load.retract >= set(REFERENCES)
    if not replaced:
        cited |= writing.cited(work.dataset, kind)
    named = sorted(cited - {""} - (set(stated["id"]) if stated is not None else set()))
    kept = (
        writing.stated(kind, work.dataset, named)
        if load.append or kind not in load.retract
        else None
    )
    if kept is not None and len(kept):
        named = sorted(set(named) - set(kept["id"]))
    stubs = clean(kind, pd.DataFrame({"id": named}))[0] if named else None
    parts = [part for part in (stated, stubs) if part is not None and len(part)]
    return consolidated(kind, parts) if parts else None


def _merged_with_stored(
    work: _Preparation, kind: Kind, stated: pd.DataFrame | None
) -> pd.DataFrame | None:
    """When appending, what the dataset already says of an id is one more statement of it."""
    if stated is None or not work.load.append or kind not in ("actors", "events", "territories"):
        return stated
    ids = stated["code" if kind == "territories" else "id"].tolist()
    before = work.writing.stated(kind, work.dataset, ids)
    return consolidated(kind, [before, stated]) if len(before) else stated


def _naming_known(
    work: _Preparation, kind: Kind, stated: pd.DataFrame | None, known: dict[Kind, set[str]]
) -> pd.DataFrame | None:
    """The statements of a kind that name only known actors, and these cited."""
    if stated is None:
        return None
    kept = stated[work.checked(kind, stated, known)]
    work.cite(kind, kept)
    return kept


def prepare(load: Staged) -> Changes:
    """What closing the load writes, and its plan; nothing is written."""
    work = _Preparation(load)
    stated = {kind: _merged_with_stored(work, kind, work.statements(kind)) for kind in STATEMENTS}
    known: dict[Kind, set[str]] = {k: _known(work, k, stated[k]) for k in ("actors", "events")}
    for kind in REPEATABLE:
        chunks = []
        for rows in load.hashed[kind]:
            kept = work.checked(kind, rows.frame, known)
            chunks.append(rows if kept.all() else rows.take(kept))
            work.cite(kind, chunks[-1].frame)
        work.settle(kind, chunks)
    for kind in (kind for kind in STATEMENTS if kind in REFERENCES):
        stated[kind] = _naming_known(work, kind, stated[kind], known)
    for kind in ("actors", "events"):
        stated[kind] = _with_stubs(work, kind, stated[kind])
    for kind in STATEMENTS:
        frame = stated[kind]
        work.settle(
            kind, [] if frame is None or frame.empty else [hashed(kind, work.dataset, frame)]
        )
    before = {kind: len(load.held(kind)) for kind in KINDS}
    plan = Plan(work.counts, work.retracted, before, tuple(work.refusals), work.repeated)
    return Changes(load.source, work.kinds, plan)
