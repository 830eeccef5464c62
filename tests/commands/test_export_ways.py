"""maillage export graphml and gexf: other tools read ties as directed or not, as they are."""

from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest

from tests.commands.conftest import Run

DRAWN = {
    "undirected": "travaille avec;travaille avec;travaille avec",
    "directed": "financement;financement;financement",
    "mixed": "financement;travaille avec;financement",
}


@pytest.mark.parametrize("ways", DRAWN)
@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_other_tools_read_the_density_that_measure_says(run: Run, form: str, ways: str) -> None:
    kinds = DRAWN[ways].split(";")
    ends = ["Mairie;CCAS", "CCAS;Mission locale", "Mission locale;Club"]
    rows = [f"{pair};{kind}" for pair, kind in zip(ends, kinds, strict=True)]
    Path("liens.csv").write_text("\n".join(["de;vers;type de lien", *rows]), encoding="utf-8")
    assert run("load", "tables", "liens.csv", "--create-actors").code == 0
    said = run("export", form, "--out", f"x.{form}")
    assert ("--undirected" in said.out) == (ways == "mixed")
    forced = ["--undirected"] if ways == "mixed" else []
    run("export", form, "--out", f"y.{form}", *forced)
    graph: Any = (nx.read_gexf if form == "gexf" else nx.read_graphml)(f"y.{form}")
    assert graph.is_directed() == (ways == "directed")
    assert graph.number_of_edges() == len(rows)
    measured = run("measure", "density", "--lang", "en").out
    assert f"{nx.density(graph):.4g}" in measured
    if form == "graphml":
        for name in ("x", "y"):
            read = igraph.Graph.Read_GraphML(f"{name}.graphml")
            assert read.density() == pytest.approx(nx.density(graph))


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_two_ties_of_opposite_ways_stay_two_where_ways_are_not_read(run: Run, form: str) -> None:
    text = "de;vers;type de lien\nA;B;financement\nB;A;financement\nA;B;travaille avec\n"
    Path("liens.csv").write_text(text, encoding="utf-8")
    assert run("load", "tables", "liens.csv", "--create-actors").code == 0
    assert run("export", form, "--out", f"x.{form}", "--undirected").code == 0
    graph: Any = (nx.read_gexf if form == "gexf" else nx.read_graphml)(f"x.{form}")
    assert graph.number_of_edges() == text.count("\n") - 1


def test_graphml_says_of_each_tie_which_it_is_where_both_sorts_meet(run: Run) -> None:
    text = "de;vers;type de lien\nA;B;financement\nA;C;travaille avec\n"
    Path("liens.csv").write_text(text, encoding="utf-8")
    assert run("load", "tables", "liens.csv", "--create-actors").code == 0
    run("export", "graphml", "--out", "x.graphml")
    written = Path("x.graphml").read_text(encoding="utf-8")
    assert 'edgedefault="undirected"' in written
    assert written.count('directed="true"') == 1
