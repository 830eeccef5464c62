"""Who is who: SIREN, SIRET and RNA read as people write them, and ids made from names.

Check digits are python-stdnum's (La Poste's own rule included); the RNA has none, only a form:
W, the département, a number.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Literal

from stdnum.fr import siren, siret

from graph.lookalikes import latin_key

Scheme = Literal["siren", "rna", "wrong", "unreadable"]

ID_LENGTH = 200
CUT_LENGTH = 160
SIREN_LENGTH, SIRET_LENGTH = 9, 14
FUNDER = "local:funder:"  # of whom no register is named
NO_NIC = "00000"  # establishments are numbered from 00001: five zeros are a spreadsheet's rounding
# More zeros at the end than a number has by itself: a spreadsheet kept its first figures only, and
# the check digit is right by chance. La Poste's SIREN ends so.
_ROUNDED = re.compile(r"(?!356000000\Z)(?:\d{3,7}0{7,}|\d{3}0{6})\Z", re.ASCII)

_RNA = re.compile(r"W\d[0-9A-Z]\d{7}\Z", re.ASCII)
_DECIMALS = re.compile(r"(\d+)[.,]0+\Z", re.ASCII)
_DIGITS = re.compile(r"\d+\Z", re.ASCII)
_NOISE = re.compile(r"[\s.\-_'’/]+")
_SEPARATORS = re.compile(r"[\W_]+")
_LEGAL_FORMS = frozenset(
    re.findall(
        r"\w+",
        "association associations assoc asso ass as loi 1901 societe ste sarl sas sasu sa eurl "
        "scop scic sci snc gie gip epic",
    )
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """What an identifier cell says: its scheme, the number as registers write it, its SIRET if any.

    ``wrong``: right length, wrong check digit; ``unreadable``: no SIREN, SIRET or RNA.
    """

    scheme: Scheme
    number: str
    siret: str = ""

    @property
    def key(self) -> str:
        """``siren:…`` or ``rna:…``; empty where no register would know it."""
        return f"{self.scheme}:{self.number}" if self.scheme in ("siren", "rna") else ""


@cache
def read_identifier(text: str) -> Identifier | None:
    """Read a SIREN, SIRET or RNA as people and spreadsheets write them; None for an empty cell.

    Spaces, dots and a decimal ``.0`` are dropped, lost leading zeros given back when the check
    digits then agree, and a SIRET whose last five digits were rounded to zero is read as its SIREN.
    One of which more is zero (``7,84E+13`` once opened) is unreadable, whatever its check digit.

    >>> read_identifier("213 105 554 00017").key, read_identifier("w313012345").key
    ('siren:213105554', 'rna:W313012345')
    """
    stripped = unicodedata.normalize("NFKC", text).strip()
    decimal = _DECIMALS.match(stripped)
    number = _NOISE.sub("", decimal[1] if decimal else stripped).upper()
    if not number:
        return None
    if _RNA.match(number):
        return Identifier("rna", number)
    return _read_digits(number) if _DIGITS.match(number) else Identifier("unreadable", stripped)


def _read_digits(number: str) -> Identifier:
    if _ROUNDED.match(number) and number.strip("0"):
        return Identifier("unreadable", number)
    for length in (SIREN_LENGTH, SIRET_LENGTH):
        if length - 3 < len(number) <= length:
            found = _check(number.zfill(length))
            if found is not None:
                return found
    rounded = len(number) == SIRET_LENGTH and number.endswith(NO_NIC)
    if len(number) in (SIREN_LENGTH, SIRET_LENGTH) and not rounded:
        return Identifier("wrong", number)
    return Identifier("unreadable", number)


def _check(number: str) -> Identifier | None:
    if not number.strip("0"):
        return None
    if len(number) == SIREN_LENGTH:
        return Identifier("siren", number) if siren.is_valid(number) else None
    if siret.is_valid(number):
        return Identifier("siren", number[:SIREN_LENGTH], number)
    if number.endswith(NO_NIC) and siren.is_valid(number[:SIREN_LENGTH]):
        return Identifier("siren", number[:SIREN_LENGTH])
    return None


def is_public(key: str) -> bool:
    """Whether a ``siren:`` id is that of a public body: its number begins with 1 or 2.

    >>> is_public("siren:213105554"), is_public("siren:775678261")
    (True, False)
    """
    return key.startswith(("siren:1", "siren:2"))


def sector_of_id(key: str) -> str:
    """Sector that an id tells by itself: an RNA number is an association's; else public or unknown.

    >>> sector_of_id("rna:W313012345"), sector_of_id("local:essai:parc")
    ('associative', 'unknown')
    """
    if key.startswith("rna:"):
        return "associative"
    return "public" if is_public(key) else "unknown"


def normalise(name: str) -> str:
    """A name without accents, case or punctuation, words one space apart.

    >>> normalise("  Régie de l’Œuvre-Neuve ")
    'regie de l oeuvre neuve'
    """
    if name.isascii():
        return _SEPARATORS.sub(" ", name.lower()).strip()
    folded = unicodedata.normalize("NFKD", name).casefold().replace("œ", "oe").replace("æ", "ae")
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return _SEPARATORS.sub(" ", bare).strip()


def accents(name: str) -> int:
    """How many letters bear an accent or are joined.

    >>> accents("Régie de l’Œuvre"), accents("REGIE")
    (2, 0)
    """
    folded = unicodedata.normalize("NFKD", name).casefold()
    return sum(map(bool, map(unicodedata.combining, folded))) + sum(map(folded.count, "œæ"))


def double_key(name: str) -> str:
    """Equal for names that differ by accents, case, punctuation, legal form or word order only.

    Letters of another alphabet that look Latin are taken for it.

    >>> double_key("Association Amis du Parc") == double_key("PARC (AMIS DU), ASSO")
    True
    """
    words = normalise(latin_key(name)).split()
    telling = [word for word in words if word not in _LEGAL_FORMS]
    return " ".join(sorted(telling or words))


def local_id(dataset: str, name: str, territory: str = "") -> str:
    """``local:<dataset>:<normalised name>[:territory]``, at most 200 characters.

    >>> local_id("tables:essai", "Conseil citoyen", "QP031001")
    'local:tables:essai:conseil-citoyen:QP031001'
    """
    slug = normalise(name).replace(" ", "-") or unicodedata.normalize("NFC", name.strip())
    parts = ["local", dataset, slug, territory] if territory else ["local", dataset, slug]
    return shortened(":".join(parts))


def funder_id(name: str) -> str:
    """The id of a funder known by its name alone: one in every file that names it.

    >>> funder_id("Ville de Valombre")
    'local:funder:ville-de-valombre'
    """
    return local_id(FUNDER.split(":")[1], name)


def shortened(key: str) -> str:
    """An id as it is, or its first 160 characters, ``-`` and its blake2b-128 in hex."""
    if len(key) <= ID_LENGTH:
        return key
    return f"{key[:CUT_LENGTH]}-{blake2b(key.encode(), digest_size=16).hexdigest()}"
