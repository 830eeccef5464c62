"""Figures in the reader's habit."""

from graph.kinds import Lang

NARROW_SPACE = "\u202f"


def figure(value: float, lang: Lang, decimals: int = 0) -> str:
    """A number with its thousands apart and so many decimals.

    >>> figure(18148, "en"), figure(1234.56, "fr", 1)
    ('18,148', '1\u202f234,6')
    """
    english = f"{value:,.{decimals}f}"
    return english if lang == "en" else english.replace(",", NARROW_SPACE).replace(".", ",")
