"""Each sheet of a dataset as it was understood: its layout, its header row, the role of each column."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from graph.language import message
from graph.language.catalogue import says
from loaders.formats.opening import to_sheet
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.headers import header_test, known_header, meanings
from loaders.frame.titles import header
from loaders.layouts.lay_out import Laid, recognised
from loaders.layouts.layout import Layout, Role, anything
from loaders.layouts.page import cell
from loaders.look.fits import fits, fits_frequency

EXAMPLES = 2
NONE = "none"
SURVEY = "survey"
LEFT_OUT = "unknown"  # the role of a column that is not read


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column: what it is taken for, two examples, and of its rows those filled and those that fit."""

    header: str
    role: str
    examples: tuple[str, ...]
    filled: int
    fitting: int
    rows: int
    field: str = ""


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet: its ``layout``, ``none`` where nothing is read of it, and ``title``, what people call it."""

    label: str
    layout: str
    title: str
    header_row: int
    rows: int
    columns: tuple[ColumnSeen, ...]
    hidden: bool = False


def look(context: Context) -> Iterator[SheetSeen]:
    """Every sheet that holds something. Raises InputError for a file that cannot be read."""
    for laid in recognised(context):
        if laid.layout is not None:
            yield _of_layout(laid.layout, context)
        elif sheet := laid.table or to_sheet(laid.raw, header_test(context.manifest)):
            yield _of_table(laid, sheet, context)


def _of_layout(layout: Layout, context: Context) -> SheetSeen:
    rows = [cells for _, cells in layout.page.rows(layout.header) if any(cells)]
    survey = context.manifest.name == SURVEY
    roles = [replace(each, fits=_cells(each, survey=survey)) for each in layout.roles]
    columns = [_seen(role, _role(role, context), rows) for role in roles]
    raw = layout.page.raw
    title = message(f"look.layout.{layout.name}", context.options.lang)
    named = (raw.label, layout.name, title)
    return SheetSeen(*named, layout.header, len(rows), tuple(columns), raw.hidden)


def _cells(role: Role, *, survey: bool) -> Callable[[str], bool]:
    """The test of a column's cells: a matrix of a survey says how often."""
    return fits_frequency if survey and role.role == "matrix_column" else role.fits


def _role(role: Role, context: Context) -> str:
    """What a role is called: by a word of its own, else as the field that it is."""
    lang, code = context.options.lang, f"look.role.{role.role}"
    if says(code, lang):
        return message(code, lang, detail=role.detail)
    kinds = (kind for kind, fields in context.manifest.columns.items() if role.role in fields)
    return header(context.manifest, next(kinds, ""), role.role, lang)


def _of_table(laid: Laid, sheet: Sheet, context: Context) -> SheetSeen:
    kind = laid.kind or NONE
    at = sheet.header_row
    rows = [cells for _, cells in laid.page.rows(at) if any(cells)]
    columns = [_column(kind, place, sheet, context, rows) for place in range(len(sheet.header))]
    written = tuple(column for column in columns if column.header or column.filled)
    named = (laid.raw.label, kind, _title(kind, context))
    return SheetSeen(*named, at, len(rows), written, laid.raw.hidden)


def _title(kind: str, context: Context) -> str:
    """What a table of a kind is called: that of a published source, by the source."""
    lang = context.options.lang
    published = kind != NONE and not context.manifest.filled_in
    return context.manifest.title[lang] if published else message(f"look.layout.{kind}", lang)


def _column(
    kind: str, place: int, sheet: Sheet, context: Context, rows: Sequence[Sequence[str]]
) -> ColumnSeen:
    text, lang = sheet.header[place], context.options.lang
    synonyms = context.manifest.columns.get(kind, {})
    field = known_header(text, meanings(synonyms)) if text else ""
    named = header(context.manifest, kind, field, lang) if field else ""
    word = named or message(f"look.role.{LEFT_OUT}", lang)
    role = Role(
        place, text, field or LEFT_OUT, fits=fits(field, published=not context.manifest.filled_in)
    )
    return _seen(role, word, rows, field)


def _seen(role: Role, word: str, rows: Iterable[Sequence[str]], field: str = "") -> ColumnSeen:
    cells = [cell(cells, role.place) for cells in rows]
    filled = [text for text in cells if text]
    examples = tuple(dict.fromkeys(filled))[:EXAMPLES]
    good = _fitting(role.fits, filled)
    return ColumnSeen(role.header, word, examples, len(filled), good, len(cells), field)


def _fitting(test: Callable[[str], bool], texts: Sequence[str]) -> int:
    if test is anything:
        return len(texts)
    known = {text: test(text) for text in set(texts)}
    return sum(known[text] for text in texts)
