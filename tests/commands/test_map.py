"""maillage map: on whom it opens, what it keeps, what it never says."""

import json
from pathlib import Path

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
