"""One table to one file, by its suffix: CSV, Parquet, JSON or an Excel workbook; its stamp goes with it."""

import json
from pathlib import Path

import pandas as pd

from exports import csv, parquet, workbook
from exports.note import Note
from graph.files import replace_file, replace_text


def write_table(frame: pd.DataFrame, path: Path, note: Note, *, french: bool = False) -> list[Path]:
    """Write a table; the files written, the table first.

    The same table and note give the same bytes. A CSV has its note in ``NAME.meta.json`` beside it,
    the other formats inside. ``french``: a CSV for French spreadsheets. Raises InputError when the
    file cannot be replaced, or is too long for a workbook.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        beside = path.with_name(path.stem + ".meta.json")
        replace_file(path, csv.spreadsheet(frame) if french else csv.plain(frame))
        replace_text(beside, note.json())
        return [path, beside]
    content = {".parquet": parquet.table, ".json": _json, ".xlsx": workbook.table}[suffix]
    replace_file(path, content(frame, note))
    return [path]


def _json(frame: pd.DataFrame, note: Note) -> bytes:
    dates = frame.select_dtypes("datetime")
    texts = frame.assign(**{str(name): dates[name].dt.strftime("%Y-%m-%d") for name in dates})
    rows = texts.astype(object).where(texts.notna(), None).to_dict("records")
    whole = {"stamp": note.facts, "rows": rows}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
