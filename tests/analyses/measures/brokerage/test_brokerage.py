"""Brokerage: golden and published values, every triple by brute force, every relabeling counted."""

from itertools import permutations
from types import SimpleNamespace
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.inference import holm
from analyses.measure import registry
from analyses.measures.brokerage.counts import ROLES
from tests.analyses.classics import KNOKE_SECTORS, SIX_GROUPS, knoke, members, six

COLUMNS = (*ROLES, "brokerage")
# Measures and their companions, by name.
of = SimpleNamespace(**{name: each.function for name, each in registry().items()})
SIX_IN, SECTORS = members(SIX_GROUPS), members(KNOKE_SECTORS)
KNOKE_ROLES = {
    "COMM": (1, 5, 3, 5, 7, 21),
    "MAYR": (5, 3, 7, 7, 5, 27),
    "EDUC": (0, 5, 1, 1, 2, 9),
    "NEWS": (0, 1, 0, 4, 1, 6),
    "COUN": (0, 0, 0, 2, 0, 2),
    "UWAY": (0, 0, 0, 0, 0, 0),
}
KNOKE_EXPECTED = (6.4817119, 21.6057064, 21.6057064, 21.6057064, 25.9268477, 97.2256790)
KNOKE_SD = (2.7469291, 7.5713777, 6.4848200, 6.4848200, 5.0705774, 12.4853663)
KNOKE_Z = (-0.17536380, -0.47622858, -1.48126030, -0.24761003, -2.15495138, -2.10051338)


def measure(name: str, *arguments: Any) -> Any:
    return getattr(of, name)(*arguments)


def row(graph: Any, groups: dict[Any, str], suffix: str, field: str = "value") -> list[Any]:
    """One value a role for the network, or one mapping a role."""
    found = [measure(name + suffix, graph, groups) for name in COLUMNS]
    return [getattr(each, field) if "_all" in suffix else each for each in found]


def test_golden_counts() -> None:
    """R sna 2.7.1 on the six-actor network."""
    golden = {"A": "00020", "B": "00200", "C": "10101", "D": "11110", "E": "10000", "F": "00001"}
    found = row(six(), SIX_IN, "")
    for actor, counts in golden.items():
        assert [each[actor].value for each in found[:5]] == [*map(int, counts)]
    assert row(six(), SIX_IN, "_all") == [3, 1, 4, 3, 2, 13]


def test_golden_expectations() -> None:
    golden = {
        "A": (0, 0.378, 0.252, 0.252, 0.378),
        "C": (0.126, 0.126, 0.378, 0.378, 0.252),
        "F": (0, 0.504, 0, 0, 0.756),
    }
    found = row(six(), SIX_IN, "_expected")
    for actor, expected in golden.items():
        assert [round(each[actor].value, 3) for each in found[:5]] == [*expected]
    assert round(found[0]["C"].se, 6) == 0.343602
    assert round(found[2]["C"].se, 6) == 0.721723
    assert round(of.brokerage_z(six(), SIX_IN)["A"].value, 4) == 0.4888
    assert f"{of.brokerage_all_expected(six(), SIX_IN).value:.3f}" == "7.560"
    assert f"{of.brokerage_all_z(six(), SIX_IN).value:.4f}" == "1.2990"


def test_knoke_as_sna_prints_it() -> None:
    """Sna 2.7-2 on Knoke's information network by sector."""
    found = row(knoke(), SECTORS, "")
    for actor, counts in KNOKE_ROLES.items():
        assert [each[actor].value for each in found] == [*counts]
    assert row(knoke(), SECTORS, "_all") == [6, 18, 12, 20, 15, 71]
    assert [round(x, 7) for x in row(knoke(), SECTORS, "_all_expected")] == [*KNOKE_EXPECTED]
    assert [round(x, 7) for x in row(knoke(), SECTORS, "_all_expected", "se")] == [*KNOKE_SD]
    assert [round(x, 8) for x in row(knoke(), SECTORS, "_all_z")] == [*KNOKE_Z]
    assert round(of.brokerage_z(knoke(), SECTORS)["MAYR"].value, 8) == 3.54232592
    assert of.coordinator_z(knoke(), SECTORS)["NEWS"].reason == "no_deviation"


def role(a: str, v: str, b: str) -> str:
    if a == v == b:
        return "coordinator"
    if a == b:
        return "itinerant"
    if a == v:
        return "representative"
    return "gatekeeper" if v == b else "liaison"


def by_hand(graph: Any, labels: dict[int, str]) -> dict[str, np.ndarray]:
    """Every ordered triple looked at; undirected, each unordered pair once."""
    counts = {name: np.zeros(len(graph)) for name in COLUMNS}
    for a, v, b in permutations(graph, 3):
        if graph.has_edge(a, v) and graph.has_edge(v, b) and not graph.has_edge(a, b):
            if not graph.is_directed() and a > b:
                continue
            name = role(labels[a], labels[v], labels[b])
            if not graph.is_directed() and name == "representative":
                name = "gatekeeper"
            counts[name][v] += 1
            counts["brokerage"][v] += 1
    return counts


@st.composite
def networks(draw: st.DrawFn) -> tuple[Any, dict[int, str]]:
    n = draw(st.integers(4, 6))
    graph: Any = draw(st.sampled_from([nx.DiGraph, nx.Graph]))()
    graph.add_nodes_from(range(n))
    places = [*nx.complete_graph(n, create_using=type(graph)).edges]
    graph.add_edges_from(draw(st.lists(st.sampled_from(places), min_size=3, max_size=14)))
    return graph, dict(enumerate(draw(st.text("abc", min_size=n, max_size=n))))


@settings(max_examples=40)
@given(networks())
def test_counts_by_brute_force(made: tuple[Any, dict[int, str]]) -> None:
    graph, labels = made
    expected = by_hand(graph, labels)
    for name in COLUMNS:
        found, all_of_them = (measure(name + end, graph, labels) for end in ("", "_all"))
        if all_of_them.reason:
            assert {each.reason for each in found.values()} == {all_of_them.reason}
            continue
        assert [found[node].value for node in graph] == expected[name].tolist()
        assert all_of_them.value == expected[name].sum()


@settings(max_examples=8)
@given(networks(), st.sampled_from(["coordinator", "gatekeeper", "liaison"]))
def test_p_by_brute_force(made: tuple[Any, dict[int, str]], name: str) -> None:
    graph, labels = made
    found, all_of_them = (measure(name + end, graph, labels) for end in ("", "_all"))
    here = by_hand(graph, labels)
    if all_of_them.reason or not here["brokerage"].any():
        assert np.isnan(all_of_them.p)
        return
    orders = [dict(enumerate(order)) for order in permutations(labels.values())]
    drawn = np.array([by_hand(graph, each)[name] for each in orders])

    def p(values: np.ndarray, observed: float) -> float:
        far = abs(observed - values.mean())
        return float(np.mean(abs(values - values.mean()) >= far - 1e-9))

    brokers = [node for node in graph if here["brokerage"][node]]
    each = [p(drawn[:, node], here[name][node]) for node in brokers]
    assert [found[node].p for node in brokers] == pytest.approx(holm(each))
    assert all_of_them.p == pytest.approx(p(drawn.sum(axis=1), here[name].sum()))


@pytest.mark.parametrize("directed", [True, False])
def test_moments_of_independent_ties(*, directed: bool) -> None:
    """Over all networks of 4 actors, each as likely as at d = 1/2: of each actor, and of all."""
    labels = dict(enumerate("aabc"))
    places = [*nx.complete_graph(4, create_using=nx.DiGraph if directed else nx.Graph).edges]
    counts: dict[str, list[np.ndarray]] = {name: [] for name in COLUMNS}
    for code in range(2 ** len(places)):
        graph: Any = (nx.DiGraph if directed else nx.Graph)()
        graph.add_nodes_from(range(4))
        graph.add_edges_from(place for at, place in enumerate(places) if code >> at & 1)
        for name, values in by_hand(graph, labels).items():
            counts[name].append(values)
    half: Any = (nx.DiGraph if directed else nx.Graph)(
        places[:6] if directed else [(0, 1), (1, 2), (2, 3)]
    )
    for name in COLUMNS:
        found = measure(f"{name}_expected", half, labels)
        whole = measure(f"{name}_all_expected", half, labels)
        if not directed and name == "representative":
            assert {each.reason for each in found.values()} == {"same_as_gatekeeper"}
            continue
        drawn = np.array(counts[name])
        assert [found[n].value for n in range(4)] == pytest.approx(drawn.mean(axis=0))
        assert [found[n].se for n in range(4)] == pytest.approx(drawn.std(axis=0))
        assert whole.value == pytest.approx(drawn.sum(axis=1).mean())
        assert directed or whole.se == pytest.approx(drawn.sum(axis=1).std())


def test_no_meaning() -> None:
    star, groups = nx.star_graph(5), dict(enumerate("abcabc"))
    for name in ("liaison", "liaison_z", "liaison_expected"):
        found = measure(name, star, groups)
        assert {each.reason for each in found.values()} == {"one_actor_holds_every_tie"}
    assert of.liaison_all(nx.path_graph(2), {0: "a", 1: "b"}).reason == "below_three_actors"
    assert of.liaison_all(nx.empty_graph(4), dict(enumerate("aabb"))).reason == "no_pair"
    ring = nx.cycle_graph(5)
    assert of.representative_all(ring, dict(enumerate("aabbc"))).reason == "same_as_gatekeeper"
    assert of.gatekeeper_all(nx.complete_graph(4), dict(enumerate("aabb"))).value == 0


def test_drawn_p_keeps_its_seed_and_says_how_far_it_is() -> None:
    rng = np.random.default_rng(3)
    graph = nx.from_numpy_array(rng.random((30, 30)) < 0.1, create_using=nx.DiGraph)
    groups, told = {n: "abc"[n % 3] for n in graph}, list[tuple[int, int]]()
    found = of.liaison(graph, groups, draws=50, seed=2, progress=lambda *said: told.append(said))
    assert str(found) == str(of.liaison(graph, groups, draws=50, seed=2))
    assert {(each.draws, each.seed) for each in found.values()} == {(50, 2)}
    assert told[-1] == (50, 50)
