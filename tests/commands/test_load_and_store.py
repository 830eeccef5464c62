"""Loading, and what the store's commands say."""

import re
import sqlite3
from pathlib import Path

import openpyxl
import pytest

from tests.commands.conftest import Run


def digest(text: str) -> str:
    """The digest a command printed."""
    found = re.search(r"^digest: ([0-9a-f]{64})$", text, re.MULTILINE)
    assert found, text
    return found[1]


def test_load_accounts_for_every_row(run: Run, tables: Path) -> None:
    said = run("load", "tables", tables)
    assert said.code == 0
    assert "tables:petit : lignes lues : 7, chargées : 7, refusées : 0" in said.out
    assert "liens : en plus 3" in said.out
    assert "acteurs : en plus 4" in said.out
    assert Path("maillage.db").is_file()


def test_loading_again_changes_nothing(run: Run, tables: Path, small: Path) -> None:
    before = digest(run("store", "info", "--store", small).out)
    again = run("load", "tables", tables, "--store", small)
    assert "déjà chargés" in again.out
    assert digest(run("store", "info", "--store", small).out) == before


def test_dry_run_stores_nothing(run: Run, tables: Path) -> None:
    said = run("load", "tables", tables, "--dry-run", "--store", "essai.db")
    assert said.code == 0
    assert "essai seulement" in said.out
    assert "acteurs : en plus 4" in said.out
    assert not Path("essai.db").exists()


def test_dry_run_compares_with_what_is_stored(run: Run, tables: Path, small: Path) -> None:
    before = digest(run("store", "info", "--store", small).out)
    with (tables / "acteurs.csv").open("a", encoding="utf-8") as file:
        file.write("École;public;organisation\n")
    said = run("load", "tables", tables, "--dry-run", "--store", small)
    assert "acteurs : en plus 1, sans changement 4, avec changement 0" in said.out
    assert digest(run("store", "info", "--store", small).out) == before


def test_unknown_actor_stops_the_load_and_is_listed(run: Run, tables: Path) -> None:
    with (tables / "liens.csv").open("a", encoding="utf-8") as file:
        file.write("Mairie;Inconnue;;;2020;;\n")
    said = run("load", "tables", tables, "--store", "x.db")
    assert said.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "Inconnue" in said.err
    assert "Inconnue" in Path("refus-tables-petit.csv").read_text(encoding="utf-8-sig")
    skipped = run(
        "load", "tables", tables, "--store", "x.db", "--skip-refused", "--refused", "r.csv"
    )
    assert "lignes lues : 8, chargées : 7, refusées : 1" in skipped.out
    assert "r.csv" in skipped.out


def test_the_total_is_of_the_rows_taken_and_long_types_are_cut(run: Run) -> None:
    rows = ["A,B,1000000,2020,2019,t", f"C,D,10,2020,,{'z' * 150}"]
    text = "source,target,weight,valid_from,valid_until,type\n" + "\n".join(rows) + "\n"
    Path("s2.csv").write_text(text, encoding="utf-8")
    said = run("load", "tables", "s2.csv", "--create-actors", "--skip-refused", "--store", "z.db")
    assert re.search(r"montant total : 10,00\b", said.out)
    assert f"type de lien hors vocabulaire : {'z' * 59}… (1)" in said.out
    assert " : t (" not in said.out


def test_hidden_sheets_that_were_read_are_named(run: Run) -> None:
    book = openpyxl.Workbook()
    for name, state in (("Vus", "visible"), ("Caché", "hidden"), ("Secret", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in (["source", "target"], ["Ville", f"Asso {name}"]):
            sheet.append(row)
    book.save("liens.xlsx")
    said = run("load", "tables", "liens.xlsx", "--create-actors", "--store", "z.db")
    assert "feuilles masquées, lues aussi : liens.xlsx#Caché, liens.xlsx#Secret\n" in said.out
    assert "liens : en plus 3" in said.out


def test_set_and_keep_reach_the_loader(run: Run, tables: Path) -> None:
    (tables / "acteurs.csv").write_text("nom;humeur\nMairie;bonne\n", encoding="utf-8")
    (tables / "liens.csv").unlink()
    said = run(
        "load", "tables", tables, "--set", "secteur=public", "--keep", "humeur", "--store", "x.db"
    )
    assert said.code == 0, said.err
    run("export", "csv", "--store", "x.db", "--out", "tables")
    actors = Path("tables/actors.csv").read_text(encoding="utf-8")
    assert ",public," in actors
    assert "bonne" in actors


@pytest.mark.parametrize(
    "words",
    [
        ["store", "info"],
        ["store", "verify"],
        ["store", "loads"],
        ["store", "forget", "tables:x"],
        ["store", "copy", "y.db"],
        ["growth"],
        ["map", "--out", "x.html"],
        ["export", "csv", "--out", "x"],
    ],
)
def test_reading_a_store_that_is_not_there_names_the_next_step(run: Run, words: list[str]) -> None:
    said = run(*words)
    assert said.code == 1
    assert "maillage.db" in said.err
    assert "maillage load" in said.err
    assert not Path("maillage.db").exists()


def test_store_named_by_the_environment(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_STORE", str(small))
    assert digest(run("store", "info").out) == digest(run("store", "info", "--store", small).out)


def test_info_says_counts_coverage_and_simulation(run: Run, quartier: Path) -> None:
    french = run("store", "info", "--store", quartier).out
    english = run("store", "info", "--store", quartier, "--lang", "en").out
    assert re.search(r"^acteurs +60$", french, re.MULTILINE)
    assert re.search(r"^liens +1.017$", french, re.MULTILINE)
    assert "observé du 2019-01-01 au 2025-01-31" in french
    assert "DONNÉES SIMULÉES" in french
    assert "SIMULATED DATA" in english
    assert digest(french) == digest(english)


def test_verify_tells_whole_from_damaged(run: Run, small: Path) -> None:
    assert run("store", "verify", "--store", small).code == 0
    with sqlite3.connect(small) as db:
        db.execute("UPDATE ties SET weight = 3")
    db.close()
    said = run("store", "verify", "--store", small)
    assert said.code == 1
    assert said.out or said.err


def test_loads_lists_the_ledger(run: Run, small: Path) -> None:
    out = run("store", "loads", "--store", small).out
    assert out.count("\n") == 1
    assert "tables:petit" in out
    assert "terminé" in out


def test_copy_has_the_same_digest_and_refuses_a_full_target(run: Run, small: Path) -> None:
    copied = run("store", "copy", "copie.db", "--store", small)
    assert copied.code == 0, copied.err
    assert digest(copied.out) == digest(run("store", "info", "--store", small).out)
    again = run("store", "copy", "copie.db", "--store", small)
    assert again.code == 1
    assert "copie.db" in again.err


def test_forget_restores_the_digest(run: Run, small: Path, tables: Path) -> None:
    before = digest(run("store", "info", "--store", small).out)
    (tables / "liens.csv").unlink()
    other = run("load", "tables", tables, "--as", "autre", "--second-witness", "--store", small)
    assert other.code == 0, other.err
    assert digest(run("store", "info", "--store", small).out) != before
    assert run("store", "forget", "tables:autre", "--store", small).code == 0
    assert digest(run("store", "info", "--store", small).out) == before
    assert "tables:rien" in run("store", "forget", "tables:rien", "--store", small).err


def test_discard_without_an_interrupted_load(run: Run, small: Path) -> None:
    said = run("store", "discard", "abc", "--store", small)
    assert said.code == 1
    assert "abc" in said.err


def test_real_and_simulated_never_mix(run: Run, quartier: Path, tables: Path) -> None:
    said = run("load", "tables", tables, "--store", quartier)
    assert said.code == 1
    assert said.err.count("\n") == 1


def test_sources_lists_every_loader(run: Run) -> None:
    out = run("sources").out
    assert "subventions:" in out
    assert "tables:" in out
    assert "licence" in out


def test_unknown_source_lists_those_there_are(run: Run, tables: Path) -> None:
    said = run("load", "fables", tables)
    assert said.code == 1
    assert "subventions, survey, tables" in said.err


def test_info_counts_things_and_not_how_often_they_are_said(run: Run) -> None:
    for name in ("un", "deux"):
        table = f"nom;siren\nMairie;213105554\nAmicale {name};\n"
        Path(f"acteurs-{name}.csv").write_text(table, encoding="utf-8")
        assert run("load", "tables", f"acteurs-{name}.csv", "--store", "s.db").code == 0
    said = run("store", "info", "--store", "s.db")
    counts = dict(line.rsplit(maxsplit=1) for line in said.out.splitlines()[1:8])
    assert counts["acteurs"] == "3"


def test_ledger_is_in_the_language_of_the_run(run: Run, small: Path) -> None:
    assert run("store", "loads", "--store", small).out.rstrip().endswith("terminé  en plus 7")
    english = run("store", "loads", "--store", small, "--lang", "en").out
    assert english.rstrip().endswith("done  new 7")


@pytest.mark.parametrize(
    ("lang", "table", "word"),
    [("fr", "ties", "liens : "), ("en", "ties", "ties: "), ("fr", "word", "textes : ")],
)
def test_verify_names_what_is_damaged_in_words(
    run: Run, small: Path, lang: str, table: str, word: str
) -> None:
    changed = {"ties": "UPDATE ties SET weight = 3", "word": "UPDATE word SET text = text || 'x'"}
    with sqlite3.connect(small) as db:
        db.execute(changed[table])
    db.close()
    said = run("store", "verify", "--store", small, "--lang", lang)
    assert said.code == 1
    assert any(line.startswith(word) for line in (said.out + said.err).splitlines())


def test_ledger_counts_every_refused_row(run: Run, tables: Path) -> None:
    with (tables / "liens.csv").open("a", encoding="utf-8") as file:
        file.write("Mairie;Inconnue;;;2020;;\nMairie;École;;;hier;;\n")
    said = run("load", "tables", tables, "--store", "x.db", "--skip-refused")
    assert "refusées : 2" in said.out
    assert "refusées 2" in run("store", "loads", "--store", "x.db").out
