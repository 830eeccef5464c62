"""What stands in a cell of a matrix: a mark, a number, a date, a kind of tie, or nothing."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import codes
from loaders.formats.formulas import FAULTS
from loaders.values.dates import read_period
from loaders.values.numbers import read_amount
from loaders.values.shown import is_blank, shown
from loaders.values.words import read_open_word

What = Literal["blank", "no", "hatched", "yes", "number", "date", "type", "bad"]
TIED = frozenset({"yes", "number", "date", "type"})
PLAIN = frozenset({"blank", "no", "hatched", "yes", "number"})

_NOTHING = frozenset(
    {"-", "–", "—", "_", ".", "..", "...", "…", "/", "\\", "|", "□", "☐", "∅", "Ø"}
)
_HATCHED = frozenset("■█▓▒░▪◼◾⬛") | {"//", "///", "\\\\", "\\\\\\"}  # grey, or a mark where alone
_YES = frozenset("x×✓✔☑✅☒●•*+") | {"X", "oui", "yes", "o", "y", "vrai", "true", "ok"}
_NO = frozenset({"non", "no", "n", "faux", "false", "neant", "aucun", "aucune", "rien"})
_NONE = frozenset({"na", "n a", "nan", "none", "null", "nc"})
_NUMERIC_FAULTS = frozenset({"row_doubtful_comma", "row_negative", "row_not_finite"})
FIRST_YEAR, LAST_YEAR = 1950, 2099  # what may be a year; other numbers are weights


@dataclass(frozen=True, slots=True)
class Mark:
    """``text``: the number, the date or the code of the kind of tie; ``problem``: why it is ``bad``."""

    what: What
    text: str = ""
    problem: InputError | None = None

    @property
    def tied(self) -> bool:
        """Whether it states a tie."""
        return self.what in TIED

    @property
    def like_year(self) -> bool:
        """Whether it is a number that may be a year."""
        plain = self.what == "number" and self.text.isdecimal() and len(self.text) == 4  # noqa: PLR2004
        return plain and FIRST_YEAR <= int(self.text) <= LAST_YEAR


@lru_cache(maxsize=10_000)
def read_mark(cell: str) -> Mark:
    """What a cell says.

    >>> read_mark("X").what, read_mark("0").what, read_mark("2,5").text, read_mark("peut-être").what
    ('yes', 'no', '2.5', 'bad')
    """
    text = cell.strip()
    if is_blank(text) or text in _NOTHING:
        return Mark("blank")
    if text in _HATCHED or set(text) <= _HATCHED:
        return Mark("hatched")
    word = normalise(text)
    if text in _YES or word in _YES:
        return Mark("yes")
    if word in _NO | _NONE:
        return Mark("no" if word in _NO else "blank")
    if text in FAULTS:
        return Mark("bad", problem=InputError(FAULTS[text], value=text))
    return _number(text)


def _number(text: str) -> Mark:
    try:
        value = read_amount(text)
    except InputError as problem:
        return _other(text, problem)
    if not value:
        return Mark("no" if value == 0 else "blank")
    return Mark("number", str(int(value)) if value.is_integer() else repr(value))


def _other(text: str, problem: InputError) -> Mark:
    """A cell that is no number: a date, a word of the vocabulary, or neither."""
    if problem.code in _NUMERIC_FAULTS:
        return Mark("bad", problem=problem)
    if (code := read_open_word("tie_types", text)) in codes("tie_types"):
        return Mark("type", code)
    try:
        read_period(text)
    except InputError:
        return Mark("bad", problem=InputError("row_not_a_mark", value=shown(text)))
    return Mark("date", text)
