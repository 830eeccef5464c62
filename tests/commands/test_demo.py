"""maillage demo, map, template, simulate: whole jobs."""

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

from tests.commands.conftest import Run


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every file that a demo makes to be shown: its stores hold the time of their loads."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix not in (".db", ".key")
    }


@pytest.mark.slow
def test_demo_shows_both_networks_and_says_where(run: Run) -> None:
    said = run("demo")
    assert said.code == 0, said.err
    out = Path("maillage-demo")
    parts = said.out.split("Dans le dossier ")[1:]
    folders = [Path(part.partition(" :")[0]) for part in parts]
    shown = [
        folder / line.split()[0]
        for folder, part in zip(folders, parts, strict=True)
        for line in part.splitlines()
        if line.startswith("  ")
    ]
    assert max(map(len, said.out.splitlines())) <= 80
    assert len(shown) == 14
    assert all(path.exists() for path in shown)
    assert "Aucun lien n’y porte de date" in said.out
    assert "Données simulées" in said.out
    assert pd.read_csv(out / "quartier" / "croissance.csv")["period"].nunique() == 8
    assert len(pd.read_csv(out / "quartier" / "tables" / "actors.csv")) == 60
    assert len(pd.read_csv(out / "programmes" / "tables" / "participations.csv")) > 30
    first = hashes(out)
    assert len(first) == 24
    again = run("demo")
    assert again.code == 0
    assert again.out == said.out
    assert hashes(out) == first


@pytest.mark.slow
def test_demo_leaves_what_it_did_not_write(run: Run) -> None:
    place = Path("resultats/quartier")
    place.mkdir(parents=True)
    (place / "notes.txt").write_text("à moi", encoding="utf-8")
    (place / "carte.html").mkdir()
    said = run("demo", "--out", "resultats")
    assert said.code == 1
    assert "carte.html" in said.err
    assert (place / "notes.txt").read_text(encoding="utf-8") == "à moi"


def test_demo_on_own_tables(run: Run, tables: Path) -> None:
    said = run("demo", tables, "--out", "moi")
    assert said.code == 0, said.err
    assert "lignes lues : 7, chargées : 7" in said.out
    assert (Path("moi") / "petit" / "carte.html").is_file()
    stamp = json.loads((Path("moi") / "petit" / "croissance.meta.json").read_text(encoding="utf-8"))
    before = (Path("moi") / "petit" / "croissance.csv").read_bytes()
    assert stamp["simulated"] is False
    words = stamp["command"].split()[1:]
    assert run(*words).code == 0
    assert (Path("moi") / "petit" / "croissance.csv").read_bytes() == before


def test_demo_on_a_bare_list_of_ties(run: Run) -> None:
    Path("liens.csv").write_text("De,Vers\nMairie,Centre social\nMairie,École\n", encoding="utf-8")
    said = run("demo", "liens.csv")
    assert said.code == 0, said.err
    assert "acteurs créés parce que des liens les nomment : 3" in said.out
    assert "Aucun lien n’y porte de date" in said.out


def test_demo_on_a_missing_file_is_one_line(run: Run) -> None:
    said = run("demo", "absent.xlsx")
    assert said.code == 1
    assert "absent.xlsx" in said.err
    assert said.err.count("\n") == 1
    assert not Path("maillage-demo").exists()


def test_demo_on_actors_alone_shows_them(run: Run) -> None:
    Path("partenaires.csv").write_text(
        "Partenaire;Secteur\nMairie;public\nCAF;public\n", encoding="utf-8"
    )
    said = run("demo", "partenaires.csv", "--out", "ici")
    assert said.code == 0, said.err
    assert "Mairie" in Path("ici/partenaires/carte.html").read_text(encoding="utf-8")


def test_map_hides_persons_and_carries_its_command(run: Run, small: Path) -> None:
    said = run("map", "--store", small, "--out", "m.html", "--title", "Notre quartier")
    assert said.code == 0, said.err
    page = Path("m.html").read_text(encoding="utf-8")
    assert "Notre quartier" in page
    assert "Durand" not in page
    assert "confidentiel" not in page
    assert "maillage map --store" in page
    run("map", "--store", small, "--out", "i.html", "--internal")
    inside = Path("i.html").read_text(encoding="utf-8")
    assert "Durand" in inside
    assert "ne pas diffuser" in inside


def test_map_and_export_show_the_same_pseudonym(run: Run, small: Path) -> None:
    run("export", "csv", "--store", small, "--out", "t")
    actors = pd.read_csv("t/actors.csv")
    pseudonym = actors.loc[actors["form"] == "person", "name"].item()
    run("map", "--store", small, "--out", "m.html")
    assert pseudonym in Path("m.html").read_text(encoding="utf-8")


def test_simulate_writes_tables_that_load(run: Run) -> None:
    words = ["--actors", "15", "--from", "2020-01", "--to", "2021-12", "--seed", "4", "--out"]
    assert run("simulate", *words, "a").code == 0
    assert run("simulate", *words, "b").code == 0
    assert hashes(Path("a")) == hashes(Path("b"))
    said = run("load", "tables", "a/observed")
    assert said.code == 0, said.err
    assert "simulées" in run("growth", "--every", "year").out


def test_simulate_refuses_a_period_that_ends_before_it_begins(run: Run) -> None:
    said = run("simulate", "--from", "2021", "--to", "2019", "--out", "a")
    assert said.code in (1, 2)
    assert said.err.count("\n") == 1
    assert not Path("a").exists()


def test_demo_goes_on_without_refused_rows_when_asked(run: Run, tables: Path) -> None:
    with (tables / "liens.csv").open("a", encoding="utf-8") as file:
        file.write("Mairie;École;;;hier;;\n")
    stopped = run("demo", tables, "--out", "d")
    assert stopped.code == 1
    assert stopped.err.count("\n") == 1
    assert "--skip-refused" in stopped.err
    told = run("demo", tables, "--out", "d", "--skip-refused")
    assert told.code == 0, told.err
    assert "refusées : 1" in told.out
    assert Path("d/petit/carte.html").is_file()
