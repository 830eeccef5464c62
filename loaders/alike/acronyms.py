"""Names compared whether they write an acronym or what it stands for."""

import re
from functools import cache
from pathlib import Path

from graph.identity import double_key, normalise
from graph.packaged import read_yaml

_LINKS = frozenset({"a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"})
_SPELLED = re.compile(r"\b\w(?: \w\b)+")


@cache
def _short_forms() -> tuple[tuple[str, str], ...]:
    """(words written out, acronym), the longest first."""
    said: dict[str, list[str]] = read_yaml(Path(__file__).with_name("acronyms.yaml"))
    pairs = [(f" {words} ", f" {short} ") for short, forms in said.items() for words in forms]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(short.strip() for _, short in _short_forms())


def alike_key(name: str) -> str:
    """``double_key``, equal too where one name holds an acronym and the other its words.

    >>> alike_key("M.J.C. Bel-Essart") == alike_key("Maison des jeunes et de la culture de Bel Essart")
    True
    """
    words = f" {_SPELLED.sub(_joined, normalise(name))} "
    for long, short in _short_forms():
        words = words.replace(long, short)
    each = words.split()
    if not _acronyms().isdisjoint(each):
        each = [word for word in each if word not in _LINKS] or each
    return double_key(" ".join(each))


def _joined(letters: re.Match[str]) -> str:
    """Letters one by one, where together they are a known acronym."""
    together = letters[0].replace(" ", "")
    return together if together in _acronyms() else letters[0]
