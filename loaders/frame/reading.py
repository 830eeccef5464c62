"""The rows of a dataset read into facts: counted, refused, kept and audited whatever the loader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import InputError
from graph.model import NOWHERE, Attrs, Provenance, Record
from graph.store.records import KIND_OF
from graph.store.schema import Kind
from loaders.formats.sheets import Batch
from loaders.frame.columns import Columns
from loaders.frame.context import Context
from loaders.frame.findings import Findings
from loaders.frame.opened import open_tables
from loaders.frame.row import EVIDENCE, Fact, LeftOut, Read, Row
from loaders.frame.table import Table
from loaders.values.shown import shown

NOTHING = "nothing"  # why a row is left out of which a loader made no fact


@dataclass(frozen=True, slots=True)
class Frame:
    """The sheets of one dataset, opened; what ``load(frame)`` reads them by, in the order it likes."""

    context: Context
    tables: tuple[Table, ...]

    @property
    def dataset(self) -> str:
        """``loader:name``."""
        return self.context.dataset

    @property
    def findings(self) -> Findings:
        """Where a loader says what it alone can know."""
        return self.context.findings

    def facts(self, kind: Kind, read: Read[Fact]) -> Iterator[Fact]:
        """What the rows of a kind state."""
        return self.read(self.rows(kind), read)

    def rows(self, kind: Kind) -> Iterator[Row]:
        """The rows of a kind, those that cannot be read already refused."""
        for table in self.tables:
            if table.kind == kind and not table.sheet.mentions:
                for batch in table.batches():
                    yield from self._rows(table, batch)

    def mentioned(self) -> Iterator[Row]:
        """The actors, in a column ``name``, that a layout names and states nothing of."""
        for table in self.tables:
            if table.sheet.mentions:
                for batch in table.batches():
                    yield from self._rows(table, batch)

    def columns(self, kind: Kind) -> Iterator[Columns]:
        """The rows of a kind by columns, some 50,000 at a time: for kinds of very many rows."""
        for table in self.tables:
            if table.kind == kind:
                yield from (Columns(table, batch) for batch in table.batches())

    def read(self, rows: Iterable[Row], read: Read[Fact]) -> Iterator[Fact]:
        """What rows state; one with a cell at fault is refused whole, one that states nothing counted."""
        leave_out = self.findings.leave_out
        for row in rows:
            try:
                stated = _listed(read(row))
            except LeftOut as reason:
                leave_out(row.kind, str(reason))
            except InputError as problem:
                self.refuse(row.provenance, problem)
            else:
                row.read.update(row.taken)
                if not stated:
                    leave_out(row.kind, NOTHING)
                yield from _placed(row, stated)

    def refuse(self, place: Provenance, problem: InputError, column: str = "") -> None:
        """Note a row that cannot be taken, for a reason found once others were read."""
        named = column or str(problem.fields.get("column", ""))
        self.findings.refuse(place.file, place.row, named, problem)

    def audit(self) -> None:
        """Once all is read: name what nobody read. Raises InputError where there was nothing at all."""
        for table in self.tables:
            table.audit()
        read, left_out = self.findings.rows_read.total(), self.findings.left_out.total()
        if read == left_out and not self.context.manifest.expected:
            files = ", ".join(path.name for path in self.context.files)
            raise InputError("input_no_rows", file=files)

    def _rows(self, table: Table, batch: Batch) -> Iterator[Row]:
        findings, label = self.findings, table.sheet.label
        columns = table.columns(batch)
        kept = {name: batch.columns[place] for name, place in table.kept.items()}
        asked = {name: shown(table.sheet.header[table.fields[name]]) for name in table.asked}
        faults = table.faults(batch)
        for i, (name, problem) in faults.items():
            table.refuse(batch.numbers[i], name, problem)
        for i, cells in enumerate(zip(*columns.values(), strict=True)):
            if i in faults:
                continue
            texts = {name: findings.retire(column[i].strip()) for name, column in kept.items()}
            row = Row(
                dict(zip(columns, cells, strict=True)),
                Provenance(label, batch.numbers[i]),
                findings,
                table.kind,
                self.dataset,
                {name: text for name, text in texts.items() if text},
                asked,
                table.taken,
                decided=table.decimals.decided,
            )
            if EVIDENCE in columns:
                row.provenance = replace(row.provenance, evidence=row.text(EVIDENCE))
            yield row


def open_frame(context: Context) -> Frame:
    """The dataset's files opened, their columns known.

    Raises InputError when one is no file of this source, or lacks a column it needs.
    """
    return Frame(context, tuple(open_tables(context)))


def every_row(frame: Frame, read: Read[Record]) -> Iterator[Record]:
    """The whole of a dataset whose rows need not know each other."""
    for kind in dict.fromkeys(table.kind for table in frame.tables):
        yield from frame.facts(kind, read)


def _listed(stated: Fact | Iterable[Fact] | None) -> list[Fact]:
    if stated is None:
        return []
    return list(stated) if isinstance(stated, Iterable) else [stated]


def _placed(row: Row, stated: list[Fact]) -> Iterator[Fact]:
    """Facts with where they stand; what is kept goes to those of the row's own kind, else to all."""
    kept = _kept(row)
    alone = not any(KIND_OF[type(record)] == row.kind for record in stated) if kept else False
    for record in stated:
        said: dict[str, Any] = {}
        if record.provenance is NOWHERE:
            said["provenance"] = row.provenance
        if kept and (alone or KIND_OF[type(record)] == row.kind):
            said["attrs"] = {**kept, **record.attrs}
        yield replace(record, **said) if said else record


def _kept(row: Row) -> Attrs:
    """The cells that ``--keep`` asks for, those of known columns where the row was not read by them."""
    if not row.asked:
        return row.kept
    unread = {header: row.text(f) for f, header in row.asked.items() if f not in row.taken}
    return {**row.kept, **{header: text for header, text in unread.items() if text}}
