"""The known name that a new one is closest to: a slip of the pen, perhaps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from graph.identity import normalise

CLOSE = 0.75  # of 1
TRIED = 5  # known names that share the most triplets of letters with a new one
MOST = 2_000  # new names compared: a list of a whole town has no slip to show on a screen


def closest(new: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """New name -> the known one most like it; none for those like nobody.

    >>> closest(["Régie du Vergé", "Ets Barbotin"], ["Mairie", "Régie du Verger"])
    {'Régie du Vergé': 'Régie du Verger'}
    """
    names = {normalise(name): name for name in sorted(set(known), reverse=True)}
    places: defaultdict[str, list[str]] = defaultdict(list)
    for words in sorted(names) if names else ():
        for triplet in _triplets(words):
            places[triplet].append(words)
    found = {name: _closest(normalise(name), places) for name in sorted(set(new))[:MOST]}
    return {name: names[words] for name, words in found.items() if words}


def _closest(words: str, places: Mapping[str, list[str]]) -> str:
    shared = Counter(other for triplet in _triplets(words) for other in places.get(triplet, ()))
    likely = sorted(shared, key=lambda other: (-shared[other], other))[:TRIED]
    rated = [(SequenceMatcher(None, words, other).ratio(), other) for other in likely]
    ratio, best = max(rated, default=(0.0, ""))
    return best if ratio >= CLOSE else ""


def _triplets(words: str) -> set[str]:
    padded = f" {words} "
    return {padded[i : i + 3] for i in range(len(padded) - 2)}
