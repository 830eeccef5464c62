"""Change of brokerage roles: hand-counted, and against triples in plain Python."""

from itertools import permutations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.estimate import Estimate
from analyses.measures.brokerage.counts import ROLES
from analyses.measures.change import role_changes as roles
from analyses.measures.change.role_changes import brokerage_change, gatekeeper_change
from analyses.measures.change.roles import role_moves

NAMES = (*ROLES, "brokerage")
PEOPLE = range(6)
GROUPS = dict(zip(PEOPLE, "ppssva", strict=True))
arcs = st.lists(st.sampled_from(list(permutations(PEOPLE, 2))), max_size=14)


def network(found: list[tuple[int, int]], *, directed: bool) -> "nx.Graph[int]":
    graph: nx.Graph[int] = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(PEOPLE)
    graph.add_edges_from(found)
    return graph


def brute(graph: "nx.Graph[int]", v: int) -> dict[str, int]:
    """Roles of one actor, pair by pair of others."""
    told = dict.fromkeys(NAMES, 0)
    for a, b in permutations(set(PEOPLE) - {v}, 2):
        if not (graph.has_edge(a, v) and graph.has_edge(v, b)) or graph.has_edge(a, b):
            continue
        g, h, i = GROUPS[a], GROUPS[v], GROUPS[b]
        if g == i:
            name = "coordinator" if g == h else "itinerant"
        else:
            name = "representative" if g == h else "gatekeeper" if h == i else "liaison"
        told[name] += 1
        told["brokerage"] += 1
    return told


@settings(max_examples=60, deadline=None)
@given(one=arcs.filter(bool), two=arcs.filter(bool), risk=st.booleans())
def test_changes_are_what_counting_says(
    one: list[tuple[int, int]], two: list[tuple[int, int]], *, risk: bool
) -> None:
    before, after = network(one, directed=True), network(two, directed=True)
    pairs = [frozenset(p) for p in permutations(PEOPLE, 2) if not risk or 0 in p or 1 in p]
    kept = [
        network([arc for arc in each if frozenset(arc) in pairs], directed=True)
        for each in (one, two)
    ]
    for name in NAMES:
        function: Any = getattr(roles, f"{name}_change")
        found = function(before, after, GROUPS, pairs if risk else None)
        for node in PEOPLE:
            if found[node].reason:
                # One actor holds every tie, or there is none.
                assert min(graph.number_of_edges() for graph in kept) < 6
                continue
            was, now = (brute(graph, node)[name] for graph in kept)
            assert (found[node].value, found[node].n) == (now - was, now + was)


def test_a_gatekeeper_becomes_a_liaison() -> None:
    """State actor 0 let 2 reach 1 of its own group; now it links 2 to 4 of another."""
    ring = [(3, 5), (5, 3), (1, 3)]
    before = network([*ring, (2, 0), (0, 1)], directed=True)
    after = network([*ring, (2, 0), (0, 4)], directed=True)
    moves = role_moves(before, after, GROUPS)
    assert isinstance(moves, dict)
    assert moves["gatekeeper", "liaison"].value == 1
    assert roles.liaison_change(before, after, GROUPS)[0].value == 1
    assert gatekeeper_change(before, after, GROUPS)[0].value == -1


def test_actors_of_one_window_have_no_change() -> None:
    ring = network([(0, 1), (1, 2), (2, 3), (3, 0)], directed=True)
    after = ring.copy()
    after.remove_node(5)
    found = brokerage_change(ring, after, GROUPS)
    assert found[5].reason == "one_window"
    assert found[0].value == 0
    assert found[0].n_excluded == 10


@pytest.mark.parametrize("graph", [nx.empty_graph(0), nx.empty_graph(4), nx.path_graph(2)])
def test_no_roles_no_moves(graph: "nx.Graph[int]") -> None:
    moves = role_moves(graph, graph, GROUPS)
    assert isinstance(moves, Estimate)
    assert moves.reason
    assert all(each.reason for each in brokerage_change(graph, graph, GROUPS).values())


def test_undirected_ties_have_one_role_between_groups() -> None:
    before = network([(0, 1), (1, 2), (2, 3), (3, 4)], directed=False)
    after = network([(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)], directed=False)
    told = roles.representative_change(before, after, GROUPS)
    assert {each.reason for each in told.values()} == {"same_as_gatekeeper"}
    assert roles.liaison_change(before, after, GROUPS)[4].value == 1
