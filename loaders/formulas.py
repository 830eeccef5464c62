"""What a spreadsheet shows or keeps instead of a value: its errors, formulas never computed."""

import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element, iterparse

UNCOMPUTED = "#FORMULA!"  # stands in a cell whose formula has no stored value
FAULTS = {
    **dict.fromkeys(
        ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"), "row_sheet_error"
    ),
    UNCOMPUTED: "row_uncomputed",
}
_PLACE = re.compile(r"([A-Z]+)(\d+)\Z")


def uncomputed(path: Path, part: str) -> set[tuple[int, int]]:
    """(row, column), from 1, of the formulas of a sheet that hold no value; ``=""`` holds one."""
    found: set[tuple[int, int]] = set()
    with zipfile.ZipFile(path) as archive:
        if b"<f" not in archive.read(part):
            return found
        with archive.open(part) as stream:
            for _, cell in iterparse(stream):  # noqa: S314  # document types were refused
                if cell.tag.endswith("}c"):
                    place = _PLACE.match(cell.get("r", ""))
                    if place and cell.get("t") != "str" and _empty_formula(cell):
                        found.add((int(place[2]), _column(place[1])))
                    cell.clear()
    return found


def _empty_formula(cell: Element) -> bool:
    said = {part.tag.rpartition("}")[2]: part.text for part in cell}
    return "f" in said and not said.get("v")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
