"""Figures that rest on draws: the values of plain measures, spreads as the bootstrap gives, reasons."""

from itertools import combinations
from typing import Any

import networkx as nx
import numpy as np
import pytest

from analyses.inference import mrqap, null_networks, qap_correlation, vertex_bootstrap
from analyses.measures.change.dyads import AtRisk
from analyses.measures.change.rates import formation, persistence
from analyses.measures.structure.cohesion import density, transitivity
from analyses.measures.uncertainty.conditional import (
    cug_centralization,
    cug_transitivity,
    degrees_transitivity,
)
from analyses.measures.uncertainty.intervals import (
    density_bootstrap,
    density_change,
    formation_bootstrap,
    persistence_bootstrap,
)
from analyses.measures.uncertainty.matrices import matrix_of, waves_of
from analyses.measures.uncertainty.relations import mrqap_same, qap_formal_informal, qap_waves
from tests.analyses.classics import FAMILIES, business, campnet, knoke, marriage

OF_CHANGE = (density_change, formation_bootstrap, persistence_bootstrap)
OF_ONE = (density_bootstrap, cug_transitivity, cug_centralization, degrees_transitivity)


def florence() -> "nx.MultiDiGraph[str]":
    """Marriage as formal ties, business as informal ones."""
    both: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    both.add_nodes_from(FAMILIES)
    both.add_edges_from(marriage().edges, formality="formal")
    both.add_edges_from(business().edges, formality="informal")
    return both


@pytest.mark.parametrize("graph", [marriage(), campnet()])
def test_density_with_its_bootstrap(graph: Any) -> None:
    found = density_bootstrap(graph, draws=100, seed=3)
    matrix = matrix_of(graph, sorted(graph))
    assert found == vertex_bootstrap(
        matrix, lambda m: m.sum() / len(m) / (len(m) - 1), draws=100, seed=3
    )
    assert found.value == pytest.approx(density(graph).value)
    assert found.ci_low < found.value < found.ci_high


def test_rates_are_those_of_change() -> None:
    early, late = marriage(), business()
    asked = AtRisk(frozenset(FAMILIES), frozenset(FAMILIES[:6]))
    for at_risk in (None, asked, {frozenset(each) for each in combinations(FAMILIES[:9], 2)}):
        for plain, drawn in (
            (formation, formation_bootstrap),
            (persistence, persistence_bootstrap),
        ):
            found = drawn(early, late, at_risk, draws=60)
            assert found.value == pytest.approx(plain(early, late, at_risk).value)
            assert found.se > 0
    assert density_change(early, late, draws=60).value == pytest.approx(-5 / 120)


def test_pairs_at_risk_are_the_same_however_they_are_given() -> None:
    asked = AtRisk(frozenset(FAMILIES[1:]), frozenset(FAMILIES[3:5]))
    short = waves_of(marriage(), business(), asked)
    long = waves_of(marriage(), business(), {*asked})
    assert all(np.array_equal(*both, equal_nan=True) for both in zip(short, long, strict=True))
    known = int((~np.isnan(short[0])).sum() - len(FAMILIES)) // 2
    assert known == len(asked)


def test_padgett_again_by_layers_and_by_windows() -> None:
    """The published r 0.372, whatever the two relations are taken for."""
    layers = qap_formal_informal(florence(), draws=400, seed=2)
    waves = qap_waves(marriage(), business(), draws=400, seed=2)
    assert str(layers) == str(waves)
    assert (round(layers.value, 3), layers.n, layers.draws) == (0.372, 120, 400)
    assert layers.p < 0.01
    arcs = qap_waves(knoke(), knoke(), draws=20)
    assert (round(arcs.value, 9), arcs.n) == (1.0, 90)


def test_regression_on_what_actors_share() -> None:
    camp = campnet()
    for at, name in enumerate(camp):
        camp.nodes[name].update(sector="ab"[at < 8], territory="xyz"[at % 3], form="organisation")
    found = mrqap_same(camp, draws=50, seed=4)
    assert [*found] == ["same_sector", "same_territory"]
    nodes = sorted(camp)
    same = {}
    for key in ("sector", "territory"):
        said = np.array([camp.nodes[node][key] for node in nodes])
        same[key] = (said[:, None] == said).astype(float)
    plain = mrqap(matrix_of(camp, nodes), same, draws=50, seed=4)
    assert [each.value for each in found.values()] == pytest.approx(plain.coefficient[1:])
    assert [each.p for each in found.values()] == pytest.approx(plain.p[1:])
    assert {each.n for each in found.values()} == {18 * 17}


def test_actors_of_whom_too_little_is_known_are_left_out_of_the_regression() -> None:
    graph = nx.cycle_graph(8)
    nx.set_node_attributes(graph, {n: "ab"[n % 2] for n in range(6)}, "sector")
    found = mrqap_same(graph, draws=20)["same_sector"]
    assert (found.n, found.n_excluded) == (15, 2)
    assert mrqap_same(nx.cycle_graph(8))[""].reason == "one_group"
    nx.set_node_attributes(graph, {n: "ab"[n % 2] for n in range(8)}, "form")
    assert [*mrqap_same(graph, draws=20)] == ["same_sector"], "form says the same as sector"


def test_place_among_null_networks_by_hand() -> None:
    graph = marriage()
    ties = matrix_of(graph, sorted(graph)).astype(bool)
    drawn = [
        transitivity(nx.from_numpy_array(each)).value
        for each in null_networks(ties, "edges", draws=80, seed=5)
    ]
    here = transitivity(graph).value
    below = np.mean([each < here - 1e-9 for each in drawn])
    equal = np.mean([abs(each - here) <= 1e-9 for each in drawn])
    found = cug_transitivity(graph, draws=80, seed=5)
    assert found.value == pytest.approx(below + equal / 2)
    assert degrees_transitivity(graph, draws=80, seed=5).value == pytest.approx(here)
    assert (
        cug_centralization(nx.disjoint_union(nx.star_graph(9), nx.path_graph(4)), draws=50).value
        == 1
    )


@pytest.mark.parametrize("measure", OF_ONE)
def test_no_meaning_of_one_network(measure: Any) -> None:
    assert measure(nx.path_graph(2)).reason == "below_three_actors"
    assert measure(nx.empty_graph(5)).reason == "no_pair"
    assert measure(nx.empty_graph(1_001)).reason == "too_many_actors"


@pytest.mark.parametrize("measure", OF_CHANGE)
def test_no_meaning_of_change(measure: Any) -> None:
    assert measure(nx.path_graph(2), nx.path_graph(2)).reason == "below_three_actors"
    assert measure(nx.path_graph(5), nx.path_graph(5), set()).reason == "no_pair_at_risk"


def test_no_meaning_of_relations() -> None:
    assert qap_waves(nx.path_graph(4), nx.empty_graph(4)).reason == "constant_relation"
    assert qap_waves(nx.path_graph(4), nx.path_graph(2)).reason == "below_three_actors"
    assert cug_transitivity(nx.Graph([(0, 1), (2, 3)])).reason == "no_path"
    large = nx.empty_graph(1_001)
    assert qap_waves(large, large).reason == "too_many_actors"
    assert mrqap_same(large)[""].reason == "too_many_actors"


def test_one_matrix_or_the_other_permuted_gives_one_distribution() -> None:
    one, two = (nx.to_numpy_array(each, FAMILIES) for each in (marriage(), business()))
    first, second = (
        qap_correlation(*both, draws=3_000, seed=6) for both in ((one, two), (two, one))
    )
    assert first.observed == pytest.approx(second.observed)
    assert first.sd[0] == pytest.approx(second.sd[0], rel=0.05)
