"""The names that actors are known by before the rows of a load are read."""

from collections.abc import Iterable

from graph.identity import normalise
from loaders.frame.known import Stored


class Names(set[str]):
    """Normalised names and other names of the actors that a load lists or the store holds.

    >>> names = Names.of(["MJC Bel-Essart"])
    >>> "mjc bel essart" in names, names.knows("MJC BEL-ESSART"), names.knows("MJC")
    (True, True, False)
    """

    @classmethod
    def of(cls, names: Iterable[str]) -> "Names":
        """From names as written."""
        found = cls(normalise(name) for name in names)
        found.discard("")
        return found

    def knows(self, name: str) -> bool:
        """Whether an actor is known by this name, case, accents and punctuation aside."""
        return normalise(name) in self


def stored_names(stored: Stored | None) -> Iterable[str]:
    """Names and other names of the store's actors."""
    if stored is None:
        return
    held = stored.actors
    for name, aliases in zip(held.name, held.aliases, strict=True):
        yield name
        yield from aliases
