"""Where mixing has no meaning, what it leaves out, and p-values by counting every relabeling."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.estimate import Estimate
from analyses.inference import holm
from analyses.measure import registry
from analyses.measures.mixing.association import (
    assortativity,
    blau,
    blau_partners,
    modularity,
    yules_q,
)
from analyses.measures.mixing.external import (
    e_i,
    e_i_actor,
    e_i_group,
    share_across,
    ties_across,
)
from analyses.measures.mixing.gathered import event_groups, events_all_sectors, projects_all_sectors
from analyses.measures.mixing.table import mixing, mixing_density

e_i_expected, mixing_expected = (
    registry()[name].function for name in ("e_i_expected", "mixing_expected")
)
OF_NETWORK = (e_i, e_i_expected, yules_q, assortativity, modularity)
OF_GROUPS = (mixing, mixing_expected, mixing_density, e_i_group)
PATH = nx.path_graph(4)
HALVES = dict(enumerate("aabb"))


@st.composite
def networks(draw: st.DrawFn) -> tuple[Any, dict[int, str]]:
    n = draw(st.integers(3, 6))
    directed = draw(st.booleans())
    graph: Any = (nx.DiGraph if directed else nx.Graph)()
    graph.add_nodes_from(range(n))
    places = [*nx.complete_graph(n, create_using=type(graph)).edges]
    graph.add_edges_from(draw(st.lists(st.sampled_from(places), min_size=2, max_size=10)))
    return graph, dict(enumerate(draw(st.text("abc", min_size=n, max_size=n))))


def external(graph: Any, labels: dict[int, str]) -> int:
    return sum(labels[a] != labels[b] for a, b in graph.edges)


@settings(max_examples=40)
@given(networks())
def test_p_of_e_i_by_brute_force(made: tuple[Any, dict[int, str]]) -> None:
    graph, labels = made
    found = e_i(graph, labels)
    m = graph.number_of_edges()
    if found.reason:
        groups, held = len(set(labels.values())), max(d for _, d in graph.degree())
        assert found.reason == ("one_group" if groups == 1 else "one_actor_holds_every_tie")
        assert groups == 1 or held == m
        return
    orders = [dict(enumerate(order)) for order in permutations(labels.values())]
    drawn = [external(graph, each) for each in orders]
    mean, here = sum(drawn) / len(drawn), external(graph, labels)
    assert found.value == pytest.approx((2 * here - m) / m)
    assert e_i_expected(graph, labels).value == pytest.approx((2 * mean - m) / m)
    as_far = sum(abs(each - mean) >= abs(here - mean) - 1e-9 for each in drawn)
    assert found.p == pytest.approx(as_far / len(drawn))


@settings(max_examples=25)
@given(networks())
def test_the_table_by_brute_force(made: tuple[Any, dict[int, str]]) -> None:
    graph, labels = made
    found = mixing(graph, labels)
    if any(each.reason == "one_group" or "actor" in each.reason for each in found.values()):
        return

    def count(cell: tuple[str, str], groups: dict[int, str]) -> int:
        ends = [(groups[a], groups[b]) for a, b in graph.edges]
        either = {cell} if graph.is_directed() else {cell, cell[::-1]}
        return sum(each in either for each in ends)

    orders = [dict(enumerate(order)) for order in permutations(labels.values())]
    cells: list[Any] = [cell for cell, each in found.items() if not each.reason]
    p = []
    for cell in cells:
        drawn = [count(cell, each) for each in orders]
        mean, here = sum(drawn) / len(drawn), count(cell, labels)
        assert found[cell].value == here
        assert mixing_expected(graph, labels)[cell].value == pytest.approx(mean)
        p.append(sum(abs(x - mean) >= abs(here - mean) - 1e-9 for x in drawn) / len(drawn))
    assert [found[cell].p for cell in cells] == pytest.approx(holm(p))


def reasons(measure: Callable[..., Any], graph: Any, groups: dict[Any, str]) -> set[str]:
    found = measure(graph, groups)
    return {each.reason for each in (found.values() if isinstance(found, dict) else [found])}


@pytest.mark.parametrize("measure", [*OF_NETWORK, *OF_GROUPS])
@pytest.mark.parametrize(
    ("graph", "groups", "reason"),
    [
        (nx.star_graph(5), dict(enumerate("abcabc")), "one_actor_holds_every_tie"),
        (nx.empty_graph(4), HALVES, "no_pair"),
        (PATH, dict.fromkeys(range(4), "a"), "one_group"),
    ],
)
def test_no_meaning(
    measure: Callable[..., Any], graph: Any, groups: dict[Any, str], reason: str
) -> None:
    assert reasons(measure, graph, groups) == {reason}


@pytest.mark.parametrize("measure", OF_NETWORK)
def test_without_any_group(measure: Callable[..., Estimate]) -> None:
    assert measure(PATH, {}).reason == "no_group"


def test_one_funder_of_many() -> None:
    """Thousands of ties held by one funder say nothing of mixing, whatever the direction."""
    funds = nx.DiGraph([("funder", n) for n in range(200)])
    sectors = {n: ("associative" if n % 3 else "public") for n in range(200)}
    found = e_i(funds, {**sectors, "funder": "public"})
    assert (found.reason, found.n) == ("one_actor_holds_every_tie", 200)
    assert ties_across(funds, {**sectors, "funder": "public"}).value == 133


def test_actors_without_a_group_are_left_out_and_counted() -> None:
    groups = {0: "a", 1: "a", 2: "b", 3: "b"}
    longer = nx.path_graph(6)
    assert e_i(longer, groups).value == e_i(PATH, groups).value
    assert e_i(longer, groups).n_excluded == 2
    assert (blau(longer, groups).n, blau(longer, groups).n_excluded) == (4, 2)
    assert blau_partners(longer, groups)[5].reason == "no_partner"
    assert mixing(longer, groups)["a", "b"].n_excluded == 2
    assert share_across(longer, groups).n_excluded == 2


def test_all_or_nothing_on_both_sides_has_no_contrast() -> None:
    assert yules_q(nx.complete_graph(4), HALVES).reason == "no_contrast"


def test_one_group_may_hold_every_tie() -> None:
    graph = nx.path_graph(4)
    graph.add_node(4)
    assert assortativity(graph, dict(enumerate("aaaab"))).reason == "one_group_holds_every_tie"
    assert yules_q(graph, dict(enumerate("aaaab"))).value == 1


def test_random_p_is_drawn_from_its_seed() -> None:
    ring = nx.cycle_graph(40)
    groups = {n: "ab"[n < 20] for n in ring}
    found = e_i(ring, groups, draws=99, seed=4)
    assert found == e_i(ring, groups, draws=99, seed=4)
    assert (found.p, found.draws, found.seed) == (1 / 100, 99, 4)
    turned: nx.Graph[int] = nx.Graph([*ring.edges][::-1])
    assert e_i(turned, groups, draws=99, seed=4) == found, "rows in another order"
    told: list[tuple[int, int]] = []
    mixing(ring, groups, draws=99, seed=4, progress=lambda *said: told.append(said))
    assert told[-1] == (99, 99)


def test_actors_without_ties_have_no_index() -> None:
    graph = nx.path_graph(3)
    graph.add_node(3)
    found = e_i_actor(graph, HALVES)
    assert [found[n].value for n in range(3)] == [-1, 0, -1 + 2]
    assert found[3].reason == "no_pair"


def two_mode(taking_part: dict[str, str], kinds: dict[str, str]) -> "nx.Graph[str]":
    graph: nx.Graph[str] = nx.Graph()
    for event, actors in taking_part.items():
        graph.add_node(event, bipartite=1, kind=kinds.get(event, "meeting"))
        graph.add_edges_from((actor, event) for actor in actors)
    return graph


def test_events_with_all_sectors() -> None:
    graph = two_mode(
        {"e": "pqra", "f": "pq", "g": "pr", "h": "x", "i": ""}, {"e": "project", "f": "project"}
    )
    sectors = {"p": "public", "q": "private", "r": "associative", "a": "citizen"}
    found = events_all_sectors(graph, sectors)
    assert (found.value, found.n, found.n_excluded) == (1 / 3, 3, 2)
    assert projects_all_sectors(graph, sectors).value == 1 / 2
    groups = event_groups(graph, sectors)
    assert {event: each.value for event, each in groups.items() if not each.reason} == {
        "e": 4, "f": 2, "g": 2,
    }  # fmt: skip
    assert groups["h"].reason == "no_group"
    del sectors["q"]
    assert events_all_sectors(graph, sectors).reason == "empty_group"
    assert projects_all_sectors(two_mode({"e": "p"}, {}), sectors).reason == "no_event_grouped"
