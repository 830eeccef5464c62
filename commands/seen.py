"""A sheet as it was understood: in lines to read, and as a file to correct."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from commands.language import lang, say
from commands.reading import keys
from commands.session import quoted
from commands.show import echo, figure
from graph.errors import MaillageError
from graph.language import shortened
from graph.language.terminal import aligned

if TYPE_CHECKING:
    from loaders.frame.context import LoadOptions, Meant
    from loaders.look.sheets import ColumnSeen, SheetSeen

LONGEST = 30  # characters of a cell that is shown
END = 14  # of them the last ones of a header
EXPLAINED = (  # what a load may stop at that a look at its files explains
    "input_no_relation", "input_unknown_kind", "input_no_known_sheet", "input_missing_column",
    "input_near_column", "input_no_rows",
)  # fmt: skip
ASIDE = ("none", "source")  # sheets whose columns are not shown: nothing is loaded of them


@contextmanager
def explained(source: str, files: Sequence[Path], asked: "LoadOptions") -> Iterator[None]:
    """Where a load stops at what it did not understand: what was understood, in short, before the reason."""
    try:
        yield
    except MaillageError as error:
        if error.code in EXPLAINED:
            for sheet in looked_at(source, files, asked):
                echo(short(sheet))
            line = " ".join(map(quoted, ["maillage", "look", *map(str, files)]))
            echo(say("look.more", line=line))
        raise


def looked_at(source: str, files: Sequence[Path], asked: "LoadOptions") -> "list[SheetSeen]":
    """Every sheet of the files, as it is understood. Raises InputError for one that cannot be read."""
    from loaders.dataset import open_dataset
    from loaders.frame.manifest import read_manifest
    from loaders.look.sheets import look

    together = read_manifest(source).several_files
    datasets = [files] if together else [[path] for path in files]
    return [sheet for some in datasets for sheet in look(open_dataset(source, some, asked))]


def lines(sheet: "SheetSeen") -> Iterator[str]:
    """What was understood of a sheet: its layout, then a line a column."""
    yield short(sheet)
    if sheet.layout in ASIDE or not sheet.columns:
        return
    heads = [say(f"look.head.{name}") for name in ("column", "role", "examples", "filled")]
    rows = [heads, *map(_cells, sheet.columns)]
    yield from (f"  {line}" for line in aligned(list(zip(*rows, strict=True)), left=range(4)))


def short(sheet: "SheetSeen") -> str:
    """A sheet in one line."""
    words = {"layout": sheet.title, "row": figure(sheet.header_row)}
    code = "look.aside" if sheet.layout in ASIDE else "look.sheet"
    hidden = say("look.hidden") if sheet.hidden else ""
    return say(code, sheet=sheet.label, n=figure(sheet.rows), hidden=hidden, **words)


def _cells(column: "ColumnSeen") -> Sequence[str]:
    examples = " · ".join(shortened(_one_line(text), LONGEST) for text in column.examples)
    filled = say("look.filled", n=figure(column.filled), of=figure(column.rows))
    unread = column.filled - column.fitting
    more = say("look.unread", n=figure(unread)) if unread else ""
    head = _clipped(_one_line(column.header)) or say("look.untitled")
    return head, column.role, examples, filled + more


def _clipped(text: str) -> str:
    """A long header by both its ends: questions of a form differ by their last words."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - END - 1]}…{text[-END:]}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def mapping(seen: Sequence["SheetSeen"], meant: "Meant") -> str:
    """A file to correct, which ``--mapping`` takes: what every column of a table is taken for."""
    import yaml

    plain = [sheet for sheet in seen if any(column.field for column in sheet.columns)]
    columns = {
        c.header: c.role if c.field else "" for sheet in plain for c in sheet.columns if c.header
    }
    laid = {sheet.label: sheet.title for sheet in seen if sheet.layout not in ASIDE}
    called = keys(lang())
    said = {
        called["columns"]: {**columns, **meant.columns},
        called["layouts"]: {**laid, **meant.layouts},
        called["sheets"]: meant.sheets,
        called["year"]: meant.year,
    }
    told = "".join(f"# {line}\n" for line in say("look.mapping").splitlines())
    return told + yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)
