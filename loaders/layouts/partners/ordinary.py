"""Ordinary lists as people keep them: cells of several names, rows that are no row of the list."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from loaders.formats.sheets import Batch, Sheet
from loaders.frame.context import Context
from loaders.frame.headers import known_header, meanings
from loaders.frame.opened import find_kind
from loaders.layouts.names import Names
from loaders.layouts.page import Page
from loaders.layouts.partners.aside import Habits, Why, aside, first, habits, is_total
from loaders.layouts.partners.asked import commas_of, doubtful
from loaders.layouts.partners.evidence import Evidence, gather
from loaders.layouts.partners.reading import Commas, Doubtful, Reader
from loaders.layouts.partners.rows import LARGEST, Aside

NAMED = {"actors": ("name",), "ties": ("source", "target")}
Cells = Sequence[str]
Read = Callable[[str], tuple[str, ...]]


def tidied(sheet: Sheet, page: Page, context: Context, names: Names) -> Sheet:
    """A sheet of actors or of ties, lists in its cells spread over rows, what is no row left out."""
    kind = find_kind(context.manifest, sheet, context.options.set) or ""
    known = meanings(context.manifest.columns.get(kind, {}))
    fields = {known_header(text, known): at for at, text in enumerate(sheet.header) if text}
    if kind not in NAMED or not all(field in fields for field in NAMED[kind]):
        return sheet
    places = tuple(fields[field] for field in NAMED[kind])
    listing = Listing(page, sheet.header, kind, places, context, names)
    return replace(sheet, batches=listing.batches(sheet.batches))


@dataclass(frozen=True)
class Listing:
    """The rows of an ordinary sheet; ``places`` of the columns that name actors.

    A batch in which nothing is to be changed passes as it is: lists of a million ties are read as fast.
    """

    page: Page
    header: tuple[str, ...]
    kind: str
    places: tuple[int, ...]
    context: Context
    names: Names
    _read: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)

    def batches(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """The batches, rows set aside counted and named, lists spread over rows."""
        for batch in batches:
            kept = self._kept(batch)
            yield self._spread(kept) if self.kind == "ties" else kept
            if len(self._read) > LARGEST:
                self._read.clear()

    @cached_property
    def _row(self) -> int:
        """The number of the header row."""
        width = len(self.header)
        rows = enumerate(self.page.top, start=1)
        return next((n for n, cells in rows if tuple(cells[:width]) == self.header), 0)

    @cached_property
    def _habits(self) -> Habits:
        body = self.page.body(self._row)
        names = self.names if self.kind == "ties" else Names()  # a list's own rows tell nothing
        return habits(self.header, body, across=self.page.raw.across, names=names)

    @cached_property
    def _evidence(self) -> Evidence:
        columns: list[dict[str, None]] = [{} for _ in self.places]
        for _, cells in self.page.rows(self._row):
            for place, column in zip(self.places, columns, strict=True):
                column[cells[place] if place < len(cells) else ""] = None
        return gather(self.names, *columns)

    def _kept(self, batch: Batch) -> Batch:
        """The batch without what is no row of the list."""
        note = Aside(self.context.findings, self.kind)
        left = set[int]()
        for i in self._suspects(batch):
            cells = [column[i] for column in batch.columns]
            if why := self._aside(batch.numbers[i], cells):
                note.note(why, first(cells))
                left.add(i)
        rows = [i for i in range(len(batch.numbers)) if i not in left] if left else None
        return batch if rows is None else _taken(batch, rows)

    def _aside(self, number: int, cells: Cells) -> Why | None:
        why = aside(number, cells, self._habits)
        return None if why == "headers" else why  # the frame counts those itself

    def _suspects(self, batch: Batch) -> list[int]:
        """Rows with an empty cell among those that name actors, alone in them, or that may add up."""
        columns = [batch.columns[place] for place in self.places]
        adding = {text for text in set(columns[0]) if text.strip() and is_total(text)}
        if self.kind == "actors":
            return [i for i, row in enumerate(zip(*batch.columns, strict=True)) if _lone(row)] + [
                i
                for i, text in enumerate(columns[0])
                if text in adding and not self._alone(batch, i)
            ]
        empty = {text for column in columns for text in set(column) if not text.strip()}
        ends = zip(*columns, strict=True)
        wanted = adding | empty
        return [i for i, row in enumerate(ends) if not wanted.isdisjoint(row)] if wanted else []

    @staticmethod
    def _alone(batch: Batch, i: int) -> bool:
        return _lone([column[i] for column in batch.columns])

    def _spread(self, batch: Batch) -> Batch:
        """The batch, a row for each of the names that its cells list."""
        columns = [batch.columns[place] for place in self.places]
        read = [self._lists(n, column, batch) for n, column in enumerate(columns)]
        if not any(read):
            return batch
        told = self.context.findings.told["lists"]
        rows: list[int] = []
        ends: list[tuple[str, str]] = []
        for i, (who, partner) in enumerate(zip(*columns, strict=True)):
            sources, targets = read[0].get(who, (who,)), read[1].get(partner, (partner,))
            told.update(text for text, r in ((who, read[0]), (partner, read[1])) if text in r)
            ends += [(source, target) for source in sources for target in targets]
            rows += [i] * (len(sources) * len(targets))
        named = dict(zip(self.places, zip(*ends, strict=True), strict=True))
        spread = _taken(batch, rows)
        return replace(
            spread, columns=[named.get(at, column) for at, column in enumerate(spread.columns)]
        )

    def _lists(self, end: int, column: Cells, batch: Batch) -> dict[str, tuple[str, ...]]:
        """The cells of a column that list several names -> these names."""
        commas: Commas = "names" if end == 0 else commas_of(self.page, self.context)
        reader = Reader(lambda: self._evidence, commas)
        for text in set(column):
            if (end, text) not in self._read:
                self._read[end, text] = self._names(reader, text, column, batch)
        return {text: names for text in set(column) if len(names := self._read[end, text]) > 1}

    def _names(self, reader: Reader, text: str, column: Cells, batch: Batch) -> tuple[str, ...]:
        try:
            return reader.names(text)
        except Doubtful as part:
            number = batch.numbers[column.index(text)]
            header = self.header[self.places[1]]
            raise doubtful(self.page, number, header, str(part)) from None


def _lone(cells: Cells) -> bool:
    return sum(1 for cell in cells if cell.strip()) == 1


def _taken(batch: Batch, rows: Sequence[int]) -> Batch:
    """These rows of a batch."""
    columns = [[column[i] for i in rows] for column in batch.columns]
    return replace(batch, numbers=[batch.numbers[i] for i in rows], columns=columns)
