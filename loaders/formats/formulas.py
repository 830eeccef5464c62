"""What a spreadsheet shows or keeps instead of a value: its errors, formulas never computed."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, iterparse

UNCOMPUTED = "#FORMULA!"  # stands in a cell whose formula has no stored value
FAULTS = {
    **dict.fromkeys(
        ("#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"), "row_sheet_error"
    ),
    UNCOMPUTED: "row_uncomputed",
}
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_PLACE = re.compile(r"([A-Z]+)(\d+)\Z")


def uncomputed(part: bytes) -> Iterator[tuple[int, int]]:
    """(row, column), from 1, of the formulas of a sheet that hold no value; ``=""`` holds one."""
    if not _FORMULA.search(part):
        return
    for _, cell in iterparse(BytesIO(part)):  # noqa: S314  # document types were refused
        if cell.tag.endswith("}c"):
            place = _PLACE.match(cell.get("r", ""))
            if place and cell.get("t") != "str" and _empty_formula(cell):
                yield int(place[2]), column_number(place[1])
            cell.clear()


def _empty_formula(cell: Element) -> bool:
    said = {part.tag.rpartition("}")[2]: part.text for part in cell}
    return "f" in said and not said.get("v")


def column_number(letters: str) -> int:
    """The number of a column, from 1.

    >>> column_number("A"), column_number("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """The letters of a column, from 1.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
