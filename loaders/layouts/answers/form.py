"""The export of a form understood: who answers, in which columns they say with whom."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.identity import normalise
from loaders.frame.context import Context
from loaders.frame.headers import header_key, known_header, meanings
from loaders.layouts.answers.head import SET_ASIDE, head_at, marks
from loaders.layouts.answers.levels import is_flag, is_level, read_level
from loaders.layouts.answers.options import Option, options
from loaders.layouts.answers.vocabulary import begins, holds, is_one
from loaders.layouts.page import Page, cell
from loaders.layouts.partners.columns import rank_of
from loaders.layouts.partners.vocabulary import words

HEADERS = 30  # rows among which the header is looked for
FIELDS = frozenset({
    "valid_from", "valid_until", "type", "formality", "strength", "weight", "unit", "stated_duration",
})  # fmt: skip
PASSING = frozenset(
    map(header_key, ("date", "début", "fin", "start", "end"))
)  # of the answer itself


@dataclass(frozen=True)
class Form:
    """A sheet of answers: its ``header``, on row ``row``, and what is ``meant`` of it by ``--column``.

    ``groups``: place -> what is written above it; ``fields``: header key -> field of ties.
    """

    page: Page
    row: int
    header: tuple[str, ...]
    groups: Mapping[int, str]
    meant: Mapping[str, str]
    fields: Mapping[str, str]

    @cached_property
    def who(self) -> int | None:
        """The place of the column that says for whom one answers: the surest header."""
        persons = any(is_one("persons", text) for text in self.header)
        ranks: dict[int, int] = {}
        for place, text in enumerate(self.header):
            said = self.meant.get(header_key(text))
            own = words("who").get(normalise(text.rpartition("/")[2]))
            if said == "source":
                ranks[place] = -2
            elif said is not None or self._is_dropped(text) or place in self._choices:
                continue
            elif holds("who", text) and not _begins_as_list(text):
                ranks[place] = -1
            elif own is not None and not (persons and normalise(text) in ("nom", "name")):
                ranks[place] = own
        return min(ranks, key=lambda place: (ranks[place], place), default=None)

    @cached_property
    def _choices(self) -> Mapping[int, Option]:
        """Columns of one choice each whose cells answer, whatever the question."""
        found = options(self.header, self.groups)
        named = [
            o
            for o in found
            if not (self._is_dropped(self.header[o.place]) or is_one("comments", o.name))
        ]
        poor = {o.question for o in named if not self._answers(o) and not o.grouped}
        kept = [o for o in named if o.question not in poor or self.is_about(o.question)]
        return {o.place: o for o in kept if not o.grouped or self._answers(o)}

    def _answers(self, option: Option) -> bool:
        """Whether the cells of a column are answers, or it asks for another name."""
        cells = (text for text in self.column(option.place) if text)
        return is_one("others", option.name) or all(read_level(t, option.name) for t in cells)

    def is_about(self, question: str) -> bool:
        """Whether a question is about actors one works with: by its words, or as a person says."""
        said = self.meant.get(header_key(question))
        return said == "target" if said is not None else holds("partners", question)

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """The columns of one actor each: of questions about partners, or that name who answers too."""
        who = set() if self.who is None else {normalise(text) for text in self.column(self.who)}
        about = {o.question for o in self._choices.values() if self.is_about(o.question)}
        about |= {
            o.question
            for o in self._choices.values()
            if normalise(o.name) in who - {""} and header_key(o.question) not in self.meant
        }
        return tuple(o for o in self._choices.values() if o.question in about)

    @cached_property
    def unasked(self) -> tuple[Option, ...]:
        """Columns of choices of questions that say nothing of partners."""
        return tuple(o for o in self._choices.values() if o not in self.options)

    @cached_property
    def lists(self) -> tuple[int, ...]:
        """The columns of which a cell lists actors."""
        questions = {o.question for o in self._choices.values()}  # whose cells repeat the ticks
        found = []
        for place, text in enumerate(self.header):
            said = self.meant.get(header_key(text))
            free = place not in self._choices and place != self.who and not self._is_dropped(text)
            named = holds("partners", text) or rank_of(text) is not None
            asks = free and text not in questions and named and not begins("open", text)
            if text and (said == "target" or (said is None and asks and self._lists(place))):
                found.append(place)
        return tuple(found)

    def _lists(self, place: int) -> bool:
        """Whether cells name somebody: some is no yes or no, no number, no word for how often."""
        held = [text for text in self.column(place) if text]
        said = (is_flag, _is_number, is_level)
        return bool(held) and not any(all(map(test, held)) for test in said)

    @cached_property
    def said_more(self) -> Mapping[str, int]:
        """Field of ties -> place of its column."""
        taken = {self.who, *self._choices, *self.lists}
        found: dict[str, int] = {}
        for place, text in enumerate(self.header):
            if place in taken or not text or header_key(text) in PASSING or self._is_dropped(text):
                continue
            field = known_header(text, self.fields)
            field = field or (
                "valid_from" if normalise(text).startswith(("depuis", "since")) else ""
            )
            if field in FIELDS:
                found.setdefault(field, place)
        return found

    @cached_property
    def dropped(self) -> tuple[str, ...]:
        """Headers of what tools and persons leave, dropped before anything is stored."""
        return tuple(text for text in self.header if text and self._is_dropped(text))

    @cached_property
    def unread(self) -> tuple[str, ...]:
        """Headers of other questions."""
        used = {self.who, *(o.place for o in self.options), *self.lists, *self.said_more.values()}
        repeated = {o.question for o in self.options}
        free = (text for at, text in enumerate(self.header) if text and at not in used)
        return tuple(text for text in free if not self._is_dropped(text) and text not in repeated)

    def places(self, group: str) -> list[int]:
        """The columns whose header is a word of a group."""
        return [place for place, text in enumerate(self.header) if text and is_one(group, text)]

    def column(self, place: int) -> list[str]:
        """The first cells of a column."""
        return [cell(row, place) for row in self.page.body(self.row)]

    def _is_dropped(self, text: str) -> bool:
        if header_key(text) in self.meant:
            return False
        return any(is_one(group, text) for group in SET_ASIDE)


def _begins_as_list(text: str) -> bool:
    """Whether a header that names "your structure" asks for its partners."""
    return holds("partners", text)


def _is_number(text: str) -> bool:
    return text.replace(",", ".").replace(".", "", 1).isdigit()


def find_form(page: Page, context: Context) -> Form | None:
    """The form whose answers a sheet holds; None where it holds none."""
    ties = meanings(context.manifest.columns["ties"])
    meant = {header_key(h): _field(f, ties) for h, f in context.options.meant.columns.items()}
    scored = Counter({n: marks(cells) for n, cells in enumerate(page.top[:HEADERS], start=1)})
    for number, score in sorted(scored.items(), key=lambda each: (-each[1], each[0])):
        head = head_at(page, number)
        form = Form(page, head.row, head.header, head.groups, meant, ties)
        if _is_form(form, score, ties):
            return form
    return None


def _field(word: str, ties: Mapping[str, str]) -> str:
    return ties.get(header_key(word), word and "other")


def _is_form(form: Form, score: int, ties: Mapping[str, str]) -> bool:
    """Whether a row of headers is a form's: by what only tools write, or by choices in brackets."""
    marked = [text for text in form.header if text and is_one("signs", text)]
    moments = [
        place for place in form.places("moments") if any(":" in t for t in form.column(place))
    ]
    plain = {known_header(t, ties) for t in form.header if rank_of(t) is None and not _is_who(t)}
    if marked or (moments and not {"source", "target"} <= plain):
        return score > 0 and bool(form.options or form.lists or form.unasked)
    bracketed = [o for o in form.options if form.header[o.place].endswith("]")]
    return len(bracketed) > 1 and form.who is not None


def _is_who(text: str) -> bool:
    return holds("who", text) or normalise(text) in words("who")
