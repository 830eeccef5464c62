"""A file as sheets of text cells, whatever its format: a header, and rows in batches of columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter
from pathlib import Path

BATCH = 50_000
PREAMBLE = 30  # rows among which the header is looked for
Header = Callable[[Sequence[str]], int]
Column = Sequence[str]


@dataclass(frozen=True, slots=True)
class Batch:
    """Some rows: their numbers as the spreadsheet shows them, and one column of texts a header.

    ``overfull``: numbers of rows with more cells than the header, left out of the columns;
    ``beyond``: places of columns right of the header where a workbook holds something.
    """

    numbers: Sequence[int]
    columns: Sequence[Column]
    overfull: Sequence[int] = ()
    beyond: frozenset[int] = frozenset()

    @property
    def rows(self) -> int:
        """How many rows of the file they are: a row of a layout may give several."""
        numbers = self.numbers
        return len(numbers) if isinstance(numbers, range) else len(set(numbers))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of a file: ``label`` names file and sheet in messages; ``batches`` can be read once.

    ``encoding`` is what the text was read as, empty for a workbook; ``above``: rows written above
    the header, which are no data; ``merged``: merged cells that cover several rows below it;
    ``hidden``: a spreadsheet does not show it, as it does not its ``hidden_rows`` and
    ``hidden_columns``, numbered from 1; ``sample``: the first rows below the header, which stands in
    ``header_row``. Where it is made of a layout: ``kind``, what its rows state; ``titles``, its headers
    as the file has them; ``counted``, whether its rows count as rows read; ``mentions``, whether it only
    names actors. ``mended``: headers of the columns whose cells an unquoted comma had cut -> rows;
    ``again``: the batches once more.
    """

    file: str
    name: str
    header: tuple[str, ...]
    batches: Iterator[Batch]
    encoding: str = ""
    in_workbook: bool = False
    above: int = 0
    merged: int = 0
    hidden: bool = False
    header_row: int = 1
    kind: str = ""
    titles: tuple[str, ...] = ()
    counted: bool = True
    mentions: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    sample: tuple[tuple[str, ...], ...] = ()
    mended: Mapping[str, int] = field(default_factory=dict)
    again: Callable[[], Iterator[Batch]] | None = None

    def anew(self) -> "Sheet":
        """The sheet with its rows to be read once more."""
        return replace(self, batches=self.again() if self.again else iter(()))

    @property
    def label(self) -> str:
        """``liens.csv``, or ``classeur.xlsx#Liens``."""
        return f"{self.file}#{self.name}" if self.in_workbook else self.file


def to_batch(
    numbers: Sequence[int], rows: Sequence[Sequence[str]], width: int, *, cut: bool = False
) -> Batch:
    """Rows turned into columns; short rows are filled, blank rows left out, overfull ones named.

    ``cut``: cells beyond the header make no row overfull; their columns are named instead.
    """
    if set(map(len, rows)) == {width} and all(map(itemgetter(0), rows)):
        return Batch(numbers, list(zip(*rows, strict=True)))
    kept: list[tuple[int, Sequence[str]]] = []
    overfull: list[int] = []
    beyond: set[int] = set()
    for number, row in zip(numbers, rows, strict=True):
        extra = {width + i for i, cell in enumerate(row[width:]) if cell.strip()}
        if extra and not cut:
            overfull.append(number)
            continue
        beyond |= extra
        if any(map(str.strip, row[:width])):
            kept.append((number, [*row[:width], *[""] * (width - len(row))]))
    columns = list(zip(*(row for _, row in kept), strict=True)) if kept else [()] * width
    return Batch([number for number, _ in kept], columns, overfull, frozenset(beyond))


def find_header(rows: Sequence[Sequence[str]], is_header: Header) -> int:
    """Which of the first rows names the columns: that of most known names, else the first not blank."""
    known = [is_header(row) for row in rows]
    if any(known):
        return known.index(max(known))
    written = [i for i, row in enumerate(rows) if any(map(str.strip, row))]
    return (written or [-1])[0]


def written_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many rows hold something."""
    return sum(any(map(str.strip, row)) for row in rows)


def sheet_of(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], first: int = 2
) -> Sheet:
    """A sheet of rows that something else than a spreadsheet gave, numbered from ``first``."""
    return Sheet(path.name, path.stem, tuple(header), _batches(rows, len(header), first))


def _batches(rows: Iterable[Sequence[str]], width: int, first: int) -> Iterator[Batch]:
    waiting = iter(rows)
    while some := list(islice(waiting, BATCH)):
        yield to_batch(range(first, first + len(some)), some, width)
        first += len(some)
