"""Communities: recovered where they are, not invented where they are not, the same for the same seed."""

import builtins
import sys
from importlib.util import find_spec
from itertools import combinations
from typing import Any

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.measures.communities.agreement import adjusted_rand, mean_agreement
from analyses.measures.communities.consensus import MOST, grouping
from analyses.measures.communities.detect import METHODS, Method, numbered, partition
from analyses.measures.communities.ordering import ordered
from analyses.measures.communities.partition import (
    communities,
    community,
    community_agreement,
    community_modularity,
)
from graph.errors import InputError

leiden = pytest.param(
    "leiden",
    marks=pytest.mark.skipif(find_spec("networkit") is None, reason="networkit is not installed"),
)
methods = pytest.mark.parametrize("method", ["louvain", "python-louvain", leiden])
labels = st.lists(st.integers(0, 3), min_size=2, max_size=12)


def planted(seed: int = 1) -> "nx.Graph[int]":
    """Four groups of twelve, one tie in two inside and one in fifty across."""
    graph: nx.Graph[int] = nx.planted_partition_graph(4, 12, 0.5, 0.02, seed=seed)
    return graph


def truth(graph: "nx.Graph[int]") -> list[frozenset[int]]:
    return [frozenset(each) for each in graph.graph["partition"]]


@methods
def test_planted_communities_are_found_by_each_program(method: Method) -> None:
    graph = planted()
    found = grouping(graph, method=method, draws=20, seed=3)
    assert set(found.groups) == set(truth(graph))
    assert found.stable
    assert found.modularity == pytest.approx(
        nx.community.modularity(graph, graph.graph["partition"])
    )


@methods
def test_same_seed_same_partition(method: Method) -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(60, 0.1, seed=4)
    one, two = (partition(graph, method=method, seed=7).tolist() for _ in range(2))
    assert one == two
    several = {tuple(partition(graph, method=method, seed=seed)) for seed in range(8)}
    assert len(several) > 1


@pytest.mark.parametrize("method", ["louvain", leiden])
def test_resolution_means_the_same_to_each_program(method: Method) -> None:
    graph: nx.Graph[int] = nx.ring_of_cliques(8, 6)
    sizes = [partition(graph, method=method, resolution=r, seed=1).max() + 1 for r in (0.05, 1, 40)]
    assert sizes[0] < sizes[1] == 8 < sizes[2]
    with pytest.raises(ValueError, match="resolution"):
        partition(graph, method="python-louvain", resolution=2)


@methods
def test_modularity_of_the_karate_club(method: Method) -> None:
    """Its best partition has 0.4198 (Brandes et al. 2008); unweighted ties."""
    club = nx.karate_club_graph()
    graph: nx.Graph[int] = nx.Graph(club.edges())
    found = grouping(graph, method=method, draws=30, seed=2)
    assert 0.41 < found.modularity <= 0.4198 + 5e-5


def test_weights_count() -> None:
    graph: nx.Graph[int] = nx.complete_graph(6)
    for u, v in graph.edges:
        graph[u][v]["weight"] = 10.0 if (u < 3) == (v < 3) else 1.0
    assert grouping(graph, draws=5).groups == (frozenset({0, 1, 2}), frozenset({3, 4, 5}))


def test_random_network_has_no_stable_grouping() -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(80, 0.08, seed=6)
    found = grouping(graph, draws=20, seed=1)
    assert not found.stable
    for function in (communities, community_modularity):
        told = function(graph, draws=20, seed=1)
        assert told.reason == "no_stable_grouping"
    everybody = community(graph, draws=20, seed=1).values()
    assert {each.reason for each in everybody} == {"no_stable_grouping"}
    assert community_agreement(graph, draws=20, seed=1).value == pytest.approx(found.agreement)


def test_actors_without_a_tie_are_in_no_community() -> None:
    graph = nx.disjoint_union(nx.complete_graph(4), nx.empty_graph(2))
    graph.add_edge(5, 5)
    told = community(graph, draws=3, seed=1)
    assert [each.reason for each in told.values()] == [""] * 4 + ["no_tie_of_its_own"] * 2
    assert communities(graph, draws=3, seed=1).n == 4
    assert communities(nx.empty_graph(3), draws=3, seed=1).reason == "no_pair"


def test_around_one_funder_there_is_nothing_to_part() -> None:
    star: nx.Graph[int] = nx.star_graph(8)
    told = [*community(star, draws=3, seed=1).values(), communities(star, draws=3, seed=1)]
    told += [
        community_agreement(star, draws=3, seed=1),
        community_modularity(star, draws=3, seed=1),
    ]
    assert {each.reason for each in told} == {"one_actor_holds_every_tie"}


@pytest.mark.parametrize("seed", range(3))
def test_names_and_order_of_rows_change_nothing(seed: int) -> None:
    """On a network where partitions differ from seed to seed."""
    graph: nx.Graph[Any] = nx.gnp_random_graph(40, 0.12, seed=seed)
    rng = np.random.default_rng(seed)
    names = {node: f"n{number}" for node, number in zip(graph, rng.permutation(40), strict=True)}
    other: nx.Graph[Any] = nx.Graph()
    other.add_nodes_from(names[node] for node in rng.permutation(40).tolist())
    other.add_edges_from((names[v], names[u]) for u, v in reversed(list(graph.edges)))
    one, two = (grouping(each, draws=10, seed=5) for each in (graph, other))
    assert one.agreement == two.agreement
    assert [{names[n] for n in group} for group in one.groups] == [set(g) for g in two.groups]


def test_order_depends_on_ties_alone() -> None:
    """A path of six read from either end."""
    path = nx.path_graph(["a", "b", "c", "d", "e", "f"])
    other = nx.path_graph(["c", "f", "b", "e", "a", "d"])
    first, second = (
        nx.relabel_nodes(graph, {node: at for at, node in enumerate(ordered(graph))})
        for graph in (path, other)
    )
    assert {frozenset(edge) for edge in first.edges} == {frozenset(edge) for edge in second.edges}


@given(one=labels, two=labels)
def test_adjusted_rand_is_that_of_igraph_and_of_pairs(one: list[int], two: list[int]) -> None:
    n = min(len(one), len(two))
    a, b = numbered(one[:n]), numbered(two[:n])
    found = adjusted_rand(a, b)
    pairs = list(combinations(range(n), 2))
    both = sum(a[i] == a[j] and b[i] == b[j] for i, j in pairs)
    in_a, in_b = (sum(x[i] == x[j] for i, j in pairs) for x in (a, b))
    expected = in_a * in_b / len(pairs)
    top = (in_a + in_b) / 2
    if top == expected:
        assert found == 1
    else:
        assert found == pytest.approx((both - expected) / (top - expected))
        theirs = igraph.compare_communities(a.tolist(), b.tolist(), method="adjusted_rand")
        assert found == pytest.approx(theirs, abs=1e-9)


def test_agreement_is_the_mean_over_pairs() -> None:
    parts = [numbered(each) for each in ([0, 0, 1, 1], [0, 0, 1, 2], [0, 1, 0, 1])]
    three = [adjusted_rand(*two) for two in combinations(parts, 2)]
    assert mean_agreement(parts) == pytest.approx(sum(three) / 3)
    assert mean_agreement(parts[:1]) == 1


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10_000))
def test_consensus_parts_all_actors_with_a_tie(seed: int) -> None:
    graph: nx.Graph[int] = nx.gnp_random_graph(14, 0.2, seed=seed)
    found = grouping(graph, draws=6, seed=seed)
    members = [node for group in found.groups for node in group]
    assert sorted(members) == sorted(node for node in graph if graph.degree(node))
    sizes = [len(group) for group in found.groups]
    assert sizes == sorted(sizes, reverse=True)
    assert -1 <= found.agreement <= 1


def test_every_method_is_tried() -> None:
    assert METHODS == ("louvain", "python-louvain", "leiden")


def test_two_actors_go_together_from_half_of_the_partitions_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Of 10 partitions a-b and c-d are together in 9, b-c in 5, the other pairs in 4."""
    given = [[0, 0, 0, 0]] * 4 + [[0, 1, 1, 2]] + [[0, 0, 1, 1]] * 5
    seen: list[Any] = []

    def told(graph: "nx.Graph[int]", **_: Any) -> Any:
        seen.append(graph)
        return np.array(given[len(seen) - 1] if len(seen) <= len(given) else given[-1])

    monkeypatch.setattr("analyses.measures.communities.consensus.partition", told)
    monkeypatch.setattr("analyses.measures.communities.consensus.ordered", sorted)
    grouping(nx.complete_graph(4), draws=len(given), seed=1)
    shares = {(a, b): weight for a, b, weight in seen[len(given)].edges(data="weight")}
    assert shares == pytest.approx({(0, 1): 0.9, (1, 2): 0.5, (2, 3): 0.9})


def test_draws_are_told_and_bounded() -> None:
    told = list[tuple[int, int]]()
    found = grouping(nx.path_graph(5), draws=MOST + 50, progress=lambda *said: told.append(said))
    assert found.draws == MOST
    assert told[-1] == (MOST, MOST)
    with pytest.raises(ValueError, match="draw"):
        grouping(nx.path_graph(5), draws=0)
    with pytest.raises(ValueError, match="unknown method"):
        partition(nx.path_graph(5), method="walktrap")  # type: ignore[arg-type]


def test_without_networkit_leiden_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "networkit":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.delitem(sys.modules, "networkit", raising=False)
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(InputError) as refusal:
        partition(nx.path_graph(5), method="leiden")
    assert refusal.value.code == "leiden_missing"
    assert "communities" in refusal.value.text("fr")
