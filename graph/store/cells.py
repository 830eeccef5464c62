"""Columns of numbers, days and flags: each cell at its type, or its row refused."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.dates import Precision
from graph.store.checks import Checks
from graph.store.schema import Column


def _number_column(column: Column, cells: NDArray[Any], checks: Checks) -> NDArray[np.float64]:
    numbers = (
        pd.to_numeric(pd.Series(cells, dtype=object), errors="coerce").to_numpy(np.float64) + 0.0
    )
    stated = ~pd.isna(cells)
    checks.refuse(stated & ~np.isfinite(numbers), column.name, "not_finite", cells)
    if column.name == "confidence":
        checks.refuse((numbers < 0) | (numbers > 1), column.name, "not_in_unit", cells)
    return numbers


def _day_column(column: Column, cells: NDArray[Any], checks: Checks) -> NDArray[np.datetime64]:
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


def _flag_column(column: Column, cells: NDArray[Any], checks: Checks) -> NDArray[np.bool_]:  # noqa: ARG001 - every cell is a flag
    return np.where(pd.isna(cells), column.default, cells).astype(bool)


def _precision_column(column: Column, cells: NDArray[Any], checks: Checks) -> NDArray[np.int8]:
    levels = np.where(pd.isna(cells), 0, cells).astype(np.int64)
    checks.refuse(~np.isin(levels, tuple(Precision)), column.name, "not_in_list", cells)
    return levels.astype(np.int8)


def _integer_column(column: Column, cells: NDArray[Any], checks: Checks) -> NDArray[np.int64]:
    """Whole numbers; those of a scale each stated, and within it."""
    if column.within is None:
        return np.where(pd.isna(cells), 0, cells).astype(np.int64)
    numbers = pd.to_numeric(pd.Series(cells, dtype=object), errors="coerce").to_numpy(np.float64)
    checks.refuse(pd.isna(cells) | (cells == ""), column.name, "missing")
    low, high = column.within
    inside = (numbers >= low) & (numbers <= high) & (numbers == np.floor(numbers))
    checks.refuse(~inside, column.name, "not_in_scale", cells)
    return np.where(inside, numbers, 0).astype(np.int64)


CELLS: dict[str, Callable[[Column, NDArray[Any], Checks], NDArray[Any]]] = {
    "number": _number_column,
    "day": _day_column,
    "flag": _flag_column,
    "precision": _precision_column,
    "integer": _integer_column,
}
