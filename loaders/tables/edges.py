"""Ties and participations, read by columns: each distinct text is converted once."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.dates import NAT, PartialDate
from graph.errors import InputError
from graph.kinds import tie_type, vocabulary
from graph.store.schema import canonical_json
from loaders.context import Findings, FrameBatch
from loaders.lookup import Codes, Dates, Lookup
from loaders.privacy import retire_all
from loaders.record import Record
from loaders.sheets import Batch
from loaders.tables.layout import Table
from loaders.tables.names import Actors, Events
from loaders.values import (
    read_amount,
    read_date,
    read_flag,
    read_number,
    read_open_word,
    read_share,
    read_word,
)

Columns = dict[str, Any]
Mask = NDArray[np.bool_]
PLACE_MARK = "\x1f"


def _last_day(text: str) -> np.datetime64:
    day: PartialDate | None = read_date(text)
    return NAT if day is None else np.datetime64(day.last, "D")


class Edges:
    """Reads the batches of tables of ties and participations; lookups serve them all."""

    def __init__(
        self, actors: Actors, events: Events, places: Mapping[str, str], findings: Findings
    ) -> None:
        self.places, self.findings = places, findings
        self.actors = Lookup(partial(_with_place, actors.find))
        self.reporters = Lookup(lambda text: actors.find(text) if text.strip() else "")
        self.events = Lookup(events.find)
        self.dates = Dates()
        self.absent = Lookup(_last_day)
        self.flags = Lookup(read_flag)
        self.numbers = {
            "weight": Lookup(read_amount),
            "strength": Lookup(read_number),
            "confidence": Lookup(read_share),
        }
        self.words: dict[str, Lookup[str]] = {
            "formality": Lookup(partial(read_word, "formalities")),
            "certainty": Lookup(partial(read_word, "certainties")),
            "nature": Lookup(partial(read_word, "natures")),
            "type": Lookup(partial(read_open_word, "tie_types")),
            "role": Lookup(partial(read_open_word, "roles")),
        }

    def frames(self, table: Table) -> Iterator[FrameBatch]:
        """The rows of a table as frames of the store's columns."""
        for batch in table.sheet.batches:
            self.findings.rows_read[table.kind] += len(batch.numbers) + len(batch.overfull)
            self.findings.refuse_overfull(table.sheet.label, batch.overfull)
            if batch.numbers:
                frame = BatchReader(self, table, batch).frame()
                yield FrameBatch(table.kind, frame)
            self._forget()

    def _forget(self) -> None:
        held: list[Lookup[Any]] = [self.dates, self.absent, self.flags, *self.numbers.values()]
        for lookup in (*held, *self.words.values(), self.events, self.reporters, self.actors):
            lookup.forget()


def _with_place(find: Callable[[str, str], str], text: str) -> str:
    cell, _, territory = text.partition(PLACE_MARK)
    return find(cell, territory)


class BatchReader:
    """One batch: its columns converted, its refused rows taken out."""

    def __init__(self, edges: Edges, table: Table, batch: Batch) -> None:
        self.edges, self.table, self.batch = edges, table, batch
        self.record: Record[Sequence[str]] = table.columns(batch)
        self.n = len(batch.numbers)
        self.kept: Mask = np.ones(self.n, dtype=bool)
        self.blank: Sequence[str] = [""] * self.n
        self.columns: Columns = {}

    def frame(self) -> pd.DataFrame:
        """The rows taken, as the store's columns."""
        if self.table.kind == "ties":
            self._tie_columns()
        else:
            self._participation_columns()
        self.columns["evidence"] = self.texts("evidence")
        self.columns["attrs"] = self._attrs()
        self.columns["file"] = np.full(self.n, self.table.sheet.label, dtype=object)
        self.columns["row"] = np.asarray(self.batch.numbers, dtype=np.int64)
        self._count()
        kept = {name: column[self.kept] for name, column in self.columns.items()}
        series = {
            name: pd.Series(column, dtype=column.dtype if column.dtype.kind != "M" else None)
            for name, column in kept.items()
        }
        return pd.DataFrame(series)

    def _tie_columns(self) -> None:
        for end in ("source", "target"):
            self.columns[end] = self._ends(end, f"{end}_territory")
        types = self.convert("type", self.edges.words["type"])
        types[types == ""] = "tie"
        self.columns["type"] = types
        self._by_type(types)
        for name, lookup in self.edges.numbers.items():
            self.columns[name] = self.convert(name, lookup).astype(np.float64)
        self.columns["unit"] = self.codes("unit")
        self._certainty()
        self.columns["reported_by"] = self.convert("reported_by", self.edges.reporters)
        self.columns["event"] = self.convert("event", self.edges.events)
        self.columns["record_id"] = self.codes("record_id")
        self.columns["absent_on"] = self.convert("absent_on", self.edges.absent).astype(
            "datetime64[D]"
        )
        for name in ("stated_date", "stated_duration"):
            self.columns[name] = self.texts(name)

    def _participation_columns(self) -> None:
        self.columns["actor"] = self._ends("actor", "territory")
        self.columns["event"] = self.convert("event", self.edges.events, needed=True)
        self.columns["role"] = self.convert("role", self.edges.words["role"])
        formality = self.convert("formality", self.edges.words["formality"])
        formality[formality == ""] = "unknown"
        self.columns["formality"] = formality
        self._certainty()
        self.columns["record_id"] = self.codes("record_id")
        self._span(np.zeros(self.n, dtype=bool))

    def _by_type(self, types: NDArray[np.object_]) -> None:
        """What the type implies where the row does not say: formality, direction, act or state."""
        codes, uniques = pd.factorize(types)
        implied = [tie_type(str(code)) for code in uniques]
        formality = self.convert("formality", self.edges.words["formality"])
        said = formality != ""
        formality[~said] = np.array([t.formality for t in implied], object)[codes][~said]
        self.columns["formality"] = formality
        directed = self.convert("directed", self.edges.flags)
        default = np.array([t.directed for t in implied], dtype=bool)[codes]
        self.columns["directed"] = np.where(pd.isna(directed), default, directed).astype(bool)
        nature = self.convert("nature", self.edges.words["nature"])
        acts = np.array([t.nature == "act" for t in implied], dtype=bool)[codes]
        self._span(np.where(nature == "", acts, nature == "act"))
        for name in ("from_known", "to_known"):
            flags = self.convert(name, self.edges.flags)
            default = np.ones(self.n, bool) if name == "from_known" else self.ended
            self.columns[name] = np.where(pd.isna(flags), default, flags).astype(bool)

    def _span(self, acts: Mask) -> None:
        """First day and excluded end; an act without a stated end ends with its own date."""
        dates = self.edges.dates
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
        certainty = self.convert("certainty", self.edges.words["certainty"])
        certainty[certainty == ""] = "stated"
        self.columns["certainty"] = certainty

    def _ends(self, field: str, territory: str) -> NDArray[np.object_]:
        """The actors a column names, each within the territory its row says."""
        cells = self.record.take(field, self.blank)
        places = self.record.take(territory, self.record.take("territory", ()))
        if places:
            known = self.edges.places
            cells = [
                f"{cell}{PLACE_MARK}{known.get(place.strip(), place.strip())}" if place else cell
                for cell, place in zip(cells, places, strict=True)
            ]
        numbers = self.edges.actors.codes(cells)
        self._refuse(field, self.edges.actors, numbers)
        return self.edges.actors.objects(numbers)

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
        cells = self.record.take(field, self.blank)
        return _objects(cells if cells is self.blank else [cell.strip() for cell in cells])

    def texts(self, field: str) -> NDArray[np.object_]:
        """A column of texts, without personal coordinates."""
        cells = self.record.take(field, self.blank)
        if cells is self.blank:
            return _objects(cells)
        clean, retired = retire_all(cells)
        self.edges.findings.retired += retired
        return _objects(clean)

    def _attrs(self) -> NDArray[np.object_]:
        """The columns asked for by ``--keep``, as canonical JSON."""
        kept = {name: self.batch.columns[place] for name, place in self.table.kept.items()}
        if not kept:
            return np.full(self.n, "{}", dtype=object)
        clean: dict[str, list[str]] = {}
        for name, column in kept.items():
            clean[name], retired = retire_all(column)
            self.edges.findings.retired += retired
        rows = zip(*clean.values(), strict=True)
        stated = [{k: v for k, v in zip(clean, row, strict=True) if v} for row in rows]
        return _objects([canonical_json(attrs) for attrs in stated])

    def _refuse(self, field: str, lookup: Lookup[Any], numbers: Codes) -> None:
        for i in np.flatnonzero(lookup.refused(numbers) & self.kept):
            self._refuse_row(int(i), field, lookup.problems[int(numbers[i])])

    def _refuse_row(self, i: int, field: str, problem: InputError) -> None:
        self.kept[i] = False
        label, title = self.table.sheet.label, self.table.title(field)
        self.edges.findings.refuse(label, int(self.batch.numbers[i]), title, problem)

    def _count(self) -> None:
        findings, kept = self.edges.findings, self.kept
        if self.table.kind != "ties":
            return
        findings.undated += int((np.isnat(self.columns["valid_from"]) & kept).sum())
        loops = self.columns["source"] == self.columns["target"]
        findings.loops += int((loops & kept).sum())
        known = vocabulary()["tie_types"]
        for name in self.columns["type"][kept]:
            if name not in known:
                findings.other_types[name] += 1
        weights, units = self.columns["weight"], self.columns["unit"]
        stated = kept & ~np.isnan(weights)
        for unit in set(units[stated].tolist()):
            findings.sums[unit].append(math.fsum(weights[stated & (units == unit)]))


def _objects(texts: Sequence[str]) -> NDArray[np.object_]:
    column = np.empty(len(texts), dtype=object)
    column[:] = texts
    return column
