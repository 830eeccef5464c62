"""Figures and plurals in the reader's habit, which the texts ``language.*`` of graph/words describe."""

from graph.language.catalogue import Lang, entry
from graph.language.messages import message


def figure(value: float, lang: Lang, decimals: int = 0) -> str:
    """A number with its thousands apart and so many decimals.

    >>> figure(18148, "en"), figure(1234.56, "fr", 1)
    ('18,148', '1\u202f234,6')
    """
    whole, point, rest = f"{value:,.{decimals}f}".partition(".")
    decimal = entry("language.decimal", lang) if point else ""
    return whole.replace(",", entry("language.thousands", lang)) + decimal + rest


def percent(share: float, lang: Lang, decimals: int = 0) -> str:
    """A share of 1 as a percentage.

    >>> percent(0.125, "en", 1), percent(0.125, "fr", 1)
    ('12.5%', '12,5\u202f%')
    """
    return message("language.percent", lang, n=figure(100 * share, lang, decimals))


def singular(value: float, lang: Lang) -> bool:
    """Whether a number takes the singular: 1 alone in English, less than 2 in French.

    >>> singular(0, "fr"), singular(0, "en"), singular(1.9, "fr")
    (True, False, True)
    """
    operand, _, ones = entry("language.one", lang).partition(" = ")
    number = int(value) if operand == "i" else value
    return abs(number) in {float(one) for one in ones.split(",")}
