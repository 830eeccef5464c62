"""Ordinary lists as people keep them: cells of several names, rows that are no row of the list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from loaders.formats.sheets import Batch, Sheet
from loaders.frame.context import Context
from loaders.frame.headers import known_header, meanings
from loaders.frame.opened import find_kind
from loaders.layouts.names import Names
from loaders.layouts.page import Page, cell
from loaders.layouts.partners.aside import Habits, Why, aside, first, habits
from loaders.layouts.partners.asked import commas_of, doubtful
from loaders.layouts.partners.columns import rank_of
from loaders.layouts.partners.evidence import Evidence, gather
from loaders.layouts.partners.learnt import Learnt
from loaders.layouts.partners.reading import Reader

NAMED = {"actors": ("name",), "ties": ("source", "target")}
Cells = Sequence[str]


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

    def batches(self, batches: Iterator[Batch]) -> Iterator[Batch]:
        """The batches, rows set aside counted and named, lists spread over rows."""
        readers = [Reader(lambda: self._evidence, "names")] + [
            Reader(lambda: self._evidence, commas_of(self.page, self.context))
            for _ in self.places[1:]
        ]
        columns = [Learnt(reader) for reader in readers]
        for batch in batches:
            distinct = self._distinct(batch)
            for texts, learnt in zip(distinct, columns, strict=True):
                learnt.learn(texts)
            kept = self._kept(batch, columns[0].adding, distinct)
            distinct = distinct if kept is batch else self._distinct(kept)
            yield self._spread(kept, columns, distinct) if self.kind == "ties" else kept

    def _distinct(self, batch: Batch) -> Sequence[set[str]]:
        """The distinct cells of the columns that name actors."""
        return [set(batch.columns[place]) for place in self.places]

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
        titled = self.kind == "actors" or rank_of(self.header[self.places[1]]) is not None
        place = self.places[0] if titled else -1
        return habits(self.header, body, place, across=self.page.raw.across, names=names)

    @cached_property
    def _evidence(self) -> Evidence:
        if self.kind == "actors":
            return Evidence(Names())  # a list of actors names one a row
        who: dict[str, None] = {}
        partners: dict[str, None] = {}
        for _, cells in self.page.rows(self._row):
            for place, column in zip(self.places, (who, partners), strict=True):
                column[cell(cells, place)] = None
        return gather(self.names, who, partners)

    def _kept(self, batch: Batch, adding: set[str], distinct: Sequence[set[str]]) -> Batch:
        """The batch without what is no row of the list."""
        left = set[int]()
        for i in self._suspects(batch, adding, distinct):
            cells = [column[i] for column in batch.columns]
            if why := self._aside(batch.numbers[i], cells):
                self.context.findings.set_aside(self.kind, why, first(cells))
                left.add(i)
        rows = [i for i in range(len(batch.numbers)) if i not in left] if left else None
        return batch if rows is None else _taken(batch, rows)

    def _aside(self, number: int, cells: Cells) -> Why | None:
        why = aside(number, cells, self._habits)
        return None if why == "headers" else why  # the frame counts those itself

    def _suspects(self, batch: Batch, adding: set[str], distinct: Sequence[set[str]]) -> list[int]:
        """Rows of actors with one cell, of ties with an end missing, and those that may add up."""
        if self.kind == "actors":
            names = batch.columns[self.places[0]]
            rows = enumerate(zip(*batch.columns, strict=True))
            return [i for i, row in rows if names[i] in adding or _is_lone(row)]
        columns = [batch.columns[place] for place in self.places]
        empty = {text for texts in distinct for text in texts if not text or text.isspace()}
        wanted = empty | (adding & distinct[0])
        rows = enumerate(zip(*columns, strict=True))
        return [i for i, ends in rows if not wanted.isdisjoint(ends)] if wanted else []

    def _spread(
        self, batch: Batch, learnt: Sequence[Learnt], distinct: Sequence[set[str]]
    ) -> Batch:
        """The batch, a row for each of the names that its cells list."""
        columns = [batch.columns[place] for place in self.places]
        lists = [one.of(texts) for one, texts in zip(learnt, distinct, strict=True)]
        self._check(batch, learnt, distinct)
        if not any(lists):
            return batch
        rows: list[int] = []
        ends: list[tuple[str, ...]] = []
        for i, cells in enumerate(zip(*columns, strict=True)):
            named = [held.get(text, (text,)) for held, text in zip(lists, cells, strict=True)]
            several = (text for held, text in zip(lists, cells, strict=True) if text in held)
            self.context.findings.remark("told.lists", *map(_shown, several))
            found = list(product(*named))
            ends += found
            rows += [i] * len(found)
        spread = _taken(batch, rows)
        own = dict(zip(self.places, zip(*ends, strict=True), strict=True))
        return replace(spread, columns=[own.get(at, c) for at, c in enumerate(spread.columns)])

    def _check(self, batch: Batch, learnt: Sequence[Learnt], distinct: Sequence[set[str]]) -> None:
        """Raise InputError for the first cell that may be one name or several."""
        for place, one, texts in zip(self.places, learnt, distinct, strict=True):
            column = batch.columns[place]
            if places := [column.index(text) for text in one.doubtful.keys() & texts]:
                at = min(places)
                part = one.doubtful[column[at]]
                raise doubtful(self.page, batch.numbers[at], self.header[place], part)


def _shown(text: str) -> str:
    return " / ".join(text.splitlines())


def _is_lone(cells: Cells) -> bool:
    return sum(1 for text in cells if text.strip()) == 1


def _taken(batch: Batch, rows: Sequence[int]) -> Batch:
    """These rows of a batch."""
    columns = [[column[i] for i in rows] for column in batch.columns]
    return replace(batch, numbers=[batch.numbers[i] for i in rows], columns=columns)
