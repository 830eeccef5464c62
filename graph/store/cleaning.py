"""Rows cleaned before they are stored: every cell takes its type, every refusal says where and why."""

import json
import unicodedata
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.kinds import codes as vocabulary_codes
from graph.store.canonical import canonical_json
from graph.store.cells import CELLS
from graph.store.checks import Checks
from graph.store.results import Refusal
from graph.store.schema import COLUMNS, Column, Kind

LONGEST_ID = 200
LONGEST_TEXT = 1 << 20
Mask = NDArray[np.bool_]


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


def _text_column(column: Column, cells: Any, checks: Checks) -> pd.Categorical:
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


def _typed(column: Column, cells: Any, checks: Checks) -> Any:
    read = CELLS.get(column.type)
    return read(column, cells, checks) if read else _text_column(column, cells, checks)


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


def _periods(kind: Kind, clean: dict[str, Any], checks: Checks) -> None:
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


def _checked(kind: Kind, frame: pd.DataFrame) -> tuple[dict[str, Any], Checks]:
    checks = Checks(frame)
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
