"""One load, gathered, cleaned and hashed as it comes, compared and written at its end.

Shared by every backend.
"""

from collections.abc import Iterable

import pandas as pd

from graph.errors import LoadRefused
from graph.model import Source
from graph.store.base import Counts, Kind, Plan, Refusal
from graph.store.changed_rows import ChangedRows, changed_rows
from graph.store.changes import Backend, Changes
from graph.store.diff import compare
from graph.store.hygiene import clean
from graph.store.prepare import Identities, Staged, hashed, prepare
from graph.store.schema import REPEATABLE


class StagedLoad:
    """The Load of every backend; nothing is written before ``finish``."""

    def __init__(
        self,
        backend: Backend,
        source: Source,
        *,
        append: bool,
        skip_refused: bool,
        resumed: bool = False,
    ) -> None:
        self._staged = Staged(backend, source, append, resumed)
        self._skip_refused = skip_refused
        self._changes: Changes | None = None
        self.abandoned = False

    def territories(self, frame: pd.DataFrame) -> Counts:
        return self._add("territories", frame)

    def actors(self, frame: pd.DataFrame) -> Counts:
        return self._add("actors", frame)

    def events(self, frame: pd.DataFrame) -> Counts:
        return self._add("events", frame)

    def ties(self, frame: pd.DataFrame) -> Counts:
        return self._add("ties", frame)

    def participations(self, frame: pd.DataFrame) -> Counts:
        return self._add("participations", frame)

    def observations(self, frame: pd.DataFrame) -> Counts:
        return self._add("observations", frame)

    def respondents(self, frame: pd.DataFrame) -> Counts:
        return self._add("respondents", frame)

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        self._staged.refusals.extend(refusals)
        self._changes = None

    def abandon(self) -> None:
        self.abandoned = True

    def retract_missing(self, *kinds: Kind) -> int:
        self._staged.retract.update(kinds)
        self._changes = None
        return sum(self.plan().retracted[kind] for kind in kinds)

    def plan(self) -> Plan:
        return self._prepared().plan

    def changed_rows(self) -> list[ChangedRows]:
        backend, dataset = self._staged.backend, self._staged.source.dataset
        kinds = self._prepared().kinds
        return changed_rows(kinds, lambda kind, keys: backend.rows(kind, dataset, keys))

    def finish(self) -> None:
        """Write everything, or raise LoadRefused where rows were refused and are not to be skipped."""
        if self.abandoned:
            return
        changes = self._prepared()
        refusals = changes.plan.refusals
        if refusals and not self._skip_refused:
            raise LoadRefused("load_refused", n=len(refusals), first=refusals[0].reason("en"))
        self._changes = None
        self._staged.hashed.clear()  # the backend alone holds the rows, and may drop what it wrote
        self._staged.backend.apply(changes)

    def _add(self, kind: Kind, frame: pd.DataFrame) -> Counts:
        self._changes = None
        staged = self._staged
        typed, refusals = clean(kind, frame)
        staged.refusals.extend(refusals)
        staged.refused[kind] += len(refusals)
        refused = Counts(refused=len(refusals))
        if not len(typed):
            return refused
        rows = hashed(kind, staged.source.dataset, typed)
        if kind in REPEATABLE:
            staged.hashed[kind].append(rows)
        else:
            staged.chunks[kind].append(typed)
        held = staged.held(kind)
        if not len(held):
            return Counts(new=len(rows)) + refused
        identities = Identities(kind, staged.source.dataset, [rows])
        return compare(rows.key, rows.content, identities, held).counts + refused

    def _prepared(self) -> Changes:
        if self._changes is None:
            self._changes = prepare(self._staged)
        return self._changes
