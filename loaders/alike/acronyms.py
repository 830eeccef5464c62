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
    """Words that are acronyms, or another one of the same."""
    words = (word.strip() for pair in _short_forms() for word in pair)
    return frozenset(word for word in words if " " not in word)


@cache
def _telling() -> frozenset[str]:
    """Words without one of which a name holds no acronym, nor what one stands for."""
    firsts = {long.split()[0] for long, _ in _short_forms()}
    return _acronyms() | firsts | {short[0] for short in _acronyms()}


def alike_key(name: str) -> str:
    """``double_key``, equal too where one name holds an acronym and the other its words.

    >>> alike_key("M.J.C. Bel-Essart") == alike_key("Maison des jeunes et de la culture de Bel Essart")
    True
    """
    words = normalise(name)
    if _telling().isdisjoint(words.split()):
        return double_key(words)
    words = f" {_SPELLED.sub(_joined, words)} "
    for long, short in _short_forms():
        words = words.replace(long, short)
    each = words.split()
    if not _acronyms().isdisjoint(each):
        each = [word for word in each if word not in _LINKS] or each
    return double_key(" ".join(each))


def _joined(run: re.Match[str]) -> str:
    """Letters one by one, the first of them together where they are a known acronym."""
    letters = run[0].split()
    for end in range(len(letters), 1, -1):
        if (together := "".join(letters[:end])) in _acronyms():
            return " ".join([together, *letters[end:]])
    return run[0]
