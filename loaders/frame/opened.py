"""Which tables a dataset's files hold: each sheet's kind, and the place of its columns."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.errors import InputError
from graph.identity import normalise
from graph.store.schema import KINDS, Kind
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import (
    check_given,
    given_values,
    header_key,
    known_header,
    match_headers,
    meanings,
    near_headers,
    recognises,
    require,
)
from loaders.frame.manifest import Manifest, loader_names, read_manifest
from loaders.frame.table import Table
from loaders.frame.titles import header, titles

OTHERS = 3  # known headers that tell the file of another loader
SOURCE = "source"  # a sheet that describes its dataset


def sheets_of(context: Context, path: Path) -> Iterator[Sheet]:
    """The sheets of a file, their headers found."""
    manifest = context.manifest
    yield from context.open_file(
        path, recognises(manifest.columns.values(), manifest.least_headers)
    )


def open_tables(context: Context) -> list[Table]:
    """Every table of the dataset, in the order of the kinds. Raises InputError when there is none."""
    alone = len(context.manifest.columns) == 1  # so that what --set may name is known beforehand
    if alone:
        _check_set(context, context.manifest.columns)
    found = [table for sheet in _sheets(context) if (table := _table(context, sheet))]
    if not found:
        files = ", ".join(path.name for path in context.files)
        raise InputError("input_no_known_sheet", file=files)
    if not alone:
        _check_set(context, dict.fromkeys(table.kind for table in found))
    return sorted(found, key=lambda table: KINDS.index(table.kind))


def _sheets(context: Context) -> Iterator[Sheet]:
    if context.lay_out is not None:
        yield from context.lay_out(context)
        return
    for path in context.data_files:
        yield from sheets_of(context, path)


def _check_set(context: Context, kinds: Iterable[str]) -> None:
    """Raise InputError when ``--set`` names a column of none of these kinds, proposing theirs."""
    manifest, lang = context.manifest, context.options.lang
    columns = {kind: manifest.columns[kind] for kind in kinds}
    words = {
        header(kind, field, lang) if manifest.filled_in else field
        for kind, fields in columns.items()
        for field in fields
    }
    check_given(context.options.set, [*columns.values()], words)


def _known_kind(context: Context, sheet: Sheet) -> Kind | None:
    """What the rows of a sheet state, None where it is left alone."""
    kind = sheet.kind or find_kind(context.manifest, sheet, context.options.set)
    if kind is None and not sheet.in_workbook:
        if other := other_source(context.manifest.name, sheet):
            raise InputError("input_other_source", file=sheet.label, source=other)
        raise InputError("input_unknown_kind", file=sheet.label)
    if kind is None:
        context.findings.ignored.append(sheet.label)
    return next((known for known in KINDS if known == kind), None)


def other_source(name: str, sheet: Sheet) -> str:
    """Another loader that knows these headers, or ``""``."""
    others = (read_manifest(other) for other in loader_names() if other != name)
    known = (o.name for o in others if recognises(o.columns.values(), OTHERS)(sheet.header))
    return next(known, "")


def _table(context: Context, sheet: Sheet) -> Table | None:
    manifest, options, findings = context.manifest, context.options, context.findings
    kind = _known_kind(context, sheet)
    if kind is None:
        return None
    synonyms = manifest.columns[kind]
    headers = match_headers(sheet.label, sheet.header, synonyms)
    given = given_values(options.set, synonyms)
    called = titles(kind, sheet.titles or sheet.header, headers.fields, options.lang)
    needed = manifest.needed.get(kind, ())
    require(sheet.label, headers, given, needed, synonyms, called)
    near = near_headers(headers.unknown, synonyms, headers.fields)
    findings.opened(sheet, near, called)
    kept = _asked(options.keep, {name: name for name in headers.unknown})
    findings.note_unknown(sheet.label, [name for name in headers.unknown if name not in kept])
    places = {name: headers.unknown[name] for name in headers.unknown if name in kept}
    asked = _asked(options.keep, {f: sheet.header[at] for f, at in headers.fields.items()})
    marked = next((f for group in needed for f in group if f in headers.fields), "")
    filled_in = marked if manifest.filled_in else None
    return Table(kind, sheet, headers.fields, places, given, findings, asked, filled_in)


def _asked(keep: Iterable[str], headers: Mapping[str, str]) -> frozenset[str]:
    """Which columns ``--keep`` names, of name -> header."""
    wanted = {header_key(name) for name in keep}
    return frozenset(name for name, text in headers.items() if header_key(text) in wanted)


def find_kind(manifest: Manifest, sheet: Sheet, given: Mapping[str, str]) -> str | None:
    """What a sheet holds: by its name where its headers allow it, else by its headers.

    Of several kinds that the headers satisfy, the most demanding. A source of one kind takes any
    file, and the sheets of a workbook whose headers it knows.
    """
    if sheet.in_workbook and normalise(sheet.name) in map(normalise, manifest.explaining):
        return None
    if len(manifest.columns) == 1:
        known = recognises(manifest.columns.values(), manifest.least_headers)(sheet.header)
        return next(iter(manifest.columns)) if known or not sheet.in_workbook else None
    named = _named_kind(manifest, sheet)
    scores = _scores(manifest, sheet, given)
    if named is not None and (named == SOURCE or named in scores or not scores):
        return named
    return max(scores, key=lambda kind: scores[kind], default=None)


def _named_kind(manifest: Manifest, sheet: Sheet) -> str | None:
    """The kind whose word a name ends with, else one it holds; only a workbook has a sheet ``source``."""
    for word in reversed(normalise(sheet.name).split()):
        for kind, words in manifest.kinds.items():
            if word in map(normalise, words) and (sheet.in_workbook or kind != SOURCE):
                return kind
    return None


def _scores(
    manifest: Manifest, sheet: Sheet, given: Mapping[str, str]
) -> dict[str, tuple[int, int]]:
    """Kinds that the headers of a sheet satisfy -> how many columns these need, and have."""
    scores: dict[str, tuple[int, int]] = {}
    for kind in (kind for kind in KINDS if kind in manifest.columns):
        known, needed = meanings(manifest.columns[kind]), manifest.needed.get(kind, ())
        fields = {known_header(cell, known) for cell in sheet.header} - {""}
        held = fields | set(given_values(given, manifest.columns[kind]))
        if fields and all(held & set(group) for group in needed):
            scores[kind] = (len(needed), len(fields))
    return scores
