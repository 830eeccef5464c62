"""One sheet of a kind: where its columns are, its rows counted, and what nobody read of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from graph.errors import InputError
from graph.identity import normalise
from graph.language import LANGS, message
from graph.store.schema import Kind
from loaders.formats.formulas import FAULTS
from loaders.formats.sheets import Batch, Sheet
from loaders.frame.decimals import Decimals
from loaders.frame.findings import Findings
from loaders.values.nothing import is_nothing
from loaders.values.shown import shown

EXAMPLE, HEADERS = "example", "headers"  # why a row is left out
ABSENT = "#N/A"  # a look-up that found nothing
Fault = tuple[str, InputError]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a kind: place of each field's column, and of those kept under their own header.

    ``given``: what ``--set`` says where a cell is empty; ``as_written``: fields whose words for nothing
    stay; ``needed``: fields that a row must have; ``asked``: fields that ``--keep`` names, kept
    where nobody reads them; ``filled_in``: the field that marks the template's examples, if any may
    be there; ``taken``: fields that some row was read by; ``again``: places of the further columns
    of a field, which say what the first one says, or nothing, or fill it.
    """

    kind: Kind
    sheet: Sheet
    fields: Mapping[str, int]
    kept: Mapping[str, int]
    given: Mapping[str, str]
    findings: Findings
    decimals: Decimals
    asked: frozenset[str] = frozenset()
    filled_in: str | None = None
    as_written: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    taken: set[str] = field(default_factory=set)
    again: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def batches(self) -> Iterator[Batch]:
        """The rows to read, counted; those of too many cells refused, the template's examples left out."""
        findings = self.findings
        findings.rows_of[self.sheet.label] += 0
        for batch in self.sheet.batches:
            findings.note_rows(self.kind, self.sheet, batch)
            findings.refuse_overfull(self.sheet.label, batch.overfull)
            findings.note_untitled(self.sheet, batch)
            left = self._left_out(batch) if self.filled_in is not None else set()
            if len(left) < len(batch.numbers):
                yield _without(batch, left) if left else batch

    def _left_out(self, batch: Batch) -> set[int]:
        aside = {EXAMPLE: self._examples(batch), HEADERS: self._headers(batch)}
        for why, rows in aside.items():
            if rows:
                self.findings.leave_out(self.kind, why, n=len(rows))
        return aside[EXAMPLE] | aside[HEADERS]

    def _examples(self, batch: Batch) -> set[int]:
        if not self.filled_in:
            return set()
        column = batch.columns[self.fields[self.filled_in]]
        return {i for i, cell in enumerate(column) if is_example(cell)}

    def _headers(self, batch: Batch) -> set[int]:
        """Rows that repeat the headers, as in lists pasted one below the other."""
        names, columns = self.sheet.header, batch.columns
        alike = [i for i, cell in enumerate(columns[0]) if cell.strip() == names[0]]
        return {i for i in alike if [column[i].strip() for column in columns] == [*names]}

    def faults(self, batch: Batch) -> dict[int, Fault]:
        """Rows of a workbook where a cell that is read holds no value: the column, and why."""
        found: dict[int, Fault] = {}
        for name, place in {**self.fields, **self.kept}.items() if self.sheet.in_workbook else ():
            for i, cell in enumerate(batch.columns[place]):
                if cell in FAULTS and not (cell == ABSENT and self._may_lack(name)):
                    found.setdefault(i, (name, InputError(FAULTS[cell], value=cell)))
        return found

    def columns(self, batch: Batch) -> dict[str, Sequence[str]]:
        """The batch's columns by field; ``--set`` fills what is empty.

        Raises InputError where two columns of one field say two things.
        """
        n = len(batch.numbers)
        found = {f: self._emptied(f, batch.columns[at]) for f, at in self.fields.items()}
        for name, places in self.again.items():
            for place in places:
                found[name] = self._together(batch, name, found[name], place)
        for name, value in self.given.items():
            column = found.get(name, [""] * n)
            found[name] = [cell if cell.strip() else value for cell in column]
        return found

    def _emptied(self, field: str, column: Sequence[str]) -> Sequence[str]:
        """A column in which words for nothing are empty cells, counted."""
        words = set() if field in self.as_written else {c for c in set(column) if is_nothing(c)}
        if not words:
            return column
        self.findings.remark("told.nothing", *(cell.strip() for cell in column if cell in words))
        return ["" if cell in words else cell for cell in column]

    def _may_lack(self, field: str) -> bool:
        return field in self.fields and field not in self.as_written | self.needed

    def _together(
        self, batch: Batch, name: str, column: Sequence[str], place: int
    ) -> Sequence[str]:
        for number, one, other in zip(batch.numbers, column, batch.columns[place], strict=True):
            if one.strip() and other.strip() and one.strip() != other.strip():
                header = self.sheet.header
                said = {"column": header[self.fields[name]], "other": header[place]}
                shows = {"one": shown(one), "second": shown(other)}
                place_of = {"file": self.sheet.label, "row": number}
                raise InputError("input_columns_disagree", **place_of, **said, **shows)
        return [
            one if one.strip() else other
            for one, other in zip(column, batch.columns[place], strict=True)
        ]

    def refuse(self, number: int, column: str, problem: InputError) -> None:
        """Note a row that cannot be taken."""
        self.findings.refuse(self.sheet.label, number, column, problem)

    def audit(self) -> None:
        """Name the columns known here that nobody read, once some row was read at all."""
        if self.taken:
            unread = [at for f, at in self.fields.items() if f not in self.taken | self.asked]
            self.findings.note_unknown(self.sheet.label, [self.sheet.header[at] for at in unread])


def _without(batch: Batch, left: set[int]) -> Batch:
    kept = [i for i in range(len(batch.numbers)) if i not in left]
    columns = [[column[i] for i in kept] for column in batch.columns]
    return Batch([batch.numbers[i] for i in kept], columns)


def is_example(cell: str) -> bool:
    """Whether a cell begins as that of a row of the template does that shows how to fill it.

    >>> is_example("Exemple : Mairie"), is_example("Exemple")
    (True, False)
    """
    return ":" in cell and _begins(cell) in _examples()


def _begins(cell: str) -> str:
    return normalise(cell.partition(":")[0])


@cache
def _examples() -> frozenset[str]:
    return frozenset(_begins(message("filled.example", lang)) for lang in LANGS)
