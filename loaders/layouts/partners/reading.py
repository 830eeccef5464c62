"""What a cell of partners names: sure lists are cut, doubtful ones asked about."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from loaders.layouts.partners.cells import (
    COMMA,
    WEAK,
    bare,
    cut,
    ends_with_and,
    is_weak,
    known_pieces,
    listed,
    with_and,
)
from loaders.layouts.partners.evidence import Evidence
from loaders.layouts.partners.vocabulary import names_nobody

# What a comma is in a column: of a name, between names, told by the sheet, or between the choices of a
# form, which a tool joins by commas whether or not they hold some
Commas = Literal["names", "lists", "told", "choices"]


class Doubtful(Exception):
    """A text that may be one name or several."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the cells of one column.

    ``evidence`` is asked only where a cell needs it; ``separator``: what may be between names there.
    """

    evidence: Callable[[], Evidence]
    commas: Commas = "told"
    separator: str = COMMA

    def names(self, text: str) -> tuple[str, ...]:
        """The names that a cell lists, each once; none for nobody. Raises Doubtful."""
        if names_nobody(text):
            return ()
        parts = [text.strip()] if self._is_one(text) else listed(text)
        found = [name for part in parts for name in self._part(part, among=len(parts) > 1)]
        return tuple(dict.fromkeys(bare(name) for name in found if not names_nobody(name)))

    def _is_one(self, text: str) -> bool:
        """Whether what looks like a list is the name of somebody known."""
        return len(listed(text)) > 1 and self.evidence().knows(text)

    def _part(self, part: str, *, among: bool) -> Sequence[str]:
        """The names of a part; ``among``: it stands among others."""
        if not is_weak(part) or self.evidence().knows(part):
            return [part]
        if found := known_pieces(part, self.evidence().knows):
            return found
        pieces = cut(part, self.separator)
        if len(pieces) > 1 and self.commas != "names":
            return self._commas(part, pieces, among=among)
        self._check(part, among=among)
        return [part]

    def _commas(self, part: str, pieces: Sequence[str], *, among: bool) -> Sequence[str]:
        evidence = self.evidence()
        if self.commas == "lists" or evidence.every:
            return self._last(part, pieces, evidence)
        if self.commas == "choices" and (sure := _choices(pieces, evidence)):
            return sure
        if not among or any(map(evidence.knows, pieces)):
            raise Doubtful(part)
        return [part]

    def _last(self, part: str, pieces: Sequence[str], evidence: Evidence) -> Sequence[str]:
        """The pieces, the last one cut at its "and" where that is the habit."""
        joined = self.commas == "choices"  # by a tool, which writes no "and"
        if joined or not ends_with_and(pieces) or evidence.knows(pieces[-1]):
            return pieces
        if evidence.every_and or all(map(evidence.knows, with_and(pieces)[-2:])):
            return with_and(pieces)
        if self.commas == "lists":
            return pieces
        raise Doubtful(part)

    def _check(self, part: str, *, among: bool) -> None:
        """Names hold "and", "/" or "&"; beside lists, half a known name is doubtful."""
        evidence = self.evidence()
        if self.commas != "told" or not (among or evidence.several):
            return
        if any(map(evidence.knows, cut(part, WEAK))):
            raise Doubtful(part)


def _choices(pieces: Sequence[str], evidence: Evidence) -> Sequence[str]:
    """Choices joined by commas, where some are known and none of the others can hold a comma itself."""
    known = [evidence.knows(piece) for piece in pieces]
    sure = any(known) and all(one or other for one, other in pairwise(known))
    return pieces if sure else ()
