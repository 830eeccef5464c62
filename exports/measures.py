"""A table of measures to one file: workbooks have a sheet a level, Stata files their labels."""

from pathlib import Path

import pandas as pd

from analyses.measure import registry
from analyses.panel.wide import wide as widened
from exports import stata, workbook
from exports.note import Note
from exports.table import write_table
from graph.files import replace_file, replace_text
from graph.kinds import Lang
from graph.texts import catalogue, message


def write_measures(
    frame: pd.DataFrame, path: Path, note: Note, lang: Lang, *, wide: bool, french: bool
) -> list[Path]:
    """Write a long table of measures, or its wide form; the files written.

    ``.xlsx``: one sheet a level. ``.dta``: with a label a variable. The others as any table.
    """
    table, suffix = widened(frame) if wide else frame, path.suffix.lower()
    if suffix == ".dta":
        beside = path.with_name(path.stem + ".meta.json")
        replace_file(
            path, stata.table(table, labels(table, lang), f"maillage {note.facts['digest']}")
        )
        replace_text(beside, note.json())
        return [path, beside]
    if suffix == ".xlsx":
        levels = {level: table[table["level"] == level] for level in dict.fromkeys(table["level"])}
        replace_file(path, workbook.workbook(levels, note))
        return [path]
    return write_table(table, path, note, french=french)


def labels(table: pd.DataFrame, lang: Lang) -> dict[str, str]:
    """What each column is, in a language; its own name where there is nothing to add."""
    known, columns = registry(), catalogue()

    def label(name: str) -> str:
        if name in known:
            return known[name].says(lang)
        return message(f"column.{name}", lang) if f"column.{name}" in columns else name

    return {name: label(name) for name in map(str, table.columns)}
