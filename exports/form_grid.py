"""A form in rows and columns: names down, days to write across, marks to choose; one page of paper."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from exports.workbook import HEADED, font, on_paper, set_value
from graph.form import Field, Grid

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles import Side
    from openpyxl.worksheet.worksheet import Worksheet

TITLES, HEADER = 1, 2  # rows above the names
NAME_WIDTH, PLACE_WIDTH, DAY_WIDTH = 34, 14, 11.5
TITLE_HEIGHT, HEADER_HEIGHT, ROW_HEIGHT = 34, 34, 25
DAY = "dd/mm/yyyy"
SUBJECT = "F4F7F9"
FOOTER = 0.25  # inches from the edge of the paper, below the margin
SPARE = 6  # rows below the names that are there
ONE_PAGE = 40  # rows that can be read on one


def fill_grid(sheet: "Worksheet", grid: Grid, rows: Sequence[Sequence[str]]) -> int:
    """Write a grid on an empty sheet; the number of its last row."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart

    wide, last = len(grid.who) + grid.days, HEADER + max(grid.rows, len(rows) + SPARE)
    _titles(sheet, grid, wide)
    for row in range(HEADER, last + 1):
        for place in range(1, wide + 1):
            _looks(sheet.cell(row, place), grid, row, place)
        sheet.row_dimensions[row].height = HEADER_HEIGHT if row == HEADER else ROW_HEIGHT
    for row, texts in enumerate(rows, start=HEADER + 1):
        for place, text in enumerate(texts, start=1):
            if text:
                set_value(sheet.cell(row, place), text)
    widths = [NAME_WIDTH, PLACE_WIDTH][: len(grid.who)] + [DAY_WIDTH] * grid.days
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = sheet.cell(HEADER + 1, len(grid.who) + 1).coordinate
    _on_one_page(sheet, f"A1:{get_column_letter(wide)}{last}", one=last <= ONE_PAGE)
    sheet.HeaderFooter.oddFooter = HeaderFooterItem(
        center=_HeaderFooterPart(" · ".join(grid.mark.choices))
    )
    sheet.page_margins.footer = FOOTER
    return last


def ranges(grid: Grid, last: int) -> Iterator[tuple[Field, str]]:
    """What is said, and listed, on entering which cells."""
    from openpyxl.utils import get_column_letter as letter

    names = len(grid.who)
    first, end = letter(names + 1), letter(names + grid.days)
    yield grid.subject, f"B{TITLES}"
    for place, field in enumerate(grid.who, start=1):
        yield field, f"{letter(place)}{HEADER + 1}:{letter(place)}{last}"
    yield grid.day, f"{first}{HEADER}:{end}{HEADER}"
    yield grid.mark, f"{first}{HEADER + 1}:{end}{last}"


def _titles(sheet: "Worksheet", grid: Grid, wide: int) -> None:
    from openpyxl.styles import Alignment, Border, PatternFill

    set_value(sheet.cell(TITLES, 1), grid.title)
    for place in range(1, wide + 1):
        cell = sheet.cell(TITLES, place)
        cell.font, cell.alignment = font(14, bold=True), Alignment("left", "center", indent=1)
        if place > 1:
            cell.fill, cell.border = PatternFill("solid", fgColor=SUBJECT), Border(bottom=_line())
    sheet.merge_cells(start_row=TITLES, start_column=2, end_row=TITLES, end_column=wide)
    sheet.row_dimensions[TITLES].height = TITLE_HEIGHT
    for place, field in enumerate(grid.who, start=1):
        set_value(sheet.cell(HEADER, place), field.header)


def _looks(cell: "Cell | MergedCell", grid: Grid, row: int, place: int) -> None:
    from openpyxl.styles import Alignment, Border, PatternFill

    cell.border = Border(left=_line(), right=_line(), top=_line(), bottom=_line())
    named = place <= len(grid.who)
    cell.alignment = Alignment(
        horizontal="left" if named else "center",
        vertical="center",
        indent=int(named),
        shrink_to_fit=True,
    )
    cell.font = font(bold=row == HEADER)
    if row == HEADER:
        cell.fill = PatternFill("solid", fgColor=HEADED)
        cell.number_format = "General" if named else DAY


def _line() -> "Side":
    from openpyxl.styles import Side

    return Side(style="thin", color="A6A6A6")


def _on_one_page(sheet: "Worksheet", area: str, *, one: bool) -> None:
    """One page where the names can be read on it, else as many as they need, the days above each."""
    on_paper(sheet)
    sheet.print_area = area
    sheet.print_title_rows = f"{TITLES}:{HEADER}"
    sheet.page_setup.fitToHeight = int(one)
    sheet.print_options.horizontalCentered = True
