"""One sheet of a kind: where its columns are, and its rows batch by batch."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.errors import InputError
from graph.identity import normalise
from graph.language import LANGS, message
from graph.store.schema import Kind
from loaders.context import Findings
from loaders.formulas import FAULTS
from loaders.record import Record
from loaders.sheets import Batch, Sheet

REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    "territories": ("code", "name", "level"),
    "actors": ("name",),
    "events": ("name", "kind"),
    "ties": ("source", "target"),
    "participations": ("actor", "event"),
    "observations": ("campaign",),
    "respondents": ("campaign", "actor", "answered"),
}
EXAMPLE, HEADERS = "example", "headers"  # why a row is left out


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a kind: its columns by field, and those kept under their own header."""

    kind: Kind
    sheet: Sheet
    fields: Mapping[str, int]
    kept: Mapping[str, int]
    given: Mapping[str, str]

    def batches(self, findings: Findings) -> Iterator[Batch]:
        """The rows to read, counted; those of too many cells refused, the template's examples left out."""
        label = self.sheet.label
        for batch in self.sheet.batches:
            findings.rows_read[self.kind] += len(batch.numbers) + len(batch.overfull)
            findings.refuse_overfull(label, batch.overfull)
            findings.note_untitled(self.sheet, batch)
            aside = {EXAMPLE: self._examples(batch), HEADERS: self._headers(batch)}
            for why, rows in aside.items():
                if rows:
                    findings.left_out[self.kind, why] += len(rows)
            left = aside[EXAMPLE] | aside[HEADERS]
            if len(left) < len(batch.numbers):
                yield _without(batch, left) if left else batch

    def _examples(self, batch: Batch) -> set[int]:
        first = next((self.fields[f] for f in REQUIRED[self.kind] if f in self.fields), None)
        if first is None:
            return set()
        marked = [i for i, cell in enumerate(batch.columns[first]) if ":" in cell]
        return {i for i in marked if _begins(batch.columns[first][i]) in _examples()}

    def _headers(self, batch: Batch) -> set[int]:
        """Rows that repeat the headers, as in lists pasted one below the other."""
        names, columns = self.sheet.header, batch.columns
        alike = [i for i, cell in enumerate(columns[0]) if cell.strip() == names[0]]
        return {i for i in alike if [column[i].strip() for column in columns] == [*names]}

    def faults(self, batch: Batch) -> dict[int, tuple[str, InputError]]:
        """Rows of a workbook where a cell that is read holds no value: the column, and why."""
        found: dict[int, tuple[str, InputError]] = {}
        for field, place in {**self.fields, **self.kept}.items() if self.sheet.in_workbook else ():
            for i, cell in enumerate(batch.columns[place]):
                if cell in FAULTS:
                    found.setdefault(i, (field, InputError(FAULTS[cell], value=cell)))
        return found

    def columns(self, batch: Batch) -> Record[Sequence[str]]:
        """The batch's columns by field; ``--set`` fills what is empty."""
        n = len(batch.numbers)
        found: dict[str, Sequence[str]] = {f: batch.columns[at] for f, at in self.fields.items()}
        for field, value in self.given.items():
            column = found.get(field, [""] * n)
            found[field] = [cell if cell.strip() else value for cell in column]
        return Record(found)


@cache
def _examples() -> frozenset[str]:
    """First word of a row of the template that shows how to fill it."""
    return frozenset(_begins(message("filled.example", lang)) for lang in LANGS)


def _begins(cell: str) -> str:
    return normalise(cell.partition(":")[0])


def _without(batch: Batch, left: set[int]) -> Batch:
    kept = [i for i in range(len(batch.numbers)) if i not in left]
    columns = [[column[i] for i in kept] for column in batch.columns]
    return Batch([batch.numbers[i] for i in kept], columns)
