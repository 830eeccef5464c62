"""E-mail addresses and telephone numbers stay outside: ``[retiré]`` stands in their place."""

import re
from collections.abc import Iterable, Sequence

RETIRED = "[retiré]"

_AT = r"(?:@|\s?[(\[](?:at|arobase|@)[)\]]\s?)"
# Looked for where a word begins only: a text of one long word is then read once, not once a letter.
_EMAIL = rf"(?<![\w.+\-])[\w.+\-]+{_AT}[\w\-]+(?:\.[\w\-]+)+"
_FRENCH = r"(?<![\d.,+])(?:\(0\s?[1-9]\)|0\s?[1-9])(?:[\s.\-]?\d{2}){4}(?!\d)"
_SLASHED = r"(?<![\d.,+\-/])0[1-9](?:/\d{2}){4}(?![\d/])"
_ABROAD = r"(?<![\d.,+])00[\s.\-]?[1-9](?:[\s.\-()]{0,2}\d){8,12}(?!\d)"
_PLUS = r"\+\d(?:[\s.\-()]{0,2}\d){7,14}(?!\d)"
_PERSONAL = re.compile(f"{_EMAIL}|{_ABROAD}|{_FRENCH}|{_SLASHED}|{_PLUS}")


def retire(text: str) -> str:
    """The text without e-mail addresses and telephone numbers (French or ``+`` form).

    >>> retire("voir Ana, 06 12 34 56 78 ou ana@asso.fr")
    'voir Ana, [retiré] ou [retiré]'
    """
    return _PERSONAL.sub(RETIRED, text)


def holds_coordinates(texts: Iterable[str]) -> bool:
    """Whether one of the texts holds an e-mail address or a telephone number.

    >>> holds_coordinates(["local:essai:ana@asso.fr"]), holds_coordinates(["siren:213105554"])
    (True, False)
    """
    return bool(_PERSONAL.search("\n".join(texts)))


def retire_all(texts: Sequence[str]) -> tuple[list[str], int]:
    """Every text stripped and without personal coordinates, and how many cells held some."""
    stripped = [text.strip() for text in texts]
    if not holds_coordinates(stripped):
        return stripped, 0
    clean = [_PERSONAL.sub(RETIRED, text) for text in stripped]
    return clean, sum(old != new for old, new in zip(stripped, clean, strict=True))
