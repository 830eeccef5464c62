"""Actors who may be one: names equal but for accents, case, punctuation, legal form, word order."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graph.identity import double_key
from graph.tables import Actors
from loaders.context import FrameBatch


class ActorsSeen:
    """Names and sectors of the actors a load states; their texts are shared with the frames."""

    def __init__(self) -> None:
        self._stated: list[tuple[NDArray[np.object_], ...]] = []

    def note(self, batch: FrameBatch) -> None:
        """Note the actors of a frame."""
        if batch.kind == "actors":
            cells = (batch.frame[name].to_numpy(object) for name in ("id", "name", "sector"))
            self._stated.append(tuple(cells))

    def named(self) -> Iterator[tuple[str, str]]:
        """Every id with a name that some row gives it, repeats included."""
        for key, name, _ in self._stated:
            yield from zip(key, name, strict=True)

    def unknown_sector(self) -> set[str]:
        """Ids whose sector no row states."""
        everyone: set[str] = set()
        known: set[str] = set()
        for key, _, sector in self._stated:
            everyone.update(key)
            known.update(key[(sector != "unknown") & (sector != "")])
        return everyone - known


def possible_doubles(seen: ActorsSeen, stored: Actors | None) -> tuple[tuple[str, ...], ...]:
    """Groups of ids whose names may be one, with at least one actor of this load; none is merged."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for key, name in set(seen.named()):
        groups[double_key(name)].add(key)
    for key, name in zip(stored.id, stored.name, strict=True) if stored else ():
        alike = double_key(name)
        if alike in groups:
            groups[alike].add(key)
    found = (tuple(sorted(ids)) for words, ids in groups.items() if words and len(ids) > 1)
    return tuple(sorted(set(found)))
