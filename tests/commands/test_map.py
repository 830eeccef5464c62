"""maillage map: on whom it opens, what it keeps, what it never says."""

import json
from pathlib import Path

import pytest

from tests.browser.maps import data
from tests.commands.conftest import Run


def page(file: str) -> str:
    return Path(file).read_text(encoding="utf-8")


def test_opens_on_an_actor_found_by_name(run: Run, loaded: Path) -> None:
    said = run(
        "map", "--store", loaded, "--out", "m.html", "--ego", "ecole b", "--group", "territory"
    )
    assert said.code == 0, said.err
    found = data(page("m.html"), "page-data")
    nodes = data(page("m.html"), "node-data")
    assert nodes[found["ego"]]["label"] == "École B"
    assert found["group"] == "territory"


def test_an_actor_left_out_by_the_filters_is_said(run: Run, loaded: Path) -> None:
    said = run("map", "--store", loaded, "--out", "m.html", "--ego", "École B",
               "--territory", "Quartier simulé A")  # fmt: skip
    assert said.code == 1
    assert "École B" in said.err
    assert "--territory" in said.err
    assert not Path("m.html").exists()


def test_places_are_kept_from_one_edition_to_the_next(run: Run, loaded: Path) -> None:
    words = ("map", "--store", loaded, "--positions", "places.json", "--out")
    assert run(*words, "one.html").code == 0
    first = json.loads(page("places.json"))["places"]
    assert run(*words, "two.html", "--territory", "Quartier simulé A").code == 0
    assert json.loads(page("places.json"))["places"] == first
    nodes = data(page("two.html"), "node-data")
    assert all([node["x"], node["y"]] == first[node["key"]] for node in nodes if "x" in node)


def test_a_wrong_file_of_places_stops_before_anything_is_written(run: Run, loaded: Path) -> None:
    Path("places.json").write_text("{}", encoding="utf-8")
    said = run("map", "--store", loaded, "--out", "m.html", "--positions", "places.json")
    assert said.code == 1
    assert "places.json" in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert not Path("m.html").exists()


def test_a_hidden_person_asked_for_is_not_named(run: Run, small: Path) -> None:
    said = run("map", "--store", small, "--out", "m.html", "--ego", "Mme Durand")
    assert said.code == 0, said.err
    assert "Durand" not in page("m.html")
    assert "--ego P-" in page("m.html")
    again = run("map", "--store", small, "--out", "n.html", "--ego", "Mme Durand", "--internal")
    assert again.code == 0
    assert "Mme Durand" in page("n.html")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--as-of", "1990"), "(1990-12-31) est hors de la carte, qui va du 2018-01-01 au 2025"),
        (("--as-of", "2050"), "elle s’ouvre sur 2025."),
        (("--from", "2021", "--to", "2022", "--as-of", "2019"), "du 2021-01-01 au 2022-12-31"),
        (("--from", "2010", "--to", "2012"), "Aucune source n’a observé de période"),
        (("--as-of", "2021"), ""),
    ],
)
def test_a_date_outside_the_map_is_said(
    run: Run, loaded: Path, asked: tuple[str, ...], said: str
) -> None:
    told = run("map", "--store", loaded, "--out", "m.html", "--every", "year", *asked)
    assert told.code == 0, told.err
    assert len(told.out.splitlines()) == (2 if said else 1)
    assert said in told.out.splitlines()[0]
    assert told.out.splitlines()[-1] == "écrit : m.html"


def test_a_period_that_nobody_observed_has_no_count(run: Run, loaded: Path) -> None:
    words = ("map", "--store", loaded, "--out", "m.html", "--every", "year")
    assert run(*words, "--from", "2010", "--to", "2012").code == 0
    shown = page("m.html")
    status = shown[shown.index('id="still-status"') :].partition("</p>")[0]
    assert "2012" in status
    assert "aucune source n’a observé cette période" in status
    assert "lien entre" not in status


@pytest.mark.parametrize("name", ["École B", "ECOLE B", "ecole  b"])
def test_opens_on_an_actor_however_its_name_is_typed(run: Run, loaded: Path, name: str) -> None:
    assert run("map", "--store", loaded, "--out", "m.html", "--ego", name).code == 0
    nodes, found = data(page("m.html"), "node-data"), data(page("m.html"), "page-data")
    assert nodes[found["ego"]]["label"] == "École B"


def test_opens_on_a_pseudonym(run: Run, small: Path) -> None:
    words = ("map", "--store", small, "--pseudonymise", "--out")
    assert run(*words, "m.html").code == 0
    for node in data(page("m.html"), "node-data"):
        if node["kind"] == "actor":
            again = run(*words, "n.html", "--ego", node["label"])
            assert again.code == 0, again.err
            found = data(page("n.html"), "page-data")["ego"]
            assert data(page("n.html"), "node-data")[found]["label"] == node["label"]


def test_part_of_a_name_is_answered_with_whole_ones(run: Run, loaded: Path) -> None:
    said = run("map", "--store", loaded, "--out", "m.html", "--ego", "mission")
    assert said.code == 1
    assert said.err.strip() == (
        "maillage: aucun acteur ne s’appelle exactement « mission » ; noms proches : Mission locale V"
    )
    assert not Path("m.html").exists()
