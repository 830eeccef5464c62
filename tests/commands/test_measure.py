"""maillage measure, measures and compare: what they print, the files they write."""

import math
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

import maillage as ml
from analyses.measure import registry
from docs.measure_pages import FOLDER, pages
from tests.commands.conftest import Run

LEVELS = ("network", "group", "actor", "dyad", "event")


def test_prints_one_row_a_measure(run: Run, quartier: Path) -> None:
    said = run("measure", "density", "mean_degree", "--as-of", "2023-12-31", "--store", quartier)
    assert said.code == 0, said.err
    rows = [line.split()[0] for line in said.out.splitlines()]
    assert rows == ["mesure", "density", "mean_degree"]
    assert "0,09718" in said.out


def test_growth_compare_and_measure_say_the_same(run: Run, quartier: Path) -> None:
    every = ["--every", "year", "--window", "alive", "--store", quartier]
    names = ("density", "mean_degree", "components", "transitivity", "degree_centralization")
    run("growth", *every, "--out", "g.csv")
    run("measure", *names, *every, "--out", "m.csv")
    run("compare", "2021", "2023", "--store", quartier, "--out", "c.csv")
    grown = pd.read_csv("g.csv").query("layer == 'all'").set_index("period")
    wide = pd.read_csv("m.csv").pivot_table("value", "period", "measure")
    both = pd.read_csv("c.csv").query("level == 'network'").set_index("measure")
    for name in names:
        for period in wide.index:
            assert wide.loc[period, name] == pytest.approx(grown.loc[period, name]), (name, period)
        assert both.loc[name, "before"] == pytest.approx(grown.loc[2021, name])
        assert both.loc[name, "after"] == pytest.approx(grown.loc[2023, name])


def test_panel_of_last_days_equals_its_single_dates(run: Run, quartier: Path) -> None:
    names = ("density", "degree", "e_i", "response_rate")
    common = [*names, "--store", quartier, "--draws", "19"]
    run("measure", *common, "--every", "year", "--window", "alive", "--out", "panel.csv")
    run("measure", *common, "--as-of", "2023-12-31", "--out", "day.csv")
    panel, day = pd.read_csv("panel.csv"), pd.read_csv("day.csv")
    rows = panel[panel["period"] == 2023].reset_index(drop=True)
    assert list(panel.columns[:2]) == ["period", "window"]
    pd.testing.assert_frame_equal(
        rows.drop(columns="period"), day.drop(columns="period"), check_dtype=False
    )


@pytest.mark.parametrize("suffix", ["csv", "parquet", "json", "xlsx", "dta"])
def test_out_gives_the_same_bytes_again(run: Run, quartier: Path, suffix: str) -> None:
    line = ["measure", "density", "degree", "--as-of", "2023", "--store", quartier.name]
    run(*line, "--out", f"m.{suffix}")
    before = Path(f"m.{suffix}").read_bytes()
    run(*line, "--out", f"m.{suffix}", "--lang", "fr")
    assert Path(f"m.{suffix}").read_bytes() == before


def test_workbook_has_a_sheet_a_level_and_stata_its_labels(run: Run, quartier: Path) -> None:
    line = ["measure", "density", "degree", "--as-of", "2023", "--store", quartier, "--lang", "en"]
    run(*line, "--out", "m.xlsx")
    run(*line, "--wide", "--out", "w.dta")
    assert list(pd.read_excel("m.xlsx", sheet_name=None)) == ["network", "actor", "Read me"]
    with pd.read_stata("w.dta", iterator=True) as reader:
        labels = reader.variable_labels()
    rows = pd.read_stata("w.dta")
    assert labels["degree"] == "Number of partners"
    assert rows["degree"].notna().sum() == 60
    assert not rows.duplicated(["level", "subject"]).any()


def test_by_group_and_without(run: Run, quartier: Path) -> None:
    day = ["--as-of", "2023-12-31", "--store", quartier]
    run("measure", "mean_degree", *day, "--by", "territory", "--out", "by.csv")
    by = pd.read_csv("by.csv")
    assert list(by.columns[:3]) == ["part", "group", "group_name"]
    assert by["part"].tolist() == ["inside"] * 4 + ["across", "total"]
    run("measure", "degree", *day, "--out", "all.csv")
    name = pd.read_csv("all.csv").sort_values("value")["name"].iloc[-1]
    run("measure", "density", *day, "--without", name, "--out", "without.csv")
    value = pd.read_csv("without.csv").set_index("actors")["value"]
    assert value["difference"] == pytest.approx(value["with"] - value["without"])
    with ml.open_store(str(quartier)) as store:
        graph = nx.Graph(ml.network(store.snapshot(), as_of=pd.Timestamp("2023-12-31").date()))
    [gone] = [node for node, label in graph.nodes(data="name") if label == name]
    graph.remove_node(gone)
    assert value["without"] == pytest.approx(nx.density(graph))


def test_wrong_names_and_layers_are_told_in_one_line(run: Run, quartier: Path) -> None:
    for words in (["densty"], ["density", "--layer", "maybe"], ["density", "--groups", "zork"]):
        said = run("measure", "e_i", *words, "--store", quartier)
        assert said.code != 0
        assert len(said.err.strip().splitlines()) == 1


def test_python_has_the_keywords_of_the_command(run: Run, quartier: Path) -> None:
    run("measure", "density", "e_i", "--as-of", "2023", "--store", quartier, "--draws", "19",
        "--out", "m.parquet")  # fmt: skip
    with ml.open_store(str(quartier)) as store:
        frame = ml.measure(store, ["density", "e_i"], as_of="2023", draws=19)
        wide = ml.measure(store, "degree", every="year", wide=True, territory="sim:A")
    assert frame.equals(pd.read_parquet("m.parquet").astype(frame.dtypes.to_dict()))
    assert wide["degree"].max() > 0


def test_measures_lists_all_and_tells_one(run: Run) -> None:
    said = run("measures", "--lang", "en")
    assert said.code == 0
    names = [line.partition(":")[0] for line in said.out.splitlines() if ": " in line]
    assert [name for name in names if name in registry()] == sorted(
        registry(), key=lambda name: LEVELS.index(registry()[name].level)
    )
    assert max(map(len, said.out.splitlines())) <= 80
    one = run("measures", "constraint", "--lang", "en").out
    for part in ("Burt", "Formula:", "No meaning:", "Peers:", "0..2"):
        assert part in one


def test_pages_are_those_of_the_registry() -> None:
    made = pages()
    assert {path.name for path in FOLDER.glob("*.md")} == set(made), "run make docs"
    stale = [
        name for name, text in made.items() if (FOLDER / name).read_text(encoding="utf-8") != text
    ]
    assert stale == [], "run make docs"


def test_no_date_asked_is_said(run: Run, small: Path) -> None:
    said = run("measure", "density", "--store", small, "--lang", "en")
    assert said.out.startswith("No date asked for")
    assert math.isclose(float(said.out.split()[-2]), 0.5)


def test_a_missing_or_unknown_name(run: Run, small: Path) -> None:
    said = run("measure", "--store", small)
    assert said.code == 2
    assert "il manque NOM" in said.err
    assert run("measure", "Density", "--store", small).code == 0
    assert "plus proches : density" in run("measure", "DENSTY", "--store", small).err
    assert "plus proches" not in run("measure", "zzzzzz", "--store", small).err


def test_names_with_a_star_and_all(run: Run, quartier: Path) -> None:
    day = ("--as-of", "2023", "--store", quartier)
    assert run("measure", "density", "*_change", "dens*", *day, "--out", "m.csv").code == 0
    found = list(dict.fromkeys(pd.read_csv("m.csv")["measure"]))
    assert set(found) == {
        name for name in registry() if name.endswith("_change") or "dens" in name[:4]
    }
    assert run("measure", "all", *day, "--draws", "2", "--out", "all.csv").code == 0
    assert set(pd.read_csv("all.csv")["measure"]) == set(registry())
    assert run("measure", "zz*", *day).code == 1


def test_two_dates_that_are_one(run: Run, small: Path) -> None:
    said = run("compare", "2021", "2021", "--store", small)
    assert "les deux dates sont les mêmes (2021-12-31)" in said.err
    said = run("measure", "jaccard", "--from", "2021", "--to", "2020", "--store", small)
    assert "se termine (2020-12-31) avant de commencer (2021-01-01)" in said.err
