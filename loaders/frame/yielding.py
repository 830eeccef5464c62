"""Headers that mean a field where no other column does: ``Année`` beside ``Début``."""

from collections.abc import Iterable, Sequence

from loaders.frame.headers import header_key, known_header, meanings
from loaders.frame.manifest import Synonyms


def settled(synonyms: Synonyms, header: Sequence[str], yielding: Iterable[str]) -> Synonyms:
    """The synonyms of a table without the yielding headers that another column makes needless.

    Of several yielding headers of one field, the first in the list of synonyms stays.
    """
    known, keys = meanings(synonyms), {header_key(text) for text in header if text}
    weak = {header_key(word) for word in yielding}
    strong = {known_header(text, known) for text in header if header_key(text) not in weak} - {""}
    return {
        field: tuple(_kept(words, weak & keys, needless=field in strong))
        for field, words in synonyms.items()
    }


def _kept(words: Sequence[str], weak: set[str], *, needless: bool) -> Iterable[str]:
    """The words of a field; of those that yield and head a column, the first one alone, or none."""
    stays = next((header_key(word) for word in words if header_key(word) in weak), "")
    for word in words:
        key = header_key(word)
        if key not in weak or (key == stays and not needless):
            yield word
