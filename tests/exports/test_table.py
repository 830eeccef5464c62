"""Tables as files: the same bytes twice, nothing lost, nothing run, nothing half-written."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from exports import workbook
from exports.note import Note
from exports.table import write_table
from graph.errors import InputError

NOTE = Note(("maillage 0.1.0", "=2+2"), {"digest": "00000000", "filters": ["été"]})
HOSTILE = [
    "=1+1",
    "+33 1",
    "-x",
    "@cmd",
    "\tx",
    "\rx",
    "né; «œ» €",
    'say "hi", you',
    "",
    "#N/A",
    "0012",
]


def table() -> pd.DataFrame:
    """One column of each sort."""
    n = len(HOSTILE)
    return pd.DataFrame(
        {
            "text": HOSTILE,
            "count": pd.array([1, None, *range(2, n)], dtype="Int64"),
            "ratio": pd.array([0.1, None, *(i / 7 for i in range(2, n))], dtype="Float64"),
            "day": pd.to_datetime(["2020-01-31", "NaT", *["2021-12-01"] * (n - 2)]).astype(
                "datetime64[s]"
            ),
            "flag": pd.array([True, None, *[False] * (n - 2)], dtype="boolean"),
        }
    )


def from_json(path: Path) -> pd.DataFrame:
    """The rows of a JSON table."""
    import json

    return pd.DataFrame(json.loads(path.read_text(encoding="utf-8"))["rows"])


READERS: dict[str, Callable[[Path], pd.DataFrame]] = {
    ".csv": lambda path: pd.read_csv(path, keep_default_na=False, dtype=str),
    ".parquet": pd.read_parquet,
    ".json": from_json,
    ".xlsx": lambda path: pd.read_excel(
        path, sheet_name="Table", keep_default_na=False, dtype=object
    ),
}


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".json", ".xlsx"])
def test_table_comes_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"t{suffix}"
    written = write_table(table(), path, NOTE)
    assert written[0] == path
    back = READERS[suffix](path)
    # XML knows one kind of line end, so a workbook does too.
    expected = [text.replace("\r", "\n") if suffix == ".xlsx" else text for text in HOSTILE]
    assert list(back["text"]) == expected
    assert [float(value) for value in back["count"][2:]] == list(range(2, len(HOSTILE)))
    ratios = [i / 7 for i in range(2, len(HOSTILE))]
    # A workbook keeps sixteen digits, the others all.
    exact = pytest.approx(ratios, rel=1e-15) if suffix == ".xlsx" else ratios
    assert [float(value) for value in back["ratio"][2:]] == exact
    assert str(back["day"][0]).startswith("2020-01-31")
    empty = {str(back[name][1]) for name in ("count", "ratio", "day", "flag")}
    assert empty <= {"", "<NA>", "NaT", "None", "nan"}


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".json", ".xlsx"])
def test_same_table_same_bytes(tmp_path: Path, suffix: str) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    write_table(table(), first, NOTE)
    write_table(table(), second, NOTE)
    assert first.read_bytes() == second.read_bytes()


def test_plain_csv_is_comma_point_lf_verbatim(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "t.csv", NOTE)
    raw = (tmp_path / "t.csv").read_bytes()
    assert b"\r\n" not in raw
    plain = table()[~table()["text"].str.contains("\r")]
    write_table(plain, tmp_path / "t.csv", NOTE)
    lines = (tmp_path / "t.csv").read_bytes().split(b"\n")
    assert lines[:2] == [b"text,count,ratio,day,flag", b"=1+1,1,0.1,2020-01-31,True"]
    assert '"filters": [\n    "été"' in (tmp_path / "t.meta.json").read_text(encoding="utf-8")


def test_french_csv_neither_runs_nor_misreads(tmp_path: Path) -> None:
    write_table(table(), tmp_path / "t.csv", NOTE, french=True)
    lines = (tmp_path / "t.csv").read_bytes().decode("utf-8-sig").split("\r\n")
    assert lines[1] == "'=1+1;1;0,1;2020-01-31;VRAI"
    assert [line[0] for line in lines[2:6]] == ["'", "'", "'", "'"]


def test_workbook_runs_nothing_and_has_no_clock(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_table(table(), path, NOTE)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Table", "Lisez-moi"]
    assert book["Table"].freeze_panes == "A2"
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= set("snbd")
    assert [cell.value for cell in book["Lisez-moi"]["A"]] == list(NOTE.lines)
    with zipfile.ZipFile(path) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_cells_of_a_workbook_are_of_their_type(tmp_path: Path) -> None:
    """A count stored as text could not be summed."""
    write_table(table(), tmp_path / "t.xlsx", NOTE)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Table"]
    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "d", "b"]
    assert [cell.value for cell in sheet["B"][2:5]] == [None, 2, 3]
    assert [cell.value for cell in sheet["E"][1:4]] == [True, None, False]


def test_workbook_refuses_what_a_sheet_cannot_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    with pytest.raises(InputError, match="at most"):
        workbook.table(table(), NOTE)


def test_workbook_takes_control_characters() -> None:
    content = workbook.table(pd.DataFrame({"text": ["a\x00b\x0bc"]}), NOTE)
    assert openpyxl.load_workbook(io.BytesIO(content))["Table"]["A2"].value == "a�b�c"
