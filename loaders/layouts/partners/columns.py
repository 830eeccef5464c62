"""Which columns of a sheet say who, with whom, and what more of each tie."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from graph.identity import normalise
from loaders.frame.context import Context
from loaders.frame.headers import header_key, known_header, meanings
from loaders.layouts.page import Cells, Page
from loaders.layouts.partners.cells import COMMA, JOINED
from loaders.layouts.partners.vocabulary import listing_fields, words

HEADERS = 30  # rows among which the header is looked for
LAST = 1000  # beyond the ranks of all words
FEWEST = 2  # columns that a second row of headers tells apart
_RANK = re.compile(r"\b(?:n\s?)?(\d{1,2})(?:er|ere|e|eme|nd|nde|st|rd|th)?\b|\b([a-h])\Z")
_REMARK = re.compile(r"\([^()]*\)")
FORBIDDEN = frozenset({"source", "target"})
OWN_TYPE = (
    "type"  # a bare header: of the structure where it stands before its partners, else of the tie
)


@dataclass(frozen=True, slots=True)
class Heads:
    """A header row understood: its number, the place of who, those of partners by rank, other fields.

    ``under``: a second row of headers stands below it; ``partners``: (place, rank); ``fields``: (field
    of ties, rank or "", place); ``actor_fields``: field of actors -> place; ``unused``: places of what
    means nothing here.
    """

    row: int
    header: tuple[str, ...]
    who: int
    partners: tuple[tuple[int, str], ...]
    fields: tuple[tuple[str, str, int], ...]
    actor_fields: Mapping[str, int]
    unused: tuple[int, ...]
    under: int = 0

    @property
    def last(self) -> int:
        """The number of the last row of headers."""
        return self.row + self.under

    @property
    def lists_actors(self) -> bool:
        """Whether it is a list of actors too."""
        return bool(listing_fields() & set(self.actor_fields)) or self._places_actors

    @property
    def _places_actors(self) -> bool:
        """Whether it says where each structure is, before it says its partners."""
        first = self.partners[0][0]
        return not self.is_plain and any(
            f == "territory" and at < first for f, _, at in self.fields
        )

    @property
    def is_plain(self) -> bool:
        """Whether its headers are those of one tie a row: ``de``, ``vers``."""
        return all(rank_of(self.title(place)) is None for place, _ in self.partners)

    @property
    def separator(self) -> str:
        """What may separate names in its columns of partners."""
        return COMMA if self.is_plain else JOINED

    def title(self, place: int) -> str:
        """A header, that of the column left of it where it has none."""
        return next((text for text in reversed(self.header[: place + 1]) if text), "")


def find_heads(page: Page, context: Context) -> Heads | None:
    """The header row that names who and with whom, None where none does."""
    rows = enumerate(page.top[:HEADERS], start=1)
    found = [heads for number, cells in rows if (heads := _heads(number, cells, page, context))]
    return max(found, key=lambda heads: len(heads.fields) + len(heads.partners), default=None)


def _heads(number: int, cells: Cells, page: Page, context: Context) -> Heads | None:
    ties, actors = (_known(context, kind) for kind in ("ties", "actors"))
    said = {header_key(header): meant for header, meant in context.options.meant.columns.items()}
    partners = [
        (place, rank)
        for place, text in enumerate(cells)
        if (rank := _partner(text, ties, said)) is not None
    ]
    under = _under(page, number, {place for place, _ in partners})
    who = _who(cells, {place for place, _ in partners}, ties, said)
    if who is None or not partners:
        return None
    partners = _with_untitled(cells, partners, page, number + under)
    taken = {who, *(place for place, _ in partners)}
    free = [at for at, text in reversed(list(enumerate(cells))) if text and at not in taken]
    free = [at for at in free if not _is_own_type(cells[at], at, partners, said)]
    # from the right, so that of two columns of one field the first is taken
    fields = {found: at for at in free if (found := _field(cells[at], ties))}
    own = {f: at for at in free if not _field(cells[at], ties) and (f := _own(cells[at], actors))}
    used = {*fields.values(), *own.values()}
    said_more = tuple(sorted((*found, at) for found, at in fields.items()))
    left = {*used, *taken}
    unused = tuple(at for at, text in enumerate(cells) if text and at not in left)
    return Heads(number, tuple(cells), who, tuple(partners), said_more, own, unused, under)


def _under(page: Page, number: int, partners: set[int]) -> int:
    """1 where a second row of headers numbers the columns of partners, 0 where none does."""
    below = page.top[number] if number < len(page.top) else ()
    held = {place: text for place, text in enumerate(below) if text}
    if len(held) < FEWEST or min(held) < min(partners, default=0):
        return 0
    return int(all(map(_is_rank, held.values())))


def _is_rank(text: str) -> bool:
    bare = normalise(text)
    return bool(_RANK.fullmatch(bare)) or bare in words("ranks") or rank_of(text) is not None


def _known(context: Context, kind: str) -> dict[str, str]:
    return meanings(context.manifest.columns[kind])


@cache
def rank_of(header: str) -> str | None:
    """The rank of a header of partners, ``""`` for none; None where it is no such header.

    >>> [rank_of(text) for text in ("Partenaire n°2", "1er partenaire", "Autres partenaires", "Nom")]
    ['2', '1', '', None]
    """
    bare = normalise(_REMARK.sub(" ", header.replace("°", " ")))
    rank = ""
    if found := _RANK.search(re.sub(r"(?<=[a-z])(?=\d)", " ", bare)):
        bare, rank = re.sub(r"(?<=[a-z])(?=\d)", " ", bare), found[1] or found[2]
        bare = (bare[: found.start()] + bare[found.end() :]).strip()
    if bare in words("partners"):
        return rank
    telling = " ".join(word for word in bare.split() if word not in {*words("ranks"), "du"})
    return rank if telling != bare and telling in words("partners") else None


def _partner(text: str, ties: Mapping[str, str], said: Mapping[str, str]) -> str | None:
    if known_header(text, ties) == "target":
        return rank_of(text) or ""
    if header_key(text) in said or not text:
        return None
    return rank_of(text)


def _who(
    cells: Cells, partners: set[int], ties: Mapping[str, str], said: Mapping[str, str]
) -> int | None:
    """The place of who has partners: the surest header, and of these the first."""
    ranks: dict[int, int] = {}
    plain = all(rank_of(cells[place]) is None for place in partners)
    for place, text in enumerate(cells):
        own = words("who").get(normalise(_REMARK.sub(" ", text)))
        if place in partners or not text:
            continue
        stated = known_header(text, ties) == "source"
        if stated and (own is not None or plain or header_key(text) in said):
            ranks[place] = -1 if own is None else own - LAST
        elif own is not None and header_key(text) not in said:
            ranks[place] = own
        elif stated:  # beside "Travaille avec", a source may be where it was read
            ranks[place] = LAST
    return min(ranks, key=lambda place: (ranks[place], place), default=None)


def _with_untitled(
    cells: Cells, partners: Sequence[tuple[int, str]], page: Page, number: int
) -> list[tuple[int, str]]:
    """Columns without a header right of one of partners, as one merged over them makes."""
    found = list(partners)
    body = page.body(number)
    width = max(map(len, body), default=0) if page.raw.in_workbook else len(cells)
    for place, rank in partners:
        at = place + 1 if rank_of(cells[place]) is not None else width
        while at < width and not (at < len(cells) and cells[at]):
            if any(at < len(row) and row[at] for row in body):
                found.append((at, rank))
            at += 1
    return sorted(found)


def _is_own_type(
    text: str, place: int, partners: Sequence[tuple[int, str]], said: Mapping[str, str]
) -> bool:
    """Whether a column says what kind of structure it is: association, landlord."""
    key = header_key(text)
    return key == OWN_TYPE and key not in said and place < partners[0][0]


def _field(text: str, ties: Mapping[str, str]) -> tuple[str, str] | None:
    """The field of ties that a header means, and its rank."""
    if field := known_header(text, ties):
        return None if field in FORBIDDEN else (field, "")
    match = re.search(r"\s*(?:n°\s?)?(\d{1,2})\s*\Z", text)
    field = known_header(text[: match.start()], ties) if match else ""
    return (field, match[1]) if match and field and field not in FORBIDDEN else None


def _own(text: str, actors: Mapping[str, str]) -> str:
    field = known_header(text, actors) if text else ""
    return "" if field == "name" else field
