"""Communities on the map are those that the measures find, and say when they are but one reading."""

from itertools import combinations, pairwise
from typing import Any

import networkx as nx

from analyses.measures.communities.consensus import grouping
from graph.model import Actor, Tie
from graph.tables import Snapshot
from tests.browser.maps import data
from tests.factories import snapshot
from views.map import MapOptions, map_page
from views.map.groups import DRAWS, SEED, communities

LOOSE = "un découpage parmi d’autres"
FOURS = [*combinations(range(4), 2), *combinations(range(4, 9), 2), (3, 4)]


def linked(size: int, pairs: list[tuple[int, int]]) -> Snapshot:
    """Actors and undated ties between them."""
    actors = [Actor(f"local:g:{n:03}", f"A{n:03}", listed=True) for n in range(size)]
    return snapshot(actors=actors, ties=[Tie(actors[a].id, actors[b].id) for a, b in pairs])


def page(size: int, pairs: list[tuple[int, int]]) -> dict[str, Any]:
    """What the page knows when it opens on communities."""
    html = map_page(linked(size, pairs), MapOptions(group="communities"))
    found: dict[str, Any] = data(html, "page-data")
    return found


def test_cliques_joined_by_one_tie_are_the_groups_shown() -> None:
    found = page(11, [*FOURS, (9, 10)])
    (made,) = [each for each in found["groupings"] if each["kind"] == "communities"]
    keys = [made["keys"][group] for group in made["of"]]
    assert keys == ["2"] * 4 + ["1"] * 5 + ["small"] * 2
    assert made["stable"]
    assert LOOSE not in found["texts"]["fr"]["group_communities"]


def test_are_those_of_the_measures() -> None:
    graph = nx.connected_caveman_graph(6, 7)
    keys, stable = communities(len(graph), sorted(graph.edges))
    measured = grouping(graph, draws=DRAWS, seed=SEED)
    assert stable
    assert measured.stable
    assert keys == [str(measured.of[node]) for node in range(len(graph))]


def test_nobody_without_a_tie_is_in_one() -> None:
    assert communities(3, []) == (["none"] * 3, True)
    assert communities(5, [(0, 1), (1, 2)])[0] == ["1", "1", "1", "none", "none"]


def test_a_ring_can_be_read_otherwise_and_the_page_says_so() -> None:
    ring = [*pairwise(range(90)), (0, 89)]
    found = page(90, ring)
    (made,) = [each for each in found["groupings"] if each["kind"] == "communities"]
    assert not made["stable"]
    assert LOOSE in found["texts"]["fr"]["group_communities"]
    assert "one reading among others" in found["texts"]["en"]["group_communities"]
