"""Measures as tidy files with their codebook: a Frictionless data package.

One CSV a level, ``measures.csv`` (what each measure is), ``references.bib`` and ``datapackage.json`` with
the type, unit, range and missing values of every column.
"""

import inspect
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from analyses.measure import Measure
from exports import csv
from exports.note import Note
from graph.files import replace_file, replace_text
from graph.kinds import Lang
from graph.texts import message

BIBLIOGRAPHY = Path(inspect.getfile(Measure)).parent / "references.bib"
WHOLE = ("n", "n_at_risk", "n_excluded", "n_ties", "n_pairs", "seed", "draws")
FLAGS = ("directed", "weighted", "partial")
DATES = ("window_from", "window_to", "compared_from", "compared_to")
NUMBERS = ("years", "value", "se", "ci_low", "ci_high", "p", "lowest", "highest")
CODEBOOK = (
    "measure", "level", "unit", "lowest", "highest", "normalisation", "directed_forms", "references",
    "description_fr", "description_en", "documentation",
)  # fmt: skip


def write_metrics(
    frame: pd.DataFrame, measures: Iterable[Measure], folder: Path, note: Note, lang: Lang
) -> list[Path]:
    """Write a long table of measures as a data package; the files written, ``datapackage.json`` last.

    The same table and note give the same bytes. Raises InputError when a file cannot be replaced.
    """
    folder.mkdir(exist_ok=True)
    tables = {level: frame[frame["level"] == level] for level in dict.fromkeys(frame["level"])}
    tables = {f"{level}s" if level != "network" else level: rows for level, rows in tables.items()}
    tables["measures"] = codebook(measures)
    paths = []
    for name, table in tables.items():
        paths.append(folder / f"{name}.csv")
        replace_file(paths[-1], csv.plain(table))
    bibliography, package = folder / "references.bib", folder / "datapackage.json"
    replace_file(bibliography, BIBLIOGRAPHY.read_bytes())
    about = json.dumps(descriptor(tables, note, lang), ensure_ascii=False, indent=2)
    replace_text(package, about + "\n")
    return [*paths, bibliography, package]


def codebook(measures: Iterable[Measure]) -> pd.DataFrame:
    """One row a measure: level, unit, range, what it is divided by, references, in words."""
    rows = [
        (
            each.name,
            each.level,
            each.unit,
            *(bound if abs(bound) != float("inf") else None for bound in each.range),
            each.normalisation,
            each.directed,
            " ".join(each.cites),
            each.says("fr"),
            each.says("en"),
            each.documentation,
        )
        for each in measures
    ]
    return pd.DataFrame(rows, columns=list(CODEBOOK))


def descriptor(tables: dict[str, pd.DataFrame], note: Note, lang: Lang) -> dict[str, Any]:
    """The data package: its stamp, and a schema for each table."""
    return {
        "name": "maillage-metrics",
        "title": "maillage",
        "profile": "tabular-data-package",
        "description": "\n".join(note.lines),
        "maillage": dict(note.facts),
        "sources": [{"title": "references.bib", "path": "references.bib"}],
        "resources": [_resource(name, table, lang) for name, table in tables.items()],
    }


def _resource(name: str, table: pd.DataFrame, lang: Lang) -> dict[str, Any]:
    fields = [_field(str(column), lang) for column in table.columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if name == "measures":
        schema["primaryKey"] = ["measure"]
    else:
        reference = {"resource": "measures", "fields": ["measure"]}
        schema["foreignKeys"] = [{"fields": ["measure"], "reference": reference}]
    return {
        "name": name,
        "path": f"{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(name: str, lang: Lang) -> dict[str, Any]:
    kinds = {"integer": WHOLE, "boolean": FLAGS, "date": DATES, "number": NUMBERS}
    kind = next((kind for kind, names in kinds.items() if name in names), "string")
    field: dict[str, Any] = {"name": name, "type": kind}
    field["description"] = message(f"column.{name}", lang)
    if kind == "boolean":
        field |= {"trueValues": ["True"], "falseValues": ["False"]}
    if name == "p":
        field["constraints"] = {"minimum": 0, "maximum": 1}
    elif kind == "integer":
        field["constraints"] = {"minimum": 0}
    elif name in {"measure", "level", "subject"}:
        field["constraints"] = {"required": name != "subject"}
    return field
