"""What a column is called where people read of it: its header in their file, else in the template."""

from collections.abc import Mapping, Sequence

from graph.language import Lang, message
from loaders.frame.manifest import read_manifest


def worded(words: Sequence[str], lang: Lang) -> str:
    """The word of a language among those that source.yaml lists.

    >>> worded(("valid_until", "jusqu’au", "dernier jour"), "en")
    'valid until'
    """
    place = read_manifest("tables").languages.index(lang)
    return words[min(place, len(words) - 1)].replace("_", " ")


def sheet_title(kind: str, lang: Lang) -> str:
    """The name of the sheet of a kind: one that the loader knows."""
    return worded(read_manifest("tables").kinds[kind], lang)


def header(kind: str, field: str, lang: Lang) -> str:
    """The header of a field: one that the loader knows."""
    return worded(read_manifest("tables").columns[kind][field], lang)


def is_titled(kind: str, field: str) -> bool:
    """Whether the field has a header of its own in the tables people fill in."""
    return field in read_manifest("tables").columns.get(kind, {})


def column_title(kind: str, column: str, lang: Lang) -> str:
    """A column of the store: the header of its field, else what it holds."""
    if is_titled(kind, column):
        return header(kind, column, lang)
    return message(f"altered.column.{column}", lang)


def titles(
    kind: str, written: Sequence[str], fields: Mapping[str, int], lang: Lang
) -> dict[str, str]:
    """Field -> its header as the file writes it, else as the template does."""
    known = {field: header(kind, field, lang) for field in read_manifest("tables").columns[kind]}
    return known | {field: written[place] for field, place in fields.items()}
