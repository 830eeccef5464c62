"""Sheets whose headers would make a list of ties but for a slip: asked, never read as something else."""

from collections.abc import Mapping

from graph.errors import InputError
from loaders.formats.sheets import Sheet
from loaders.frame.headers import given_values, known_header, meanings, near_headers
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
    if kind not in (None, ACTORS) or TIES not in manifest.columns:
        return
    if kind == ACTORS and len(_known(manifest, sheet, ACTORS)) > ALONE:
        return
    synonyms = manifest.columns[TIES]
    held = _known(manifest, sheet, TIES) | set(given_values(given, synonyms))
    unknown = [text for text in sheet.header if text and not known_header(text, meanings(synonyms))]
    missing = [group for group in manifest.needed.get(TIES, ()) if not held & set(group)]
    near = [
        near_headers(unknown, {field: synonyms[field] for field in group}, ()) for group in missing
    ]
    if missing and all(near):
        pairs = [next(iter(found.items())) for found in near]
        written, meant = pairs[-1]
        named = " / ".join(missing[-1])
        fields = {"column": named, "found": len(held), "written": shown(written), "meant": meant}
        raise InputError("input_near_column", file=sheet.label, **fields)


def _known(manifest: Manifest, sheet: Sheet, kind: str) -> set[str]:
    known = meanings(manifest.columns[kind])
    return {known_header(text, known) for text in sheet.header if text} - {""}
