"""Words that people and programs write for an empty cell: ``NA``, ``néant``, ``-``."""

LONGEST = 16
_WORDS = frozenset(
    (
        "na", "n/a", "n.a.", "n.a", "<na>", "#n/a", "#na", "#n/d", "n/d", "n.d.", "n/c", "n.c.",
        "s/o", "s.o.",
        "nan", "none", "null", "(null)", "(vide)", "(blank)", "néant", "neant", "(néant)", "aucun", "aucune",
        "non renseigné", "non renseignée", "non communiqué", "sans objet",
        "-", "--", "---", "–", "—", "_", "/", ".", "...", "…", "?", "??", "???", "(?)",
    )
)  # fmt: skip
_AS_WRITTEN = frozenset(("NaT",))  # a day that pandas does not have; Nat may be somebody


def is_nothing(text: str) -> bool:
    """Whether a cell writes that it is empty.

    >>> is_nothing(" N/A "), is_nothing("Néant"), is_nothing("?"), is_nothing("Nanterre")
    (True, True, True, False)
    """
    if len(text) > LONGEST:
        return False
    bare = text.strip()
    return bare.casefold() in _WORDS or bare in _AS_WRITTEN
