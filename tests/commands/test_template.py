"""maillage template: filled in, it loads as it is and the demo shows it."""

from pathlib import Path

import openpyxl
import pytest

from tests.commands.conftest import Run

SHEETS = {
    "fr": {"acteurs", "liens", "événements", "présences", "territoires", "campagnes"},
    "en": {"actors", "ties", "events", "participations", "territories", "observations"},
}
ACTORS = (
    ("Mairie", "", "public"), ("Centre social", "CS", "associatif"), ("Régie", "RQ", "associatif"),
)  # fmt: skip
TIES = (
    ("Mairie", "CS", "convention", "formel", "2019", "2021"),
    ("Régie", "Centre social", "travaille avec", "informel", "mars 2020", ""),
    ("Mairie", "RQ", "financement", "", "T1 2021", ""),
)


def _fill(path: str, sheets: dict[str, tuple[tuple[str, ...], ...]]) -> None:
    """Rows written below the examples."""
    book = openpyxl.load_workbook(path)
    for title, rows in sheets.items():
        for row, cells in enumerate(rows, start=3):
            for column, cell in enumerate(cells, start=1):
                book[title].cell(row, column).value = cell or None
    book.save("rempli.xlsx")


def test_the_french_template_filled_in_gives_the_whole_job(run: Run) -> None:
    assert run("template", "--lang", "fr", "--out", "modele.xlsx").code == 0
    _fill("modele.xlsx", {"acteurs": ACTORS, "liens": TIES})
    said = run("demo", "rempli.xlsx", "--out", "resultats")
    assert said.code == 0, said.err
    assert "lignes lues : 13, chargées : 6, refusées : 0, laissées de côté : 7" in said.out
    assert "T1 2021" in said.out
    assert "--keep" not in said.out
    made = {path.name for path in Path("resultats/rempli").iterdir()}
    assert {"carte.html", "croissance.csv", "croissance.svg", "tables", "rempli.db"} <= made


@pytest.mark.parametrize(("lang", "name"), [("fr", "modele.xlsx"), ("en", "template.xlsx")])
def test_the_template_has_its_sheets_and_the_same_bytes(run: Run, lang: str, name: str) -> None:
    assert run("template", "--lang", lang).code == 0
    first = Path(name).read_bytes()
    assert SHEETS[lang] <= set(openpyxl.load_workbook(name).sheetnames)
    assert run("template", "--lang", lang, "--out", "autre.xlsx").code == 0
    assert Path("autre.xlsx").read_bytes() == first


def test_a_template_that_may_be_filled_in_is_not_replaced(run: Run) -> None:
    assert run("template", "--out", "modele.xlsx").code == 0
    _fill("modele.xlsx", {"acteurs": ACTORS})
    Path("rempli.xlsx").replace("modele.xlsx")
    before = Path("modele.xlsx").read_bytes()
    said = run("template", "--out", "modele.xlsx")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "modele.xlsx" in said.err
    assert Path("modele.xlsx").read_bytes() == before


@pytest.mark.parametrize("command", ["load", "demo"])
def test_an_empty_template_is_one_line_and_leaves_nothing(run: Run, command: str) -> None:
    run("template")
    words = ("load", "tables") if command == "load" else ("demo",)
    said = run(*words, "modele.xlsx")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert "aucune ligne n’est remplie" in said.err
    assert [path.name for path in Path().iterdir()] == ["modele.xlsx"]


def test_a_name_is_needed_after_as(run: Run) -> None:
    Path("liens.csv").write_text("De,Vers\nA,B\n", encoding="utf-8")
    said = run("load", "tables", "liens.csv", "--create-actors", "--as", " ")
    assert said.code == 2
    assert said.err.count("\n") == 1
    assert not Path("maillage.db").exists()


def test_a_refused_first_load_leaves_no_store(run: Run) -> None:
    Path("liens.csv").write_text("De,Vers\nA,\n", encoding="utf-8")
    assert run("load", "tables", "liens.csv", "--create-actors").code == 1
    assert not Path("maillage.db").exists()
    Path("liens.csv").write_text("De,Vers\nA,B\n", encoding="utf-8")
    assert run("load", "tables", "liens.csv", "--create-actors").code == 0
    Path("autre.csv").write_text("De,Vers\nA,\n", encoding="utf-8")
    assert run("load", "tables", "autre.csv", "--create-actors").code == 1
    assert Path("maillage.db").exists()


@pytest.mark.parametrize("kind", ["tables", "survey", "attendance"])
def test_filled_from_a_store_without_persons(run: Run, tables: Path, kind: str) -> None:
    assert run("load", "tables", tables, "--as", "petit").code == 0
    said = run("template", "--kind", kind, "--from-store", "--out", "a.xlsx")
    assert said.code == 0, said.err
    assert "structures de l’entrepôt écrites dans le classeur : 3" in said.out
    assert (
        "acteurs non écrits, dont le nom est celui d’une personne ou en contient un : 1" in said.out
    )
    run("template", "--kind", kind, "--from-store", "--store", "maillage.db", "--out", "b.xlsx")
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()
    book = openpyxl.load_workbook("a.xlsx")
    written = {str(cell.value) for sheet in book for row in sheet for cell in row}
    assert {"Boulangerie", "Centre social", "Mairie", "local:tables:petit:mairie"} <= written
    assert not any("Durand" in text for text in written)


def test_a_store_without_a_structure_is_said(run: Run) -> None:
    Path("a.csv").write_text("nom;forme\nMme Durand;personne\n", encoding="utf-8")
    run("load", "tables", "a.csv")
    said = run("template", "--from-store")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "aucune structure dans cet entrepôt" in said.err
    assert not Path("modele.xlsx").exists()


def test_a_store_that_is_not_read_is_refused(run: Run) -> None:
    said = run("template", "--store", "maillage.db")
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "--from-store" in said.err


@pytest.mark.parametrize(
    ("kind", "load", "name", "line"),
    [
        ("survey", "survey", "enquete.xlsx", "aucune réponse n’est remplie"),
        ("attendance", "tables", "presences.xlsx", "aucune ligne n’est remplie"),
    ],
)
def test_each_kind_left_empty_is_one_line(
    run: Run, kind: str, load: str, name: str, line: str
) -> None:
    assert run("template", "--kind", kind).code == 0
    assert openpyxl.load_workbook(name).sheetnames[0] == "Lisez-moi"
    said = run("load", load, name)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert line in said.err
    assert not Path("maillage.db").exists()
