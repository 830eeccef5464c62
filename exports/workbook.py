"""An Excel workbook: a sheet with types and frozen headers, a sheet with the stamp."""

import io
import re
import zipfile
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from exports.note import Note
from graph.errors import InputError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.styles import Font
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | float | date
MOST_ROWS = 1_048_575
WIDEST = 40
MARGIN = 0.5  # inches
HEADED = "DDE6ED"  # behind the headers of a form
MIDNIGHT = (1980, 1, 1, 0, 0, 0)
_STAMPED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def table(frame: pd.DataFrame, note: Note) -> bytes:
    """The workbook's bytes: sheets ``Table`` and the note's; the same input gives the same bytes.

    Raises InputError when the table has more rows than a sheet holds.
    """
    return workbook({"Table": frame}, note)


def workbook(frames: dict[str, pd.DataFrame], note: Note) -> bytes:
    """Several tables, a sheet each, and the note's."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for title, frame in frames.items():
        if len(frame) > MOST_ROWS:
            raise InputError("too_long_for_xlsx", path=title, n=len(frame))
        _fill(book.create_sheet(title), frame)
    page = book.create_sheet(note.title)
    for line in note.lines:
        page.append([None])
        set_value(page.cell(page.max_row, 1), line)
    page.column_dimensions["A"].width = 100
    on_paper(page)
    return fixed(book)


def font(size: int = 11, **looks: Any) -> "Font":
    """The font of every cell, in bold, in italics...: one without a name is another in some programs."""
    from openpyxl.styles import Font

    return Font(name="Calibri", size=size, **looks)


def on_paper(sheet: "Worksheet") -> None:
    """Printed, a sheet is as wide as a page."""
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.fitToHeight = 0
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, MARGIN)


def _fill(sheet: "Worksheet", frame: pd.DataFrame) -> None:
    from openpyxl.utils import get_column_letter

    for column, name in enumerate(frame.columns, start=1):
        cell = sheet.cell(1, column)
        set_value(cell, str(name))
        cell.font = font(bold=True)
        values = [_value(value) for value in frame[name]]
        for row, value in enumerate(values, start=2):
            if value is not None:
                set_value(sheet.cell(row, column), value)
        longest = max(
            (len(str(value)) for value in (name, *values) if value is not None), default=8
        )
        sheet.column_dimensions[get_column_letter(column)].width = min(longest + 2, WIDEST)
    sheet.freeze_panes = "A2"


def _value(value: object) -> Value | None:
    """A cell's value as openpyxl knows it; None where it is missing."""
    if pd.isna(value) or value == "":  # type: ignore[call-overload]  # any cell may come
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    known = value.item() if isinstance(value, np.generic) else value
    return known if isinstance(known, Value) else str(known)


def set_value(cell: "Cell | MergedCell", value: Value) -> None:
    """Text stays text: a cell that begins with ``=`` is no formula."""
    if not isinstance(value, str):
        cell.value = value
        return
    cell.value = _ILLEGAL.sub("�", value)[:32767]
    cell.data_type = "s"


def fixed(book: "Workbook") -> bytes:
    """The workbook saved without a clock: no time in its properties nor in its archive."""
    raw, made = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = _STAMPED.sub(rb"\g<1>1980-01-01T00:00:00Z\2", source.read(entry))
            info = zipfile.ZipInfo(entry.filename, MIDNIGHT)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0  # the same on every system
            target.writestr(info, content)
    return made.getvalue()
