"""Rows and columns of an XLSX sheet that a filter, a fold or a hand hid: they hold data like others."""

import re
from collections.abc import Iterator

_ROW = re.compile(rb"<(?:\w+:)?row\s([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s([^>]*)>")
_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']|\b(?:ht|width)=[\"']0(?:\.0*)?[\"']")
_NUMBER = re.compile(rb"\b(r|min|max)=[\"'](\d{1,7})[\"']")
LAST_COLUMN = 1 << 14


def hidden_rows(part: bytes) -> Iterator[int]:
    """Numbers, from 1, of the rows that the sheet of these bytes does not show."""
    number = 0
    for said in _ROW.findall(part):
        number = _numbers(said).get(b"r", number + 1)
        if _HIDDEN.search(said):
            yield number


def hidden_columns(part: bytes) -> Iterator[int]:
    """Numbers, from 1, of the columns that the sheet of these bytes does not show."""
    for said in _COLUMN.findall(part):
        if _HIDDEN.search(said):
            places = _numbers(said)
            yield from range(places.get(b"min", 1), min(places.get(b"max", 0), LAST_COLUMN) + 1)


def _numbers(said: bytes) -> dict[bytes, int]:
    return {name: int(digits) for name, digits in _NUMBER.findall(said)}
