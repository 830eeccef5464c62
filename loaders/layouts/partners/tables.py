"""A list of partners as tables of the model: its ties, and its actors where it lists them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from graph.store.schema import Kind
from loaders.formats.sheets import BATCH, Batch, Sheet, written_rows
from loaders.frame.context import Context
from loaders.frame.headers import header_key
from loaders.layouts.layout import Told, table
from loaders.layouts.names import Names
from loaders.layouts.page import Page, cell
from loaders.layouts.partners.aside import first
from loaders.layouts.partners.columns import Heads
from loaders.layouts.partners.rows import Aside, Entries, Entry
from loaders.layouts.partners.vocabulary import type_of

Numbered = tuple[int, Sequence[str]]
OWN_PLACE = "source_territory"


@dataclass(frozen=True, slots=True)
class Partners:
    """A sheet of partners and what is known of it."""

    page: Page
    heads: Heads
    context: Context
    names: Names

    def tables(self) -> Iterator[Sheet]:
        """The tables it becomes, read row by row as they are asked for."""
        lists = self.heads.lists_actors
        self.context.findings.note_unknown(self.page.label, self._unread())
        yield self._lazy("actors", self._actor_fields(), "actors", mentions=not lists)
        yield self._lazy("ties", self._tie_fields(), "ties", counted=not lists)

    def _unread(self) -> list[str]:
        kept = set(map(header_key, self.context.options.keep))
        headers = [self.heads.header[place] for place in self.heads.unused]
        return [text for text in headers if header_key(text) not in kept]

    def _lazy(self, kind: Kind, fields: Mapping[str, int], what: str, **said: bool) -> Sheet:
        """A table whose rows are made when they are read."""
        heads, first_of_two = self.heads, kind == "actors"
        titles = {name: heads.title(at) for name, at in fields.items() if at >= 0}
        made = table(self.page, kind, tuple(fields), (), Told(titles, **said))
        rows = self._actors(fields) if what == "actors" else self._ties(fields)
        above = written_rows(self.page.top[: heads.row - 1])
        hidden = made.hidden and first_of_two
        batches = _batches(rows, len(fields))
        return replace(made, batches=batches, hidden=hidden, above=above)

    def _actor_fields(self) -> dict[str, int]:
        if not self.heads.lists_actors:
            return {"name": self.heads.who}
        place = {"territory": at for field, _, at in self.heads.fields if field == "territory"}
        return {"name": self.heads.who, **place, **self.heads.actor_fields, **self._kept("actors")}

    def _tie_fields(self) -> dict[str, int]:
        """Field -> place; -1 where each partner's own column says it, or its header."""
        heads = self.heads
        said = {field: -1 if rank else at for field, rank, at in sorted(heads.fields, reverse=True)}
        if heads.lists_actors and "territory" in said:
            said[OWN_PLACE] = said.pop("territory")
        typed = {"type": -1} if "type" not in said and any(map(self._type, heads.partners)) else {}
        kept = {} if heads.lists_actors else self._kept("ties")
        return {"source": heads.who, "target": heads.partners[0][0], **said, **typed, **kept}

    def _type(self, partner: tuple[int, str]) -> str:
        return type_of(self.heads.title(partner[0]))

    def _kept(self, kind: str) -> dict[str, int]:
        """The columns that ``--keep`` names, under their own headers."""
        kept = set(map(header_key, self.context.options.keep))
        headers = {self.heads.header[place]: place for place in self.heads.unused}
        return {text: at for text, at in headers.items() if header_key(text) in kept}

    def _actors(self, fields: Mapping[str, int]) -> Iterator[Numbered]:
        """The actors that the sheet lists; else those of rows without partner."""
        places = list(fields.values())[1:]
        for entry in self._entries(
            Aside(self.context.findings, "actors") if self._counts else None
        ):
            if self.heads.lists_actors or not entry.partners:
                said = [cell(entry.cells, place) for place in places]
                yield from ((entry.number, [name, *said]) for name in entry.who or ("",))

    @property
    def _counts(self) -> bool:
        """Whether the table of actors counts the rows of the sheet."""
        return self.heads.lists_actors

    def _ties(self, fields: Mapping[str, int]) -> Iterator[Numbered]:
        told = self.context.findings.told["lists"]
        for entry in self._entries(None if self._counts else Aside(self.context.findings, "ties")):
            for place, _ in self.heads.partners:
                text = cell(entry.cells, place)
                told[text] += len(entry.partners) > len(self.heads.partners) and bool(text)
            for who, (name, rank) in product(entry.who or ("",), entry.partners):
                more = [self._said(f, at, rank, entry) for f, at in list(fields.items())[2:]]
                yield entry.number, [who, name, *more]

    def _said(self, field: str, place: int, rank: str, entry: Entry) -> str:
        if place >= 0:
            return cell(entry.cells, place)
        own = {(name, of): at for name, of, at in self.heads.fields}
        at = own.get((field, rank), own.get((field, ""), -1))
        if at >= 0:
            return cell(entry.cells, at)
        return (
            self._type(next(p for p in self.heads.partners if p[1] == rank))
            if field == "type"
            else ""
        )

    def _entries(self, note: Aside | None) -> Iterator[Entry]:
        """The rows of the list; ``note``: what is left aside, or too long, is counted now."""
        entries, width = Entries(self.page, self.heads, self.context, self.names), self._width()
        for number, cells, why in entries:
            if why and note:
                note.note(why, first(cells))
            elif any(cells[width:]) and not self.page.raw.in_workbook:
                if note:
                    note.findings.rows_read[note.kind] += 1
                    note.findings.refuse_overfull(self.page.label, [number])
            elif not why:
                yield entries.read(number, cells)

    def _width(self) -> int:
        return max(len(self.heads.header), *(place + 1 for place, _ in self.heads.partners))


def _batches(rows: Iterator[Numbered], width: int) -> Iterator[Batch]:
    """Rows in batches; those of one row of the file stay together, so that it is counted once."""
    waiting: list[Numbered] = []
    for row in rows:
        if len(waiting) >= BATCH and row[0] != waiting[-1][0]:
            yield _batch(waiting, width)
            waiting = []
        waiting.append(row)
    if waiting:
        yield _batch(waiting, width)


def _batch(rows: Sequence[Numbered], width: int) -> Batch:
    columns = list(zip(*(cells for _, cells in rows), strict=True)) or [()] * width
    return Batch([number for number, _ in rows], columns)
