"""A form: the columns that people fill in, with what each may hold."""

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
