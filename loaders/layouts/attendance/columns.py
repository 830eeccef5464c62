"""What stands beside the days: the structure, its persons, numbers, totals, remarks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from graph.identity import normalise
from loaders.frame.headers import header_key
from loaders.layouts.attendance.blocks import Block, is_total
from loaders.layouts.attendance.lines import Lines, is_figure
from loaders.layouts.attendance.marks import REMEMBERED, ROLES, read_mark
from loaders.layouts.attendance.words import meanings, vocabulary, words

SAMPLE = 300  # lines by which columns are told
ENOUGH = 0.5  # of 1, how many cells of a column must be such for it to be


@dataclass(frozen=True, slots=True)
class Columns:
    """Slots beside the days. ``actor``: who came, -1 where only ``persons`` say it.

    ``names``: slot -> header of those that hold no actor; ``extra``: meetings whose header has no day;
    ``alone``: those who came are persons, of no structure.
    """

    actor: int
    persons: tuple[int, ...] = ()
    names: Mapping[int, str] = field(default_factory=dict)
    roles: Mapping[int, str] = field(default_factory=dict)
    extra: tuple[int, ...] = ()
    alone: bool = False


def columns_of(lines: Lines, block: Block, left: frozenset[str] = frozenset()) -> Columns | None:
    """The columns of a grid; ``left``: keys of headers that a person leaves out. None for no label."""
    marked = marked_lines(lines, block)[:SAMPLE]
    slots = frozenset(block.slots)
    beside = [slot for slot in range(lines.width) if slot not in slots]
    names = {slot: header_of(lines, block, slot) for slot in beside}
    held = {slot: [t for n in marked if (t := lines.at(n, slot))] for slot in beside}
    roles = {slot: _role(names[slot], held[slot]) for slot in beside if held[slot] or names[slot]}
    extra = tuple(slot for slot in roles if _is_meeting(slot, block, roles, names, held))
    roles = {
        s: "left" if header_key(names[s]) in left else roles[s] for s in roles if s not in extra
    }
    return _with_actor(roles, names, held, extra)


def marked_lines(lines: Lines, block: Block) -> list[int]:
    """The lines that hold a mark of who came."""
    letters, slots = vocabulary()["letters"], frozenset(block.slots)

    def is_marked(line: int) -> bool:
        written = lines.written(line)
        beside = [lines.at(line, slot) for slot in written if slot not in slots][:2]
        marks = (read_mark(lines.at(line, slot), letters) for slot in written if slot in slots)
        return any(mark in ROLES for mark in marks) and not any(map(is_total, beside))

    held = [line for line in range(block.first, block.end) if lines.written(line)]
    return [line for line in held if is_marked(line)] or held


def header_of(lines: Lines, block: Block, slot: int) -> str:
    """What a column is headed by: on the line of days, else just above or below it."""
    around = [block.header, *range(block.header + 1, block.first)]
    if block.header > block.top and len(lines.written(block.header - 1)) > 1:
        around.insert(1, block.header - 1)
    return next((text for line in around if (text := lines.at(line, slot))), "")


def _role(name: str, held: Sequence[str]) -> str:
    """By its header, else by what its cells are."""
    word = normalise(name)
    if found := meanings("columns").get(word):
        return found
    if is_total(name) or any(part in words("money") for part in word.split()):
        return "total"
    if held and sum("@" in text for text in held) >= len(held) * ENOUGH:
        return "contact"
    if held and all(map(is_figure, held)):
        return "number"
    if held and sum(map(has_civility, held)) >= len(held) * ENOUGH:
        return "person"
    return "other" if held else "remark"


@lru_cache(maxsize=REMEMBERED)
def has_civility(text: str) -> bool:
    """Whether a name is said to be that of a person: ``Mme Fougère``."""
    said = normalise(text).split()
    return len(said) > 1 and said[0] in words("civilities")


def _is_meeting(
    slot: int,
    block: Block,
    roles: Mapping[int, str],
    names: Mapping[int, str],
    held: Mapping[int, Sequence[str]],
) -> bool:
    """Whether a column without a day stands among the days, or speaks of a meeting, and holds marks."""
    letters = vocabulary()["letters"]
    marks = [text for text in held[slot] if read_mark(text, letters) in ROLES]
    if (
        not block.days
        or not names[slot]
        or roles[slot] not in ("other", "number", "person")
        or len(marks) < max(1, len(held[slot]))
    ):
        return False
    among = min(block.days) < slot < max(block.days)
    said = not words("meeting").isdisjoint(normalise(names[slot]).split())
    return among or (said and slot > min(block.days))


def _with_actor(
    roles: Mapping[int, str],
    names: Mapping[int, str],
    held: Mapping[int, Sequence[str]],
    extra: tuple[int, ...],
) -> Columns | None:
    actor = _actor(roles, held)
    who = ("person", "name") if actor >= 0 and roles[actor] != "name" else ("person",)
    persons = tuple(s for s, role in roles.items() if role in who and held[s])
    if actor >= 0 and roles[actor] == "name" and _are_persons(names, persons, held[actor]):
        persons, actor = tuple(sorted((*persons, actor))), -1
    if actor < 0 and not persons:
        return None
    return Columns(actor, persons, names, roles, extra, alone=actor < 0)


def _actor(roles: Mapping[int, str], held: Mapping[int, Sequence[str]]) -> int:
    """The column of structures, else of names, else the first of texts that is nothing else."""
    for wanted in ("actor", "name", "other", "function"):
        found = [slot for slot, role in roles.items() if role == wanted and held[slot]]
        if found and (wanted != "function" or "person" not in roles.values()):
            return max(found, key=lambda slot: (len(held[slot]) * 2 > len(held[found[0]]), -slot))
    return -1


def _are_persons(names: Mapping[int, str], persons: Sequence[int], held: Sequence[str]) -> bool:
    """Whether names are those of persons: a first name stands beside, or they are written so."""
    if any(normalise(names[slot]) in words("first_name") for slot in persons):
        return True
    return bool(held) and sum(map(_looks_personal, held)) > len(held) * ENOUGH


def _looks_personal(text: str) -> bool:
    """``Mme Fougère``, ``LOMBRIC Anaïs``, ``Anaïs LOMBRIC``."""
    parts = text.replace("-", " ").split()
    shouted = [part for part in parts if part.isupper() and len(part) > 1]
    named = [part for part in parts if part.istitle()]
    return has_civility(text) or (
        len(parts) in (2, 3) and 0 < len(shouted) < len(parts) == len(shouted) + len(named)
    )
