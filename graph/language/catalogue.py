"""The words of every layer: ``<layer>/words/<language>.yaml``, entries ``code: text``, ``{field}`` a place.

A layer says its own words and those of the layers below it. A file is read when a text that may be in it
is first asked for: a help reads the words of the command line alone.
"""

from functools import cache
from pathlib import Path
from typing import Literal, get_args

from graph.packaged import read_yaml

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = get_args(Lang)
# In the order in which they are looked through: from the command line down.
LAYERS = ("commands", "views", "exports", "loaders", "analyses", "graph")
HOME = Path(__file__).parents[2]


@cache
def words(layer: str, lang: Lang) -> dict[str, str]:
    """The words of a layer in a language: code -> text."""
    return read_yaml(HOME / layer / "words" / f"{lang}.yaml")


def entry(code: str, lang: Lang) -> str:
    """A text as the catalogue writes it. Raises KeyError for a code that no layer has."""
    for layer in LAYERS:
        if code in (held := words(layer, lang)):
            return held[code]
    raise KeyError(f"no text for {code!r} in any words/{lang}.yaml")


def says(code: str, lang: Lang) -> bool:
    """Whether a layer has this code."""
    return any(code in words(layer, lang) for layer in LAYERS)


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """The words of all layers: code -> text."""
    return {code: text for layer in LAYERS for code, text in words(layer, lang).items()}


@cache
def by_language(name: str) -> dict[Lang, dict[str, str]]:
    """The texts whose codes begin with a name and a point, as language -> what follows -> text.

    >>> by_language("formalities")["fr"]["formal"]
    'formel'
    """
    begun = f"{name}."
    return {
        lang: {
            code.removeprefix(begun): text
            for code, text in catalogue(lang).items()
            if code.startswith(begun)
        }
        for lang in LANGS
    }
