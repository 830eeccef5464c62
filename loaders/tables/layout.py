"""Which tables a dataset's files hold: each sheet's kind, and the place of its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from graph.errors import InputError
from graph.identity import normalise
from graph.store.base import KINDS, Kind
from loaders.columns import header_key, match_headers, meanings, recognises, require
from loaders.context import Context, Facts
from loaders.facts import known_field, read_source_yaml, to_facts
from loaders.manifest import Manifest
from loaders.record import Record
from loaders.sheets import Batch, Sheet, open_sheets

REQUIRED: Mapping[Kind, tuple[str, ...]] = {
    "territories": ("code", "name", "level"),
    "actors": ("name",),
    "events": ("name", "kind"),
    "ties": ("source", "target"),
    "participations": ("actor", "event"),
    "observations": ("campaign",),
    "respondents": ("campaign", "actor", "answered"),
}
SUFFIXES = (".csv", ".tsv")
SOURCE_FILE = "source.yaml"
SOURCE: Literal["source"] = "source"
TableKind = Kind | Literal["source"]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a kind: its columns by field, and those kept under their own header."""

    kind: Kind
    sheet: Sheet
    fields: Mapping[str, int]
    kept: Mapping[str, int]
    given: Mapping[str, str]

    def title(self, field: str) -> str:
        """The header of a field as the file writes it."""
        return self.sheet.header[self.fields[field]] if field in self.fields else field

    def columns(self, batch: Batch) -> Record[Sequence[str]]:
        """The batch's columns by field; ``--set`` fills what is empty."""
        n = len(batch.numbers)
        found: dict[str, Sequence[str]] = {f: batch.columns[at] for f, at in self.fields.items()}
        for field, value in self.given.items():
            column = found.get(field, [""] * n)
            found[field] = [cell if cell.strip() else value for cell in column]
        return Record(found)


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
    facts = Facts()
    for path in context.files:
        if path.name == SOURCE_FILE:
            facts = to_facts(path.name, read_source_yaml(path))
    for path, sheet in _sheets(context):
        if sheet.in_workbook and _named_kind(context.manifest, sheet.name) == SOURCE:
            facts = to_facts(path.name, _pairs(sheet))
    return facts


def _pairs(sheet: Sheet) -> dict[str, str]:
    """A sheet of two columns (field, value), or one row below its headers."""
    batch = next(sheet.batches)
    rows = [sheet.header, *zip(*batch.columns, strict=True)]
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
    _check_given(context, found)
    return sorted(found, key=lambda table: KINDS.index(table.kind))


def _table(context: Context, sheet: Sheet) -> Table | None:
    kind = find_kind(context.manifest, sheet)
    if kind == SOURCE:
        return None
    if kind is None:
        if sheet.in_workbook:
            context.findings.ignored.append(sheet.label)
            return None
        raise InputError("input_unknown_kind", file=sheet.label)
    synonyms = context.manifest.columns[kind]
    headers = match_headers(sheet.label, sheet.header, synonyms)
    given = _given(context, kind)
    require(
        sheet.label, {**headers.fields, **dict.fromkeys(given, 0)}, [(f,) for f in REQUIRED[kind]]
    )
    context.findings.opened(sheet)
    return Table(kind, sheet, headers.fields, context.kept(sheet.label, headers.unknown), given)


def _given(context: Context, kind: Kind) -> dict[str, str]:
    """The columns of this kind that ``--set`` gives a value."""
    known = meanings(context.manifest.columns[kind])
    asked = {known.get(header_key(name)): value for name, value in context.options.set.items()}
    return {field: value for field, value in asked.items() if field}


def _check_given(context: Context, found: Sequence[Table]) -> None:
    kinds = {table.kind for table in found}
    for name in context.options.set:
        known = [context.manifest.columns[kind] for kind in kinds]
        if not any(header_key(name) in meanings(synonyms) for synonyms in known):
            fields = sorted({field for synonyms in known for field in synonyms})
            raise InputError("input_unknown_set", column=name, known=", ".join(fields))


def _named_kind(manifest: Manifest, name: str) -> TableKind | None:
    """The kind whose word a name ends with, else one it holds."""
    listed: Mapping[TableKind, Sequence[str]] = manifest.rest["kinds"]
    for word in reversed(normalise(name).split()):
        for kind, words in listed.items():
            if word in map(normalise, words):
                return kind
    return None


def find_kind(manifest: Manifest, sheet: Sheet) -> TableKind | None:
    """What a sheet holds: by its name, else by its headers (the most demanding kind they satisfy)."""
    named = _named_kind(manifest, sheet.name)
    if named is not None:
        return named
    keys = {header_key(cell) for cell in sheet.header}
    scores: dict[Kind, tuple[int, int]] = {}
    for kind, needed in REQUIRED.items():
        known = meanings(manifest.columns[kind])
        fields = {known[key] for key in keys if key in known}
        if fields >= set(needed):
            scores[kind] = (len(needed), len(fields))
    best, _ = max(scores.items(), key=lambda item: item[1], default=(None, None))
    return best
