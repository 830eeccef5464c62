"""What a load says of the files it read: rows, columns and sheets left aside, how texts were read."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from commands.language import say
from commands.show import figure
from graph.language import shortened

if TYPE_CHECKING:
    from loaders.report.load_report import Reading

SHOWN = 10
LONGEST_TYPE = 60  # characters of a type of tie
ASIDE = {  # why rows are left out, where no status of their own says it
    "example": "load.examples",
    "headers": "load.headers",
    "nothing": "load.nothing",
    "section": "load.section",
    "total": "load.total",
    "note": "load.note",
    "partial": "load.partial",
}


def of_files(read: "Reading") -> Iterator[str]:
    """One line a thing left aside, or read otherwise than it is written."""
    yield from _left_out(read)
    yield from _columns(read)
    for place in read.ignored:
        yield say("load.ignored", place=place)
    if read.hidden:
        yield say("load.hidden", places=some(read.hidden))
    for sheet, number in read.above.items():
        yield say("load.above", sheet=sheet, n=figure(number))
    for file, encoding in read.encodings.items():
        yield say("load.encoding", file=file, encoding=encoding)
    for why, texts in read.told.items():
        if why not in ASIDE and texts:
            yield say(f"load.told.{why}", n=figure(sum(texts.values())), values=quoted(texts))
    if read.quarters:
        yield say("load.quarters", values=some(read.quarters))


def _left_out(read: "Reading") -> Iterator[str]:
    for (kind, status), number in read.left_out.items():
        code = ASIDE.get(status, "load.left_out")
        values = quoted(read.told.get(status, ()))
        yield say(code, kind=say(f"kind.{kind}"), status=status, n=figure(number), values=values)
    for name, number in read.other_types.items():
        short = shortened(name, LONGEST_TYPE)
        yield say("load.other_type", type=short, n=figure(number))


def _columns(read: "Reading") -> Iterator[str]:
    for sheet, names in read.unknown_columns.items():
        yield say("load.unknown_columns", sheet=sheet, names=", ".join(names))
    for sheet, pairs in read.near_columns.items():
        for header, meant in pairs:
            yield say("load.near_column", sheet=sheet, header=header, meant=meant)
    for sheet, letters in read.untitled.items():
        yield say("load.untitled", sheet=sheet, letters=", ".join(letters))


def quoted(texts: Iterable[str]) -> str:
    """The first cells, each in quotes, since they may hold commas."""
    return some(tuple(say("load.quoted", text=text) for text in texts))


def some(values: tuple[str, ...]) -> str:
    """The first values, and how many more there are."""
    more = f", … (+{len(values) - SHOWN})" if len(values) > SHOWN else ""
    return ", ".join(values[:SHOWN]) + more
