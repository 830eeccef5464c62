"""French spreadsheets open the CSV of --locale fr right, and run nothing; plain CSV stays verbatim."""

import csv
import io
from pathlib import Path

import pandas as pd

from exports import csv as exported
from exports.note import Note
from exports.table import write_table

HOSTILE = ["=1+1", "+33", "-2+3", "@SUM(A1)", "\tx", "\r=1", '=cmd|"/C calc"!A0', "normal", ""]


def table() -> pd.DataFrame:
    n = len(HOSTILE)
    return pd.DataFrame(
        {
            "nom": HOSTILE,
            "partial": pd.array([True, False, pd.NA] * (n // 3), dtype="boolean"),
            "pairs": pd.array([1234, pd.NA, -5] * (n // 3), dtype="Int64"),
            "density": pd.array([0.25, pd.NA, -0.5] * (n // 3), dtype="Float64"),
            "window_from": pd.to_datetime(["2019-01-31"] * n),
            "note": ["a;b", 'dit "oui"', "deux\nlignes"] * (n // 3),
        }
    )


def test_french_cells() -> None:
    raw = exported.spreadsheet(table())
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row[1:5] for row in rows[1:4]] == [
        ["VRAI", "1234", "0,25", "2019-01-31"],
        ["FAUX", "", "", "2019-01-31"],
        ["", "-5", "-0,5", "2019-01-31"],
    ]
    assert [row[5] for row in rows[1:4]] == ["a;b", 'dit "oui"', "deux\nlignes"]
    assert b"\r\n" in raw


def test_no_text_runs_and_numbers_stay_numbers() -> None:
    raw = exported.spreadsheet(table()).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(raw, newline=""), delimiter=";"))
    texts = [cell for row in rows[1:] for cell in (row[0], row[5])]
    assert [text for text in texts if text[:1] in "=+-@\t\r" and text] == []
    assert [row[0].removeprefix("'") for row in rows[1:]] == HOSTILE
    assert rows[3][2] == "-5"


def test_plain_csv_changes_no_cell(tmp_path: Path) -> None:
    (path, _) = write_table(table(), tmp_path / "t.csv", Note())
    raw = path.read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline="")))
    assert [row[0] for row in rows[1:]] == HOSTILE
    assert rows[1][1:5] == ["True", "1234", "0.25", "2019-01-31"]
