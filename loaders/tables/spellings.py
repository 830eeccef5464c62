"""Ids made from names: names written differently are different actors, whatever their order."""

import unicodedata
from collections import defaultdict
from hashlib import blake2b

from graph.identity import local_id, normalise, shortened
from graph.privacy.coordinates import retire

MARK_BYTES = 3


def written(name: str) -> str:
    """A name as it is written: composed letters, no space around it, one between words."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def name_id(dataset: str, name: str, territory: str = "") -> str:
    """``local_id``; a name that held personal coordinates keeps apart those who differ by them only."""
    clean = retire(name)
    if clean == name:
        return local_id(dataset, name, territory)
    return local_id(dataset, f"{clean} {_mark(dataset, normalise(name), 4)}", territory)


def _mark(dataset: str, text: str, size: int) -> str:
    return blake2b(text.encode(), digest_size=size, key=dataset.encode()[:64]).hexdigest()


class Spellings:
    """The names of one load that ids are made from; all are noted before any id is asked for."""

    def __init__(self, dataset: str) -> None:
        self.dataset = dataset
        self._written: defaultdict[str, set[str]] = defaultdict(set)

    def note(self, name: str, territory: str) -> None:
        """Note a name that an id is to be made from."""
        self._written[name_id(self.dataset, name, territory)].add(written(name))

    def key(self, name: str, territory: str) -> str:
        """The id of a name; one with 6 hex digits of its own where other spellings share it."""
        key = name_id(self.dataset, name, territory)
        own = written(name)
        if self._written.get(key, set()) <= {own}:
            return key
        return shortened(f"{key}-{_mark(self.dataset, own, MARK_BYTES)}")
