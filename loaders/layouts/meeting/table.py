"""The list of a meeting: its header, the columns that say who was there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.identity import normalise
from loaders.layouts.attendance.blocks import Block
from loaders.layouts.attendance.columns import Columns, columns_of
from loaders.layouts.attendance.days import Day
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.marks import ROLES, SIGNED, TICKED, UNKNOWN, role_of
from loaders.layouts.attendance.words import meanings, vocabulary, words

DEEP = 30
NO_DAY = Day("", 0, 1, 1)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of who was there. ``marks``: slot -> the role that a mark there gives, ``ticked`` where
    the cell says it, ``signed`` where anything does; empty where nothing is ticked.
    """

    block: Block
    columns: Columns
    marks: Mapping[int, str] = field(default_factory=dict)


def find_listing(lines: Lines) -> Listing | None:
    """The list of a sheet, by its header; None where none names who came."""
    best, most = None, 0
    for line in range(min(DEEP, len(lines.cells))):
        heads = [normalise(text) for text in lines.cells[line]]
        known = [meanings("columns").get(head) for head in heads]
        marks = {slot: role for slot, head in enumerate(heads) if (role := _mark_column(head))}
        marks = {
            slot: role
            for slot, role in marks.items()
            if known[slot] not in ("actor", "name", "person")
        }
        found = sum(role is not None for role in known) + len(marks)
        if found > most and {"actor", "name", "person"} & set(known):
            best, most = (line, marks), found
    if best is None:
        return None
    header, marks = best
    block = Block(0, header, header + 1, len(lines.cells), dict.fromkeys(marks, NO_DAY))
    columns = columns_of(lines, block)
    return Listing(block, columns, marks) if columns else None


def _mark_column(head: str) -> str:
    """What a mark under this header means, ``""`` where it heads no marks."""
    if head in words("signed"):
        return SIGNED
    if head in words("presence_column"):
        return TICKED
    role = meanings("marks").get(head, "")
    return role if role in ROLES and len(head) > 2 else ""  # noqa: PLR2004  a letter is no header


def holds_marks(lines: Lines, listing: Listing) -> bool:
    """Whether the columns of marks hold marks and little else."""
    letters = vocabulary()["letters"]
    held = [
        role_of(text, column, letters)
        for slot, column in listing.marks.items()
        for line in range(listing.block.first, listing.block.end)
        if (text := lines.at(line, slot))
    ]
    return sum(role == UNKNOWN for role in held) * 2 <= len(held)


def sections(lines: Lines) -> Iterator[tuple[int, str]]:
    """(line, role) of the lines that say of those below them who they were: ``Présents :``."""
    for line in range(len(lines.cells)):
        written = lines.written(line)
        if len(written) == 1 and (role := section_role(lines.at(line, written[0]))):
            yield line, role


def section_role(text: str) -> str:
    """The role that a line over names gives them, ``""`` for none.

    >>> section_role("Étaient présents :"), section_role("Absents excusés"), section_role("MJC")
    ('attendee', 'excused', '')
    """
    said = [word for word in normalise(text).split() if word not in words("were")]
    bare = " ".join(said)
    role = meanings("marks").get(bare) or {
        "presences": "attendee",
        "absents excuses": "excused",
    }.get(bare, "")
    return role if role in ROLES and len(bare) > 4 else ""  # noqa: PLR2004  a word, no letter
