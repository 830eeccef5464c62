"""What LibreOffice reads and writes: tables for French spreadsheets, workbooks, the template to fill in."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.form import Words, form
from exports.note import Note
from exports.table import write_table
from loaders.templates import TemplateName, template
from tests.exports.test_spreadsheets import HOSTILE, table
from tests.loaders.filling import Sheets, filled, workbook
from tests.loaders.loading import load

Saved = Callable[..., Path]
# 59: semicolon, 34: quotes, 76: UTF-8, 1036: French, as a double click has it there.
FRENCH_CSV = "CSV:59,34,76,1,,1036,false,true"
WORDS = Words("Lisez-moi", ["maillage"], ["feuille", "colonne"], "oui", "2019", "liste")
NOTE = Note(("Empreinte des données : 0123", "=2+2"), {"digest": "0123"})
ACTORS = (("Mairie", "", "public"), ("Centre social d’été", "CS", "associatif"))
TIES = (
    ("Mairie", "CS", "convention", "formel", "03/04/2019", "2021"),
    ("Centre social d’été", "Mairie", "travaille avec", "informel", "mars 2020", ""),
)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Saved:
    """A file as LibreOffice opens it and saves it again, in the folder ``saved`` beside it."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()

    def save(path: Path, infilter: str = "") -> Path:
        folder = path.parent / "saved"
        command = [
            office, "--headless", f"-env:UserInstallation={profile}",
            *([f"--infilter={infilter}"] if infilter else []),
            "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder), str(path),
        ]  # fmt: skip
        subprocess.run(command, check=True, timeout=120, capture_output=True)
        return folder / f"{path.stem}.xlsx"

    return save


def column(sheet: Worksheet, name: str) -> list[object]:
    """The cells below a header."""
    place = [cell.value for cell in sheet[1]].index(name)
    return [row[place].value for row in sheet.iter_rows(min_row=2)]


def running(path: Path) -> set[str]:
    """What its cells compute, but for the truth values that LibreOffice writes so itself."""
    sheets = openpyxl.load_workbook(path).worksheets
    cells = [cell for sheet in sheets for row in sheet for cell in row if cell.data_type == "f"]
    return {str(cell.value) for cell in cells} - {"=TRUE()", "=FALSE()"}


def shown(path: Path) -> Workbook:
    """With the values that stand in the cells."""
    return openpyxl.load_workbook(path, data_only=True)


def test_french_csv_is_read_as_it_is(saved: Saved, tmp_path: Path) -> None:
    accents = table().assign(période="été « 2019 »")
    (path, _) = write_table(accents, tmp_path / "t.csv", Note(), french=True)
    made = saved(path, FRENCH_CSV)
    (sheet,) = shown(made).worksheets
    assert running(made) == set()
    assert column(sheet, "density") == [0.25, None, -0.5] * 3
    assert column(sheet, "pairs") == [1234, None, -5] * 3
    assert column(sheet, "partial") == [True, False, None] * 3
    assert {str(day)[:10] for day in column(sheet, "window_from")} == {"2019-01-31"}
    assert set(column(sheet, "période")) == {"été « 2019 »"}
    # XML knows one kind of line end, so a workbook does too.
    names = [str(cell or "").removeprefix("'") for cell in column(sheet, "nom")]
    assert names == [text.replace("\r", "\n") for text in HOSTILE]


def test_a_plain_csv_would_run(saved: Saved, tmp_path: Path) -> None:
    """The check above can fail: a program's CSV opened by hand runs what its cells hold."""
    (path, _) = write_table(table(), tmp_path / "t.csv", Note())
    assert "=1+1" in running(saved(path, FRENCH_CSV.replace("59", "44")))


def test_a_workbook_keeps_its_types(saved: Saved, tmp_path: Path) -> None:
    (path,) = write_table(table(), tmp_path / "t.xlsx", NOTE)
    made = saved(path)
    book = shown(made)
    assert book.sheetnames == ["Table", "Lisez-moi"]
    assert running(made) == set()
    sheet = book["Table"]
    assert column(sheet, "pairs") == [1234, None, -5] * 3
    assert column(sheet, "density") == [0.25, None, -0.5] * 3
    assert column(sheet, "partial") == [True, False, None] * 3
    assert {str(day)[:10] for day in column(sheet, "window_from")} == {"2019-01-31"}
    assert column(book["Lisez-moi"], NOTE.lines[0]) == [NOTE.lines[1]]


def test_the_template_survives(saved: Saved, tmp_path: Path) -> None:
    """Lists, what they say on entering a cell, protected headers, examples."""
    path = tmp_path / "modele.xlsx"
    path.write_bytes(form(template("fr"), WORDS))
    before, after = shown(path), shown(saved(path))
    assert after.sheetnames == before.sheetnames
    for title in template("fr"):
        first, second = before[title], after[title]
        assert [*first.values] == [*second.values]
        assert lists(first) == lists(second)
        assert second.protection.sheet
        assert all(cell.protection.locked for cell in second[1])
        assert not any(cell.protection.locked for cell in second[2])
        assert not second.column_dimensions["A"].protection.locked


def lists(sheet: Worksheet) -> dict[str, tuple[object, ...]]:
    """Column -> what its cells offer and say."""
    return {
        str(rule.sqref).partition("2:")[0]: (
            (rule.formula1 or "").replace("'", "") if rule.type == "list" else "",
            rule.prompt,
            bool(rule.showErrorMessage),
        )
        for rule in sheet.data_validations.dataValidation
    }


def test_a_template_filled_and_saved_there_loads(saved: Saved, tmp_path: Path) -> None:
    path = tmp_path / "rempli.xlsx"
    path.write_bytes(form(template("fr"), WORDS))
    book = openpyxl.load_workbook(path)
    for title, rows in (("acteurs", ACTORS), ("liens", TIES)):
        for row, cells in enumerate(rows, start=3):
            for place, cell in enumerate(cells, start=1):
                book[title].cell(row, place).value = cell or None
    book.save(path)
    saved(path)
    first, second = (load("tables", each) for each in (path, tmp_path / "saved" / path.name))
    assert first[0].rows_loaded == second[0].rows_loaded == len(ACTORS) + len(TIES)
    assert first[1].digest == second[1].digest
    days = [str(day) for day in second[1].ties.valid_from]
    assert days == ["2019-04-03", "2020-03-01"]


SURVEY: Sheets = {
    "campagnes": [("V1", "mars 2024", "avril 2024")],
    "interrogés": [("Mairie",), ("MJC",)],
    "réponses": [("MJC", "Mairie", "V1", "souvent", "formel", "2019", None, 4, 3, 2, 1, 2, 3)],
    "répondants": [("V1", "MJC", "oui"), ("V1", "Mairie", "non")],
}
GRID: Sheets = {
    "acteurs": [("Mairie",), ("MJC",)],
    "présences": [("Mairie", "x"), ("MJC", "excusé", "x")],
}


@pytest.mark.parametrize(
    ("name", "source", "sheets", "loaded"),
    [("survey", "survey", SURVEY, 6), ("attendance", "tables", GRID, 4)],
)
def test_other_templates_filled_and_saved_there_load(
    saved: Saved,
    tmp_path: Path,
    name: TemplateName,
    source: str,
    sheets: Sheets,
    loaded: int,
) -> None:
    book = workbook(name, "fr")
    if name == "attendance":
        book["présences"]["B2"], book["présences"]["C2"] = date(2024, 3, 12), date(2024, 4, 2)
    path = filled(book, tmp_path / "rempli.xlsx", sheets)
    first, second = (load(source, each) for each in (path, saved(path)))
    assert first[0].rows_loaded == second[0].rows_loaded == loaded
    assert first[1].digest == second[1].digest
    there = shown(saved(path))
    assert there.sheetnames[0] == "Lisez-moi"
    for title in sheets:
        assert lists(there[title]) == lists(book[title])
