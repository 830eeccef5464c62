"""Amounts whose decimal comma was not quoted in a file of commas: one cell too many in every row.

``165 000,00`` makes two cells. Where each row of the file has as many cells too many, and there is one
place only where they can come from, the two are put together again; else nothing is guessed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Row = Sequence[str]
_WHOLE = re.compile(r"[+\-]?(?:0|[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+|[1-9]\d{0,9})\Z", re.ASCII)
_DECIMALS = re.compile(r"\d{2}(?:\s?(?:€|EUR|euros?))?\Z", re.ASCII | re.IGNORECASE)

_ANY, _AMOUNT = (
    re.compile(""),
    re.compile("montant|amount|somme|subvention|poids|weight", re.IGNORECASE),
)


@dataclass(frozen=True, slots=True)
class Surplus:
    """Columns whose cells a comma cut in two, and in how many rows."""

    places: tuple[int, ...] = ()
    rows: int = 0

    def mended(self, rows: Iterable[Row]) -> Iterator[list[str]]:
        """The rows, their amounts whole again; a blank one stays."""
        if not self.places:
            yield from rows  # type: ignore[misc]  # as they came
            return
        for row in rows:
            cells = list(row)
            for place in self.places if any(map(str.strip, cells)) else ():
                cells[place : place + 2] = [f"{cells[place].strip()},{cells[place + 1].strip()}"]
            yield cells


NONE = Surplus()


def find_surplus(batches: Iterable[Iterable[Row]], header: Sequence[str]) -> Surplus:
    """Where the commas of amounts cut the rows of a whole file.

    >>> header = ["nom", "montant", "objet"]
    >>> find_surplus([[["A", "1 250", "50", "x"], ["B", "900", "00", "y"]]], header)
    Surplus(places=(1,), rows=2)
    >>> find_surplus([[["A", "1 250", "50", "x"], ["B", "900", "y"]]], header)
    Surplus(places=(), rows=0)
    """
    width, least, rows = len(header), 0, 0
    cuts: set[int] | None = None
    for row in (row for batch in batches for row in batch if any(map(str.strip, row))):
        surplus = len(row) - width
        if surplus < 1:
            return NONE
        least = min(least or surplus, surplus)
        cuts = _cuts(row) if cuts is None else cuts & _cuts(row)
        rows += 1
    return Surplus(_places(sorted(cuts or ()), header, least), rows) if least else NONE


def _places(found: Sequence[int], header: Sequence[str], least: int) -> tuple[int, ...]:
    """The columns of the cells cut in two, where there are as many as cells too many."""
    for wanted in (_ANY, _AMOUNT):
        places: list[int] = []
        for cut in found:
            place = cut - len(places)
            if place < len(header) and wanted.search(header[place]):
                places.append(place)
        apart = all(b - a != 1 for a, b in pairwise(found)) or wanted is _AMOUNT
        if len(places) == least and apart:
            return tuple(places)
    return ()


def _cuts(row: Row) -> set[int]:
    """Places of a whole number that decimals follow."""
    cells = [cell.strip() for cell in row]
    pairs = pairwise(cells)
    return {i for i, (a, b) in enumerate(pairs) if _WHOLE.match(a) and _DECIMALS.match(b)}
