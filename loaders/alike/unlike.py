"""One identifier of a register under names that are not alike: copied into the wrong row, perhaps."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from graph.identity import double_key
from graph.tables import Actors
from loaders.alike.doubles import REGISTERED, ActorsSeen

ALIKE = 0.6  # of 1, how like two spellings are
SHARED = 0.5  # of the words of the shorter name
SHORT = 3  # letters of a word that tells little: le, sur, des
Unlike = tuple[str, tuple[str, ...]]  # the number, and a name of each kind


def unlike_names(seen: ActorsSeen, stored: Actors | None) -> tuple[Unlike, ...]:
    """The numbers of this load that stand under unlike names, those of the store among them."""
    held = dict(zip(stored.id, stored.name, strict=True)) if stored else {}
    found = []
    for key, names in seen.names.items():
        if key.startswith(REGISTERED) and len(names) + (key in held) > 1:
            known = names | {held.get(key, "")} - {"", key, key.partition(":")[2]}
            kinds = tuple(_kinds(sorted(known)))
            if len(kinds) > 1:
                found.append((key.partition(":")[2], kinds))
    return tuple(sorted(found))


def _kinds(names: Sequence[str]) -> Iterator[str]:
    """The first name of each kind."""
    groups: list[list[str]] = []
    for name in names:
        near = [group for group in groups if any(are_alike(name, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([other for group in near for other in group] + [name])
    yield from sorted(min(group) for group in groups)


def are_alike(one: str, other: str) -> bool:
    """Whether two names may be one actor's.

    >>> are_alike("MJC", "Maison des jeunes et de la culture")
    True
    >>> are_alike("Régie du Verger", "Amicale des boulistes")
    False
    """
    first, second = double_key(one), double_key(other)
    words, others = _telling(first), _telling(second)
    shared = len(words & others)
    if shared and shared >= SHARED * min(len(words), len(others)):
        return True
    if SequenceMatcher(None, first, second).ratio() >= ALIKE:
        return True
    return _stands_for(one, other) or _stands_for(other, one)


def _telling(key: str) -> set[str]:
    words = set(key.split())
    return {word for word in words if len(word) > SHORT} or words


def _stands_for(short: str, long: str) -> bool:
    """Whether the letters of a name in capitals begin words of another, in their order."""
    letters = [letter for letter in short.lower() if letter.isalpha()]
    if not short.isupper() or " " in short.strip() or len(letters) < 2:  # noqa: PLR2004 - one letter is no acronym
        return False
    initials = iter(word[0].lower() for word in long.replace("'", " ").replace("’", " ").split())
    return all(letter in initials for letter in letters)
