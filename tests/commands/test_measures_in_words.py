"""What the commands that measure show is said in words; what they write keeps its codes."""

from pathlib import Path

import pandas as pd
import pytest

from tests.commands.conftest import Run

DAY = ("--as-of", "2022-12-31", "--store")


def test_a_network_a_group_and_a_layer_are_named(run: Run, quartier: Path) -> None:
    line = (
        "measure",
        "density",
        "mixing",
        *DAY,
        quartier,
        "--layer",
        "all,formal",
        "--draws",
        "19",
    )
    shown = run(*line, "--out", "m.csv").out
    assert "réseau entier" in shown
    assert "citoyen - public" in shown
    assert "liens formels" in shown
    rows = pd.read_csv("m.csv")
    assert {"network", "citizen|public"} <= set(rows["subject"])
    assert set(rows["layer"]) == {"all", "formal"}
    english = run(*line, "--lang", "en").out
    assert "whole network" in english
    assert "citizen - public" in english


def test_groups_and_what_is_no_group(run: Run, quartier: Path) -> None:
    shown = run("measure", "density", *DAY, quartier, "--by", "sector").out
    names = [row.split("density")[0].strip() for row in shown.splitlines()[1:]]
    assert names[:4] == ["associatif", "citoyen", "privé", "public"]
    assert names[-1] == "ensemble"
    without = run("measure", "density", *DAY, quartier, "--without", "Banque V").out
    assert [row.split()[0] for row in without.splitlines()] == ["acteurs", "avec", "sans", "écart"]


def test_one_measure_in_words(run: Run) -> None:
    said = run("measures", "density").out
    for line in (
        "niveau : réseau entier", "unité : rapport", "bornes : de 0 à 1",
        "calculée sur : paires d’acteurs liées", "formes : dirigée et non dirigée",
        "divisée par : n(n-1)/2 paires ; n(n-1) arcs",
    ):  # fmt: skip
        assert line in said.splitlines()
    assert "au moins 0" in run("measures", "degree").out
    assert "tout nombre" in run("measures", "brokerage_z").out


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_compare_says_every_quantity_once_and_why_one_is_empty(
    run: Run, quartier: Path, lang: str
) -> None:
    said = run("compare", "2020", "2022", "--store", quartier, "--lang", lang)
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert max(map(len, lines)) <= 80
    words = {"fr": ("Acteurs présents", "Entre les deux dates", "Mesures sans valeur : "),
             "en": ("Actors present", "Between the two dates", "Measures without a value: ")}  # fmt: skip
    present, between, why = words[lang]
    assert lines[1].split()[-3:] == ["51", "56", "5"]
    assert lines[1].startswith(present)
    assert sum(line.startswith(present) for line in lines) == 1
    assert "(density)" not in said.out, "growth says it already"
    assert any(line.startswith(between) for line in lines)
    assert any(line.startswith(why) for line in lines)
    # What happened between the days has one number; the others have three.
    formed = {"fr": "Paires liées maintenant et pas avant", "en": "Pairs linked now and not before"}
    [row] = [line for line in lines if line.startswith(formed[lang])]
    assert row.removeprefix(formed[lang]).split() == ["70"]


def test_compare_names_layers_and_subjects(run: Run, quartier: Path) -> None:
    line = ("compare", "2020", "2022", "--store", quartier, "--measures", "degree,density")
    lines = run(*line, "--layer", "formal,informal").out.splitlines()
    assert lines.count("Nombre de partenaires (degree)") == 2
    assert "Liens formels" in lines
    assert any(line.startswith("Banque V ") for line in lines)


def test_territories_stand_side_by_side(run: Run, quartier: Path) -> None:
    said = run("compare", "2022", "--territories", "--store", quartier)
    assert said.code == 0, said.err
    lines = said.out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[1].split() == ["simulé", "A", "simulé", "B", "simulé", "C", "simulée", "ensemble"]
    [row] = [line for line in lines if line.startswith("Part des paires possibles qui")]
    assert len(row.split()[-5:]) == 5
    assert row.split()[-1] == "0,08831"


def test_territories_that_nobody_states_are_one_line(run: Run, small: Path) -> None:
    said = run("compare", "2022", "--territories", "--store", small)
    assert said.code == 1
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "territoire" in said.err


def test_wide_without_a_file_is_one_line(run: Run, quartier: Path) -> None:
    said = run("measure", "degree", *DAY, quartier, "--wide")
    assert said.code == 2
    assert "--out" in said.err
    assert said.err.count("\n") == 1


def test_relations_of_groups_are_named(run: Run, quartier: Path) -> None:
    said = run("survival", "--store", quartier, "--groups", "sector", "--draws", "0").out
    assert "citoyen - public" in said
    assert "présentes dès le premier jour observé" in said
    assert "p < 0,0001" in said


def test_groups_share_the_periods_of_the_whole(run: Run, tmp_path: Path) -> None:
    (tmp_path / "acteurs.csv").write_text(
        "nom;secteur\nA;public\nB;public\nC;privé\nD;privé\nE;citoyen\n", encoding="utf-8"
    )
    (tmp_path / "liens.csv").write_text(
        "de;vers;depuis;jusqu'au\nA;B;2018;2021\nC;D;2020;2020\n", encoding="utf-8"
    )
    assert run("load", "tables", "acteurs.csv", "liens.csv", "--store", "s.db").code == 0
    line = ("measure", "mean_degree", "--every", "year", "--store", "s.db", "--out", "m.csv")
    assert run(*line, "--by", "sector").code == 0
    rows = pd.read_csv("m.csv")
    inside = rows[rows["part"] == "inside"]
    periods = inside.groupby("group")["period"].apply(list)
    assert len(set(map(tuple, periods))) == 1, "E is in no tie: the same periods, without a value"
    assert inside[inside["group"] == "citizen"]["value"].isna().all()


def test_periods_of_a_network_without_a_date_are_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "liens.csv").write_text("de;vers\nA;B\n", encoding="utf-8")
    assert run("load", "tables", "liens.csv", "--create-actors", "--store", "s.db").code == 0
    said = run("measure", "density", "--every", "year", "--store", "s.db")
    assert said.code == 1
    assert "aucun lien n’y porte de date" in said.err
