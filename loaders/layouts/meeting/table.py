"""The list of a meeting: its header, the columns that say who was there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.identity import normalise
from loaders.frame.headers import header_key
from loaders.layouts.attendance.blocks import Block
from loaders.layouts.attendance.columns import Columns, columns_of
from loaders.layouts.attendance.days import Day
from loaders.layouts.attendance.lines import Lines
from loaders.layouts.attendance.marks import ROLES, SIGNED, TICKED, UNKNOWN, role_of
from loaders.layouts.attendance.words import meanings, vocabulary, words

DEEP = 30
WHO = ("actor", "name", "person")
NO_DAY = Day("", 0, 1, 1)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of who was there.

    ``marks``: slot -> the role that a mark there gives, ``ticked`` where the cell says it, ``signed``
    where anything does; empty where nothing is ticked.
    """

    block: Block
    columns: Columns
    marks: Mapping[int, str] = field(default_factory=dict)


def find_listing(lines: Lines, left: frozenset[str] = frozenset()) -> Listing | None:
    """The list of a sheet, by its header; ``left``: keys of headers of columns that are left out."""
    heads = [_Heads.of(lines, line, left) for line in range(min(DEEP, len(lines.cells)))]
    best = max(heads, key=lambda each: each.known, default=None)
    if best is None or not best.known:
        return None
    block = Block(0, best.line, best.line + 1, len(lines.cells), dict.fromkeys(best.marks, NO_DAY))
    columns = columns_of(lines, block, left)
    return Listing(block, columns, best.marks) if columns else None


@dataclass(frozen=True, slots=True)
class _Heads:
    """A line that may be the header: how many of its cells are known, 0 where none says who."""

    line: int
    known: int
    marks: Mapping[int, str]

    @classmethod
    def of(cls, lines: Lines, line: int, left: frozenset[str]) -> "_Heads":
        heads = [normalise(text) for text in lines.cells[line]]
        known = {slot: meanings("columns").get(head, "") for slot, head in enumerate(heads)}
        marks = {
            slot: role
            for slot, head in enumerate(heads)
            if known[slot] not in WHO
            and header_key(head) not in left
            and (role := _mark_column(head))
        }
        found = sum(map(bool, known.values())) + len(marks)
        return cls(line, found if {*WHO} & {*known.values()} else 0, marks)


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
