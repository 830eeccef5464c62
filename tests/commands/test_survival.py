"""maillage survival: what it prints and writes, and what it says of what it leaves out."""

import json
import shlex
from pathlib import Path

import pandas as pd
import pytest

from tests.commands.conftest import ROOT, Run


@pytest.fixture
def grants(run: Run, tmp_path: Path) -> Path:
    """A store of yearly grants: eight begin in 2016, n of them last n years; one began unseen in 2015."""
    folder = tmp_path / "aides"
    folder.mkdir()
    rows = ["de;vers;type;depuis;formalité", "Conseil;Ancienne;funding;2015;formal"]
    rows += ["Conseil;Dernière;funding;2020;formal"]
    for number, years in enumerate((1, 1, 1, 1, 2, 2, 3, 4)):
        rows += [f"Conseil;A{number};funding;{2016 + at};formal" for at in range(years)]
    names = {cell for row in rows[1:] for cell in row.split(";")[:2]}
    sectors = {
        name: "public" if name in ("Conseil", "A0", "A6") else "associatif" for name in names
    }
    (folder / "liens.csv").write_text("\n".join(rows) + "\n", "utf-8")
    actors = ["nom;secteur", *(f"{name};{sector}" for name, sector in sorted(sectors.items()))]
    (folder / "acteurs.csv").write_text("\n".join(actors) + "\n", "utf-8")
    store = tmp_path / "aides.db"
    said = run("load", "tables", folder, "--store", store)
    assert said.code == 0, said.err
    return store


def test_prints_the_curve_and_what_it_rests_on(run: Run, grants: Path) -> None:
    said = run("survival", "--store", grants.name, "--draws", "0")
    assert said.code == 0, said.err
    curve, _, about = said.out.partition("\n\n")
    rows = [line.split()[:3] for line in curve.splitlines()[3:]]
    assert rows == [["1", "8", "4"], ["2", "4", "2"], ["3", "2", "1"], ["4", "1", "1"]]
    assert "50,0" in curve.splitlines()[3]
    first, second = about.splitlines()
    assert first.startswith(
        "Relations : 10 ; suivies : 9 ; fins observées : 8 ; laissées de côté : 1 pr"
    )
    assert second == "Durée médiane (années) : 1."


def test_groups_have_their_curves_and_a_test(run: Run, grants: Path) -> None:
    said = run("survival", "--store", grants.name, "--groups", "sector", "--lang", "en")
    assert said.code == 0, said.err
    assert "associative - public" in said.out
    assert "Groups compared (log-rank" in said.out
    alone = run("survival", "--store", grants.name, "--groups", "form", "--lang", "en")
    assert "Groups not compared: " in alone.out


@pytest.mark.parametrize("name", ["s.csv", "s.json", "s.parquet", "s.xlsx"])
def test_the_stamp_makes_the_table_again(run: Run, grants: Path, name: str) -> None:
    asked = ("--gap", "30d", "--layer", "formal", "--seed", "3", "--out", name)
    said = run("survival", "--store", grants.name, *asked)
    assert said.code == 0, said.err
    before = Path(name).read_bytes()
    if name.endswith("csv"):
        stamp = json.loads(Path("s.meta.json").read_text(encoding="utf-8"))
        assert stamp["filters"] == [
            "couche : liens formels",
            "écart de 30d au plus dans une relation",
        ]
        assert stamp["excluded"][0].startswith("relations présentes dès le premier jour observé")
        assert run(*shlex.split(stamp["command"])[1:]).code == 0
        assert set(pd.read_csv(name)["seed"]) == {3}
    assert Path(name).read_bytes() == before


def test_a_gap_that_is_none_is_refused(run: Run, grants: Path) -> None:
    said = run("survival", "--store", grants.name, "--gap", "longtemps")
    assert said.code == 1
    assert "« longtemps » n’est pas une durée" in said.err


def test_without_a_relation_nothing_is_invented(run: Run, grants: Path) -> None:
    said = run("survival", "--store", grants.name, "--formality", "informal")
    assert said.code == 0, said.err
    assert said.out.splitlines()[0] == "Pas de courbe : aucune fin de relation observée."
    assert "Pas de durée médiane : aucune relation suivie depuis son début." in said.out


@pytest.mark.shared
def test_grants_of_a_departement_last_as_the_page_says(run: Run, shared: Path) -> None:
    """The tables of docs/results/change.md on the published grants of Loire-Atlantique."""
    page = (ROOT / "docs" / "results" / "change.md").read_text(encoding="utf-8")
    [file] = (shared / "data" / "subventions" / "loire-atlantique").glob("*.csv")
    assert run("load", "subventions", file, "--store", "la.db").code == 0
    asked = ("--every", "year", "--store", "la.db", "--out", "p.csv")
    assert run("measure", "persistence", *asked).code == 0
    kept = pd.read_csv("p.csv", dtype={"period": str}).dropna(subset=["value"])
    for row in kept.itertuples():
        cells = f"{row.value:.3f} | {row.ci_low:.3f} to {row.ci_high:.3f} | {row.n:,.0f} |"
        assert f"| {row.period} | {cells}" in page
    assert len(kept) == 10
    for gap, years in (("0d", (1, 2, 3, 5, 7)), ("1y", (1, 2, 3, 5, 7))):
        said = run("survival", "--store", "la.db", "--gap", gap, "--draws", "0", "--out", "s.csv")
        assert said.code == 0, said.err
        curve = pd.read_csv("s.csv").set_index("time")
        for year in years:
            at = curve.loc[year]
            low, high = 100 * at["ci_low"], 100 * at["ci_high"]
            cells = (
                f"| {at['at_risk']:,.0f} | {100 * at['survival']:.1f} % | {low:.1f} to {high:.1f} |"
            )
            assert cells in page
    said = run(
        "measure", "communities", "--as-of", "2018-12-31", "--store", "la.db", "--lang", "en"
    )
    assert "one actor holds every tie" in said.out
