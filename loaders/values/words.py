"""Yes and no, and words of the vocabulary. Each reader raises InputError for what is none."""

from functools import cache

from graph.errors import InputError
from graph.identity import normalise
from graph.kinds import codes
from graph.language import LANGS, Labels, label, message
from loaders.values.shown import shown

_YES = frozenset({"1", "true", "vrai", "oui", "yes", "x", "o", "y"})
_NO = frozenset({"0", "false", "faux", "non", "no", "n"})
_TICKS = frozenset("✓✔☑")
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
    """Normalised code or label -> code."""
    listed = codes(vocabulary)
    labels = {normalise(label(vocabulary, code, lang)): code for code in listed for lang in LANGS}
    return labels | {normalise(code): code for code in listed}


def read_word(vocabulary: str, text: str) -> str:
    """The code of a closed list, from a code or a label in French or English; ``""`` when empty.

    >>> read_word("sectors", "Privé")
    'private'
    """
    if not text.strip():
        return ""
    found, listed = _words(vocabulary).get(normalise(text)), codes(vocabulary)
    if found is None:
        raise InputError("row_not_a_word", value=shown(text), known=Labels(vocabulary, listed))
    return found


def read_open_word(vocabulary: str, text: str) -> str:
    """As ``read_word``, but a word outside the list is kept as written."""
    stripped = text.strip()
    return _words(vocabulary).get(normalise(stripped), stripped) if stripped else ""


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
