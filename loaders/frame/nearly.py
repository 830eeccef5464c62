"""Sheets whose headers would make a list of ties but for a slip: asked, never read as something else."""

from collections.abc import Mapping

from graph.errors import InputError
from graph.identity import normalise
from loaders.formats.sheets import Sheet
from loaders.frame.headers import (
    given_values,
    header_key,
    header_keys,
    known_header,
    meanings,
    near_headers,
)
from loaders.frame.manifest import Manifest
from loaders.values.shown import shown

TIES, ACTORS = "ties", "actors"
ALONE = 1  # known columns of actors beside which a slip would be of ties


def refuse_slip(
    manifest: Manifest, sheet: Sheet, kind: str | None, given: Mapping[str, str]
) -> None:
    """Raise InputError where a header is close to the one that would make ties of a sheet.

    ``kind``: what its headers say without it. A list of actors of several known columns stays one.
    """
    if kind not in (None, ACTORS) or TIES not in manifest.columns or _explains(manifest, sheet):
        return
    if kind == ACTORS and len(_known(manifest, sheet, ACTORS)) > ALONE:
        return
    synonyms = manifest.columns[TIES]
    held = _known(manifest, sheet, TIES) | set(given_values(given, synonyms))
    unknown = [text for text in sheet.header if text and not _is_word(text, manifest)]
    missing = [group for group in manifest.needed.get(TIES, ()) if not held & set(group)]
    lacking = {field: synonyms[field] for group in missing for field in group}
    near = near_headers(unknown, lacking, ())
    words = meanings(lacking)
    found = {known_header(meant, words): (text, meant) for text, meant in near.items()}
    if missing and all(set(group) & found.keys() for group in missing):
        field = next(field for field in missing[-1] if field in found)
        written, meant = found[field]
        fields = {"column": field, "found": len(held), "written": shown(written), "meant": meant}
        raise InputError("input_near_column", file=sheet.label, **fields)


def _explains(manifest: Manifest, sheet: Sheet) -> bool:
    return sheet.in_workbook and normalise(sheet.name) in map(normalise, manifest.explaining)


def _is_word(text: str, manifest: Manifest) -> bool:
    """Whether a header is a word of some table, in the plural or not: no slip of another."""
    tables = manifest.columns.values()
    keys = {header_key(word) for fields in tables for words in fields.values() for word in words}
    return bool({*header_keys(text), header_key(text).removesuffix("s")} & keys)


def _known(manifest: Manifest, sheet: Sheet, kind: str) -> set[str]:
    known = meanings(manifest.columns[kind])
    return {known_header(text, known) for text in sheet.header if text} - {""}
