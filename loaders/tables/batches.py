"""Ties and participations by batches: columns converted, faulty rows taken out."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.errors import InputError
from graph.kinds import tie_type, vocabulary
from graph.privacy.coordinates import retire_all
from graph.store.canonical import canonical_json
from loaders.distinct import Codes, Lookup, objects
from loaders.frames import FrameBatch
from loaders.record import Record
from loaders.sheets import Batch
from loaders.tables.readers import PLACE_MARK, Readers
from loaders.tables.table import Table

DRAWN = {"Directed": True, "Undirected": False}  # what Gephi calls the type of an edge
Columns = dict[str, Any]
Mask = NDArray[np.bool_]


def frames(table: Table, readers: Readers) -> Iterator[FrameBatch]:
    """The rows of a table as frames of the store's columns."""
    for batch in table.batches(readers.findings):
        reader = BatchReader(readers, table, batch)
        yield FrameBatch(table.kind, reader.frame(), reader.note)
        readers.forget()


class BatchReader:
    """One batch: its columns converted, its refused rows taken out."""

    def __init__(self, readers: Readers, table: Table, batch: Batch) -> None:
        self.readers, self.table, self.batch = readers, table, batch
        self.record: Record[Sequence[str]] = table.columns(batch)
        self.n = len(batch.numbers)
        self.kept: Mask = np.ones(self.n, dtype=bool)
        self.blank: Sequence[str] = [""] * self.n
        self.columns: Columns = {}
        for i, (field, problem) in table.faults(batch).items():
            self._refuse_row(i, field, problem)

    def frame(self) -> pd.DataFrame:
        """The rows taken, as the store's columns."""
        if self.table.kind == "ties":
            self._tie_columns()
        else:
            self._participation_columns()
        self.optional("evidence", self.texts)
        if self.table.kept:
            self.columns["attrs"] = self._attrs()
        self.columns["file"] = np.full(self.n, self.table.sheet.label, dtype=object)
        self.columns["row"] = np.asarray(self.batch.numbers, dtype=np.int64)
        kept = {name: column[self.kept] for name, column in self.columns.items()}
        series = {
            name: pd.Series(column, dtype=column.dtype if column.dtype.kind != "M" else None)
            for name, column in kept.items()
        }
        return pd.DataFrame(series)

    def _tie_columns(self) -> None:
        for end in ("source", "target"):
            self.columns[end] = self._ends(end, f"{end}_territory")
        types = self.convert("type", self.readers.words["type"])
        self.drawn = pd.Series(types).map(DRAWN).to_numpy(object)
        types[(types == "") | ~pd.isna(self.drawn)] = "tie"
        self.columns["type"] = types
        self._by_type(types)
        for name, lookup in self.readers.numbers.items():
            self.optional(name, lookup, np.float64)
        self.optional("unit", self.codes)
        self._certainty()
        self.optional("reported_by", self.readers.reporters)
        self.optional("event", self.readers.events)
        self.optional("record_id", self.codes)
        self.optional("absent_on", self.readers.absent, "datetime64[D]")
        for name in ("stated_date", "stated_duration"):
            self.optional(name, self.texts)

    def _participation_columns(self) -> None:
        self.columns["actor"] = self._ends("actor", "territory")
        self.columns["event"] = self.convert("event", self.readers.events, needed=True)
        self.columns["role"] = self.convert("role", self.readers.words["role"])
        formality = self.convert("formality", self.readers.words["formality"])
        formality[formality == ""] = "unknown"
        self.columns["formality"] = formality
        self._certainty()
        self.optional("record_id", self.codes)
        self._span(np.zeros(self.n, dtype=bool))

    def _by_type(self, types: NDArray[np.object_]) -> None:
        """What the type implies where the row does not say: formality, direction, act or state."""
        codes, uniques = pd.factorize(types)
        implied = [tie_type(str(code)) for code in uniques]
        formality = self.convert("formality", self.readers.words["formality"])
        said = formality != ""
        formality[~said] = np.array([t.formality for t in implied], object)[codes][~said]
        self.columns["formality"] = formality
        directed = self.convert("directed", self.readers.flags)
        directed = np.where(pd.isna(self.drawn), directed, self.drawn)
        default = np.array([t.directed for t in implied], dtype=bool)[codes]
        self.columns["directed"] = np.where(pd.isna(directed), default, directed).astype(bool)
        nature = self.convert("nature", self.readers.words["nature"])
        acts = np.array([t.nature == "act" for t in implied], dtype=bool)[codes]
        self._span(np.where(nature == "", acts, nature == "act"))
        for name in ("from_known", "to_known"):
            flags = self.convert(name, self.readers.flags)
            default = np.ones(self.n, bool) if name == "from_known" else self.ended
            self.columns[name] = np.where(pd.isna(flags), default, flags).astype(bool)

    def _span(self, acts: Mask) -> None:
        """First day and excluded end; an act without a stated end ends with its own date."""
        dates = self.readers.dates
        first = self.numbers("valid_from", dates)
        until = self.numbers("valid_until", dates)
        self.columns["valid_from"], own_end, own_precision = dates.arrays(first)
        self.columns["from_precision"] = own_precision
        _, end, precision = dates.arrays(until)
        short = np.isnat(end) & acts
        self.columns["valid_to"] = np.where(short, own_end, end)
        self.columns["to_precision"] = np.where(short, own_precision, precision)
        self.ended: Mask = ~np.isnat(self.columns["valid_to"])

    def _certainty(self) -> None:
        self.optional("certainty", self.readers.words["certainty"])

    def _ends(self, field: str, territory: str) -> NDArray[np.object_]:
        """The actors a column names, each within the territory its row says."""
        cells = self.record.take(field, self.blank)
        places = self.record.take(territory, self.record.take("territory", ()))
        if places:
            codes = self.readers.places
            cells = [
                f"{cell}{PLACE_MARK}{codes[place.strip()]}" if place else cell
                for cell, place in zip(cells, places, strict=True)
            ]
        numbers = self.readers.actors.codes(cells)
        self._refuse(field, self.readers.actors, numbers)
        return self.readers.actors.objects(numbers)

    def optional(
        self,
        field: str,
        read: Lookup[Any] | Callable[[str], NDArray[np.object_]],
        dtype: str | type = object,
    ) -> None:
        """A column that takes its default, and no room, where the file does not have it."""
        if field in self.record.fields:
            column = self.convert(field, read) if isinstance(read, Lookup) else read(field)
            self.columns[field] = column.astype(dtype, copy=False)

    def numbers(self, field: str, lookup: Lookup[Any], *, needed: bool = False) -> Codes:
        """Numbers of a column's values; rows whose value is refused, or missing, are taken out."""
        cells = self.record.take(field, self.blank)
        absent = cells is self.blank
        numbers = np.full(self.n, lookup[""]) if absent else lookup.codes(cells)
        self._refuse(field, lookup, numbers)
        if needed:
            empty = np.fromiter((not cell.strip() for cell in cells), bool, self.n) & self.kept
            for i in np.flatnonzero(empty):
                self._refuse_row(int(i), field, InputError("row_missing", value=""))
        return numbers

    def convert(
        self, field: str, lookup: Lookup[Any], *, needed: bool = False
    ) -> NDArray[np.object_]:
        """A column's values."""
        return lookup.objects(self.numbers(field, lookup, needed=needed))

    def codes(self, field: str) -> NDArray[np.object_]:
        """A column of identifiers, as written."""
        return objects([cell.strip() for cell in self.record.take(field, self.blank)])

    def texts(self, field: str) -> NDArray[np.object_]:
        """A column of texts, without personal coordinates."""
        clean, retired = retire_all(self.record.take(field, self.blank))
        self.readers.findings.retired += retired
        return objects(clean)

    def _attrs(self) -> NDArray[np.object_]:
        """The columns asked for by ``--keep``, as canonical JSON."""
        kept = {name: self.batch.columns[place] for name, place in self.table.kept.items()}
        clean: dict[str, list[str]] = {}
        for name, column in kept.items():
            clean[name], retired = retire_all(column)
            self.readers.findings.retired += retired
        rows = zip(*clean.values(), strict=True)
        stated = [{k: v for k, v in zip(clean, row, strict=True) if v} for row in rows]
        return objects([canonical_json(attrs) for attrs in stated])

    def _refuse(self, field: str, lookup: Lookup[Any], numbers: Codes) -> None:
        for i in np.flatnonzero(lookup.refused(numbers) & self.kept):
            self._refuse_row(int(i), field, lookup.problems[int(numbers[i])])

    def _refuse_row(self, i: int, field: str, problem: InputError) -> None:
        self.kept[i] = False
        label = self.table.sheet.label
        self.readers.findings.refuse(label, int(self.batch.numbers[i]), field, problem)

    def note(self, taken: Mask) -> None:
        """Count and name what is in the rows that the store took, of those it was given."""
        self.kept[self.kept] = taken
        for field in ("source", "target", "reported_by", "actor"):
            if field in self.columns:
                self.readers.named.update(pd.unique(self.columns[field][self.kept]))
        self.readers.named.discard("")
        if self.table.kind == "ties":
            self._count()

    def _count(self) -> None:
        findings, kept = self.readers.findings, self.kept
        findings.undated += int((np.isnat(self.columns["valid_from"]) & kept).sum())
        loops = self.columns["source"] == self.columns["target"]
        findings.loops += int((loops & kept).sum())
        known = vocabulary()["tie_types"]
        for name in self.columns["type"][kept]:
            if name not in known:
                findings.other_types[name] += 1
        weights = self.columns.get("weight", np.full(self.n, np.nan))
        units = self.columns.get("unit", np.full(self.n, "", dtype=object))
        stated = kept & ~np.isnan(weights)
        for unit in set(units[stated].tolist()):
            findings.sums[unit].append(math.fsum(weights[stated & (units == unit)]))
