"""Sheets whose headers nobody knows, named as what they are: no headers at all, cells not separated."""

import re
from collections.abc import Sequence

from graph.errors import InputError
from loaders.formats.misread import shown_separator
from loaders.formats.sheets import Header, Sheet
from loaders.values.shown import shown

# What people and tools put between cells, beside what CSV files are read by.
_ODD = (":", "/", "~", "^", "#", "\\", "¤", "§", "!", "  ", " - ")
_KNOWN = (";", ",", "\t", "|")
_FIGURES = re.compile(r"[\d\s.,/:€%+-]*\d[\d\s.,/:€%+-]*")
LEAST = 2  # known headers that show what separates cells


def refuse_shape(sheet: Sheet, is_header: Header, example: str) -> None:
    """Raise InputError for a sheet without a header that is known, where its shape tells why."""
    if is_header(sheet.header):
        return
    _refuse_one_cell(sheet, is_header)
    if begins_with_data(sheet):
        fields = {"headers": first_cells(sheet), "example": example}
        raise InputError("input_no_header", file=sheet.label, **fields)


def first_cells(sheet: Sheet) -> str:
    """The row taken for the header, as a message repeats it."""
    return shown(", ".join(filter(None, sheet.header)))


def _refuse_one_cell(sheet: Sheet, is_header: Header) -> None:
    """A header in one cell that is several known ones, under some other separator."""
    text = " ".join(sheet.header) if len(sheet.header) == 1 else ""
    for separator in (*_KNOWN, *_ODD):
        if is_header([part.strip() for part in text.split(separator)]) >= LEAST:
            if separator in _KNOWN:
                raise InputError("input_quoted_rows", file=sheet.label)
            named = shown_separator(separator)
            raise InputError("input_odd_separator", file=sheet.label, separator=named)


def begins_with_data(sheet: Sheet) -> bool:
    """Whether the row taken for the header is like those below: it has their numbers, or their names."""
    below = [row for row in sheet.sample if any(row)]
    return bool(below) and (_shares_figures(sheet.header, below) or _shares_names(sheet, below))


def _shares_figures(header: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """A number or a date above a column of them; a row of nothing else may be dates of meetings."""
    figures = [place for place, text in enumerate(header) if _FIGURES.fullmatch(text)]
    columns = ([row[place].strip() for row in below if len(row) > place] for place in figures)
    alike = [all(map(_FIGURES.fullmatch, filter(None, cells))) and any(cells) for cells in columns]
    return any(alike) and len(figures) < len(header)


def _shares_names(sheet: Sheet, below: Sequence[Sequence[str]]) -> bool:
    """A name of the first row that comes again below, elsewhere than as the label of a matrix's row."""
    labels = {row[0].strip() for row in below if row}
    if len(set(sheet.header[1:]) & labels) * 2 > len(sheet.header):
        return False
    names = {text for text in sheet.header if text and not _FIGURES.fullmatch(text)}
    return any(cell.strip() in names for row in below for cell in row)
