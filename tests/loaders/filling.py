"""Workbooks of the template, filled in as a person would."""

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from exports.form import Words, form
from graph.language import Lang
from loaders.templates import Roster, TemplateName, blank

WORDS = Words("Lisez-moi", ["maillage"], ["feuille", "colonne"], "oui", "2019", "liste")
Cells = Sequence[str | int | date | None]
Sheets = Mapping[str, Sequence[Cells]]


def workbook(name: TemplateName, lang: Lang, roster: Roster | None = None) -> Workbook:
    """The workbook as it is written, before anybody fills it in."""
    made = blank(name, lang, roster)
    return openpyxl.load_workbook(BytesIO(form(made.sheets, WORDS, made.rows, made.grids)))


def filled(book: Workbook, path: Path, sheets: Sheets) -> Path:
    """Rows written from row 3 on: below the example of a list, the days of a grid."""
    for title, rows in sheets.items():
        for row, cells in enumerate(rows, start=3):
            for column, cell in enumerate(cells, start=1):
                if cell is not None:
                    book[title].cell(row, column).value = cell
    book.save(path)
    return path
