"""The answers of a form, one by one: who, with whom, how often; partial ones apart."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from loaders.layouts.answers.form import Form
from loaders.layouts.answers.levels import Level, is_doubtful, read_level, scale_of, unknown_level
from loaders.layouts.answers.options import Option, other_named
from loaders.layouts.answers.vocabulary import is_one
from loaders.layouts.names import Names
from loaders.layouts.page import Cells, cell
from loaders.layouts.partners.asked import doubtful
from loaders.layouts.partners.cells import known_pieces
from loaders.layouts.partners.evidence import Evidence, gather
from loaders.layouts.partners.reading import Commas, Doubtful, Reader
from loaders.values.tried import tried
from loaders.values.words import read_flag

SURE = Level(tie=True)
_SLUGS = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*(?: [a-z0-9]+(?:_[a-z0-9]+)*)*\Z")
Named = tuple[str, Level]


@dataclass(frozen=True, slots=True)
class Answer:
    """A row: ``who`` answers, the actors ``named`` and how, all of its ``cells``."""

    number: int
    who: str
    named: tuple[Named, ...]
    cells: Cells


class Answers:
    """The answers of a sheet, read as often as asked; ``commas``: what a comma is in its cells."""

    def __init__(self, form: Form, names: Names, commas: Commas) -> None:
        self.form, self.names = form, names
        self._reader = Reader(lambda: self._evidence, "choices" if commas == "told" else commas)

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """(number, cells) of each answer."""
        return ((n, cells) for n, cells in self.form.page.rows(self.form.row) if any(cells))

    def who(self, cells: Cells) -> str:
        """For whom an answer is given."""
        return "" if self.form.who is None else cell(cells, self.form.who)

    def is_partial(self, cells: Cells) -> bool:
        """Whether an answer was never sent, or is a draft."""
        unsent = any(not cell(cells, place) for place in self.form.places("submitted"))
        drafts = any(tried(read_flag, cell(cells, place)) for place in self.form.places("drafts"))
        states = [cell(cells, place) for place in self.form.places("states")]
        unfinished = any(
            is_one("unfinished", text) or tried(read_flag, text) is False for text in states
        )
        return unsent or drafts or unfinished

    def read(self, number: int, cells: Cells) -> Answer:
        """An answer. Raises InputError for a cell that may mean several things."""
        ticked = [self._ticked(number, option, cells) for option in self.form.options]
        listed = [self._listed(number, place, cell(cells, place)) for place in self.form.lists]
        named = (each for some in (*ticked, *listed) for each in some)
        return Answer(
            number, self.who(cells), tuple(dict(reversed(list(named))).items())[::-1], cells
        )

    def _ticked(self, number: int, option: Option, cells: Cells) -> Sequence[Named]:
        text = cell(cells, option.place)
        if is_one("nobody", option.name):
            return ()
        if is_one("others", option.name):  # where it is ticked, nobody is named
            return () if read_level(text) else self._listed(number, option.place, text)
        level = self.level(option, text)
        if level is None or is_doubtful(text, self._scales[option.question]):
            header = self.form.header[option.place]
            raise unknown_level(text, file=self.form.page.label, row=number, column=header)
        return [(option.name, level)] if level.tie else ()

    def level(self, option: Option, text: str) -> Level | None:
        """What a cell of a choice says; None where it is none of the words known."""
        return read_level(text, option.name, scale=bool(self._scales[option.question]))

    @cached_property
    def _scales(self) -> dict[str, frozenset[int]]:
        """Question -> the numbers of its scale."""
        cells: dict[str, list[str]] = {option.question: [] for option in self.form.options}
        for option in self.form.options:
            if not is_one("others", option.name):
                cells[option.question] += self.form.column(option.place)
        return {question: scale_of(some) for question, some in cells.items()}

    def _listed(self, number: int, place: int, text: str) -> Sequence[Named]:
        try:
            names = self._spaced(place, text) or self._reader.names(text)
        except Doubtful as part:
            header = self.form.header[place]
            raise doubtful(self.form.page, number, header, str(part)) from None
        said = [other_named(name) for name in names]
        return [(name, SURE) for name in said if name and not is_one("nobody", name)]

    def _spaced(self, place: int, text: str) -> Sequence[str]:
        """The names of a cell that a tool joined by spaces, codes of it or known ones; else none."""
        if self._are_slugs(place):
            return text.split(" ")
        if not self.form.places("spaced"):
            return ()
        found = known_pieces(text, self._sure.knows, r"\s")
        return found if len(found) > 1 else ()

    def _are_slugs(self, place: int) -> bool:
        """Whether a column holds names that a tool made, a space between them: ``ccas mjc_sud``."""
        held = [text for text in self.form.column(place) if text]
        return any(" " in text for text in held) and all(map(_SLUGS.match, held))

    @cached_property
    def _sure(self) -> Names:
        """Who is known, who answers, and who is a choice of its own."""
        who = (self.who(cells) for _, cells in self.rows())
        return Names(self.names | Names.of(who) | Names.of(o.name for o in self.form.options))

    @cached_property
    def _evidence(self) -> Evidence:
        """What all answers tell of the names in their cells."""
        places = [
            *self.form.lists,
            *(o.place for o in self.form.options if is_one("others", o.name)),
        ]
        rows = [cells for _, cells in self.rows()]
        listed = dict.fromkeys(cell(cells, place) for cells in rows for place in places)
        return gather(self._sure, (), listed)
