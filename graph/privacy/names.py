"""Names looked for in texts: accents, case and punctuation aside, the longest first."""

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator

from graph.identity import normalise

SHORTEST = 3  # letters of a name that is looked for in texts
LONG_NUMBER = 6  # digits of an id that are no year, count or amount by chance
_WORD = re.compile(r"[^\W_]+")


def spellings(key: str, name: str, aliases: Iterable[str]) -> Iterator[str]:
    """What an actor is called in texts, normalised: name, other names, id and what the id is made of.

    >>> list(spellings("local:essai:jd", "Jean Dupont", ["JD", "J. Dupont"]))
    ['jean dupont', 'j dupont', 'local essai jd']
    """
    for spelling in (name, *aliases, key, _given(key)):
        if len(words := normalise(spelling)) >= SHORTEST:
            yield words


def _given(key: str) -> str:
    """The part of an id that a person writes elsewhere: a register's number, a list's own id or a name.

    Without the short numbers, that any text may hold.
    """
    scheme, *parts = key.split(":")
    given = parts[min(2, len(parts) - 1)] if scheme == "local" and parts else key.rpartition(":")[2]
    return given if len(given) >= LONG_NUMBER or not given.isdigit() else ""


class Names:
    """Finds names, given as ``spellings`` writes them, in texts."""

    def __init__(self, names: Collection[str]) -> None:
        self._names = frozenset(names)
        self._sorted = sorted(self._names)
        longest: dict[str, int] = {}
        for words in self._names:
            first, *rest = words.split()
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
        self._longest = longest

    def replaced(self, text: str, put: Callable[[str], str]) -> str:
        """The text with ``put(name)`` in place of each name; the longest name wins."""
        found = list(_WORD.finditer(text))
        words = [normalise(match.group()) for match in found]
        parts, at, end = [], 0, 0
        while at < len(words):
            size = self._size(words, at)
            if size:
                parts += [text[end : found[at].start()], put(" ".join(words[at : at + size]))]
                end = found[at + size - 1].end()
            at += size or 1
        return "".join(parts) + text[end:]

    def within(self, text: str) -> bool:
        """Whether a text holds one of the names."""
        return self.replaced(text, lambda _: "") != text

    def before_begun(self, text: str) -> str:
        """A text that was cut, without the name that it may end within."""
        found = list(_WORD.finditer(text))
        words = [normalise(match.group()) for match in found]
        for at, match in enumerate(found):
            tail = " ".join(words[at:])
            if len(tail) >= SHORTEST and self._begins(tail):
                return text[: match.start()]
        return text

    def _begins(self, tail: str) -> bool:
        at = bisect_left(self._sorted, tail)
        return at < len(self._sorted) and self._sorted[at].startswith(tail)

    def _size(self, words: list[str], at: int) -> int:
        """How many words from here are a name, 0 where none is."""
        most = min(self._longest.get(words[at], 0), len(words) - at)
        for size in range(most, 0, -1):
            if " ".join(words[at : at + size]) in self._names:
                return size
        return 0
