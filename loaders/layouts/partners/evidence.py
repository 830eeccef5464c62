"""What a whole sheet tells of the names in its cells, so that each is cut as the others are."""

from collections.abc import Iterable
from dataclasses import dataclass

from graph.identity import normalise
from loaders.layouts.names import Names
from loaders.layouts.partners.cells import COMMA, cut, ends_with_and, is_weak, listed
from loaders.layouts.partners.vocabulary import names_nobody

FEWEST = 2  # cells that make a habit


@dataclass(frozen=True, slots=True)
class Evidence:
    """How the cells of a sheet name actors.

    ``names``: known, or shown alone by a cell; ``every``: every cell has commas, ``every_and``: and an
    "and" before its last name; ``several``: some cell surely lists several.
    """

    names: Names
    every: bool = False
    every_and: bool = False
    several: bool = False

    def knows(self, name: str) -> bool:
        """Whether an actor is known by this name, or a cell of the sheet holds it alone."""
        return self.names.knows(name)


def gather(
    names: Names, who: Iterable[str], partners: Iterable[str], separator: str = COMMA
) -> Evidence:
    """From the cells of the two columns, distinct ones: none need be given twice."""
    cells = [text for text in partners if not names_nobody(text)]
    parts = [listed(text) for text in cells]
    alone = {normalise(part) for some in parts for part in some if not is_weak(part)}
    own = {normalise(text) for text in who if len(listed(text)) == 1}
    commas = [cut(text, separator) for text in cells]
    several = any(len(some) > 1 for some in parts)
    every = not several and len(cells) >= FEWEST and all(len(each) > 1 for each in commas)
    # "CCAS, Valombre", "MJC, Valombre": where every cell ends alike it may be where they are
    every = every and len({normalise(each[-1]) for each in commas}) > 1
    return Evidence(
        Names(names | alone | own),
        every=every,
        every_and=every and all(map(ends_with_and, commas)),
        several=several or every,
    )
