"""Every sheet of a dataset as tables of the model, whatever its layout."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import InputError
from graph.store.schema import KINDS
from loaders.formats.opening import open_raw, to_sheet
from loaders.formats.raw import RawSheet
from loaders.formats.sheets import Sheet
from loaders.frame.context import Context
from loaders.frame.findings import Findings
from loaders.frame.headers import header_test, known_header, meanings
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
    """A sheet: its layout, else the table that the source describes.

    ``table``: the sheet as its headers read it, None where it is blank, left alone, or of a layout;
    ``kind``: what the rows of the table state, ``""`` where nothing is read of it; ``said``: the kind, where
    a person says it; ``ignored``: a person, or its name, says that it is to be left alone.
    """

    page: Page
    layout: Layout | None = None
    table: Sheet | None = None
    kind: str = ""
    said: str = ""
    ignored: bool = False

    @property
    def raw(self) -> RawSheet:
        """The sheet as it stands."""
        return self.page.raw


def lay_out(context: Context) -> Iterator[Sheet]:
    """The tables of a dataset's files. Raises InputError for a file that cannot be read."""
    laid = recognised(context)
    names = _known_names(context, laid)
    layouts = [each.layout for each in laid if each.layout is not None]
    if not layouts:
        tables = [(each.table, each.kind) for each in laid if each.table is not None]
        check_relations(tables, context)
    matrix.check_sheets(layouts, context)
    for each in laid:
        if each.layout is not None:
            yield from each.layout.beside(layouts).tables(context, names)
        elif each.ignored or _is_apart(each, context, names):
            context.findings.ignored.append(each.raw.label)
        elif each.table is not None:
            tidied = partners.tidied(each.table, each.page, context, names)
            yield unfold(replace(tidied, kind=each.said), context)


def _is_apart(laid: Laid, context: Context, names: Names) -> bool:
    """Whether a file among others is none of a network: no kind has its headers, no cell names anybody.

    Ideas or a summary saved beside the lists, as a workbook's other sheets.
    """
    if laid.raw.in_workbook or len(context.data_files) == 1 or not names:
        return False
    if laid.table is None or laid.kind or other_source(context.manifest.name, laid.table):
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
    is_header = header_test(context.manifest)
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
        return _tabled(page, context, str(said))
    layout = _layout(page, context, said)
    if layout is not None:
        return Laid(page, layout)
    laid = _tabled(page, context)
    if said and not (said == LISTS and laid.kind == "ties"):
        known = ", ".join([*LAYOUTS, *KINDS, IGNORE])
        raise InputError("input_other_layout", sheet=page.label, layout=said, known=known)
    return laid


def _layout(page: Page, context: Context, said: str | None) -> Layout | None:
    """The layout by the first reader that knows the sheet, of those that a person allows.

    What is said of lists is said of the commas of a form too.
    """
    if context.lay_out is None:
        return None
    asked: list[LayoutName] = [name for name in READERS if said in (None, name)]
    if said == LISTS:
        asked.append("answers")
    return next((found for name in asked if (found := READERS[name](page, context))), None)


def _tabled(page: Page, context: Context, said: str = "") -> Laid:
    """A sheet as an ordinary table, and what its rows state."""
    sheet = to_sheet(page.raw, header_test(context.manifest))
    if sheet is None:
        return Laid(page)
    kind = said or find_kind(context.manifest, sheet, context.options.set) or ""
    return Laid(page, table=sheet, kind=kind, said=said)


def _known_names(context: Context, laid: Sequence[Laid]) -> Names:
    """The names of the actors that the load lists and that the store holds."""
    names = Names.of(stored_names(context.stored))
    for each in laid:
        if each.table is not None and each.kind == "actors":
            apart = replace(context, findings=Findings())
            listed = partners.tidied(each.table.anew(), each.page, apart, Names())
            names |= Names.of(_listed(listed, context))
    return names


def _listed(sheet: Sheet, context: Context) -> Iterator[str]:
    known = meanings(context.manifest.columns["actors"])
    places = [at for at, text in enumerate(sheet.header) if known_header(text, known) in LISTING]
    for batch in sheet.batches:
        for place in places:
            for text in batch.columns[place]:
                yield from text.split("|")
