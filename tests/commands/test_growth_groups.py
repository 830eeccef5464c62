"""maillage growth --by and --without: one table of all groups, and what removing an actor changes."""

import json
import shlex
from pathlib import Path

import pandas as pd
import pytest

from tests.commands.conftest import Run

YEARLY = ("growth", "--every", "year", "--store")


def test_by_territory_prints_a_line_a_group_and_a_sentence_each(run: Run, quartier: Path) -> None:
    said = run(*YEARLY, quartier, "--by", "territory")
    assert said.code == 0, said.err
    table, _, sentences = said.out.partition("\n\n")
    rows = table.splitlines()
    assert rows[0] == "En 2024 :"
    assert max(map(len, rows)) <= 80
    assert rows[-1].startswith("- : ")
    names = [row[:17].strip() for row in rows[4:-1]]
    assert names == [
        "Quartier simulé A",
        "Quartier simulé B",
        "Quartier simulé C",
        "Ville simulée",
        "entre groupes",
        "ensemble",
    ]
    assert "Quartier simulé A : 22 paires en 2019 (14 acteurs présents), 35" in sentences
    assert "Entre groupes : 45 paires en 2019, 136 paires en 2024." in sentences


@pytest.mark.parametrize("name", ["g.csv", "g.xlsx"])
def test_the_table_adds_up_and_is_made_again(run: Run, quartier: Path, name: str) -> None:
    assert run(*YEARLY, quartier, "--by", "sector", "--out", name).code == 0
    before = Path(name).read_bytes()
    frame = pd.read_csv(name) if name.endswith("csv") else pd.read_excel(name)
    year = frame[(frame["period"].astype(str) == "2023") & (frame["layer"] == "all")]
    assert year.loc[year["part"] != "total", "pairs"].sum() == 237
    assert set(frame["group_name"]) >= {"associatif", "public", "entre groupes", "ensemble"}
    if name.endswith("csv"):
        stamp = json.loads(Path("g.meta.json").read_text(encoding="utf-8"))
        assert stamp["filters"] == ["pas : année", "par : secteur"]
        assert run(*shlex.split(stamp["command"])[1:]).code == 0
    assert Path(name).read_bytes() == before


def test_unknown_attribute_is_one_line(run: Run, quartier: Path) -> None:
    said = run(*YEARLY, quartier, "--by", "couleur")
    assert said.code == 1
    assert "couleur" in said.err
    assert "territory, sector, form" in said.err
    assert said.err.count("\n") == 1


def test_without_gives_three_values(run: Run, quartier: Path) -> None:
    said = run(*YEARLY, quartier, "--without", "Banque V", "--out", "w.csv", "--lang", "en")
    assert said.code == 0, said.err
    frame = pd.read_csv("w.csv")
    assert list(dict.fromkeys(frame["actors"])) == ["with", "without", "difference"]
    year = frame[(frame["period"] == 2024) & (frame["layer"] == "all")].set_index("actors")
    assert year.loc["difference", "pairs"] == 7
    line = next(row for row in said.out.splitlines() if row.startswith("linked pairs"))
    assert line.split()[-3:] == ["271", "264", "7"]


def test_kept_column_makes_groups(run: Run, tables: Path) -> None:
    actors = tables / "acteurs.csv"
    text = actors.read_text(encoding="utf-8").splitlines()
    rows = [text[0] + ";taille", *(f"{row};{n}" for row, n in zip(text[1:], "1122", strict=True))]
    actors.write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert run("load", "tables", tables, "--keep", "taille").code == 0
    said = run("growth", "--by", "taille", "--every", "year", "--out", "t.csv")
    assert said.code == 0, said.err
    assert set(pd.read_csv("t.csv", dtype=str)["group"].dropna()) == {"1", "2"}


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("Mairie", "Régie", "École", "Centre social", "Amicale"), "Tous les acteurs sont retirés"),
        (("Mairie",), "aucun lien daté"),
    ],
)
def test_without_whoever_holds_the_ties_is_said_plainly(
    run: Run, tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    (tmp_path / "acteurs.csv").write_text(
        "nom\nMairie\nRégie\nÉcole\nCentre social\nAmicale\n", encoding="utf-8"
    )
    (tmp_path / "liens.csv").write_text(
        "de;vers;depuis;jusqu'au\nMairie;Régie;2019;2021\nMairie;École;2020;2021\n",
        encoding="utf-8",
    )
    assert run("load", "tables", "acteurs.csv", "liens.csv", "--store", "s.db").code == 0
    without = [word for name in names for word in ("--without", name)]
    told = run(*YEARLY, "s.db", *without)
    assert told.code == 0, told.err
    table, _, sentences = told.out.partition("\n\n")
    assert said in sentences
    [pairs] = [row for row in table.splitlines() if row.startswith("paires liées")]
    assert pairs.split()[-3:] == ["2", "0", "2"]
    assert "-" not in pairs
