"""What a column is called where people read of it: its header in their file, else in the template."""

from collections.abc import Mapping, Sequence

from graph.language import Lang, message
from loaders.frame.manifest import Manifest, read_manifest

TEMPLATE = "tables"  # whose words also name the columns of a store


def worded(words: Sequence[str], lang: Lang, languages: Sequence[str] = ("en", "fr")) -> str:
    """The word of a language among those that source.yaml lists, first of ``languages`` first.

    >>> worded(("valid_until", "jusqu’au", "dernier jour"), "en")
    'valid until'
    """
    return words[min(languages.index(lang), len(words) - 1)].replace("_", " ")


def sheet_title(kind: str, lang: Lang, source: str = TEMPLATE) -> str:
    """The name of the sheet of a kind: one that the source knows."""
    manifest = read_manifest(source)
    return worded(manifest.kinds[kind], lang, manifest.languages)


def header(manifest: Manifest, kind: str, field: str, lang: Lang) -> str:
    """The header of a field: that of the template of a source that people fill in, else its own name.

    What ``--column`` says of headers changes none.
    """
    manifest = read_manifest(manifest.name)
    called = manifest.called.get(kind, {}).get(field)
    words = called or manifest.columns.get(kind, {}).get(field, (field,))
    return worded(words, lang, manifest.languages) if manifest.languages else field


def column_title(kind: str, column: str, lang: Lang) -> str:
    """A column of the store: the header of its field, else what it holds."""
    manifest = read_manifest(TEMPLATE)
    if column in manifest.columns.get(kind, {}):
        return header(manifest, kind, column, lang)
    return message(f"altered.column.{column}", lang)


def titles(
    manifest: Manifest, kind: str, written: Sequence[str], fields: Mapping[str, int], lang: Lang
) -> dict[str, str]:
    """Field -> its header as the file writes it, else as the template does."""
    known: dict[str, str] = {}
    for source in (read_manifest(TEMPLATE), manifest):
        known |= {f: header(source, kind, f, lang) for f in source.columns.get(kind, {})}
    return known | {field: written[place] for field, place in fields.items()}
