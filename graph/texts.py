"""Texts people read when something is refused or must be decided, in French and English.

One catalogue a layer: ``graph/messages/<layer>.yaml``, each entry ``code: {fr: ..., en: ...}`` with
``{field}`` places.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.kinds import Lang, label
from graph.packaged import read_yaml


@dataclass(frozen=True, slots=True)
class Named:
    """A field of a message that is itself a text of the catalogue, by its code; ``n`` fills its place."""

    code: str
    n: int = 0


@dataclass(frozen=True, slots=True)
class Labels:
    """A field of a message that lists words of the vocabulary: the labels of these codes of a kind."""

    kind: str
    codes: tuple[str, ...]


def _said(field: object, lang: Lang) -> object:
    if isinstance(field, Named):
        return message(field.code, lang, n=field.n)
    if isinstance(field, Labels):
        return ", ".join(label(field.kind, code, lang) for code in field.codes)
    return field


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every message: code -> language -> text."""
    merged: dict[str, dict[str, str]] = {}
    for path in sorted((Path(__file__).parent / "messages").glob("*.yaml")):
        merged |= read_yaml(path)
    return merged


def shortened(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis where it has more than ``most`` characters."""
    return text if len(text) <= most else text[: most - 1] + "…"


def message(code: str, lang: Lang, **fields: object) -> str:
    """The text of a message with its fields filled in. Raises KeyError for a code outside the catalogue."""
    said = {name: _said(field, lang) for name, field in fields.items()}
    return catalogue()[code][lang].format(**said)
