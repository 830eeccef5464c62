"""One cell of an OpenDocument workbook as text: its value, not what it shows, dates as finely as shown."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from xml.etree.ElementTree import Element

from graph.lookalikes import as_seen
from loaders.formats.cell_texts import WHOLE_DATE, to_text
from loaders.formats.formulas import FAULTS, UNCOMPUTED

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
OTHER_FAULT = "#VALUE!"  # stands for an error that only LibreOffice has a name for
_FAULT = re.compile(r"(?:Err:\d{3}|#[A-Z/0]+[!?]?)\Z")
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)")
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3}")
_BOOLEANS = {"VRAI": "true", "TRUE": "true", "FAUX": "false", "FALSE": "false"}


def cell_text(cell: Element) -> str:
    """A cell as the text that a CSV file would hold."""
    if cell.get(f"{CALC}value-type") == "error":
        return _fault(_shown(cell))
    kind = cell.get(f"{OFFICE}value-type", "")
    read = _READ.get(kind, _string)
    return read(cell)


def _string(cell: Element) -> str:
    said = _shown(cell) or cell.get(f"{OFFICE}string-value", "")
    if not cell.get(f"{TABLE}formula"):
        return as_seen(said)
    if not said and not len(cell) and not cell.get(f"{OFFICE}value-type"):
        return UNCOMPUTED
    return _fault(said) if _FAULT.match(said) else as_seen(said)


def _fault(said: str) -> str:
    return said if said in FAULTS else OTHER_FAULT


def _number(cell: Element) -> str:
    value = cell.get(f"{OFFICE}value", "")
    shown = _shown(cell) if value in ("0", "1") else ""
    return _BOOLEANS.get(shown) or to_text(float(value))


def _boolean(cell: Element) -> str:
    return cell.get(f"{OFFICE}boolean-value", "")


def _time(cell: Element) -> str:
    value = cell.get(f"{OFFICE}time-value", "")
    found = _TIME.match(value)
    return ":".join(part.zfill(2) for part in found.groups()) if found else value


def _date(cell: Element) -> str:
    stated = datetime.fromisoformat(cell.get(f"{OFFICE}date-value", ""))
    return to_text(stated, precision(stated, _shown(cell)))


def precision(stated: date, shown: str) -> int:
    """Characters of an ISO date that a cell shows: 10, 7 without its day, 4 its year only.

    >>> day = date(2019, 3, 1)
    >>> precision(day, "01/03/19"), precision(day, "mars 2019"), precision(day, "2019")
    (10, 7, 4)
    """
    figures = [int(part) for part in _FIGURES.findall(shown)]
    year_only = (stated.year,) if not _WORD.search(shown) else (stated.year, stated.year % 100)
    if len(figures) == 1 and figures[0] in year_only:
        return 7 if _WORD.search(shown) else 4
    if sorted(figures) == sorted([stated.month, stated.year]):
        return 7
    return WHOLE_DATE


def _shown(cell: Element) -> str:
    """The paragraphs of a cell, one a line; remarks pinned to it are none of its text."""
    parts = (part for part in cell if part.tag in (f"{TEXT}p", f"{TEXT}h"))
    return "\n".join("".join(_texts(part)) for part in parts)


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for part in element:
        if part.tag == f"{TEXT}s":
            yield " " * int(part.get(f"{TEXT}c", "1"))
        elif part.tag == f"{TEXT}line-break":
            yield "\n"
        elif part.tag == f"{TEXT}tab":
            yield "\t"
        elif part.tag != f"{OFFICE}annotation":
            yield from _texts(part)
        yield part.tail or ""


_READ: dict[str, Callable[[Element], str]] = {
    "date": _date,
    "float": _number,
    "percentage": _number,
    "currency": _number,
    "boolean": _boolean,
    "time": _time,
}
