"""Cells of a workbook as the texts a CSV file would hold: a date as finely as the cell shows it."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Protocol

from graph.lookalikes import as_seen

WHOLE_DATE = 10  # characters of an ISO date
# A number of a workbook has its point for decimals: with a fourth one nobody takes it for thousands.
_THREE_DECIMALS = re.compile(r"\.\d{3}\Z")
_CODE = re.compile(rb"formatCode=[\"']([^\"']*)")
_MONTH_AND_YEAR = re.compile(rb"numFmtId=[\"']17[\"']")  # mmm-yy, built in
_QUOTED = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.")


class Cell(Protocol):
    """A cell as openpyxl reads it."""

    @property
    def value(self) -> object: ...
    @property
    def number_format(self) -> str: ...


class Worksheet(Protocol):
    """A sheet as openpyxl reads it."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...
    def iter_rows(self, *, values_only: bool) -> Iterator[tuple[object, ...]]: ...


def precision(number_format: str) -> int:
    """Characters of an ISO date that a number format shows: 10, 7 without its day, 4 its year only.

    >>> precision("dd/mm/yyyy"), precision("mmm-yy"), precision("[$-40C]mmmm yyyy"), precision("yyyy")
    (10, 7, 7, 4)
    """
    shown = _QUOTED.sub("", number_format.partition(";")[0]).lower()
    if "d" in shown or "y" not in shown:
        return WHOLE_DATE
    return 7 if "m" in shown else 4


def shows_coarse_dates(styles: bytes) -> bool:
    """Whether a workbook's styles have a format that shows a month or a year without its day."""
    codes = (code.decode(errors="replace").replace("&quot;", '"') for code in _CODE.findall(styles))
    return bool(_MONTH_AND_YEAR.search(styles)) or any(
        precision(code) < WHOLE_DATE for code in codes
    )


def to_text(value: object, length: int = WHOLE_DATE) -> str:
    """A value as text: dates ISO, whole numbers without decimals, booleans true and false; nothing unseen."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        whole = value.time() == time()
        return value.date().isoformat()[:length] if whole else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()[:length]
    if isinstance(value, float):
        return (
            str(int(value)) if value.is_integer() else _THREE_DECIMALS.sub(r"\g<0>0", repr(value))
        )
    return as_seen(str(value))


def texts(sheet: Worksheet, *, coarse: bool) -> Iterator[list[str]]:
    """The rows of a sheet; ``coarse``: some of its dates may show no day."""
    if not coarse:
        for values in sheet.iter_rows(values_only=True):
            yield [to_text(value) for value in values]
        return
    for row in sheet.iter_rows(values_only=False):
        yield [_cell_text(cell) for cell in row]  # type: ignore[arg-type]  # cells, not values


def _cell_text(cell: Cell) -> str:
    value = cell.value
    return (
        to_text(value, precision(cell.number_format)) if isinstance(value, date) else to_text(value)
    )
