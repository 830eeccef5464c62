"""What a dataset says of itself as a whole: no file is simulated or real by what is said of another."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path

from graph.errors import InputError
from loaders.formats.opening import first_bytes, is_workbook
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context, Facts
from loaders.frame.facts import known_field, read_source_yaml, to_facts
from loaders.frame.manifest import SOURCE_FILE
from loaders.frame.opened import SOURCE, find_kind, sheets_of


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
    data = context.data_files
    facts = {path: books.get(path, folders.get(path.parent, Facts())) for path in data}
    simulated = next((path.name for path, said in facts.items() if said.simulated), "")
    real = next((path.name for path, said in facts.items() if not said.simulated), "")
    if simulated and real:
        raise InputError("input_mixed_simulated", file=simulated, other=real)


def _book(context: Context, path: Path) -> list[Sheet]:
    """The sheets of a workbook; none of another file, which is not read for this."""
    return list(sheets_of(context, path)) if is_workbook(first_bytes(path)) else []


def _pairs(sheet: Sheet) -> dict[str, str]:
    """A sheet of two columns (field, value), or one row below its headers."""
    below = (zip(*batch.columns, strict=True) for batch in sheet.batches)
    rows = [sheet.header, *chain.from_iterable(below)]
    said = {known_field(row[0]): row[1] for row in rows if len(row) > 1 and known_field(row[0])}
    if sum(map(bool, map(known_field, sheet.header))) > 1 and len(rows) > 1:
        said = {known_field(key): cell for key, cell in zip(*rows[:2], strict=True)}
    return said
