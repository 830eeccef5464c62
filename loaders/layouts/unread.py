"""Actors without a relation, beside columns that may hold some: a load that would lose them stops."""

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.errors import InputError
from graph.identity import normalise
from graph.language import Named
from graph.store.schema import KINDS
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import header_key, known_header, meanings
from loaders.frame.nearly import refuse_slip
from loaders.layouts.asked import headers_left
from loaders.layouts.names import Names
from loaders.values.dates import read_period
from loaders.values.shown import shown
from loaders.values.tried import tried
from loaders.values.words import read_flag

RELATIONS = frozenset(KINDS) - {"territories", "actors"}
FEWEST_MARKS = 2  # columns of marks, each headed as a meeting is, that may be a grid
MEETING = re.compile(
    r"\d|\b(?:reunions?|seances?|copil|cotech|comites?|ateliers?|rencontres?|meetings?|ag)\b"
)
NOTHING = {"", "total", "totaux", "sum"}
SEPARATORS = re.compile(r"[,;|\n]")
MOST = 5_000  # rows in which such columns are looked for


def check_relations(tables: Iterable[tuple[Sheet, str]], context: Context) -> None:
    """Raise InputError where sheets list actors and no relation, and a column may hold relations."""
    found = [(sheet, kind) for sheet, kind in tables if kind]
    if {kind for _, kind in found} & RELATIONS:
        return
    for sheet, kind in found:
        for columns, layout in _doubts(sheet.anew(), context) if kind == "actors" else ():
            some = ", ".join(shown(text) for text in columns[:3])
            fields = {"columns": some, "layout": Named(f"look.layout.{layout}")}
            free = f'--column "{columns[0]}="'
            refuse_slip(context.manifest, sheet, kind, context.options.set)
            raise InputError("input_no_relation", file=sheet.label, **fields, free=free)


def _doubts(sheet: Sheet, context: Context) -> Iterator[tuple[Sequence[str], str]]:
    """Headers of columns that are not read, and the layout they may be part of."""
    known, left = meanings(context.manifest.columns["actors"]), _left_alone(context)
    fields = [known_header(text, known) for text in sheet.header]
    if not any(fields):
        return  # no row of headers: what the table then says
    columns = _columns(sheet)
    names = Names.of(columns[fields.index("name")]) if "name" in fields else Names()
    unknown = [
        at for at, f in enumerate(fields)
        if not f and header_key(sheet.header[at]) not in left | NOTHING
    ]  # fmt: skip
    heads = [sheet.header[at] for at in unknown]
    yield from _of_heads(heads, names)
    naming = [sheet.header[at] for at in unknown if any(map(names.knows, _parts(columns[at])))]
    if naming:
        yield naming, "partners"
    heads = [text for text in heads if MEETING.search(normalise(text))]
    marked = [text for text in heads if _is_marked(columns[sheet.header.index(text)])]
    if len(marked) >= FEWEST_MARKS:
        yield marked, "attendance"


def _of_heads(heads: Sequence[str], names: Names) -> Iterator[tuple[Sequence[str], str]]:
    if dated := [text for text in heads if tried(read_period, text)]:
        yield dated, "attendance"
    if named := [text for text in heads if names.knows(text)]:
        yield named, "matrix"


def _left_alone(context: Context) -> set[str]:
    """The headers that ``--column HEADER=`` or ``--keep`` speaks of."""
    return {*headers_left(context), *map(header_key, context.options.keep)}


def _columns(sheet: Sheet) -> list[list[str]]:
    columns: list[list[str]] = [[] for _ in sheet.header]
    for batch in sheet.batches:
        for column, more in zip(columns, batch.columns, strict=True):
            column.extend(more[: MOST - len(column)])
    return columns


def _parts(cells: Iterable[str]) -> Iterator[str]:
    """The names that cells may list."""
    for cell in cells:
        yield from filter(None, map(str.strip, SEPARATORS.split(cell)))


def _is_marked(cells: Iterable[str]) -> bool:
    written = [cell for cell in cells if cell.strip()]
    return bool(written) and all(tried(read_flag, cell) is not None for cell in written)
