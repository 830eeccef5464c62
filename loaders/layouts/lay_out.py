"""Every sheet of a dataset as tables of the model, whatever its layout."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import InputError
from graph.store.schema import KINDS
from loaders.formats.opening import open_raw, to_sheet
from loaders.formats.raw import RawSheet
from loaders.formats.sheets import Header, Sheet
from loaders.frame.context import Context
from loaders.frame.findings import Findings
from loaders.frame.headers import known_header, meanings, recognises
from loaders.frame.opened import find_kind, other_source
from loaders.layouts import answers, attendance, matrix, meeting, partners
from loaders.layouts.asked import asked_layout
from loaders.layouts.layout import IGNORE, LAYOUTS, Layout, LayoutName
from loaders.layouts.names import Names, stored_names
from loaders.layouts.page import Page, page_of
from loaders.layouts.partners.asked import LISTS
from loaders.layouts.timesets import unfold
from loaders.layouts.unread import check_relations

Recognise = Callable[[Page, Context], Layout | None]
READERS: Mapping[LayoutName, Recognise] = {  # the first that knows a sheet has it
    "attendance": attendance.recognise,
    "meeting": meeting.recognise,
    "matrix": matrix.recognise,
    "answers": answers.recognise,
    "partners": partners.recognise,
}
LISTING = ("name", "aliases")


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet, and its layout where it is none of the tables that the source describes.

    ``kind``: what its rows state, where a person says so; ``ignored``: it is to be left alone.
    """

    page: Page
    layout: Layout | None = None
    kind: str = ""
    ignored: bool = False

    @property
    def raw(self) -> RawSheet:
        """The sheet as it stands."""
        return self.page.raw


def lay_out(context: Context) -> Iterator[Sheet]:
    """The tables of a dataset's files. Raises InputError for a file that cannot be read."""
    laid = recognised(context)
    tables = [(each, kind_of(each, context)) for each in laid if each.layout is None]
    names = _known_names(context, tables)
    if not any(each.layout for each in laid):
        check_relations([(each.page, kind) for each, kind in tables], context)
    layouts = [each.layout for each in laid if each.layout is not None]
    matrix.check_sheets(layouts, context)
    for each in laid:
        if each.ignored:
            context.findings.ignored.append(each.raw.label)
        elif each.layout is not None:
            yield from each.layout.beside(layouts).tables(context, names)
        elif _is_apart(each, context, names):
            context.findings.ignored.append(each.raw.label)
        elif sheet := to_sheet(each.raw, header_of(context)):
            tidied = partners.tidied(sheet, each.page, context, names)
            yield unfold(replace(tidied, kind=each.kind), context)


def _is_apart(laid: Laid, context: Context, names: Names) -> bool:
    """Whether a file among others is none of a network: no kind has its headers, no cell names anybody.

    Ideas or a summary saved beside the lists, as a workbook's other sheets.
    """
    if laid.raw.in_workbook or len(context.data_files) == 1 or not names:
        return False
    sheet = to_sheet(laid.raw, header_of(context))
    if sheet is None or kind_of(laid, context) or other_source(context.manifest.name, sheet):
        return False
    return not any(names.knows(cell) for cells in laid.page.top for cell in cells if cell)


def recognised(context: Context) -> Sequence[Laid]:
    """Every sheet, with its layout. Raises InputError for a file that cannot be read."""
    laid = [laid for path in context.data_files for laid in _of_file(path, context)]
    known = {name for each in laid for name in (each.raw.label, each.raw.name)}
    for name in context.options.meant.layouts:
        if name not in known:
            listed = ", ".join(each.raw.label for each in laid)
            raise InputError("input_unknown_sheet", sheet=name, known=listed)
    return laid


def _of_file(path: Path, context: Context) -> list[Laid]:
    """The sheets of a file. Raises InputError where nothing is written in any of them."""
    is_header = header_of(context)
    pages = [page_of(raw) for raw in open_raw(path, is_header)]
    if not any(page.is_written or to_sheet(page.raw, is_header) for page in pages):
        raise InputError("input_empty_file", file=path.name)
    return [_laid(page, context) for page in pages]


def _laid(page: Page, context: Context) -> Laid:
    """A sheet as a person says it is laid out, else as the first reader that knows it says."""
    said = asked_layout(page, context)
    explains = page.raw.in_workbook and context.manifest.explains(page.raw.name)
    if said == IGNORE or (explains and said is None):
        return Laid(page, ignored=True)
    if said in KINDS:
        return Laid(page, kind=str(said))
    readers = {name: read for name, read in _readers(context).items() if said in (None, name)}
    layout = next((found for read in readers.values() if (found := read(page, context))), None)
    if (
        said == LISTS and layout is None
    ):  # it says what commas are, too: of a form, of a table of ties
        layout = READERS["answers"](page, context)
        said = None if kind_of(Laid(page), context) == "ties" else said
    if said and layout is None:
        known = ", ".join([*LAYOUTS, *KINDS, IGNORE])
        raise InputError("input_other_layout", sheet=page.label, layout=said, known=known)
    return Laid(page, layout)


def _readers(context: Context) -> Mapping[LayoutName, Recognise]:
    """Those of the layouts that the source takes at all."""
    return READERS if context.lay_out else {}


def header_of(context: Context) -> Header:
    """How many headers that the source knows a row holds."""
    manifest = context.manifest
    return recognises(manifest.columns.values(), manifest.least_headers)


def kind_of(laid: Laid, context: Context) -> str:
    """What the rows of an ordinary table state, ``""`` where nothing is read of it."""
    sheet = None if laid.ignored else to_sheet(laid.raw, header_of(context))
    if sheet is None:
        return ""
    return laid.kind or find_kind(context.manifest, sheet, context.options.set) or ""


def _known_names(context: Context, tables: Sequence[tuple[Laid, str]]) -> Names:
    """The names of the actors that the load lists and that the store holds."""
    names = Names.of(stored_names(context.stored))
    for laid, kind in tables:
        sheet = to_sheet(laid.raw, header_of(context)) if kind == "actors" else None
        if sheet:
            apart = replace(context, findings=Findings())
            names |= Names.of(_listed(partners.tidied(sheet, laid.page, apart, Names()), context))
    return names


def _listed(sheet: Sheet, context: Context) -> Iterator[str]:
    known = meanings(context.manifest.columns["actors"])
    places = [at for at, text in enumerate(sheet.header) if known_header(text, known) in LISTING]
    for batch in sheet.batches:
        for place in places:
            for text in batch.columns[place]:
                yield from text.split("|")
