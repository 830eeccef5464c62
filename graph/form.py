"""A form: the columns that people fill in, with what each may hold; a form in rows and columns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a sheet to fill in.

    ``choices``: its list, ``strict`` where nothing else is taken; ``listed``: sheet and header of the
    column whose cells it may name; ``text``: typed as text, so that a spreadsheet changes nothing.
    """

    header: str
    explanation: str
    example: str
    required: bool
    choices: tuple[str, ...]
    strict: bool
    listed: tuple[str, str]
    text: bool
    date: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet to tick on paper or on a screen: who in rows, a day over each column of marks.

    ``title``: what stands before the cell of ``subject``; ``who``: the columns of names; ``day``: a header to
    write, ``mark``: a cell below it; ``days``, ``rows``: how many there are at least.
    """

    title: str
    subject: Field
    who: tuple[Field, ...]
    day: Field
    mark: Field
    days: int = 12
    rows: int = 28

    @property
    def fields(self) -> tuple[Field, ...]:
        """All that is explained of it."""
        return self.subject, *self.who, self.day, self.mark
