"""A workbook to fill in: protected headers, choice lists, an example row, every column explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from exports.form_grid import fill_grid, ranges
from exports.workbook import HEADED, fixed, font, on_paper, set_value
from graph.form import Field, Grid

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

LAST_ROW = 2000  # how far down choice lists reach
FIRST_ROW = 3  # headers, then the example row
LONGEST_LIST = 255  # characters of a list that a cell may hold
TEXT = "@"
WIDTHS = (12, 3, 38)  # least of a column, added to its texts, most
Rows = Sequence[Sequence[str]]
PAGE_WIDTHS = (14, 20, 14, 62, 44, 30)
LINE = 15  # points
HEADER_HEIGHT = 24
NAME_WIDTH = 26
TITLE = 16  # size of letters


@dataclass(frozen=True, slots=True)
class Words:
    """What the workbook says around its columns: the page's title, lines and headers."""

    page: str
    lines: Sequence[str]
    headers: Sequence[str]
    required: str
    any_date: str
    not_in_list: str


def form(
    sheets: Mapping[str, Sequence[Field]],
    words: Words,
    rows: Mapping[str, Rows] | None = None,
    grids: Mapping[str, Grid] | None = None,
) -> bytes:
    """The workbook's bytes; the same input gives the same bytes.

    The page that explains stands first. ``rows``: sheet -> rows that it holds already, below the
    example of a list; ``grids``: the sheets that are one.
    """
    from openpyxl import Workbook

    rows, grids = rows or {}, grids or {}
    book = Workbook()
    book.remove(book.worksheets[0])
    _page(book, sheets, words)
    for title, fields in sheets.items():
        sheet = book.create_sheet(title)
        if grid := grids.get(title):
            last = fill_grid(sheet, grid, rows.get(title, ()))
            for field, cells in ranges(grid, last):
                _guide(sheet, cells, field, words, sheets)
        else:
            _sheet(sheet, fields, words, sheets)
            _fill(sheet, rows.get(title, ()))
    return fixed(book)


def _fill(sheet: "Worksheet", rows: Rows) -> None:
    from openpyxl.styles import Protection

    for row, texts in enumerate(rows, start=FIRST_ROW):
        for place, text in enumerate(texts, start=1):
            cell = sheet.cell(row, place)
            cell.protection = Protection(locked=False)
            cell.font, cell.number_format = font(), TEXT
            if text:
                set_value(cell, text)


def _sheet(
    sheet: "Worksheet",
    fields: Sequence[Field],
    words: Words,
    sheets: Mapping[str, Sequence[Field]],
) -> None:
    from openpyxl.styles import Alignment, PatternFill, Protection
    from openpyxl.utils import get_column_letter

    for place, field in enumerate(fields, start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = _width(field)
        column.protection = Protection(locked=False)
        head, example = sheet.cell(1, place, field.header), sheet.cell(2, place, field.example)
        head.font = font(bold=True, underline="single" if field.required else None)
        head.fill = PatternFill("solid", fgColor=HEADED)
        head.alignment = Alignment(vertical="center")
        head.protection = Protection(locked=True)
        example.font = font(italic=True, color="7F7F7F")
        example.protection = Protection(locked=False)
        if field.text:
            column.number_format = example.number_format = TEXT
        letter = get_column_letter(place)
        _guide(sheet, f"{letter}2:{letter}{LAST_ROW}", field, words, sheets)
    sheet.row_dimensions[1].height = HEADER_HEIGHT
    sheet.freeze_panes = "A2"
    on_paper(sheet)
    _protect(sheet)


def _width(field: Field) -> int:
    """Room for the header and the example, and for any name where one has to be chosen."""
    least, beside, most = WIDTHS
    longest = max(len(field.header), len(field.example)) + beside
    return min(max(NAME_WIDTH if field.required and any(field.listed) else least, longest), most)


def _guide(
    sheet: "Worksheet",
    cells: str,
    field: Field,
    words: Words,
    sheets: Mapping[str, Sequence[Field]],
) -> None:
    """The list of some cells, and what a person reads who enters one of them."""
    from openpyxl.worksheet.datavalidation import DataValidation

    listed = _list_of(field, sheets)
    rule = DataValidation(type="list" if listed else None, formula1=listed, allow_blank=True)
    rule.promptTitle, rule.prompt = field.header[:32], field.explanation[:LONGEST_LIST]
    rule.showInputMessage = True
    rule.showErrorMessage = bool(field.choices) and field.strict
    rule.errorTitle, rule.error = field.header[:32], words.not_in_list
    rule.add(cells)
    sheet.add_data_validation(rule)


def _list_of(field: Field, sheets: Mapping[str, Sequence[Field]]) -> str | None:
    from openpyxl.utils import get_column_letter, quote_sheetname

    title, header = field.listed
    if title in sheets:
        place = [each.header for each in sheets[title]].index(header) + 1
        letter = get_column_letter(place)
        return f"{quote_sheetname(title)}!${letter}${FIRST_ROW}:${letter}${LAST_ROW}"
    written = f'"{",".join(field.choices)}"'
    return written if field.choices and len(written) <= LONGEST_LIST else None


def _protect(sheet: "Worksheet") -> None:
    """Headers cannot be changed by mistake; no password, and all the rest may be done."""
    sheet.protection.sheet = True
    for free in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort"):
        setattr(sheet.protection, free, False)
    sheet.protection.autoFilter = False


def _page(book: "Workbook", sheets: Mapping[str, Sequence[Field]], words: Words) -> None:
    from openpyxl.styles import PatternFill
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(words.page)
    for line in words.lines:
        page.append([line])
    page["A1"].font = font(TITLE, bold=True)
    page.row_dimensions[1].height = 2 * LINE
    page.append([])
    page.append(list(words.headers))
    for cell in page[page.max_row]:
        cell.font, cell.fill = font(bold=True), PatternFill("solid", fgColor=HEADED)
    for title, fields in sheets.items():
        for field in fields:
            _explain(page, _explained(title, field, words))
    for place, width in enumerate(PAGE_WIDTHS, start=1):
        page.column_dimensions[get_column_letter(place)].width = width
    on_paper(page)
    page.sheet_view.showGridLines = False
    page.protection.sheet = True


def _explain(page: "Worksheet", texts: Sequence[str]) -> None:
    """A row of the page, high enough for its longest text, a thin line below it."""
    from openpyxl.styles import Alignment, Border, Side

    page.append([*texts])
    page.row_dimensions[page.max_row].height = LINE * _lines(page)
    for cell in page[page.max_row]:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.border = Border(bottom=Side(style="hair", color="A6A6A6"))


def _lines(page: "Worksheet") -> int:
    """How many lines the last row of the page takes: not every program reckons it when it opens a file."""
    texts = [str(cell.value or "") for cell in page[page.max_row]]
    return max(ceil(len(text) / width) for text, width in zip(texts, PAGE_WIDTHS, strict=True))


def _explained(title: str, field: Field, words: Words) -> list[str]:
    values = words.any_date if field.date else ", ".join(field.choices)
    if field.choices and not field.strict:
        values += ", …"
    required = words.required if field.required else ""
    return [title, field.header, required, field.explanation, values, field.example]
