"""Workbooks from rows: XLSX by openpyxl, ODS by hand, since nothing here writes it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from html import escape
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import openpyxl

Cell = str | int | float | bool | date | None
Rows = Sequence[Sequence[Cell]]
Build = Callable[[Path], None]
KIND = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)

SEA = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
)


def workbook(sheets: Mapping[str, Rows]) -> openpyxl.Workbook:
    """A workbook of these sheets, to be changed before it is saved."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    return made


def xlsx(sheets: Mapping[str, Rows]) -> Build:
    """A builder of that workbook, as it is."""
    return lambda path: workbook(sheets).save(path)


def ods(sheets: Mapping[str, Rows]) -> Build:
    """A builder of an OpenDocument workbook of these sheets."""

    def build(path: Path) -> None:
        tables = "".join(_table(title, rows) for title, rows in sheets.items())
        body = f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>'
            for name, kind in (("/", KIND), ("content.xml", "text/xml"))
        )
        with ZipFile(path, "w") as archive:
            archive.writestr("mimetype", KIND)
            archive.writestr(
                "content.xml",
                f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {SPACES} '
                f'office:version="1.2">{body}</office:document-content>',
            )
            archive.writestr(
                "META-INF/manifest.xml",
                f'<manifest:manifest xmlns:manifest="{manifest}">{entries}</manifest:manifest>',
            )

    return build


def _table(title: str, rows: Rows) -> str:
    """As LibreOffice writes it: equal neighbours once, with their number, and a sea of empty cells."""
    lines = "".join(f"<table:table-row>{_cells(row)}</table:table-row>" for row in rows)
    return f'<table:table table:name="{escape(title)}">{lines}{SEA}</table:table>'


def _cells(row: Sequence[Cell]) -> str:
    alike = groupby(row, key=lambda cell: (type(cell), cell))
    return "".join(_cell(value, len(list(cells))) for (_, value), cells in alike)


def _cell(value: Cell, times: int) -> str:
    again = f' table:number-columns-repeated="{times}"' if times > 1 else ""
    if value is None:
        return f"<table:table-cell{again}/>"
    if isinstance(value, date):
        stated, shown = f'"date" office:date-value="{value}"', f"{value:%d/%m/%Y}"
    elif isinstance(value, int | float):
        stated, shown = f'"float" office:value="{value}"', str(value)
    else:
        stated, shown = '"string"', escape(value)
    text = "".join(f"<text:p>{line}</text:p>" for line in shown.split("\n"))
    return f"<table:table-cell office:value-type={stated}{again}>{text}</table:table-cell>"
