"""One row of a sheet: each cell is taken by its name, once, and what nobody took is named."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from graph.acts import act_until
from graph.dates import is_reversed
from graph.errors import InputError
from graph.model import NOWHERE, Attrs, Provenance, Record, Span
from graph.store.schema import Kind
from loaders.frame.findings import Findings
from loaders.values.dates import read_period, read_until
from loaders.values.period import Period, joined
from loaders.values.shown import is_blank
from loaders.values.words import read_word

Value = TypeVar("Value")
Fact = TypeVar("Fact", bound=Record)
Read = Callable[["Row"], Fact | Iterable[Fact] | None]
Decided = Callable[[str, str, InputError], str | None]
EVIDENCE = "evidence"


class LeftOut(Exception):
    """A row that states nothing of its kind: a request refused, say; its text says why."""


@dataclass(slots=True)
class Row:
    """The cells of a row by field, as texts; a field that the file does not have is empty.

    Whatever a reader raises as InputError names the column. For the frame alone: ``kept``, the cells
    that ``--keep`` asks for; ``asked``, field -> header of those kept where nobody takes them;
    ``read``, the fields that the rows of the sheet were read by; ``decided``, what a cell is whose
    reader leaves two meanings.

    >>> row = Row({"nom": " Régie ", "couleur": "bleu"})
    >>> row.code("nom"), row.code("siret"), sorted(row.taken)
    ('Régie', '', ['nom', 'siret'])
    """

    cells: Mapping[str, str]
    provenance: Provenance = NOWHERE
    findings: Findings = field(default_factory=Findings)
    kind: Kind = "ties"
    dataset: str = ""
    kept: Attrs = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    taken: set[str] = field(default_factory=set)
    decided: Decided | None = None

    def take(self, field: str, read: Callable[[str], Value]) -> Value:
        """What a reader makes of a cell. Raises InputError, with its ``column``, for a bad one."""
        try:
            return self._value(field, read)
        except InputError as problem:
            raise InputError(problem.code, **(problem.fields | {"column": field})) from None

    def _value(self, field: str, read: Callable[[str], Value]) -> Value:
        text = self.code(field)
        try:
            return read(text)
        except InputError as problem:
            told = self.decided(field, text, problem) if self.decided else None
            if told is None:
                raise
        return read(told)

    def code(self, field: str) -> str:
        """A cell that is an identifier or a number: as written."""
        self.taken.add(field)
        return self.cells.get(field, "").strip()

    def text(self, field: str) -> str:
        """A text, without personal coordinates."""
        return self.findings.retire(self.code(field))

    def needed(self, field: str) -> str:
        """A text that must be there."""
        if is_blank(self.code(field)):
            raise InputError("row_missing", value="", column=field)
        return self.text(field)

    def word(self, field: str, vocabulary: str, default: str = "") -> str:
        """A word of a closed list of the vocabulary."""
        found = self.take(field, partial(read_word, vocabulary))
        self.findings.note_word(vocabulary, self.code(field), found)
        return found or default

    def span(
        self, first: str = "valid_from", until: str = "valid_until", *, passing: bool = False
    ) -> Span:
        """A period; refused when it ends before it begins.

        Two dates in one cell begin and end it, and so does any date of what is ``passing``.
        """
        begun, ended = self._period(first, read_period), self._period(until, read_until)
        try:
            begun, ended = joined(begun, ended)
        except InputError as problem:
            raise InputError(problem.code, **problem.fields, column=until) from None
        ended = act_until(begun, ended, act=passing)
        start = begun.first if begun else None
        end = ended.last if ended else None
        if is_reversed(start, end):
            raise InputError("row_reversed_period", value=f"{start} > {end}", column=until)
        return Span.stated(start, end)

    def in_words(self, first: str = "valid_from", until: str = "valid_until") -> str:
        """The cells of dates that say more than a date."""
        periods = {first: self.take(first, read_period), until: self.take(until, read_until)}
        said = [self.text(field) for field, period in periods.items() if period and period.worded]
        return " / ".join(dict.fromkeys(said))

    def _period(self, field: str, read: Callable[[str], Period | None]) -> Period | None:
        period = self.take(field, read)
        self.findings.note_date(self.code(field), period)
        return period
