"""maillage export: tables that load again, graphs that open again, names that stay hidden."""

import json
import shlex
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from tests.commands.conftest import Run

PERSON = "Durand"
FORMATS = [("csv", "out"), ("parquet", "out"), ("graphml", "out.graphml"), ("gexf", "out.gexf")]


def every_byte(path: Path) -> bytes:
    """All that was written."""
    if path.is_file():
        return path.read_bytes()
    frames = [pd.read_parquet(file).to_csv().encode() for file in sorted(path.glob("*.parquet"))]
    return b"".join([file.read_bytes() for file in sorted(path.iterdir())] + frames)


@pytest.mark.parametrize(("form", "out"), FORMATS)
def test_persons_and_evidence_stay_hidden(run: Run, small: Path, form: str, out: str) -> None:
    said = run("export", form, "--store", small, "--out", out)
    assert said.code == 0, said.err
    written = every_byte(Path(out))
    assert PERSON.encode() not in written
    assert b"durand" not in written
    assert b"confidentiel" not in written
    assert b"P-" in written
    assert b"Boulangerie" in written


@pytest.mark.parametrize(("form", "out"), FORMATS)
def test_internal_shows_them_and_says_so(run: Run, small: Path, form: str, out: str) -> None:
    run("export", form, "--store", small, "--out", out, "--internal")
    written = every_byte(Path(out))
    assert PERSON.encode() in written
    assert b"confidentiel" in written
    assert b"ne pas diffuser" in written or b'"internal": true' in written


@pytest.mark.parametrize(("form", "out"), FORMATS)
def test_pseudonymise_hides_organisations(run: Run, small: Path, form: str, out: str) -> None:
    run("export", form, "--store", small, "--out", out, "--pseudonymise")
    written = every_byte(Path(out))
    assert b"Boulangerie" not in written
    assert b"boulangerie" not in written
    assert b"O-" in written


def test_pseudonym_is_the_same_in_every_export(run: Run, small: Path) -> None:
    found = []
    for name in ("a", "b"):
        run("export", "csv", "--store", small, "--out", name)
        frame = pd.read_csv(f"{name}/actors.csv")
        found.append(frame.loc[frame["form"] == "person", "id"].item())
    assert found[0] == found[1]
    assert small.with_name("petit.db.key").is_file()


def test_tables_say_ends_as_people_do(run: Run, small: Path) -> None:
    run("export", "csv", "--store", small, "--out", "t")
    ties = pd.read_csv("t/ties.csv", dtype=str, keep_default_na=False).set_index("target_name")
    assert ties.loc["Centre social", "valid_from"] == "2019"
    assert ties.loc["Centre social", "valid_until"] == "2021"
    assert ties.loc["Boulangerie", "valid_from"] == "2020-03"
    assert ties.loc["Boulangerie", "valid_until"] == ""
    assert ties.filter(like="P-", axis=0)["valid_until"].item() == "2020-05-04"


def test_exported_tables_load_again_to_the_same_tables(run: Run, quartier: Path) -> None:
    run("export", "csv", "--store", quartier, "--out", "t")
    run("export", "csv", "--store", quartier, "--out", "t2")
    for name in ("actors", "ties", "participations"):
        assert Path(f"t/{name}.csv").read_bytes() == Path(f"t2/{name}.csv").read_bytes()
    for path in Path("t").glob("participations*"):
        path.unlink()
    said = run("load", "tables", "t", "--store", "again.db")
    assert said.code == 0, said.err
    run("export", "csv", "--store", "again.db", "--out", "t3")
    columns = [
        "source_name",
        "target_name",
        "type",
        "formality",
        "valid_from",
        "valid_until",
        "weight",
    ]
    first, second = (sorted_rows(pd.read_csv(f"{name}/ties.csv")[columns]) for name in ("t", "t3"))
    pd.testing.assert_frame_equal(first, second)


def sorted_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows in an order of their own."""
    return frame.sort_values(list(frame.columns), ignore_index=True)


def test_gexf_reopens_with_start_and_end_on_every_dated_tie(run: Run, quartier: Path) -> None:
    run("export", "gexf", "--store", quartier, "--out", "x.gexf", "--undirected")
    run("export", "csv", "--store", quartier, "--out", "t")
    ties = pd.read_csv("t/ties.csv", dtype=str)
    graph: Any = nx.read_gexf("x.gexf")
    edges: list[dict[str, Any]] = [facts for *_, facts in graph.edges(data=True)]
    assert graph.number_of_nodes() == 60
    assert len(edges) == len(ties)
    assert sum("start" in facts for facts in edges) == ties["valid_from"].notna().sum()
    assert sum("end" in facts for facts in edges) == ties["valid_until"].notna().sum()
    assert all(len(facts.get("end", "2019-01-01")) == len("2019-01-01") for facts in edges)
    text = Path("x.gexf").read_text(encoding="utf-8")
    assert 'mode="dynamic"' in text
    assert "lastmodified" not in text
    assert "simulées" in text


def test_graphml_reopens_with_everything(run: Run, quartier: Path) -> None:
    run("export", "graphml", "--store", quartier, "--out", "x.graphml", "--events", "--directed")
    graph: Any = nx.read_graphml("x.graphml")
    kinds = [facts["node"] for _, facts in graph.nodes(data=True)]
    relations = [facts["relation"] for *_, facts in graph.edges(data=True)]
    assert (kinds.count("actor"), kinds.count("event")) == (60, 239)
    assert (relations.count("tie"), relations.count("participation")) == (1017, 1216)
    assert "simulées" in graph.graph["maillage"]


@pytest.mark.parametrize("name", ["x.gexf", "x.graphml"])
def test_same_graph_same_bytes(run: Run, quartier: Path, name: str) -> None:
    form = Path(name).suffix[1:]
    run("export", form, "--store", quartier, "--out", name)
    first = Path(name).read_bytes()
    run("export", form, "--store", quartier, "--out", name)
    assert Path(name).read_bytes() == first


def test_shared_presence_where_it_is_asked_for(run: Run, quartier: Path) -> None:
    run("export", "graphml", "--store", quartier, "--out", "x.graphml", "--edges", "events")
    graph: Any = nx.read_graphml("x.graphml")
    assert {facts["relation"] for *_, facts in graph.edges(data=True)} == {"event"}


def test_french_csv_neutralises_formulas_and_plain_csv_does_not(run: Run) -> None:
    Path("acteurs.csv").write_text("nom\n=1+1\nMairie\n", encoding="utf-8")
    run("load", "tables", "acteurs.csv")
    run("export", "csv", "--out", "plain")
    run("export", "csv", "--out", "french", "--locale", "fr")
    assert ",=1+1," in Path("plain/actors.csv").read_text(encoding="utf-8")
    assert ";'=1+1;" in Path("french/actors.csv").read_text(encoding="utf-8-sig")


def test_folder_where_a_file_stands(run: Run, small: Path) -> None:
    Path("out").write_text("mine", encoding="utf-8")
    said = run("export", "csv", "--store", small, "--out", "out")
    assert said.code == 1
    assert said.err.count("\n") == 1
    assert Path("out").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("given", ["Mme Durand", "--without=Mme Durand"])
@pytest.mark.parametrize(("form", "out"), FORMATS)
def test_removed_person_is_not_named(
    run: Run, small: Path, form: str, out: str, given: str
) -> None:
    words = [given] if given.startswith("--") else ["--without", given]
    run("export", form, "--store", small, "--out", out, *words)
    written = every_byte(Path(out))
    assert b"P-" in written
    assert PERSON.encode() not in written


def test_command_with_a_pseudonym_makes_the_same_again(run: Run, small: Path) -> None:
    run("growth", "--store", small, "--out", "g.csv", "--without", "Mme Durand")
    before = Path("g.csv").read_bytes(), Path("g.meta.json").read_bytes()
    assert PERSON not in before[1].decode("utf-8")
    stamp = json.loads(before[1])
    assert stamp["filters"][0].startswith("sans : P-")
    assert run(*shlex.split(stamp["command"])[1:]).code == 0
    assert (Path("g.csv").read_bytes(), Path("g.meta.json").read_bytes()) == before


@pytest.mark.parametrize(
    "words",
    [
        ["export", "csv", "--out", "no/t"],
        ["export", "gexf", "--out", "no/x.gexf"],
        ["simulate", "--out", "no/q"],
        ["demo", "--out", "no/d"],
        ["map", "--out", "no/m.html"],
    ],
)
def test_folder_that_is_not_there_is_named(run: Run, words: list[str]) -> None:
    said = run(*words)
    assert said.code == 2
    assert "le dossier no n’existe pas" in said.err
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("written", ["formal", "formel", "Formel", "informal,formel,unknown"])
def test_formality_is_a_code_or_a_label(run: Run, small: Path, written: str) -> None:
    assert run("export", "csv", "--store", small, "--out", "t", "--formality", written).code == 0
    shown = set(pd.read_csv("t/ties.csv")["formality"])
    assert shown == ({"formal", "informal"} if "," in written else {"formal"})


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_what_xml_cannot_write_breaks_no_graph(run: Run, form: str) -> None:
    Path("liens.csv").write_text("Source,Target\nEsc \x1b[31mred,C\n", encoding="utf-8")
    assert run("load", "tables", "liens.csv", "--create-actors").code == 0
    assert run("export", form, "--out", f"out.{form}").code == 0
    read = nx.read_gexf if form == "gexf" else nx.read_graphml
    assert len(read(f"out.{form}")) == 2
    assert "Esc \ufffd[31mred" in Path(f"out.{form}").read_text(encoding="utf-8")
