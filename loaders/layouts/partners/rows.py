"""The rows of a list of partners, one by one: who, with whom, or why they are left aside."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders.frame.context import Context
from loaders.layouts.names import Names
from loaders.layouts.page import Cells, Page, cell
from loaders.layouts.partners.aside import Why, aside, habits
from loaders.layouts.partners.asked import commas_of, doubtful
from loaders.layouts.partners.cells import uncoordinated
from loaders.layouts.partners.columns import Heads
from loaders.layouts.partners.evidence import Evidence, gather
from loaders.layouts.partners.reading import Commas, Doubtful, Reader

LARGEST = 200_000  # distinct cells remembered
Partner = tuple[str, str]  # name, rank of its column


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: ``who`` it is of, ``partners`` it names, all of its ``cells``."""

    number: int
    who: tuple[str, ...]
    partners: tuple[Partner, ...]
    cells: Cells


class Entries:
    """The rows of a sheet, read as often as asked; ``evidence`` is gathered once, where needed."""

    def __init__(self, page: Page, heads: Heads, context: Context, names: Names) -> None:
        self.page, self.heads, self.names = page, heads, names
        said = commas_of(page, context)
        commas: dict[int, Commas] = {
            place: self._commas(place) if said == "told" else said for place, _ in heads.partners
        }
        self._who = Reader(lambda: self.evidence, "names")
        self._readers = {
            place: Reader(lambda: self.evidence, how, heads.separator)
            for place, how in commas.items()
        }
        self._read: dict[tuple[int, str], tuple[str, ...]] = {}

    def _commas(self, place: int) -> Commas:
        """Columns of one partner each hold names; one of several partners tells by its cells."""
        header = self.heads.header[place] if place < len(self.heads.header) else ""
        many = "partenaires" in header.lower() or "partners" in header.lower()
        return "told" if len(self.heads.partners) == 1 or many else "names"

    @cached_property
    def evidence(self) -> Evidence:
        """What the whole sheet tells of its names."""
        who: dict[str, None] = {}
        partners: dict[str, None] = {}
        for _, cells in self.page.rows(self.heads.last):
            who[cell(cells, self.heads.who)] = None
            for place in self._readers:
                partners[cell(cells, place)] = None
        return gather(self.names, who, partners, self.heads.separator)

    def __iter__(self) -> Iterator[tuple[int, Cells, Why | None]]:
        """(number, cells, why it is left aside) of every row that is not blank."""
        body, raw = self.page.body(self.heads.last), self.page.raw
        ways = habits(self.heads.header, body, self.heads.who, across=raw.across, names=self.names)
        for number, cells in self.page.rows(self.heads.last):
            if any(cells):
                yield number, cells, aside(number, cells, ways)

    def read(self, number: int, cells: Cells) -> Entry:
        """A row as an entry. Raises InputError where a cell may be one name or several."""
        who = self._names(self._who, number, self.heads.who, cells)
        found = [
            (name, rank)
            for place, rank in self.heads.partners
            for name in self._names(self._readers[place], number, place, cells)
        ]
        return Entry(number, who, tuple(dict.fromkeys(found)), cells)

    def _names(self, reader: Reader, number: int, place: int, cells: Cells) -> tuple[str, ...]:
        text = cell(cells, place)
        key = (place, text)
        if key not in self._read:
            if len(self._read) > LARGEST:
                self._read.clear()
            try:
                self._read[key] = tuple(dict.fromkeys(map(self._known, reader.names(text))))
            except Doubtful as part:
                header = self.heads.title(place)
                raise doubtful(self.page, number, header, str(part)) from None
        return self._read[key]

    def _known(self, name: str) -> str:
        """A name; one with a telephone number beside it is who is known without."""
        short = uncoordinated(name)
        return short if short != name and self.evidence.knows(short) else name
