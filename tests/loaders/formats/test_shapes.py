"""Files of a wrong shape, named as what they are; parts that a spreadsheet hides, said."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from graph.language import LANGS
from loaders.formats.hidden import hidden_columns, hidden_rows
from tests.loaders.loading import ends, load, refusal, write

TIES = "de;vers;depuis\nMairie;CCAS;2019\nCCAS;Mission locale;2020\n"


def book(path: Path, **sheets: list[list[object]]) -> openpyxl.Workbook:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    made.save(path)
    return made


def sheet_of(made: openpyxl.Workbook) -> Worksheet:
    sheet = made.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize("name", ["l.csv", "liens.csv", "acteurs.csv"])
@pytest.mark.parametrize(
    "text",
    [
        "Mairie;CCAS;2019\nCCAS;Mission;2020\n",
        "Mairie;public;12/03/2019\nCCAS;public;14/05/2020\n",
        "Mairie,CCAS\nMission,Mairie\n",
        "1;Mairie;public\n2;CCAS;public\n",
    ],
)
def test_no_row_of_headers(tmp_path: Path, text: str, name: str) -> None:
    error = refusal("tables", write(tmp_path / name, text), create_actors=True)
    assert error.code == "input_no_header"
    assert str(error.fields["headers"]).startswith(text[:1])


def test_grants_without_headers(tmp_path: Path) -> None:
    row = "Ville de Valombre;21899901900019;2023-06-01;MJC;1000\n"
    text = row + row.replace("MJC;1000", "CCAS;2000")
    error = refusal("subventions", write(tmp_path / "s.csv", text))
    assert error.code == "input_no_header"
    assert "nomAttribuant;" in error.text("fr")


def test_a_workbook_without_headers(tmp_path: Path) -> None:
    book(tmp_path / "l.xlsx", Feuil1=[["Mairie", "CCAS", 2019], ["CCAS", "Mission", 2020]])
    assert refusal("tables", tmp_path / "l.xlsx").code == "input_no_header"


@pytest.mark.parametrize(
    "text",
    [
        "Réunion;12/03/2024;19/05/2024\nMairie;x;\nCCAS;x;x\n",  # a grid
        ";Mairie;CCAS\nMairie;;1\nCCAS;1;\n",  # a matrix
        "Tintin;Milou\nchien;homme\n",  # headers that mean nothing here
    ],
)
def test_other_layouts_are_not_called_so(tmp_path: Path, text: str) -> None:
    assert refusal("tables", write(tmp_path / "l.csv", text)).code != "input_no_header"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de:vers\nMairie:CCAS\n", "input_odd_separator"),
        ("de  vers  depuis\nMairie  CCAS  2019\n", "input_odd_separator"),
        ("de / vers\nMairie / CCAS\n", "input_odd_separator"),
        ('"de;vers"\n"Mairie;CCAS"\n', "input_quoted_rows"),
        ('"de,""vers"""\n"Mairie,""CCAS"""\n', "input_quoted_rows"),
        ("<html><table><tr><td>de</td></tr></table></html>", "input_markup"),
        ('\ufeff<?xml version="1.0"?><Workbook/>', "input_markup"),
        ("\n <!DOCTYPE html><title>de;vers</title>", "input_markup"),
    ],
)
def test_cells_that_nothing_separates_are_named(tmp_path: Path, text: str, code: str) -> None:
    assert refusal("tables", write(tmp_path / "liens.xls", text)).code == code


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (TIES + "\nNom;Secteur\nMairie;public\n", 5),
        (TIES + ";;\nAnnuaire;;\nNom;Secteur;\nMairie;public;\n", 6),
        ("Nom;Secteur\nMairie;public\n\n" + TIES, 4),  # more headers are known of the second
    ],
)
def test_a_second_table_lower_in_a_sheet_is_refused(tmp_path: Path, text: str, row: int) -> None:
    error = refusal("tables", write(tmp_path / "l.csv", text), create_actors=True)
    assert (error.code, error.fields["row"]) == ("input_second_table", row)


def test_in_a_workbook_too(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["De", "Vers"],
        ["A", "B"],
        [],
        [],
        ["Nom", "Secteur"],
        ["A", "public"],
    ]
    book(tmp_path / "l.xlsx", Liens=rows)
    error = refusal("tables", tmp_path / "l.xlsx", create_actors=True)
    assert error.fields == {"file": "l.xlsx#Liens", "row": 5, "headers": "Nom, Secteur"}


@pytest.mark.parametrize(
    "text",
    [
        TIES + "\nMairie;Mission locale;2021\n",  # a blank row between
        TIES + "\nde;vers;depuis\nMairie;Mission locale;2021\n",  # the same headers again
        "Relevé;du;quartier\n\n" + TIES + "Mairie;Mission locale;2021\n",
    ],
)
def test_one_table_goes_on_below_blank_rows(tmp_path: Path, text: str) -> None:
    _, held = load("tables", write(tmp_path / "l.csv", text), create_actors=True)
    assert ("Mairie", "Mission locale") in ends(held)
    assert len(held.ties) == 3


def test_a_header_given_twice_refuses_only_where_it_is_read(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "de;vers;mot;mot;mot\nA;B;x;y;z\n")
    report, held = load("tables", path, create_actors=True)
    assert ends(held) == [("A", "B")]
    assert dict(report.read.unknown_columns) == {"l.csv": ("mot",)}
    error = refusal("tables", path, create_actors=True, keep=("Mot",))
    assert error.code == "input_duplicate_column"


def test_two_columns_of_one_field_are_one_where_they_agree(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "de;vers;source;De\nA;B;A;\n;C;D;D\n")
    _, held = load("tables", path, create_actors=True)
    assert sorted(ends(held)) == [("A", "B"), ("D", "C")]
    error = refusal("tables", write(path, "de;vers;De\nA;B;\nA;B;C\n"), create_actors=True)
    assert (error.code, error.fields["row"]) == ("input_columns_disagree", 3)


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["De", "Vers", "Depuis", "Note"],
        ["A", "B", 2019],
        ["B", "C"],
        ["C", "D"],
    ]
    made = book(tmp_path / "l.xlsx", Liens=rows)
    sheet = sheet_of(made)
    for number in (3, 4, 40):
        sheet.row_dimensions[number].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions["D"].hidden = True
    made.save(tmp_path / "l.xlsx")
    report, held = load("tables", tmp_path / "l.xlsx", create_actors=True)
    assert len(held.ties) == 3
    assert dict(report.read.hidden_rows) == {"l.xlsx#Liens": (3, 4)}
    assert dict(report.read.hidden_columns) == {"l.xlsx#Liens": ("C (Depuis)", "D (Note)")}


def test_what_has_no_height_or_width_is_hidden() -> None:
    part = b"""<cols><col min="2" max="3" width="0" customWidth="1"/><col min='5' max='5' hidden='true'/>
    <col min="6" max="6" width="10.5"/></cols><row r="2" ht="0" customHeight="1"><c r="A2"/></row>
    <row><c/></row><x:row spans="1:2" r="9" hidden="1"/><row r="10" ht="0.5"/>"""
    assert list(hidden_columns(part)) == [2, 3, 5]
    assert list(hidden_rows(part)) == [2, 9]


def test_sheets_with_headers_alone_are_said(tmp_path: Path) -> None:
    book(
        tmp_path / "l.xlsx",
        Liens=[["De", "Vers"], ["A", "B"]],
        Acteurs=[["Nom", "Secteur"]],
        Vide=[],
    )
    report, _ = load("tables", tmp_path / "l.xlsx", create_actors=True)
    assert report.read.without_rows == ("l.xlsx#Acteurs",)


def test_a_folder_is_its_tables_and_names_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "quartier"
    write(folder / "liens.csv", TIES)
    book(folder / "autres.xlsx", Liens=[["De", "Vers"], ["A", "B"]])
    for name in ("notes.docx", ".cache", "~$autres.xlsx", ".~lock.liens.ods#"):
        write(folder / name, "x")
    (folder / "2019").mkdir()
    report, held = load("tables", folder, create_actors=True, refused_path=tmp_path / "r.csv")
    assert sorted(ends(held)) == [("A", "B"), ("CCAS", "Mission locale"), ("Mairie", "CCAS")]
    assert report.read.left_files == ("quartier/2019", "quartier/notes.docx")


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "vide" / "notes.txt", "x")
    error = refusal("tables", tmp_path / "vide", refused_path=tmp_path / "r.csv")
    assert error.code == "input_empty_folder"
    assert all("ODS" in error.text(lang) for lang in LANGS)
