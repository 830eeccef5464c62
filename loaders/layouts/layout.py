"""What was understood of a sheet: its layout, the role of each column, the tables it becomes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from graph.identity import normalise
from graph.language import LANGS, message
from graph.store.schema import KINDS, Kind
from loaders.formats.sheets import Batch, Sheet
from loaders.frame.context import Context
from loaders.layouts.names import Names
from loaders.layouts.page import Page

LayoutName = Literal["attendance", "meeting", "matrix", "partners", "answers"]
LAYOUTS: tuple[LayoutName, ...] = get_args(LayoutName)
IGNORE = "ignore"
Rows = Sequence[tuple[int, Sequence[str]]]


def layout_called(text: str) -> str:
    """The layout, or the kind of table, that a person's word means; the text itself where none is.

    >>> layout_called("Matrice de qui avec qui"), layout_called("ties"), layout_called("")
    ('matrix', 'ties', 'ignore')
    """
    codes = (*LAYOUTS, *KINDS, IGNORE)
    words = {normalise(message(f"look.layout.{c}", to)): c for c in codes for to in LANGS}
    return words.get(normalise(text), text) if text.strip() else IGNORE


def anything(text: str) -> bool:
    """Whether a cell says something: what fits a column of texts."""
    return bool(text)


@dataclass(frozen=True, slots=True)
class Role:
    """What a column is taken for.

    ``role``: a word of ``look.role.*`` in words/; ``detail``: the date of a meeting, the actor of a
    column; ``fits``: whether a cell that is not empty can be read as that.
    """

    place: int
    header: str
    role: str
    detail: str = ""
    fits: Callable[[str], bool] = anything


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet understood.

    ``header``: number of its header row; ``roles``: its columns, in their order; ``tables``: the
    tables that it becomes, once the names that actors bear are known. They count, refuse and name in
    the context's findings what they do not give on. ``among``, where the other sheets matter: the
    layout once all those of the dataset are known.
    """

    name: LayoutName
    page: Page
    header: int
    roles: tuple[Role, ...]
    tables: Callable[[Context, Names], Iterator[Sheet]]
    among: "Callable[[Sequence[Layout]], Layout] | None" = None

    def beside(self, layouts: "Sequence[Layout]") -> "Layout":
        """The layout among all those of the dataset, its own included."""
        return self.among(layouts) if self.among else self


@dataclass(frozen=True, slots=True)
class Told:
    """How the tables of a layout speak of the file: field -> header that people see."""

    titles: Mapping[str, str] = field(default_factory=dict)
    counted: bool = True
    mentions: bool = False


def table(
    page: Page, kind: Kind, fields: Sequence[str], rows: Rows, told: Told | None = None
) -> Sheet:
    """Rows of a kind made from a sheet: (number of the row in the file, texts of ``fields``).

    A row of the file may give several; ``counted``: they are counted as rows read, each number once;
    ``mentions``: its actors are named here and listed nowhere.
    """
    told = told or Told()
    columns = list(zip(*(cells for _, cells in rows), strict=True)) or [()] * len(fields)
    batch = Batch([number for number, _ in rows], columns)
    return Sheet(
        page.raw.file,
        page.raw.name,
        tuple(fields),
        iter([batch]),
        page.raw.encoding,
        in_workbook=page.raw.in_workbook,
        hidden=page.raw.hidden,
        kind=kind,
        titles=tuple(told.titles.get(name, name) for name in fields),
        counted=told.counted,
        mentions=told.mentions,
        again=lambda: iter([batch]),
    )
