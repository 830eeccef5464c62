"""One load, gathered, cleaned and hashed as it comes, compared and written at its end."""

from collections.abc import Iterable

import pandas as pd

from graph.errors import LoadRefused
from graph.model import Source
from graph.store.backend import Writing
from graph.store.before_after import changed_rows
from graph.store.canonical import as_bytes
from graph.store.changes import Changes
from graph.store.cleaning import clean
from graph.store.compare import compare
from graph.store.prepare import Staged, prepare
from graph.store.results import ChangedRows, Counts, Plan, Refusal
from graph.store.rows import Identities, hashed
from graph.store.schema import REPEATABLE, Kind


class Load:
    """One load of one dataset, all or nothing at the end of its ``with``; nothing is written before."""

    def __init__(
        self, writing: Writing, source: Source, *, append: bool, skip_refused: bool
    ) -> None:
        self._staged = Staged(writing, source, append)
        self._skip_refused = skip_refused
        self._changes: Changes | None = None
        self._abandoned = False

    def add(self, kind: Kind, frame: pd.DataFrame) -> Counts:
        """Rows of one kind: what becomes of them, against the store.

        Columns are those of graph/store/schema.py; missing ones take their defaults, missing cells
        are None, NaN, NaT or "". Keys of repeated rows are given when the load closes, so only
        ``plan`` counts them exactly.
        """
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

    def refuse(self, refusals: Iterable[Refusal]) -> None:
        """Rows refused before they reached the store.

        They count, and stop the load unless it skips refusals.
        """
        self._staged.refusals.extend(refusals)
        self._changes = None

    def held(self, kind: Kind) -> pd.DataFrame:
        """What the dataset holds of a kind before this load, as the store's columns."""
        staged = self._staged
        keys = as_bytes(staged.held(kind).key)
        return staged.writing.rows(kind, staged.source.dataset, keys)

    def retract_missing(self, *kinds: Kind) -> int:
        """Remove at the end what the dataset stated before of these kinds and this load does not.

        How many rows that is; asked once for all kinds, it costs one comparison.
        """
        self._staged.retract.update(kinds)
        self._changes = None
        return sum(self.plan().retracted[kind] for kind in kinds)

    def plan(self) -> Plan:
        """What closing will do; nothing is written yet."""
        return self._prepared().plan

    def changed_rows(self) -> list[ChangedRows]:
        """The rows that closing changes, adds or removes, as they were and as they will be."""
        writing, dataset = self._staged.writing, self._staged.source.dataset
        kinds = self._prepared().kinds
        return changed_rows(kinds, lambda kind, keys: writing.rows(kind, dataset, keys))

    def abandon(self) -> None:
        """Close without storing anything."""
        self._abandoned = True

    def finish(self) -> None:
        """Write everything, or raise LoadRefused where rows were refused and are not to be skipped."""
        if self._abandoned:
            return
        changes = self._prepared()
        refusals = changes.plan.refusals
        if refusals and not self._skip_refused:
            raise LoadRefused("load_refused", n=len(refusals), first=refusals[0].reason("en"))
        self._changes = None
        self._staged.hashed.clear()  # the backend alone holds the rows, and may drop what it wrote
        self._staged.writing.apply(changes)

    def _prepared(self) -> Changes:
        if self._changes is None:
            self._changes = prepare(self._staged)
        return self._changes
