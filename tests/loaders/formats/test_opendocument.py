"""OpenDocument workbooks read as XLSX ones are."""

import shutil
import subprocess
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from loaders.formats.opening import open_raw
from loaders.formats.raw import RawSheet
from tests.loaders.loading import refusal
from tests.loaders.world.books.sheets import KIND, SPACES, ods

CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
NOTE = "<office:annotation><text:p>remarque</text:p></office:annotation>"
STYLE = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'


def book(path: Path, tables: str, styles: str = "", kind: str = KIND) -> Path:
    """A workbook of this XML."""
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr(
            "content.xml",
            f"<office:document-content {SPACES} {CALC} {STYLE}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


def table(rows: str, name: str = "F", said: str = "") -> str:
    return f'<table:table table:name="{name}" {said}>{rows}</table:table>'


def row(cells: str, said: str = "") -> str:
    return f"<table:table-row {said}>{cells}</table:table-row>"


def text(words: str, said: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {said}><text:p>{words}</text:p></table:table-cell>'


def one(path: Path) -> RawSheet:
    (sheet,) = open_raw(path)
    return sheet


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('office:value-type="float" office:value="1000"><text:p>1 000</text:p>', "1000"),
        ('office:value-type="float" office:value="12.5"><text:p>12,5</text:p>', "12.5"),
        ('office:value-type="currency" office:value="30"><text:p>30 €</text:p>', "30"),
        ('office:value-type="percentage" office:value="0.5"><text:p>50 %</text:p>', "0.5"),
        ('office:value-type="float" office:value="1"><text:p>VRAI</text:p>', "true"),
        ('office:value-type="boolean" office:boolean-value="false"><text:p>FAUX</text:p>', "false"),
        ('office:value-type="date" office:date-value="2019-03-01"><text:p>01/03/19</text:p>', "2019-03-01"),
        ('office:value-type="date" office:date-value="2019-03-01"><text:p>mars 2019</text:p>', "2019-03"),
        ('office:value-type="date" office:date-value="2019-03-01"><text:p>mars-19</text:p>', "2019-03"),
        ('office:value-type="date" office:date-value="2019-03-01"><text:p>03/2019</text:p>', "2019-03"),
        ('office:value-type="date" office:date-value="2019-03-01"><text:p>2019</text:p>', "2019"),
        ('office:value-type="date" office:date-value="2019-03-12"><text:p>12 mars</text:p>', "2019-03-12"),
        ('office:value-type="date" office:date-value="2012-03-12"><text:p>12/03</text:p>', "2012-03-12"),
        ('office:value-type="time" office:time-value="PT9H05M00S"><text:p>9:05</text:p>', "09:05:00"),
        ('office:value-type="string"><text:p>a <text:s text:c="2"/>b</text:p><text:p>c</text:p>', "a   b\nc"),
        ('office:value-type="string"><text:p>a<text:line-break/>b<text:tab/>c</text:p>', "a\nb\tc"),
        ('office:value-type="string"><text:p><text:span>a</text:span>b</text:p>', "ab"),
        (f'office:value-type="string">{NOTE}<text:p>a</text:p>', "a"),
        ('office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p>', "#N/A"),
        ('office:value-type="string" calcext:value-type="error"><text:p>Err:502</text:p>', "#VALUE!"),
        ('table:formula="of:=A1"><text:p/>', ""),
        ('table:formula="of:=A1">', "#FORMULA!"),
        ('office:value-type="string"><text:p>Ver\u200bger</text:p>', "Verger"),
    ],
)  # fmt: skip
def test_cells_are_their_value(tmp_path: Path, cell: str, read: str) -> None:
    path = book(
        tmp_path / "l.ods", table(row(f"<table:table-cell {cell}</table:table-cell>" + text("fin")))
    )
    assert list(one(path).rows()) == [[read, "fin"]]


def test_repeated_cells_and_rows_and_the_sea_of_empty_ones(tmp_path: Path) -> None:
    again, twice = 'table:number-columns-repeated="2"', 'table:number-rows-repeated="2"'
    rows = [
        row(text("a", again) + f"<table:table-cell {again}/>" + text("b")),
        row("<table:table-cell/>", twice),
        row(text("c"), twice),
        row("<table:table-cell/>", 'table:number-rows-repeated="1048000"'),
    ]  # fmt: skip
    path = book(tmp_path / "l.ods", table("".join(rows)))
    assert list(one(path).rows()) == [["a", "a", "", "", "b"], [], [], ["c"], ["c"]]


def test_hidden_parts_and_merged_cells(tmp_path: Path) -> None:
    styles = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    unseen = 'table:visibility="collapse" table:number-columns-repeated="2"'
    columns = f"<table:table-column/><table:table-column {unseen}/>"
    rows = [
        row(text("a", 'table:number-rows-spanned="3"') + text("b")),
        row("<table:covered-table-cell/>" + text("c"), 'table:visibility="filter"'),
        row("<table:covered-table-cell/>" + text("d")),
    ]
    tables = table(columns + "".join(rows)) + table(row(text("x")), "G", 'table:style-name="ta2"')
    first, second = open_raw(book(tmp_path / "l.ods", tables, styles))
    assert list(first.rows()) == [["a", "b"], ["a", "c"], ["a", "d"]] == list(first.rows())
    assert (sorted(first.hidden_rows), sorted(first.hidden_columns)) == ([2], [2, 3])
    assert (first.merged, first.hidden, second.hidden) == (((1, 3, 1),), False, True)
    assert second.label == "l.ods#G"


@pytest.mark.parametrize(
    "rows",
    [
        row(text("a"), 'table:number-rows-repeated="2000000"'),
        row(text("a", 'table:number-columns-repeated="20000"')),
        row(text("a", 'table:number-columns-repeated="x"')),
        row('<table:table-cell office:value-type="date" office:date-value="hier"/>'),
        "<table:table-row>",
    ],
)
def test_damaged_ones_are_refused(tmp_path: Path, rows: str) -> None:
    assert refusal("tables", book(tmp_path / "l.ods", table(rows))).code == "input_not_a_workbook"


def test_one_that_unfolds_too_far_is_refused(tmp_path: Path) -> None:
    wide = row(
        text("a", 'table:number-columns-repeated="10000"'), 'table:number-rows-repeated="9999"'
    )
    error = refusal("tables", book(tmp_path / "l.ods", table(wide)))
    assert error.code == "input_workbook_too_large"


def test_a_locked_one_and_a_text_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path / "l.ods", table(row(text("a"))))
    with ZipFile(path, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert refusal("tables", path).code == "input_password"
    written = book(tmp_path / "t.ods", "", kind="application/vnd.oasis.opendocument.text")
    assert refusal("tables", written).code == "input_not_a_workbook"


def test_an_empty_one_is_said_to_be(tmp_path: Path) -> None:
    path = tmp_path / "l.ods"
    ods({"Feuille1": []})(path)
    assert refusal("tables", path).code == "input_empty_file"


def office_book(path: Path) -> Path:
    """What people put into a workbook: dates shown in part, formulas, errors, hidden and merged cells."""
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet.append(["De", "Vers", "Depuis", "Mois", "Montant", "Somme", "Erreur", "Heure", "Oui"])
    for at, form in enumerate(("mmmm yyyy", "mm/yyyy", "yyyy"), start=2):
        day = date(2019 + at, 3, at)
        sheet.append(["A\nB", "C  D", day, day, 12.5 * at, "=1+1", "=1/0", time(9, at), at > 2])
        sheet.cell(at, 3).number_format, sheet.cell(at, 4).number_format = "dd/mm/yyyy", form
    sheet.append([None, "é", datetime(2020, 1, 2, 3, 4), None, 1000, '="x"', "=NA()"])  # noqa: DTZ001
    sheet.merge_cells("A3:A5")
    sheet.row_dimensions[3].hidden = sheet.column_dimensions["E"].hidden = True
    made.create_sheet("Cachée").append(["x"])
    made.worksheets[1].sheet_state = "hidden"
    made.save(path)
    return path


def converted(source: Path, kind: str, folder: Path) -> Path:
    """A workbook as LibreOffice saves it in another format."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        "--headless",
        profile,
        "--convert-to",
        kind,
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return folder / f"{source.stem}.{kind.partition(':')[0]}"


def test_libreoffice_gives_the_same_rows_in_both_formats(tmp_path: Path) -> None:
    saved = converted(office_book(tmp_path / "l.xlsx"), "ods", tmp_path)
    again = converted(saved, "xlsx:Calc MS Excel 2007 XML", tmp_path / "again")
    mine, theirs = open_raw(saved), open_raw(again)
    assert [list(s.rows()) for s in mine] == [list(s.rows()) for s in theirs]
    for name in ("name", "hidden", "hidden_rows", "hidden_columns", "merged"):
        assert [getattr(s, name) for s in mine] == [getattr(s, name) for s in theirs]
    second = list(mine[0].rows())[2][:7]
    assert second == ["A\nB", "C  D", "2022-03-03", "2022-03", "37.5", "2", "#DIV/0!"]
