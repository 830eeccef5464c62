"""Texts with their places filled in."""

from dataclasses import dataclass

from graph.language.catalogue import Lang, entry, says


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


def message(code: str, lang: Lang, **fields: object) -> str:
    """The text of a message with its fields filled in. Raises KeyError for a code outside the catalogue.

    >>> message("stamp.version", "en", version="0.1.0")
    'maillage 0.1.0'
    """
    said = {name: _said(field, lang) for name, field in fields.items()}
    return entry(code, lang).format(**said)


def _said(field: object, lang: Lang) -> object:
    if isinstance(field, Named):
        return message(field.code, lang, n=field.n)
    if isinstance(field, Labels):
        return ", ".join(label(field.kind, code, lang) for code in field.codes)
    return field


def label(kind: str, code: str, lang: Lang) -> str:
    """What people read for a code of the vocabulary; a code outside the list is its own label.

    >>> label("sectors", "associative", "fr")
    'associatif'
    """
    known = f"{kind}.{code}"
    return entry(known, lang) if says(known, lang) else code


def shortened(text: str, most: int) -> str:
    """The text, or its beginning and an ellipsis where it has more than ``most`` characters."""
    return text if len(text) <= most else text[: most - 1] + "…"
