"""Which tables a dataset's files hold: each sheet's kind, and the place of its columns."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.errors import InputError
from graph.identity import normalise
from graph.store.schema import KINDS, Kind
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.decimals import Decimals
from loaders.frame.headers import (
    Headers,
    check_given,
    given_values,
    header_key,
    header_test,
    known_header,
    match_headers,
    meanings,
    near_headers,
    recognises,
    refuse_twice,
    require,
)
from loaders.frame.manifest import Manifest, Synonyms, loader_names, read_manifest
from loaders.frame.nearly import refuse_slip
from loaders.frame.shapes import refuse_shape
from loaders.frame.table import Table
from loaders.frame.titles import header, titles
from loaders.frame.yielding import settled

OTHERS = 3  # known headers that tell the file of another loader
SOURCE = "source"  # a sheet that describes its dataset


def sheets_of(context: Context, path: Path) -> Iterator[Sheet]:
    """The sheets of a file, their headers found."""
    yield from context.open_file(path, header_test(context.manifest))


def open_tables(context: Context) -> list[Table]:
    """Every table of the dataset, in the order of the kinds. Raises InputError when there is none."""
    alone = len(context.manifest.columns) == 1  # so that what --set may name is known beforehand
    if alone:
        _check_set(context, context.manifest.columns)
    sheets = list(_sheets(context))
    found = [table for sheet in sheets if (table := _table(context, sheet))]
    if not found:
        for sheet in sheets:
            _refuse_shape(context, sheet, None)
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
        header(manifest, kind, field, lang) for kind, fields in columns.items() for field in fields
    }
    check_given(context.options.set, [*columns.values()], words)


def _known_kind(context: Context, sheet: Sheet) -> Kind | None:
    """What the rows of a sheet state, None where it is left alone."""
    kind = sheet.kind or find_kind(context.manifest, sheet, context.options.set)
    if not sheet.kind and _named_kind(context.manifest, sheet) is None:
        refuse_slip(context.manifest, sheet, kind, context.options.set)
    if kind is None and not sheet.in_workbook:
        if other := other_source(context.manifest.name, sheet):
            raise InputError("input_other_source", file=sheet.label, source=other)
        _refuse_shape(context, sheet, None)
        raise InputError("input_unknown_kind", file=sheet.label)
    if kind is None:
        context.findings.ignored.append(sheet.label)
    return next((known for known in KINDS if known == kind), None)


def _refuse_shape(context: Context, sheet: Sheet, kind: Kind | None) -> None:
    """Raise InputError where no header is known and the shape of the sheet tells why."""
    manifest, lang = context.manifest, context.options.lang
    known = recognises(manifest.columns.values(), 1)
    kind = kind or ("ties" if "ties" in manifest.columns else KINDS[0])
    fields = [group[0] for group in manifest.needed.get(kind, ())]
    words = [header(manifest, kind, f, lang) for f in fields]
    refuse_shape(sheet, known, ";".join(words))


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
    synonyms = _synonyms(context, sheet, kind)
    headers = match_headers(sheet.label, sheet.header, synonyms, together=True)
    if not headers.fields:
        _refuse_shape(context, sheet, kind)
    given = given_values(options.set, synonyms)
    called = titles(manifest, kind, sheet.titles or sheet.header, headers.fields, options.lang)
    needed = manifest.needed.get(kind, ())
    require(sheet.label, headers, given, needed, synonyms, called, manifest.whole_file)
    near = near_headers(headers.unknown, synonyms, headers.fields)
    findings.opened(sheet, near, called)
    places = _kept(context, sheet, headers)
    asked = _asked(options.keep, {f: sheet.header[at] for f, at in headers.fields.items()})
    required = [field for group in needed for field in group]
    marked = next((field for field in required if field in headers.fields), "")
    return Table(
        kind, sheet, headers.fields, places, given, findings,
        decimals=Decimals(sheet.again, headers.fields, findings),
        asked=asked, filled_in=marked if manifest.filled_in else None,
        as_written=frozenset(manifest.as_written), again=headers.again, needed=frozenset(required),
    )  # fmt: skip


def _kept(context: Context, sheet: Sheet, headers: Headers) -> dict[str, int]:
    """The places of the unknown columns that ``--keep`` names; the others are noted."""
    kept = _asked(context.options.keep, {name: name for name in headers.unknown})
    context.findings.note_unknown(sheet.label, [n for n in headers.unknown if n not in kept])
    refuse_twice(sheet.label, headers, kept)
    return {name: place for name, place in headers.unknown.items() if name in kept}


def _synonyms(context: Context, sheet: Sheet, kind: Kind) -> Synonyms:
    """What the columns of a kind are called, without the words that yield to another header."""
    manifest, said = context.manifest, context.options.meant.columns
    weak = [word for word in manifest.yielding.get(kind, ()) if word not in said]
    return settled(manifest.columns[kind], sheet.header, weak)


def _asked(keep: Iterable[str], headers: Mapping[str, str]) -> frozenset[str]:
    """Which columns ``--keep`` names, of name -> header."""
    wanted = {header_key(name) for name in keep}
    return frozenset(name for name, text in headers.items() if header_key(text) in wanted)


def find_kind(manifest: Manifest, sheet: Sheet, given: Mapping[str, str]) -> str | None:
    """What a sheet holds: by its name where its headers allow it, else by its headers.

    Of several kinds that the headers satisfy, the most demanding. A source of one kind takes any
    file, and the sheets of a workbook whose headers it knows.
    """
    if sheet.in_workbook and manifest.explains(sheet.name):
        return None
    if len(manifest.columns) == 1:
        known = header_test(manifest)(sheet.header)
        return next(iter(manifest.columns)) if known or not sheet.in_workbook else None
    named = _named_kind(manifest, sheet)
    if named in manifest.hinted and not recognises([manifest.columns[named]], 1)(sheet.header):
        named = None
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
