"""The tables of data/programmes/ as plain rows, for the tests that hold them to their texts."""

import csv
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data" / "programmes"
README = ROOT / "data" / "README.md"
PROGRAMMES = sorted(folder.name for folder in DATA.iterdir() if folder.is_dir())
TABLES = ("territories", "actors", "events", "participations", "ties")

Row = dict[str, str]


@cache
def table(programme: str, kind: str) -> list[Row]:
    """Rows of one table; a table that would be empty has no file."""
    path = DATA / programme / f"{kind}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def source(programme: str) -> dict[str, Any]:
    manifest: dict[str, Any] = yaml.safe_load(
        (DATA / programme / "source.yaml").read_text(encoding="utf-8")
    )
    return manifest


def everywhere(kind: str) -> list[Row]:
    return [row for programme in PROGRAMMES for row in table(programme, kind)]


def rows(programme: str) -> list[tuple[str, Row]]:
    return [(kind, row) for kind in TABLES for row in table(programme, kind)]


def words(text: str) -> list[str]:
    """Words without case, accents or punctuation."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(mark for mark in folded if not unicodedata.combining(mark))
    return re.findall(r"[a-z0-9]+", plain)
