"""Conditional tests as measures, held against the networks counted one by one."""

from itertools import combinations, permutations, product
from math import isnan
from typing import Any

import networkx as nx
import pytest

from analyses.measures.structure.cohesion import transitivity_directed
from analyses.measures.structure.dyads import reciprocity_arcs
from analyses.measures.uncertainty.conditional import (
    cug_census_transitivity,
    cug_reciprocity,
    cug_size_transitivity,
)

DRAWS = 4_000
# Four standard errors of a share of that many draws.
CLOSE = 0.032


def share_below(observed: float, values: list[float]) -> float:
    """Share of the values below, half of those equal; those that do not exist count as none."""
    known = [value for value in values if not isnan(value)]
    return sum((value < observed) + (value == observed) / 2 for value in known) / len(known)


def test_reciprocity_is_held_against_all_networks_with_as_many_arcs() -> None:
    graph = nx.DiGraph([(0, 1), (1, 0), (1, 2)])
    arcs = list(permutations(range(3), 2))
    every = [float(reciprocity_arcs(nx.DiGraph(three)).value) for three in combinations(arcs, 3)]
    found = cug_reciprocity(graph, draws=DRAWS, seed=1)
    assert found.value == pytest.approx(share_below(2 / 3, every), abs=CLOSE)


def test_transitivity_is_held_against_all_networks_of_one_dyad_census() -> None:
    graph = nx.DiGraph([(0, 1), (1, 0), (1, 2), (0, 2), (3, 2)])
    pairs = list(combinations(range(4), 2))
    every = []
    for mutual in pairs:
        for three in combinations([pair for pair in pairs if pair != mutual], 3):
            for ways in product((True, False), repeat=3):
                turned = [
                    (a, b) if way else (b, a) for (a, b), way in zip(three, ways, strict=True)
                ]
                graph_of = nx.DiGraph([mutual, mutual[::-1]])
                graph_of.add_edges_from(turned)
                every.append(closed(graph_of))
    found = cug_census_transitivity(graph, draws=DRAWS, seed=2)
    assert found.value == pytest.approx(share_below(closed(graph), every), abs=CLOSE)


def closed(graph: "nx.DiGraph[Any]") -> float:
    """Directed transitivity, as its own measure has it."""
    return float(transitivity_directed(graph).value)


def test_transitivity_is_held_against_all_networks_of_a_size() -> None:
    graph = nx.Graph([(0, 1), (1, 2), (0, 2), (2, 3)])
    pairs = list(combinations(range(4), 2))
    every = []
    for here in product((False, True), repeat=6):
        other = nx.Graph([pair for pair, there in zip(pairs, here, strict=True) if there])
        paths = sum(k * (k - 1) for _, k in other.degree())
        every.append(nx.transitivity(other) if paths else float("nan"))
    found = cug_size_transitivity(graph, draws=DRAWS, seed=3)
    assert found.value == pytest.approx(share_below(nx.transitivity(graph), every), abs=CLOSE)


def test_directed_conditions_need_directions() -> None:
    for function in (cug_reciprocity, cug_census_transitivity):
        assert function(nx.path_graph(4), draws=9).reason == "directed_only"
