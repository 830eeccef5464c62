"""Every sheet of a dataset as tables of the model, whatever its layout."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from loaders.formats.opening import open_raw, to_sheet
from loaders.formats.raw import RawSheet
from loaders.formats.sheets import Header, Sheet
from loaders.frame.context import Context
from loaders.frame.headers import known_header, meanings, recognises
from loaders.frame.opened import find_kind
from loaders.layouts import attendance, meeting
from loaders.layouts.layout import Layout
from loaders.layouts.names import Names, stored_names
from loaders.layouts.page import Page, page_of

Recognise = Callable[[Page, Context], Layout | None]
READERS: tuple[Recognise, ...] = (
    attendance.recognise,
    meeting.recognise,
)  # the first that knows a sheet has it
LISTING = ("name", "aliases")


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet, and its layout where it is none of the tables that the source describes."""

    raw: RawSheet
    layout: Layout | None


def lay_out(context: Context) -> Iterator[Sheet]:
    """The tables of a dataset's files. Raises InputError for a file that cannot be read."""
    laid = recognised(context)
    names = known_names(context, laid)
    is_header = header_of(context)
    for each in laid:
        if each.layout is not None:
            yield from each.layout.tables(context, names)
        elif sheet := to_sheet(each.raw, is_header):
            yield sheet


def recognised(context: Context) -> Sequence[Laid]:
    """Every sheet that holds something, with its layout."""
    return [laid for path in context.data_files for laid in _of_file(path, context)]


def _of_file(path: Path, context: Context) -> list[Laid]:
    """The sheets of a file. Raises InputError where nothing is written in any of them."""
    is_header = header_of(context)
    pages = [page_of(raw) for raw in open_raw(path, is_header)]
    if not any(page.is_written or to_sheet(page.raw, is_header) for page in pages):
        raise InputError("input_empty_file", file=path.name)
    return [Laid(page.raw, _layout(page, context)) for page in pages]


def header_of(context: Context) -> Header:
    """How many headers that the source knows a row holds."""
    manifest = context.manifest
    return recognises(manifest.columns.values(), manifest.least_headers)


def _layout(page: Page, context: Context) -> Layout | None:
    return next((found for read in READERS if (found := read(page, context))), None)


def known_names(context: Context, laid: Iterable[Laid]) -> Names:
    """The names of the actors that the load lists and that the store holds."""
    names = Names.of(stored_names(context.stored))
    is_header = header_of(context)
    for each in laid:
        sheet = None if each.layout else to_sheet(each.raw, is_header)
        if sheet and find_kind(context.manifest, sheet, context.options.set) == "actors":
            names |= Names.of(_listed(sheet, context))
    return names


def _listed(sheet: Sheet, context: Context) -> Iterator[str]:
    known = meanings(context.manifest.columns["actors"])
    places = [at for at, text in enumerate(sheet.header) if known_header(text, known) in LISTING]
    for batch in sheet.batches:
        for place in places:
            for text in batch.columns[place]:
                yield from text.split("|")
