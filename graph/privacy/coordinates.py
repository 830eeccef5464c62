"""E-mail addresses and telephone numbers stay outside: ``[retiré]`` stands in their place.

Dates, amounts and numbers that a word calls a SIREN, a decision or the like look like telephone numbers
here and there: they are told first, and stay.
"""

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

_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d{2}"
_SPACE = "[ \u00a0\u202f]"
_MARK = rf"(?:[/.\-_]|{_SPACE})"
_DATE = rf"(?<!\d){_DAY}{_MARK}{_MONTH}{_MARK}{_YEAR}(?!\d)"
_ISO = rf"(?<!\d){_YEAR}{_MARK}{_MONTH}{_MARK}{_DAY}(?!\d)"
# Two days one after the other; a telephone number has no second gap of its own.
_TWO_SHORT = (
    rf"(?<![\d.,+]){_DAY}(?P<a>[/.\-]){_MONTH}(?P=a)\d\d(?:{_SPACE}+|{_SPACE}?[/\-–]{_SPACE}?|{_SPACE}(?:au|et|à){_SPACE})"
    rf"{_DAY}(?P=a){_MONTH}(?P=a)\d\d(?![\d/.\-])"
)
# 06-07-08-09-10 mai: the days of a month.
_DAYS = re.compile(rf"{_DAY}(?:[,/\-]{_DAY}|{_SPACE}{_DAY})+\Z")
_OF_MONTH = re.compile(r"\s(?i:janv|f[ée]vr|mars|avril|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c)")
_THOUSANDS = rf"[1-9]\d{{0,2}}(?:(?:{_SPACE}|[.'’])?\d{{3}}){{0,4}}"
_AMOUNT = rf"(?<![\d.,+])\+?{_THOUSANDS}(?:,\d{{1,2}})?{_SPACE}?(?:€|euros?\b|EUR\b)"
# Figures in one piece, or grouped otherwise than by twos, behind the word that says what they are; of
# a decision, no mobile telephone.
_N = r"\s?(?:n°|no\b|num[ée]ro|nr)?\.?\s?"
_GROUPS = r"\d{9,17}(?!\d)|\d{3}(?:[ .\-]\d{3}){2}(?:[ .\-]\d{5})?(?!\d)"
_REGISTERED = rf"(?i:\b(?:siren|siret|rna|insee)\b{_N}:?\s?)(?:{_GROUPS})"
_DECIDED = (
    r"(?i:\b(?:d[ée]lib[ée]rations?|d[ée]cisions?|d[ée]lib|arr[êe]t[ée]|dossier|convention|march[ée]|facture"
    rf"|engagement|r[ée]f[ée]rence|r[ée]f|ej)\b\.?{_N})(?!0[67])(?:{_GROUPS})"
)
_YEARLY = rf"(?<!\d){_YEAR}[\-_/]\d{{4,10}}(?!\d)"  # 2022-0123456789, the number of a decision
_KEPT = f"{_TWO_SHORT}|{_DATE}|{_ISO}|{_AMOUNT}|{_REGISTERED}|{_DECIDED}|{_YEARLY}"
_LIKE = f"{_ABROAD}|{_FRENCH}|{_SLASHED}|{_PLUS}"
# Most texts hold nothing of the kind; what does is read again with all that may look like it.
_PERHAPS = re.compile(f"{_EMAIL}|{_LIKE}")
_PERSONAL = re.compile(f"{_EMAIL}|(?P<kept>{_KEPT})|{_LIKE}")


def retire(text: str) -> str:
    """The text without e-mail addresses and telephone numbers (French or ``+`` form).

    >>> retire("voir Ana, 06 12 34 56 78 ou ana@asso.fr")
    'voir Ana, [retiré] ou [retiré]'
    >>> retire("stage du 05-06-2022 07-06-2022")
    'stage du 05-06-2022 07-06-2022'
    """
    return _PERSONAL.sub(_retired, text) if _PERHAPS.search(text) else text


def _retired(found: re.Match[str]) -> str:
    return RETIRED if _is_personal(found) else found[0]


def _is_personal(found: re.Match[str]) -> bool:
    if found["kept"] is not None:
        return False
    return not (_OF_MONTH.match(found.string, found.end()) and _DAYS.match(found[0]))


def holds_coordinates(texts: Iterable[str]) -> bool:
    """Whether one of the texts holds an e-mail address or a telephone number.

    >>> holds_coordinates(["local:essai:ana@asso.fr"]), holds_coordinates(["siren:213105554"])
    (True, False)
    """
    joined = "\n".join(texts)
    if not _PERHAPS.search(joined):
        return False
    return any(map(_is_personal, _PERSONAL.finditer(joined)))


def retire_all(texts: Sequence[str]) -> tuple[list[str], int]:
    """Every text stripped and without personal coordinates, and how many cells held some."""
    stripped = [text.strip() for text in texts]
    if not holds_coordinates(stripped):
        return stripped, 0
    clean = [retire(text) for text in stripped]
    return clean, sum(old != new for old, new in zip(stripped, clean, strict=True))
