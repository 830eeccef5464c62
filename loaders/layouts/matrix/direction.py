"""Which way the ties of a matrix go: told by its words, else by its two halves."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from graph.identity import normalise
from loaders.layouts.matrix.marks import Mark

Way = Literal["said", "both", "half", "one", "none"]


@dataclass(frozen=True, slots=True)
class Crossing:
    """A cell: number of its row, labels of its row and column, what it says; ``pair``: labels as compared."""

    row: int
    source: str
    target: str
    mark: Mark
    pair: tuple[str, str]

    @property
    def is_loop(self) -> bool:
        """Whether it stands on the diagonal."""
        source, target = self.pair
        return source == target


@dataclass(frozen=True)
class Halves:
    """The cells of a matrix whose row and column labels are both in rows and columns.

    ``order``: place of a label among the columns, which tells the two halves apart.
    """

    cells: Mapping[tuple[str, str], Mark]
    order: Mapping[str, int]

    @classmethod
    def of(cls, crossings: Sequence[Crossing], columns: Sequence[str]) -> "Halves":
        """From all cells of a matrix, and the labels of its columns."""
        order = {name: at for at, name in enumerate(dict.fromkeys(map(normalise, columns)))}
        both = {each.pair[0] for each in crossings} & set(order)
        found = {each.pair: each.mark for each in crossings if not each.is_loop}
        return cls({pair: mark for pair, mark in found.items() if set(pair) <= both}, order)

    @cached_property
    def tied(self) -> dict[tuple[str, str], Mark]:
        """The cells that state a tie."""
        return {pair: mark for pair, mark in self.cells.items() if mark.tied}

    def unlike(self) -> Iterator[tuple[str, str]]:
        """The ties whose cell on the other side says something else; one that cannot be read says nothing."""
        for (source, target), mark in self.tied.items():
            other = self.cells.get((target, source), Mark("blank"))
            if other.what != "bad" and other != mark:
                yield source, target

    @property
    def one_half(self) -> bool:
        """Whether all that is said, ties or none, stands on one side of the diagonal."""
        sides = {
            self.order[source] < self.order[target]
            for (source, target), mark in self.cells.items()
            if mark.tied or mark.what in ("no", "bad")
        }
        return len(sides) == 1

    def hatched(self) -> set[tuple[str, str]]:
        """The grey cells of a half where nothing else is written; elsewhere grey is a mark."""
        found: set[tuple[str, str]] = set()
        for side in (True, False):
            half = {
                p: m for p, m in self.cells.items() if (self.order[p[0]] < self.order[p[1]]) is side
            }
            if {mark.what for mark in half.values()} <= {"blank", "hatched"}:
                found |= set(half)
        return found


def way_of(halves: Halves, *, one_way: bool) -> Way:
    """Which way ties go.

    ``both``: halves agree, ``half``: one is filled, ``one``: they differ; ``said``: words tell;
    ``none``: no tie between actors of both rows and columns.
    """
    if one_way:
        return "said"
    if not halves.tied:
        return "none"
    if not any(halves.unlike()):
        return "both"
    return "half" if halves.one_half else "one"


def undirected(crossings: Sequence[Crossing]) -> list[Crossing]:
    """Ties without direction: a pair whose two cells say the same, or one of them, is one tie."""
    kept: list[Crossing] = []
    seen: set[tuple[frozenset[str], Mark]] = set()
    for each in crossings:
        key = frozenset(each.pair), each.mark
        if key not in seen:
            seen.add(key)
            kept.append(each)
    return kept
