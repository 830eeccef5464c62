"""Which tables a dataset's files hold: each sheet's kind, and the place of its columns."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Literal

from graph.errors import InputError
from graph.identity import normalise
from graph.store.schema import KINDS, Kind
from loaders.columns import (
    check_given,
    given_values,
    known_header,
    match_headers,
    meanings,
    near_headers,
    recognises,
    require,
)
from loaders.context import Context, Facts
from loaders.facts import known_field, read_source_yaml, to_facts
from loaders.manifest import Manifest, loader_names, read_manifest
from loaders.sheets import Sheet, first_bytes, is_workbook, open_sheets
from loaders.tables.table import REQUIRED, Table
from loaders.titles import header, titles

OTHERS = 3  # known headers that tell the file of another loader
SUFFIXES = (".csv", ".tsv")
SOURCE_FILE = "source.yaml"
SOURCE: Literal["source"] = "source"
TableKind = Kind | Literal["source"]


def expand(files: Sequence[Path]) -> list[Path]:
    """The files of a dataset: a folder stands for its CSV files; their source.yaml comes along."""
    found: list[Path] = []
    for path in files:
        if path.is_dir():
            inside = sorted(p for p in path.iterdir() if p.suffix.lower() in SUFFIXES)
            if not inside:
                raise InputError("input_empty_folder", file=str(path))
            found += inside
        elif path.name != SOURCE_FILE:
            found.append(path)
    described = {
        p.parent / SOURCE_FILE for p in [*found, *files] if (p.parent / SOURCE_FILE).is_file()
    }
    return [*found, *sorted(described)]


def describe(context: Context) -> Facts:
    """What the dataset says of itself, in source.yaml or in a sheet ``source``."""
    said = [p for p in context.files if p.name == SOURCE_FILE]
    folders = {path.parent: to_facts(path.name, read_source_yaml(path)) for path in said}
    books: dict[Path, Facts] = {}
    for path in context.files:
        for sheet in _book(context, path):
            if find_kind(context.manifest, sheet, context.options.set) == SOURCE:
                books[path] = to_facts(path.name, _pairs(sheet))
    _check_agree(context, folders, books)
    return [Facts(), *folders.values(), *books.values()][-1]


def _check_agree(
    context: Context, folders: Mapping[Path, Facts], books: Mapping[Path, Facts]
) -> None:
    """No file is simulated or real by what is said of another: what is silent is real."""
    data = [path for path in context.files if path.name != SOURCE_FILE]
    facts = {path: books.get(path, folders.get(path.parent, Facts())) for path in data}
    simulated = next((path.name for path, said in facts.items() if said.simulated), "")
    real = next((path.name for path, said in facts.items() if not said.simulated), "")
    if simulated and real:
        raise InputError("input_mixed_simulated", file=simulated, other=real)


def _book(context: Context, path: Path) -> list[Sheet]:
    """The sheets of a workbook; none of another file, which is not read for this."""
    is_header = recognises(context.manifest.columns.values(), 1)
    return open_sheets(path, is_header) if is_workbook(first_bytes(path)) else []


def _pairs(sheet: Sheet) -> dict[str, str]:
    """A sheet of two columns (field, value), or one row below its headers."""
    below = (zip(*batch.columns, strict=True) for batch in sheet.batches)
    rows = [sheet.header, *chain.from_iterable(below)]
    said = {known_field(row[0]): row[1] for row in rows if len(row) > 1 and known_field(row[0])}
    if sum(map(bool, map(known_field, sheet.header))) > 1 and len(rows) > 1:
        said = {known_field(key): cell for key, cell in zip(*rows[:2], strict=True)}
    return said


def _sheets(context: Context) -> Iterator[tuple[Path, Sheet]]:
    is_header = recognises(context.manifest.columns.values(), 1)
    for path in context.files:
        if path.name != SOURCE_FILE:
            for sheet in open_sheets(path, is_header):
                yield path, sheet


def tables(context: Context) -> list[Table]:
    """Every table of the dataset, in the order of the kinds. Raises InputError when there is none."""
    found = [table for _, sheet in _sheets(context) if (table := _table(context, sheet))]
    if not found:
        files = ", ".join(path.name for path in context.files)
        raise InputError("input_no_known_sheet", file=files)
    known = {t.kind: context.manifest.columns[t.kind] for t in found}
    lang = context.options.lang
    words = {header(kind, field, lang) for kind, fields in known.items() for field in fields}
    check_given(context.options.set, [*known.values()], words)
    return sorted(found, key=lambda table: KINDS.index(table.kind))


def check_actors(context: Context, found: Sequence[Table]) -> None:
    """Raise InputError where ties can name nobody: no actors here, none stored, none to be made."""
    held = context.stored is not None and len(context.stored.actors.id) > 0
    listed = any(table.kind == "actors" for table in found)
    naming = [t.sheet.label for t in found if t.kind in ("ties", "participations")]
    if naming and not (held or listed or context.options.create_actors):
        raise InputError("input_no_actors", file=", ".join(naming))


def _other_source(sheet: Sheet) -> str:
    """Another loader that knows these headers, or ``""``."""
    others = [name for name in loader_names() if name != "tables"]
    known = (
        n for n in others if recognises(read_manifest(n).columns.values(), OTHERS)(sheet.header)
    )
    return next(known, "")


def _table(context: Context, sheet: Sheet) -> Table | None:
    kind = find_kind(context.manifest, sheet, context.options.set)
    if kind == SOURCE:
        return None
    if kind is None:
        if sheet.in_workbook:
            context.findings.ignored.append(sheet.label)
            return None
        if other := _other_source(sheet):
            raise InputError("input_other_source", file=sheet.label, source=other)
        raise InputError("input_unknown_kind", file=sheet.label)
    synonyms = context.manifest.columns[kind]
    headers = match_headers(sheet.label, sheet.header, synonyms)
    given = given_values(context.options.set, synonyms)
    called = titles(kind, sheet.header, headers.fields, context.options.lang)
    require(sheet.label, headers, given, [(f,) for f in REQUIRED[kind]], synonyms, called)
    near = near_headers(headers.unknown, synonyms, headers.fields)
    context.findings.opened(sheet, near, called)
    return Table(kind, sheet, headers.fields, context.kept(sheet.label, headers.unknown), given)


def _named_kind(manifest: Manifest, sheet: Sheet) -> TableKind | None:
    """The kind whose word a name ends with, else one it holds; only a workbook has a sheet ``source``."""
    listed: Mapping[TableKind, Sequence[str]] = manifest.rest["kinds"]
    for word in reversed(normalise(sheet.name).split()):
        for kind, words in listed.items():
            if word in map(normalise, words) and (sheet.in_workbook or kind != SOURCE):
                return kind
    return None


def find_kind(manifest: Manifest, sheet: Sheet, given: Mapping[str, str]) -> TableKind | None:
    """What a sheet holds: by its name where its headers allow it, else by its headers.

    Of several kinds that the headers satisfy, the most demanding.
    """
    if sheet.in_workbook and normalise(sheet.name) in map(normalise, manifest.rest["explaining"]):
        return None
    named = _named_kind(manifest, sheet)
    scores: dict[Kind, tuple[int, int]] = {}
    for kind, needed in REQUIRED.items():
        known = meanings(manifest.columns[kind])
        fields = {known_header(cell, known) for cell in sheet.header} - {""}
        if fields | set(given_values(given, manifest.columns[kind])) >= set(needed) and fields:
            scores[kind] = (len(needed), len(fields))
    if named is not None and (named == SOURCE or named in scores or not scores):
        return named
    best, _ = max(scores.items(), key=lambda item: item[1], default=(None, None))
    return best
