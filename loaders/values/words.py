"""Yes and no, and words of the vocabulary. Each reader raises InputError for what is none."""

import re
from functools import cache
from pathlib import Path

from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import codes
from graph.language import LANGS, Labels, label, message
from graph.packaged import read_yaml
from loaders.values.shown import shown

_YES = frozenset({"1", "true", "vrai", "oui", "yes", "x", "o", "y"})
_NO = frozenset({"0", "false", "faux", "non", "no", "n"})
_TICKS = frozenset("✓✔☑")
_SMALL = frozenset(
    ("a", "au", "d", "de", "des", "du", "en", "in", "l", "la", "le", "les", "of", "the")
)
_LONGER = frozenset(("sectors",))  # lists of which one word may tell in a longer text
# As ``_telling`` leaves them.
_NEGATED = frozenset(("non", "pa", "hor", "san", "ni", "ou", "not", "no", "or"))
LONGEST = 5  # telling words of such a text
_WAYS = {  # how programs and people say which way a tie goes
    **dict.fromkeys(("directed", "oriente", "orientee", "dirige", "dirigee", "one way"), True),
    **dict.fromkeys(
        (
            "undirected", "non oriente", "non orientee", "non dirige", "non dirigee", "mutual", "mutuel",
            "reciproque", "bidirectionnel", "bidirectional", "symetrique", "both",
        ),
        False,
    ),
}  # fmt: skip


_SIGNED = {
    **dict.fromkeys(("signe", "signee", "ecrit", "ecrite", "conventionne", "signed", "written"), "formal"),
    **dict.fromkeys(
        ("non signe", "non signee", "pas signe", "pas signee", "verbal", "orale", "oral", "unsigned"),
        "informal",
    ),
}  # fmt: skip


@cache
def _answers(answer: str) -> frozenset[str]:
    """How the template offers to answer, in every language."""
    return frozenset(normalise(message(f"filled.{answer}", lang)) for lang in LANGS)


def read_flag(text: str) -> bool | None:
    """Yes or no, in French or English; None for an empty cell."""
    word = normalise(text) or text.strip()
    if not word:
        return None
    yes, no = _answers("yes") | _YES | _TICKS, _answers("no") | _NO
    if word in yes or word in no:
        return word not in no
    raise InputError("row_bad_flag", value=shown(text))


def way(text: str) -> bool | None:
    """Whether a word says that a tie is directed; None for any other word.

    >>> way("Directed"), way("non orienté"), way("convention")
    (True, False, None)
    """
    return _WAYS.get(normalise(text))


def read_directed(text: str) -> bool | None:
    """Yes or no, or ``Directed``, ``mutual``, ``non orienté``; None for an empty cell."""
    said = way(text)
    return read_flag(text) if said is None else said


@cache
def _words(vocabulary: str) -> dict[str, str]:
    """Normalised code or label, or what people say for it -> code."""
    listed = codes(vocabulary)
    labels = {normalise(label(vocabulary, code, lang)): code for code in listed for lang in LANGS}
    said = {word: code for word, (code, _) in _synonyms(vocabulary).items()}
    return said | labels | {normalise(code): code for code in listed}


@cache
def synonyms(vocabulary: str) -> dict[str, dict[str, list[str]]]:
    """Code -> what people write for it: ``said``, and ``guessed`` where the word does not quite say it."""
    found = read_yaml(Path(__file__).with_name("synonyms.yaml"))
    return dict(found.get(vocabulary, {}))


@cache
def _synonyms(vocabulary: str) -> dict[str, tuple[str, bool]]:
    """What people write, by its telling words -> the code, and whether it is a guess."""
    return {
        _telling(word): (code, how == "guessed")
        for code, lists in synonyms(vocabulary).items()
        for how, words in lists.items()
        for word in words
    }


def _telling(text: str) -> str:
    """A word without small words and plurals: ``Associations (loi de 1901)`` as ``association loi 1901``."""
    words = normalise(text).split() or [text.strip()]
    return " ".join(w.removesuffix("s") or w for w in words if w not in _SMALL)


def _meant(vocabulary: str, text: str) -> tuple[str | None, bool]:
    """The code that a text means, None for none, and whether it says more than that."""
    known = _words(vocabulary)
    if code := known.get(normalise(text)):
        return code, _synonyms(vocabulary).get(normalise(text), ("", False))[1]
    if code := known.get(_telling(text)):
        return code, _synonyms(vocabulary).get(_telling(text), ("", False))[1]
    words = _telling(text).split() if vocabulary in _LONGER else []
    codes_said = {known[word] for word in words if word in known}
    told = len(codes_said) == 1 and len(words) <= LONGEST and not _NEGATED & set(words)
    return (codes_said.pop() if told else None), told


def is_guessed(vocabulary: str, text: str) -> bool:
    """Whether the code read of a text is more than it says: one word of it says so, or almost.

    >>> is_guessed("sectors", "bailleur"), is_guessed("sectors", "habitants du quartier")
    (True, True)
    >>> is_guessed("sectors", "asso")
    False
    """
    return _meant(vocabulary, text)[1]


def read_unit(text: str) -> str:
    """The unit of an amount: one of money, however it is written; any other as written.

    >>> read_unit("€"), read_unit("Euros"), read_unit("heures")
    ('EUR', 'EUR', 'heures')
    """
    found = _synonyms("units").get(_telling(text))
    return found[0] if found else text.strip()


def read_word(vocabulary: str, text: str) -> str:
    """The code of a closed list, from a code or a label in French or English; ``""`` when empty.

    >>> read_word("sectors", "Privé")
    'private'
    """
    if not text.strip():
        return ""
    found, listed = _meant(vocabulary, text)[0], codes(vocabulary)
    if found is None:
        raise InputError("row_not_a_word", value=shown(text), known=Labels(vocabulary, listed))
    return found


def read_open_word(vocabulary: str, text: str) -> str:
    """As ``read_word``, but a word outside the list is kept as written."""
    stripped = text.strip()
    return _words(vocabulary).get(normalise(stripped), stripped) if stripped else ""


# How lists of presences write it: "excusée", "absent(e) excusé(e)", "représenté par…", "pouvoir à…". A
# "représentant" was there.
_FORMS = r"e?s?(?: e)?(?: s)?"
_EXCUSED, _ABSENT = f"excuse{_FORMS}", f"absent{_FORMS}"
_GIVEN = r"(?:a donne )?(?:pouvoir|procuration)(?: donnee?)?"
_AWAY = {
    "excused": re.compile(rf"(?:{_ABSENT} )?{_EXCUSED}"),
    "represented": re.compile(
        rf"(?:represente{_FORMS}|represented|{_GIVEN})(?: (?:par|by|a|au|aux) .+)?"
    ),
    "absent": re.compile(rf"{_ABSENT}(?: non {_EXCUSED})?|non {_EXCUSED}|abs"),
}


def read_role(text: str) -> str:
    """A role in an event; of those who did not come, however lists of presences write it.

    >>> read_role("Excusée"), read_role("représenté(e) par Mme Roux"), read_role("trésorier")
    ('excused', 'represented', 'trésorier')
    """
    word = normalise(text)
    away = next((role for role, said in _AWAY.items() if said.fullmatch(word)), "")
    return away or read_open_word("roles", text)


def says_more(text: str) -> bool:
    """Whether a role of one who did not come says more than its code: by whom they were represented.

    >>> says_more("représenté par la mairie"), says_more("représentée")
    (True, False)
    """
    said = _AWAY["represented"].fullmatch(normalise(text))
    return bool(said and re.search(r" (?:par|by|a|au|aux) ", said[0]))


def read_formality(text: str) -> str:
    """Formal, informal or unknown; yes and no answer the question "formal?", as "signed" does.

    >>> read_formality("oui"), read_formality("informel"), read_formality("non signée")
    ('formal', 'informal', 'informal')
    """
    if (said := _SIGNED.get(normalise(text))) is not None:
        return said
    try:
        return read_word("formalities", text)
    except InputError as problem:
        try:
            return "formal" if read_flag(text) else "informal"
        except InputError:
            raise problem from None
