"""Stata: variables with their labels."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pandas as pd

LABEL = 80
NAME = 32
# Stata files carry the time of their writing: the same table gives the same bytes only without it.
NO_TIME = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def table(frame: pd.DataFrame, labels: Mapping[str, str], title: str) -> bytes:
    """The file's bytes (format 118); missing numbers are Stata's, names cut to 32 characters.

    ``title``: the label of the data.
    """
    plain = pd.DataFrame({str(name)[:NAME]: _plain(frame[name]) for name in frame})
    buffer = io.BytesIO()
    dates = {str(name)[:NAME]: "td" for name in frame.select_dtypes("datetime")}
    writer = _writer()(
        buffer,
        plain,
        convert_dates=dates,
        write_index=False,
        time_stamp=NO_TIME,
        data_label=title[:LABEL],
        variable_labels={name[:NAME]: text[:LABEL] for name, text in labels.items()},
        version=118,
    )
    writer.write_file()
    return buffer.getvalue()


def _writer() -> Any:
    """Format 118 and UTF-8; what publishes types of pandas leaves it out."""
    from pandas.io import stata

    return getattr(stata, "StataWriterUTF8")  # noqa: B009 - see above


def _plain(column: Any) -> Any:
    """A column of a type that Stata has."""
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return column
    if pd.api.types.is_bool_dtype(column.dtype):
        return column.astype("int8")
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.astype("float64")
    return column.astype(object).fillna("")
