"""CSV: plain for programs (comma, point, UTF-8, cells verbatim), or as French spreadsheets open it."""

import csv
from collections.abc import Iterator
from typing import Any

import pandas as pd

from graph.files import neutral


def plain(frame: pd.DataFrame) -> bytes:
    """Comma, decimal point, UTF-8 without mark, LF; nothing is changed in any cell."""
    # The csv module leaves a lone carriage return bare, which readers take for the end of a row.
    returns = any(column.str.contains("\r", regex=False).any() for column in _texts(frame))
    if returns:
        return frame.to_csv(index=False, lineterminator="\n", quoting=csv.QUOTE_ALL).encode("utf-8")
    return frame.to_csv(index=False, lineterminator="\n").encode("utf-8")


def spreadsheet(frame: pd.DataFrame) -> bytes:
    """Semicolon, decimal comma, VRAI and FAUX, UTF-8 with mark, CRLF; no cell is taken for a formula."""
    safe = pd.DataFrame({name: _habitual(frame[name]) for name in frame.columns})
    text: str = safe.to_csv(index=False, sep=";", decimal=",", lineterminator="\r\n")
    return text.encode("utf-8-sig")


def _habitual(column: "pd.Series[Any]") -> "pd.Series[Any]":
    """A column in the words of French spreadsheets."""
    if pd.api.types.is_bool_dtype(column):
        return column.map({True: "VRAI", False: "FAUX"}, na_action="ignore").astype(object)
    return column.map(neutral) if _textual(column) else column


def _texts(frame: pd.DataFrame) -> "Iterator[pd.Series[str]]":
    for name in frame.columns:
        if _textual(frame[name]):
            yield frame[name].astype("str")


def _textual(column: "pd.Series[str]") -> bool:
    return column.dtype == object or pd.api.types.is_string_dtype(column.dtype)
