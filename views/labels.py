"""Texts of the views in French and English, one section a view: ``labels.yaml``."""

from functools import cache
from pathlib import Path

from graph.kinds import Lang, vocabulary
from graph.packaged import read_yaml

LANGS: tuple[Lang, ...] = ("fr", "en")


@cache
def sections() -> dict[str, dict[str, dict[str, str]]]:
    """Every text: section -> key -> language -> text."""
    return read_yaml(Path(__file__).parent / "labels.yaml")


def text(section: str, key: str, lang: Lang, **fields: object) -> str:
    """One text with its ``{fields}`` filled in. Raises KeyError for a key outside the section.

    >>> text("stamp", "version", "en", version="0.1.0")
    'maillage 0.1.0'
    """
    return sections()[section][key][lang].format(**fields)


def by_language(section: str) -> dict[str, dict[str, str]]:
    """A section as language -> key -> text, its ``{fields}`` left to be filled by a page."""
    entries = sections()[section]
    return {lang: {key: entry[lang] for key, entry in entries.items()} for lang in LANGS}


def vocabulary_labels(kind: str) -> dict[str, dict[str, str]]:
    """Labels of a list of kinds.yaml as language -> code -> label."""
    entries = vocabulary()[kind]
    return {lang: {code: str(entry[lang]) for code, entry in entries.items()} for lang in LANGS}
