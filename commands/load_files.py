"""What a load says of the files it read: rows, columns and sheets left aside, how texts were read."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from commands.language import lang, say
from commands.show import figure
from graph.language import label, shortened

if TYPE_CHECKING:
    from loaders.report.load_report import Reading

SHOWN = 10
LONGEST_TYPE = 60  # characters of a type of tie
ASIDE = {  # why rows are left out, where no status of their own says it
    "example": "load.examples",
    "headers": "load.headers",
    "nothing": "load.nothing",
    "funder_alone": "load.funder_alone",
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
        name, _, code = why.partition(":")
        vocabulary, _, word = code.partition(".")
        word = label(vocabulary, word, lang()) if code else ""
        values = some(tuple(texts))
        yield say(f"load.told.{name}", n=figure(sum(texts.values())), values=values, word=word)


def _left_out(read: "Reading") -> Iterator[str]:
    for (kind, status), number in read.left_out.items():
        code = ASIDE.get(status, "load.left_out")
        yield say(code, kind=say(f"kind.{kind}"), status=status, n=figure(number))
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


def some(values: tuple[str, ...]) -> str:
    """The first values, and how many more there are."""
    more = f", … (+{len(values) - SHOWN})" if len(values) > SHOWN else ""
    return ", ".join(values[:SHOWN]) + more
