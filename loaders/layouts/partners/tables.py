"""A list of partners as tables of the model: its ties, and its actors where it lists them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from graph.privacy.coordinates import holds_coordinates
from graph.store.schema import Kind
from loaders.formats.sheets import Sheet, written_rows
from loaders.frame.context import Context
from loaders.frame.headers import header_key
from loaders.layouts.layout import Told, table
from loaders.layouts.names import Names
from loaders.layouts.page import Page, cell
from loaders.layouts.partners.aside import first
from loaders.layouts.partners.batches import Numbered, batches
from loaders.layouts.partners.columns import Heads
from loaders.layouts.partners.rows import Entries, Entry
from loaders.layouts.partners.vocabulary import names_nobody, type_of

Places = Mapping[str, int]  # rank of a column of partners, "" for all of them -> place


@dataclass(frozen=True)
class Partners:
    """A sheet of partners and what is known of it.

    Where it lists actors too, its rows are counted as theirs; else those that name a partner as ties,
    the others as actors that are named.
    """

    page: Page
    heads: Heads
    context: Context
    names: Names

    def tables(self) -> Iterator[Sheet]:
        """The tables it becomes, read row by row as they are asked for."""
        lists = self.heads.lists_actors
        kept = set(map(header_key, self.context.options.keep))
        unread = [self.heads.header[place] for place in self.heads.unused]
        unread = [text for text in unread if header_key(text) not in kept]
        self.context.findings.note_unknown(self.page.label, unread)
        yield self._table("actors", self._actor_fields, self._actors(), mentions=not lists)
        yield self._table("ties", self._tie_fields, self._ties(), counted=not lists)

    def _table(
        self, kind: Kind, fields: Mapping[str, Places], rows: Iterator[Numbered], **said: bool
    ) -> Sheet:
        """A table whose rows are made when they are read."""
        titles = {field: self.heads.title(at) for field, p in fields.items() for at in p.values()}
        made = table(self.page, kind, tuple(fields), (), Told(titles, **said))
        above = written_rows(self.page.top[: self.heads.row - 1])
        hidden = made.hidden and kind == "ties"
        return replace(made, batches=batches(rows, len(fields)), hidden=hidden, above=above)

    @cached_property
    def _said(self) -> dict[str, dict[str, int]]:
        """Field of ties -> the columns that say it."""
        found: dict[str, dict[str, int]] = {}
        for field, rank, place in self.heads.fields:
            own = field == "territory" and self.heads.lists_actors
            found.setdefault("source_territory" if own else field, {})[rank] = place
        return found

    @cached_property
    def _kept(self) -> dict[str, Places]:
        """The columns that ``--keep`` names, under their own headers."""
        kept = set(map(header_key, self.context.options.keep))
        headers = {self.heads.header[place]: place for place in self.heads.unused}
        return {text: {"": at} for text, at in headers.items() if header_key(text) in kept}

    @cached_property
    def _actor_fields(self) -> dict[str, Places]:
        name: dict[str, Places] = {"name": {"": self.heads.who}}
        if not self.heads.lists_actors:
            return name
        own_place = self._said.get("source_territory")
        place: dict[str, Places] = {} if own_place is None else {"territory": own_place}
        own = {field: {"": at} for field, at in self.heads.actor_fields.items()}
        return {**name, **place, **own, **self._kept}

    @cached_property
    def _tie_fields(self) -> dict[str, Places]:
        heads = self.heads
        ends: dict[str, Places] = {"source": {"": heads.who}, "target": {"": heads.partners[0][0]}}
        typed = any(type_of(heads.title(place)) for place, _ in heads.partners)
        own: dict[str, Places] = {"type": {}} if typed and "type" not in self._said else {}
        return {**ends, **self._said, **own, **({} if heads.lists_actors else self._kept)}

    def _actors(self) -> Iterator[Numbered]:
        """The actors that the sheet lists; else those of rows without partner."""
        lists, places = self.heads.lists_actors, list(self._actor_fields.values())[1:]
        for entry in self._entries("actors" if lists else ""):
            if lists or not (entry.partners or self.heads.is_plain):
                said = [cell(entry.cells, place[""]) for place in places]
                yield from ((entry.number, [name, *said]) for name in entry.who or ("",))

    def _ties(self) -> Iterator[Numbered]:
        """A tie with each partner; headers of one tie a row need one."""
        fields = list(self._tie_fields.items())[2:]
        none = ((("", ""),)) if self.heads.is_plain else ()
        for entry in self._entries("" if self.heads.lists_actors else "ties"):
            several = (" / ".join(text.splitlines()) for text in self._lists(entry))
            self.context.findings.remark("told.lists", *several)
            self.context.findings.remark("told.nothing", *self._nobody(entry))
            self.context.findings.retired += self._hushed(entry)
            for who, (name, rank) in product(entry.who or ("",), entry.partners or none):
                more = [self._value(field, places, rank, entry) for field, places in fields]
                yield entry.number, [who, name, *more]

    def _hushed(self, entry: Entry) -> int:
        """How many cells of an entry held a telephone number or an address beside a known name."""
        texts = [cell(entry.cells, place) for place, _ in self.heads.partners]
        named = "".join(name for name, _ in entry.partners)
        return 0 if holds_coordinates([named]) else sum(holds_coordinates([text]) for text in texts)

    def _nobody(self, entry: Entry) -> Iterator[str]:
        """The words of an entry by which it says that it has no partner."""
        texts = (cell(entry.cells, place) for place, _ in self.heads.partners)
        return (text for text in texts if text and names_nobody(text))

    def _lists(self, entry: Entry) -> Iterator[str]:
        """The cells of an entry that name several actors, where it names more than it has cells."""
        texts = [cell(entry.cells, place) for place, _ in self.heads.partners]
        said = [text for text in texts if text and not names_nobody(text)]
        return iter(said if len(entry.partners) > len(said) else ())

    def _value(self, field: str, places: Places, rank: str, entry: Entry) -> str:
        at = places.get(rank, places.get("", -1))
        if at >= 0:
            return cell(entry.cells, at)
        own = (place for place, of in self.heads.partners if of == rank)
        return type_of(self.heads.title(next(own, 0))) if field == "type" else ""

    def _entries(self, kind: str) -> Iterator[Entry]:
        """The rows of the list; with a ``kind``, what is left aside or too long is counted as such."""
        entries = Entries(self.page, self.heads, self.context, self.names)
        findings = self.context.findings
        for number, cells, why in entries:
            if not why and not self._is_overfull(cells):
                yield entries.read(number, cells)
            elif kind and why:
                findings.set_aside(kind, why, first(cells))
            elif kind:
                findings.rows_read[kind] += 1
                findings.refuse_overfull(self.page.label, [number])

    def _is_overfull(self, cells: Sequence[str]) -> bool:
        last = max(place for place, _ in self.heads.partners)
        return not self.page.raw.in_workbook and any(cells[max(len(self.heads.header), last + 1) :])
