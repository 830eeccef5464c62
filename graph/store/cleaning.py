"""Rows cleaned before they are stored: every cell takes its type, every refusal says where and why."""

import json
import unicodedata
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.dates import Precision
from graph.kinds import codes as vocabulary_codes
from graph.privacy.coordinates import retire
from graph.store.canonical import canonical_json
from graph.store.results import Refusal
from graph.store.schema import COLUMNS, Column, Kind

LONGEST_ID = 200
LONGEST_TEXT = 1 << 20
Mask = NDArray[np.bool_]


class _Checks:
    """Collects what a frame's rows are refused for; the first reason of a row counts."""

    def __init__(self, frame: pd.DataFrame) -> None:
        n = len(frame)
        self.kept: Mask = np.ones(n, dtype=bool)
        self.files = frame["file"].to_numpy(object) if "file" in frame else np.full(n, "", object)
        self.rows = frame["row"].to_numpy() if "row" in frame else np.zeros(n, np.int64)
        self.refusals: list[Refusal] = []

    def refuse(self, bad: Mask, column: str, code: str, values: NDArray[Any] | None = None) -> None:
        """Refuse the rows of a mask, naming column and reason."""
        for i in np.flatnonzero(bad & self.kept):
            fields: dict[str, object] = {"value": _shown(values[i])} if values is not None else {}
            place = (str(self.files[i] or ""), int(self.rows[i] or 0))
            self.refusals.append(Refusal(*place, column, code, fields))
        self.kept &= ~bad


def _shown(value: object) -> str:
    """The beginning of a value as a message can print it, no telephone number or address."""
    return retire(str(value))[:80].replace("\0", "\\0").encode("utf-8", "backslashreplace").decode()


def _clean_text(text: object) -> tuple[str, str]:
    """A text in NFC and the code of what is wrong with it, or ``""``."""
    if pd.isna(text):  # type: ignore[call-overload]  # any cell may come
        return "", ""
    clean = text if isinstance(text, str) else str(text)
    if "\0" in clean:
        return "", "text_nul"
    if not clean.isascii():
        clean = unicodedata.normalize("NFC", clean)
        try:
            return clean, "text_too_long" if len(clean.encode()) > LONGEST_TEXT else ""
        except UnicodeEncodeError:
            return "", "text_surrogate"
    return clean, "text_too_long" if len(clean) > LONGEST_TEXT else ""


def _checked_text(column: Column, text: object) -> tuple[str, str]:
    clean, code = _clean_text(text)
    if code:
        return clean, code
    clean = clean or str(column.default)
    if column.required and not clean:
        return clean, "missing"
    if column.type == "id" and len(clean) > LONGEST_ID:
        return clean, "id_too_long"
    if column.codes and clean and clean not in vocabulary_codes(column.codes):
        return clean, "not_in_list"
    if column.type in ("json", "list"):
        return _checked_json(clean)
    return clean, ""


def _plain(column: Column, uniques: NDArray[Any]) -> bool:
    """Whether these are all short ASCII texts that nothing more is asked of.

    The common case, found out at once.
    """
    if column.codes or column.type in ("json", "list") or not len(uniques):
        return False
    try:
        joined = "".join(uniques)
    except TypeError:
        return False
    lengths = [len(text) for text in uniques]
    whole = min(lengths) > 0 or not (column.default or column.required)
    return whole and joined.isascii() and "\0" not in joined and max(lengths) <= LONGEST_ID


def _checked_json(text: str) -> tuple[str, str]:
    if text in ("{}", "[]"):
        return text, ""
    try:
        return canonical_json(json.loads(text)), ""
    except ValueError:
        return text, "bad_json"


def _text_column(column: Column, cells: Any, checks: _Checks) -> pd.Categorical:
    codes, uniques = distinct(cells)
    if _plain(column, uniques):
        return pd.Categorical.from_codes(codes, categories=pd.Index(uniques, dtype=object))
    checked = [_checked_text(column, text) for text in uniques]
    for i, (_, code) in enumerate(checked):
        if code:
            checks.refuse(codes == i, column.name, code, uniques[codes])
    texts = [text for text, _ in checked]
    if len(set(texts)) < len(texts):
        merged, uniques = pd.factorize(np.array(texts, dtype=object))
        codes, texts = merged[codes], uniques.tolist()
    return pd.Categorical.from_codes(codes, categories=pd.Index(texts, dtype=object))


def _number_column(column: Column, cells: NDArray[Any], checks: _Checks) -> NDArray[np.float64]:
    numbers = (
        pd.to_numeric(pd.Series(cells, dtype=object), errors="coerce").to_numpy(np.float64) + 0.0
    )
    stated = ~pd.isna(cells)
    checks.refuse(stated & ~np.isfinite(numbers), column.name, "not_finite", cells)
    if column.name == "confidence":
        checks.refuse((numbers < 0) | (numbers > 1), column.name, "not_in_unit", cells)
    return numbers


def _day_column(column: Column, cells: NDArray[Any], checks: _Checks) -> NDArray[np.datetime64]:
    if cells.dtype.kind == "M":
        return cells.astype("datetime64[D]")
    try:
        return np.where(pd.isna(cells), np.datetime64("NaT"), cells).astype("datetime64[D]")
    except (ValueError, TypeError, OverflowError):
        days = np.full(len(cells), np.datetime64("NaT"), "datetime64[D]")
        for i, cell in enumerate(cells):
            if not pd.isna(cell):
                days[i] = _day(cell)
        checks.refuse(np.isnat(days) & ~pd.isna(cells), column.name, "bad_date", cells)
        return days


def _day(cell: object) -> np.datetime64:
    try:
        return np.datetime64(cell, "D")  # type: ignore[call-overload, no-any-return]  # any cell may come
    except (ValueError, TypeError, OverflowError):
        return np.datetime64("NaT", "D")


def _typed(column: Column, cells: Any, checks: _Checks) -> Any:
    if column.type == "number":
        return _number_column(column, cells, checks)
    if column.type == "day":
        return _day_column(column, cells, checks)
    if column.type == "flag":
        return np.where(pd.isna(cells), column.default, cells).astype(bool)
    if column.type == "precision":
        levels = np.where(pd.isna(cells), 0, cells).astype(np.int64)
        checks.refuse(~np.isin(levels, tuple(Precision)), column.name, "not_in_list", cells)
        return levels.astype(np.int8)
    if column.type == "integer":
        return np.where(pd.isna(cells), 0, cells).astype(np.int64)
    return _text_column(column, cells, checks)


def distinct(cells: Any) -> tuple[NDArray[np.int64], NDArray[np.object_]]:
    """Codes and distinct values of cells.

    What is Categorical already is taken as it is, missing cells as None.
    """
    if isinstance(cells, pd.Categorical):
        values = np.array([*cells.categories, None], dtype=object)
        return cells.codes.astype(np.int64), values if -1 in cells.codes else values[:-1]
    codes, uniques = pd.factorize(cells, use_na_sentinel=False)
    return codes, np.asarray(uniques, dtype=object)


def _cells(column: Column, frame: pd.DataFrame) -> Any:
    """Cells of a column: Categorical kept, a column that is not there one default a row."""
    if column.name not in frame:
        zeros = np.zeros(len(frame), np.int8)
        texts = isinstance(column.default, str)
        default = pd.Index([column.default], dtype=object)
        return (
            pd.Categorical.from_codes(zeros, default)
            if texts
            else np.full(len(frame), column.default, object)
        )
    series = frame[column.name]
    if isinstance(series.dtype, pd.CategoricalDtype) and column.type in (
        "id",
        "text",
        "json",
        "list",
    ):
        return series.array
    if column.type == "day" and isinstance(series.dtype, np.dtype) and series.dtype.kind == "M":
        return series.to_numpy()
    return series.to_numpy(object)


def _periods(kind: Kind, clean: dict[str, Any], checks: _Checks) -> None:
    """A period has a first day before its excluded end; an end without a start says nothing of when."""
    prefix = "active" if kind == "actors" else "valid"
    if f"{prefix}_from" not in clean:
        return
    start, end = clean[f"{prefix}_from"], clean[f"{prefix}_to"]
    values = (
        np.array([f"{a} > {b}" for a, b in zip(start, end - 1, strict=True)], dtype=object)
        if (bad := start >= end).any()
        else None
    )
    checks.refuse(bad, f"{prefix}_until", "reversed_period", values)
    for date, precision in ((start, "from"), (end, "to")):
        name = f"{precision}_precision" if prefix == "valid" else f"{prefix}_{precision}_precision"
        clean[name] = np.where(np.isnat(date), 0, clean[name]).astype(np.int8)


def _checked(kind: Kind, frame: pd.DataFrame) -> tuple[dict[str, Any], _Checks]:
    checks = _Checks(frame)
    columns = {c.name: _typed(c, _cells(c, frame), checks) for c in COLUMNS[kind]}
    _periods(kind, columns, checks)
    return columns, checks


def kept_rows(kind: Kind, frame: pd.DataFrame) -> Mask:
    """Which rows of a frame ``clean`` does not refuse."""
    return _checked(kind, frame)[1].kept


def clean(kind: Kind, frame: pd.DataFrame) -> tuple[pd.DataFrame, list[Refusal]]:
    """A frame with every column of its kind at its type, rows refused taken out, and why they were.

    Text columns come back as Categorical, days as datetime64[s] (numpy days inside), missing numbers NaN.
    """
    columns, checks = _checked(kind, frame)
    for column in COLUMNS[kind]:
        if column.type == "day":
            columns[column.name] = columns[column.name].astype("datetime64[s]")
    typed = pd.DataFrame(columns, index=pd.RangeIndex(len(frame)))
    return typed if checks.kept.all() else typed[checks.kept].reset_index(
        drop=True
    ), checks.refusals
