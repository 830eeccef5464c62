"""A cell of partners cut into the names it lists; brackets and quotes hold together what they enclose."""

import re
from collections.abc import Callable, Sequence
from functools import cache

from graph.privacy.coordinates import RETIRED, retire

_PROTECTED = r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»|“[^“”]*”|\"[^\"]*\""
LISTED = r"[;|\n\r\v；¦]+|\s[•▪◦‣]\s"  # separates names, whatever they are
COMMA = r","
JOINED = r",|\s/\s|\s\+\s"  # separates names in columns of partners, where the others do so
WEAK = r",|/|\+|&|\s-\s|\s–\s|\bainsi que\b|\bet\b|\band\b"  # separates names where they are known
_QUOTED = re.compile(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"")
_AND = r"\s(?:et|and|&|ainsi que)\s"
_BULLET = re.compile(r"\A\s*(?:[-–—•*·▪◦‣→]\s*(?=\w)|\d{1,2}[.)]\s+(?=\D))")
_ARTICLE = re.compile(r"\A(?:l['’]|(?:le|la|les|the)\s)", re.IGNORECASE)
_LEADING_AND = re.compile(r"\A(?:et|and)\s+", re.IGNORECASE)
_BESIDE = re.compile(
    rf"[\s(\[:;,–—\-]*(?:\b(?:tél|tel|mail|port)\b[\s.:]*)?{re.escape(RETIRED)}[\s)\]]*",
    re.IGNORECASE,
)
LONGEST = 8  # pieces that one known name may be cut into
Known = Callable[[str], bool]


@cache
def _marks(separator: str) -> re.Pattern[str]:
    return re.compile(f"{_PROTECTED}|(?P<cut>{separator})", re.IGNORECASE)


def cuts(text: str, separator: str) -> list[tuple[int, int]]:
    """(begin, end) of each piece of a text."""
    found = [m.span() for m in _marks(separator).finditer(text) if m["cut"] is not None]
    begins, ends = [0, *(end for _, end in found)], [*(begin for begin, _ in found), len(text)]
    return list(zip(begins, ends, strict=True))


def cut(text: str, separator: str) -> list[str]:
    """The pieces of a text, those that are blank left out.

    >>> cut("Foyer (Talus, Verger), CCAS", COMMA)
    ['Foyer (Talus, Verger)', 'CCAS']
    """
    pieces = (bare(text[begin:end]) for begin, end in cuts(text, separator))
    return [piece for piece in pieces if piece]


def bare(name: str) -> str:
    """A name without the quotes around the whole of it, or a comma left at an end.

    >>> bare('"Lire, écrire"'), bare("Mairie,"), bare("Les « Voisins »")
    ('Lire, écrire', 'Mairie', 'Les « Voisins »')
    """
    stripped = name.strip(" ,")
    quoted = _QUOTED.fullmatch(stripped)
    return next(filter(None, quoted.groups())).strip() if quoted else stripped


def uncoordinated(name: str) -> str:
    """A name without the telephone number or address beside it, and what joins them.

    >>> uncoordinated("MJC (06 11 22 33 44)"), uncoordinated("MJC - tél. : 01 40 50 60 70")
    ('MJC', 'MJC')
    """
    return _BESIDE.sub(" ", retire(name)).strip()


def listed(text: str) -> list[str]:
    r"""The parts that surely are apart: by semicolons, bars or lines, their bullets taken off.

    >>> listed("- Mairie\n- CCAS"), listed("Mairie ; CCAS ; et MJC"), listed("Lire, écrire")
    (['Mairie', 'CCAS'], ['Mairie', 'CCAS', 'MJC'], ['Lire, écrire'])
    """
    parts = cut(text, LISTED)
    if len(parts) > 1:
        parts = [*parts[:-1], _LEADING_AND.sub("", parts[-1], count=1)]
    return [piece for part in parts if (piece := _BULLET.sub("", part, count=1).strip(" ,"))]


def known_pieces(text: str, knows: Known, separator: str = WEAK) -> list[str]:
    """The known names that a text is made of, the longest ones; none where it is not.

    >>> known_pieces("CCAS, Toit et Vie et MJC", {"CCAS", "Toit et Vie", "MJC"}.__contains__)
    ['CCAS', 'Toit et Vie', 'MJC']
    """
    places = cuts(text, separator)
    best: list[list[str] | None] = [[], *([None] * len(places))]
    for last in range(len(places)):
        for first in range(max(0, last - LONGEST + 1), last + 1):
            before = best[first]
            name = text[places[first][0] : places[last][1]].strip()
            known = _as_known(name, knows)
            if before is None or (name and not known):
                continue
            said = [*before, known] if name else before
            held = best[last + 1]
            best[last + 1] = said if held is None or len(said) < len(held) else held
    return best[-1] or []


def _as_known(name: str, knows: Known) -> str:
    """The name as it is known, with its article or without; ``""`` where it is not."""
    bare = _ARTICLE.sub("", name, count=1).strip()
    return next((each for each in (name, bare) if each and knows(each)), "")


def with_and(pieces: Sequence[str]) -> list[str]:
    """Pieces of which the last one is two: ``A``, ``B et C``."""
    return [*pieces[:-1], *cut(pieces[-1], _AND)]


def ends_with_and(pieces: Sequence[str]) -> bool:
    """Whether the last of several pieces holds one "and".

    >>> ends_with_and(["CCAS", "MJC et Mairie"]), ends_with_and(["CCAS", "MJC"])
    (True, False)
    """
    return len(pieces) > 1 and len(cut(pieces[-1], _AND)) == 2  # noqa: PLR2004  # B and C


def is_weak(text: str) -> bool:
    """Whether a text holds what may separate names."""
    return len(cuts(text, WEAK)) > 1
