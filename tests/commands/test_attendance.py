"""maillage attendance: what it prints and writes; persons under pseudonyms."""

import json
import shlex
from pathlib import Path

import pandas as pd
import pytest

from tests.commands.conftest import Run


@pytest.fixture
def meetings(run: Run, tmp_path: Path) -> Path:
    """A store of three meetings, one attendant a person; no tie."""
    folder = tmp_path / "comites"
    folder.mkdir()
    (folder / "acteurs.csv").write_text(
        "nom;forme\nMairie;organisation\nCentre;organisation\nMme Durand;personne\n", "utf-8"
    )
    (folder / "reunions.csv").write_text(
        "nom;type;date\nC1;réunion;2019-01-05\nC2;réunion;2020-06-05\nC3;réunion;2021-12-31\n",
        "utf-8",
    )
    (folder / "presences.csv").write_text(
        "acteur;événement\nMairie;C1\nMme Durand;C1\nMairie;C2\nCentre;C2\nCentre;C3\nMme Durand;C3\n",
        "utf-8",
    )
    (folder / "source.yaml").write_text("coverage_from: 2019\ncoverage_until: 2021\n", "utf-8")
    store = tmp_path / "comites.db"
    said = run("load", "tables", folder, "--store", store)
    assert said.code == 0, said.err
    return store


def test_prints_periods_then_names(run: Run, meetings: Path) -> None:
    said = run("attendance", "--store", meetings.name, "--every", "year", "--internal")
    assert said.code == 0, said.err
    table, _, names = said.out.partition("\n\n")
    assert [line.split() for line in table.splitlines()[2:]] == [
        ["2019", "1", "2", "2", "0", "0", "0"],
        ["2020", "1", "2", "1", "1", "0", "1"],
        ["2021", "1", "2", "0", "1", "1", "1"],
    ]
    assert names.splitlines() == [
        "2021, 1 événement :",
        "Venus comme la fois d’avant (1) : Centre",
        "De retour (1) : Mme Durand",
        "Venus la fois d’avant, pas cette fois (1) : Mairie",
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx", "a.json"])
def test_persons_are_hidden_and_the_stamp_makes_it_again(
    run: Run, meetings: Path, name: str
) -> None:
    said = run("attendance", "--store", meetings.name, "--every", "year", "--out", name)
    assert "Durand" not in said.out
    before = Path(name).read_bytes()
    assert b"Durand" not in before
    assert "durand" not in str(read(name))
    if name.endswith("csv"):
        stamp = json.loads(Path("a.meta.json").read_text(encoding="utf-8"))
        assert "acteurs sous pseudonyme : 1" in stamp["excluded"]
        assert run(*shlex.split(stamp["command"])[1:]).code == 0
    assert Path(name).read_bytes() == before


def read(name: str) -> object:
    if name.endswith("xlsx"):
        return {
            each: frame.to_csv() for each, frame in pd.read_excel(name, sheet_name=None).items()
        }
    return Path(name).read_text(encoding="utf-8")


def test_growth_of_meetings_alone(run: Run, meetings: Path) -> None:
    said = run(
        "growth", "--store", meetings, "--every", "year", "--out", "g.csv", "--chart", "g.svg"
    )
    assert said.code == 0, said.err
    assert "ce tableau ne dit que qui a pris part à quoi" in said.out
    frame = pd.read_csv("g.csv")
    assert frame["pairs"].isna().all()
    assert frame.loc[frame["layer"] == "all", "participants"].tolist() == [2, 2, 2]


def test_no_meeting_is_one_line(run: Run, small: Path) -> None:
    said = run("attendance", "--store", small)
    assert said.code == 1
    assert "--kind" in said.err
    assert said.err.count("\n") == 1


def test_kinds_by_their_labels(run: Run, meetings: Path) -> None:
    whole = run("attendance", "--store", meetings, "--every", "year")
    assert run(
        "attendance", "--store", meetings, "--every", "year", "--kind", "Réunion,projet"
    ).out == (whole.out)
    assert run("attendance", "--store", meetings, "--kind", "zork").code == 2
