"""Columns that a person says the meaning of: ``--column HEADER=FIELD``."""

from collections.abc import Mapping
from dataclasses import replace

from graph.errors import InputError
from loaders.frame.headers import header_key
from loaders.frame.manifest import Manifest, Synonyms


def with_columns(manifest: Manifest, asked: Mapping[str, str]) -> Manifest:
    """The manifest where headers mean what ``--column`` says: a field by any of its words, or nothing.

    Raises InputError for a field that no table of the source has.
    """
    if not asked:
        return manifest
    columns = {kind: _renamed(fields, asked) for kind, fields in manifest.columns.items()}
    known = {header_key(word) for t in manifest.columns.values() for w in t.values() for word in w}
    for header, word in asked.items():
        if word and header_key(word) not in known:
            listed = ", ".join(sorted({f for fields in columns.values() for f in fields}))
            raise InputError("input_unknown_field", column=header, field=word, known=listed)
    return replace(manifest, columns=columns)


def _renamed(fields: Synonyms, asked: Mapping[str, str]) -> Synonyms:
    taken = {header_key(header) for header in asked}
    meant = {header_key(word): f for f, words in fields.items() for word in words}
    left = {f: tuple(w for w in words if header_key(w) not in taken) for f, words in fields.items()}
    for header, word in asked.items():
        if (name := meant.get(header_key(word))) is not None:
            left[name] = (*left[name], header)
    return left
