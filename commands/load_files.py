"""What a load says of the files it read: rows, columns and sheets left aside, how texts were read."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from commands.language import lang, say
from commands.show import figure
from graph.language import label, says, shortened

if TYPE_CHECKING:
    from loaders.report.load_report import Reading

SHOWN = 10
LONGEST_TYPE = 60  # characters of a type of tie


def of_files(read: "Reading") -> Iterator[str]:
    """One line a thing left aside, or read otherwise than it is written."""
    for code, fields in read.notes:
        yield say(f"load.{code}", **{name: _field(value) for name, value in fields.items()})
    yield from _left_out(read)
    yield from _columns(read)
    for (code, place), texts in read.remarks.items():
        yield say(f"load.{code}", place=place, values=some(texts))
    yield from _not_read(read)
    yield from _hidden(read)
    for file, encoding in read.encodings.items():
        yield say("load.encoding", file=file, encoding=encoding)
    yield from _told(read)


def _field(value: object) -> object:
    return some(value) if isinstance(value, tuple) else value


def _not_read(read: "Reading") -> Iterator[str]:
    for place in read.ignored:
        yield say("load.ignored", place=place)
    if read.without_rows:
        yield say("load.without_rows", places=some(read.without_rows))
    if read.left_files:
        yield say("load.left_files", places=some(read.left_files))
    for sheet, number in read.above.items():
        yield say("load.above", sheet=sheet, n=figure(number))


def _hidden(read: "Reading") -> Iterator[str]:
    if read.hidden:
        yield say("load.hidden", places=some(read.hidden))
    for sheet, rows in read.hidden_rows.items():
        yield say("load.hidden_rows", sheet=sheet, n=figure(len(rows)), rows=runs(rows))
    for sheet, names in read.hidden_columns.items():
        yield say("load.hidden_columns", sheet=sheet, names=some(names))


def _told(read: "Reading") -> Iterator[str]:
    """How cells were read that are not read word for word."""
    for why, cells in read.told.items():
        name, _, code = why.partition(":")
        vocabulary, _, meant = code.partition(".")
        word = label(vocabulary, meant, lang()) if code else ""
        n = figure(sum(cells.values()))
        yield say(f"load.told.{name}", n=n, values=quoted(cells), word=word)


def _left_out(read: "Reading") -> Iterator[str]:
    """Rows left out: why, where a text says it, else the status that they bear."""
    for (kind, status), number in read.left_out.items():
        code = f"load.left.{status}"
        texts = read.left_texts.get((kind, status), ())
        values = f" ({quoted(texts)})" if texts else ""
        fields = {"kind": say(f"kind.{kind}"), "n": figure(number), "values": values}
        if says(code, lang()):
            yield say(code, **fields)
        else:
            yield say("load.left_out", status=status, **fields)
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


def runs(numbers: Sequence[int]) -> str:
    """Numbers in order, neighbours as one run; the first ones of many.

    >>> runs((2, 3, 4, 9))
    '2-4, 9'
    """
    found: list[list[int]] = []
    for number in numbers:
        if found and found[-1][-1] == number - 1:
            found[-1][1:] = [number]
        else:
            found.append([number])
    return some(tuple("-".join(map(str, run)) for run in found))
