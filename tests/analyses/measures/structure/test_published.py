"""Values that others published or computed, to their printed digits; each test names its source."""

import csv
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from analyses.measure import registry
from analyses.panel import When, chosen, panel
from commands.load import command as load
from graph.selection import select
from graph.store import open_store
from tests.analyses.classics import business, campnet, knoke, marriage, six
from tests.analyses.measures.structure.davis import tables


def value(name: str, graph: Any, digits: int = 9) -> float:
    """A measure of the network, to so many digits."""
    return round(float(registry()[name].function(graph).value), digits)


def of(name: str, graph: Any, node: Any, digits: int) -> float:
    """A measure of one actor."""
    found = registry()[name].function(graph)[node]
    return round(float(getattr(found, "value", found)), digits)


def test_golden_network() -> None:
    """Computed with R sna 2.7.1 and igraph: six actors, nine arcs."""
    pairs = six().to_undirected()
    assert value("density", six()) == 0.3
    assert value("degree_centralization", pairs) == 0.3
    assert value("betweenness_centralization", pairs) == 0.18
    constraints = [of("constraint", pairs, node, 6) for node in "ABCDEF"]
    assert constraints == [0.482253, 0.625772, 0.467882, 0.575521, 0.78125, 0.5]


UCINET = {
    "density": 0.17647059,
    "in_degree_centralization": 0.12456747,
    "reciprocity_arcs": 0.70370370,
    "reciprocity_dyads": 0.54285717,
    "transitivity_directed": 0.48387095,
    "mean_distance": 2.87378645,
    "diameter": 7,
    "fragmentation": 0.32679740,
    "compactness": 0.34202459,
}


@pytest.mark.parametrize("name", UCINET)
def test_campnet_as_ucinet_prints_it(name: str) -> None:
    """UCINET 6.847 logs, in the single precision it prints: two values a unit apart are one."""
    found = np.float32(registry()[name].function(campnet()).value)
    assert found == pytest.approx(np.float32(UCINET[name]), rel=2**-23)


def test_campnet_ties_and_deviation() -> None:
    """UCINET 6.847 logs; the deviation is the population form."""
    assert campnet().number_of_edges() == 54
    assert value("density_sd", campnet(), 3) == 0.381


def test_campnet_constraint_in_both_forms() -> None:
    """Whole network: NetworkX and igraph; ego network: UCINET."""
    camp = campnet()
    assert [of("constraint", camp, node, 3) for node in ("HOLLY", "BILL")] == [0.386, 0.857]
    ego = [of("ego_constraint", camp, node, 3) for node in ("HOLLY", "PAT", "BILL")]
    assert ego == [0.436, 0.390, 1.080]


def test_campnet_core() -> None:
    """Xucinet prints r 0.36; the best of all 262,144 partitions has 0.359959."""
    found = registry()["core_periphery"].function(campnet(), draws=19, seed=1)
    assert round(found.value, 6) == 0.359959
    members = registry()["in_core"].function(campnet())
    assert {name for name, each in members.items() if each.value == 1} == {
        "LEE", "STEVE", "BERT", "RUSS",
    }  # fmt: skip


def test_knoke() -> None:
    """Computed with igraph."""
    graph = knoke()
    assert value("density", graph, 6) == 0.544444
    names = ("dyads_mutual", "dyads_asymmetric", "dyads_null")
    assert [value(name, graph) for name in names] == [17, 15, 13]
    assert value("diameter", graph) == 3
    assert value("mean_distance", graph, 6) == 1.533333


def test_padgett() -> None:
    """Analyzing Social Networks, second edition, section 14.5; betweenness by UCINET."""
    assert value("density", marriage(), 6) == 0.166667
    assert value("density", business(), 6) == 0.125
    assert of("betweenness", marriage(), "Medici", 1) == 47.5
    assert of("betweenness", marriage(), "Guadagni", 3) == 23.167
    assert of("betweenness", marriage(), "Albizzi", 3) == 19.333
    both: Any = nx.MultiGraph()
    both.add_nodes_from(marriage())
    both.add_edges_from((a, b, {"type": "marriage"}) for a, b in marriage().edges())
    both.add_edges_from((a, b, {"type": "business"}) for a, b in business().edges())
    overlap = registry()["type_overlap"].function(both)["business", "marriage"]
    assert round(overlap.value, 3) == 0.296


S50 = {
    1: (113, 0.046122, 39, 35, 0.690265, 0.422907, 8),
    2: (116, 0.047347, 35, 46, 0.603448, 0.345679, 3),
    3: (122, 0.049796, 45, 32, 0.737705, 0.518182, 7),
}


@pytest.mark.shared
@pytest.mark.parametrize("wave", S50)
def test_s50(shared: Path, wave: int) -> None:
    """Computed with igraph and NetworkX; weak components counted with single actors."""
    path = shared / "data" / "rsiena-s50" / f"s50{wave}.csv"
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    graph: Any = nx.DiGraph()
    graph.add_nodes_from(range(50))
    graph.add_edges_from(
        (a, b) for a, row in enumerate(rows) for b, cell in enumerate(row) if cell.strip() == "1"
    )
    ties, density, mutual, asymmetric, arcs, closed, pieces = S50[wave]
    assert graph.number_of_edges() == ties
    assert value("density", graph, 6) == density
    assert [value(f"dyads_{name}", graph) for name in ("mutual", "asymmetric")] == [
        mutual,
        asymmetric,
    ]
    assert value("reciprocity_arcs", graph, 6) == arcs
    assert value("transitivity", graph, 6) == closed
    assert value("components", graph) + value("isolates", graph) == pieces


def test_davis_from_events_and_participations(tmp_path: Path) -> None:
    """UCINET 6.849 logs: 18 women, 14 events, 89 attendances."""
    folder = tmp_path / "davis"
    folder.mkdir()
    store = tmp_path / "davis.db"
    load.main([*("tables", str(tables(folder))), "--store", str(store)], standalone_mode=False)
    with open_store(str(store)) as opened:
        selection = select(opened.snapshot())
    names = ("two_mode_density", "two_mode_degree", "two_mode_betweenness", "event_betweenness")
    frame = panel(selection, chosen(names), When()).set_index(["measure", "name"])["value"]
    assert round(frame["two_mode_density", "network"], 3) == 0.353
    assert round(frame["two_mode_degree", "THERESA"], 3) == 0.571
    assert round(frame["two_mode_betweenness", "NORA"], 3) == 0.113
    assert round(frame["event_betweenness", "E8"], 3) == 0.244
    assert round(frame["event_betweenness", "E9"], 3) == 0.226
