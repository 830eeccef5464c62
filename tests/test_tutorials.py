"""Three weeks, from files to what is handed over: each tutorial is played as it is written."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import pandas as pd
import pytest

from docs.tutorials import HOME, LANGS, pictures, played
from graph.identity import normalise
from graph.store import open_store


@dataclass(frozen=True)
class Week:
    """A tutorial played: its page as committed and as it reads now, and the folder it leaves."""

    name: str
    page: str
    now: str
    folder: Path


Play = Callable[[str], Week]


@pytest.fixture(scope="module")
def play(tmp_path_factory: pytest.TempPathFactory) -> Play:
    weeks: dict[str, Week] = {}

    def once(name: str) -> Week:
        if name not in weeks:
            folder = tmp_path_factory.mktemp(name)
            page = (HOME / f"{name}.md").read_text(encoding="utf-8")
            weeks[name] = Week(name, page, played(page, folder, LANGS[name]), folder)
        return weeks[name]

    return once


def test_every_tutorial_is_played() -> None:
    assert {path.stem for path in HOME.glob("*.md")} - {"README"} == set(LANGS)


@pytest.mark.slow
@pytest.mark.parametrize("name", LANGS)
def test_page_says_what_the_machine_answers(play: Play, name: str) -> None:
    week = play(name)
    assert week.now == week.page, "run python docs/tutorials.py"
    assert pictures(week.page)
    for picture in pictures(week.page):
        assert (week.folder / picture).read_bytes() == (HOME / picture).read_bytes(), picture


def test_the_animator_s_week(play: Play) -> None:
    """From one workbook to a map that names everybody, and a store where nothing is doubled."""
    week = play("animateur")
    made = week.folder / "resultats" / "partenaires"
    page = (made / "carte.html").read_text(encoding="utf-8")
    names = ["Mairie", "Centre social Les Tilleuls", "Régie de quartier", "Conseil citoyen"]
    assert [name for name in names if name not in page] == []
    assert re.search(r"(?:src|href)=\"https?:", page) is None
    growth = pd.read_csv(made / "croissance.csv")
    assert growth.loc[growth["layer"] == "all", "pairs"].tolist() == [1, 3, 6]
    with open_store(str(made / "partenaires.db")) as store:
        assert store.counts()["ties"] == 6
        assert len(store.sources()) == 1
    answers = "\n".join(re.findall(r"```console\n(.*?)```", week.now, re.DOTALL))
    assert "jusqu’au : 2023 → 2024" in answers
    assert "--second-witness" in answers
    assert "la hausse peut venir du recensement lui-même" in " ".join(answers.split())
    assert "Traceback" not in answers
    assert "colonnes inconnues, non conservées sans --keep : Téléphone" in answers
    assert "non lu : partenaires.xlsx#Notes" in answers
    assert not any(b"05 61" in file.read_bytes() for file in made.rglob("*") if file.is_file())


def test_the_evaluator_s_week(play: Play) -> None:
    """From tables of fifteen neighbourhoods to one that adds up, with a stamp that says where it is from."""
    week = play("evaluateur")
    table = pd.read_csv(week.folder / "quartiers.csv", sep=";", decimal=",", encoding="utf-8-sig")
    rows = table[(table["period"] == 2023) & (table["layer"] == "all")]
    parts = rows[rows["part"] != "total"]
    assert parts["pairs"].sum() == rows.loc[rows["part"] == "total", "pairs"].item() == 45
    names = pd.read_csv(week.folder / "terrain" / "territoires.csv", sep=";")["nom"].tolist()
    assert len(names) == 16
    assert list(rows["group_name"]) == [*sorted(names, key=normalise), "entre groupes", "ensemble"]
    town = rows[rows["group_name"] == "Valdouze"]
    assert town["actors_present"].item() == 2, "what lies below is not counted twice"
    stamp = json.loads((week.folder / "quartiers.meta.json").read_text(encoding="utf-8"))
    with open_store(str(week.folder / "maillage.db")) as store:
        assert store.digest().startswith(stamp["digest"]), "forgetting restored the digest"
        actors = store.actors()
    assert sum(name == "Conseil citoyen" for name in actors.name) == 15
    assert (
        sum(
            "BBZ" in aliases or name == "BBZ"
            for name, aliases in zip(actors.name, actors.aliases, strict=True)
        )
        == 1
    )
    book = pd.read_excel(week.folder / "paires.xlsx", sheet_name=None, header=None)
    assert any("maillage growth" in str(line) for line in book["Lisez-moi"][0])


def test_sentences_begin_with_the_survey(play: Play) -> None:
    week = play("evaluateur")
    said = re.findall(
        r"^(?:Le nombre|Le Port|Les |Valdouze|Entre groupes).*\d.*$", week.now, re.MULTILINE
    )
    assert len(said) > 10
    assert not any("2020" in sentence for sentence in said), (
        "told after the event, before the survey"
    )


def test_the_researcher_s_week(play: Play) -> None:
    """From a town of known truth to numbers that NetworkX finds too, and a graph to hand over."""
    week = play("researcher")
    for name in ("pairs", "actors", "density", "transitivity", "density on the day"):
        found = re.search(rf"^{name} (\S+) (\S+)$", week.now, re.MULTILINE)
        assert found
        assert found[1] == found[2], name
    graph = nx.read_graphml(week.folder / "town.graphml")
    with open_store(str(week.folder / "maillage.db")) as store:
        counts = store.counts()
        assert f"digest: {store.digest()}" in week.now
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (counts["actors"], counts["ties"])
    assert "Simulated data" in week.now
