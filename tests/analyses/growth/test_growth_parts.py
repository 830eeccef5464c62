"""The parts of growth against brute force on dense networks whose pairs come and go often."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.growth.change import Pairs, distinct_pairs
from analyses.growth.components import growing, sliding
from analyses.growth.degrees import degrees
from analyses.growth.spells import Spells, alive, highest, merged, tally
from analyses.growth.triangles import standing
from graph.arrays import ratios
from graph.arrays.triangles import triangles

ACTORS = 5
WINDOWS = 9
Run = tuple[int, int, int, int]


@st.composite
def runs(draw: st.DrawFn) -> list[Run]:
    """(u, v, first, last) with u < v; most runs are short, some empty, pairs repeat."""
    found = []
    for u, v in draw(st.lists(st.sampled_from(list(combinations(range(ACTORS), 2))), max_size=40)):
        first = draw(st.integers(0, WINDOWS - 1))
        found.append((u, v, first, min(first + draw(st.integers(-1, 4)), WINDOWS - 1)))
    return found


def network(rows: list[Run]) -> tuple[Pairs, Spells, list["nx.Graph[int]"]]:
    """Pairs and spells as growth makes them, and one NetworkX graph a window."""
    u, v, first, last = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    pairs = distinct_pairs(u, v, ACTORS)
    graphs = []
    for window in range(WINDOWS):
        graph: nx.Graph[int] = nx.Graph()
        graph.add_edges_from((a, b) for a, b, begin, end in rows if begin <= window <= end)
        graphs.append(graph)
    return pairs, merged(pairs.of_link, first, last, WINDOWS), graphs


def n_triangles(graph: "nx.Graph[int]") -> int:
    return sum(int(graph.has_edge(v, w)) for u in graph for v, w in combinations(graph[u], 2)) // 3


some_runs = runs().filter(bool)


@given(some_runs)
def test_spells_are_unions_that_never_touch(rows: list[Run]) -> None:
    pairs, spells, graphs = network(rows)
    held = alive(spells.first, spells.last, WINDOWS)
    assert held.tolist() == [graph.number_of_edges() for graph in graphs]
    for at in range(1, len(spells)):
        same = spells.key[at] == spells.key[at - 1]
        assert not same or spells.first[at] > spells.last[at - 1] + 1
    sets = [{tuple(sorted(edge)) for edge in graph.edges} for graph in graphs]
    formed = [len(now - was) for was, now in zip([set(), *sets], sets, strict=False)]
    assert tally(spells.first, WINDOWS).tolist() == formed
    assert (pairs.u < pairs.v).all()


@given(some_runs)
def test_degrees_of_every_window(rows: list[Run]) -> None:
    pairs, spells, graphs = network(rows)
    top, paths = degrees(spells, pairs, WINDOWS)
    each = [[degree for _, degree in graph.degree()] for graph in graphs]
    assert top.tolist() == [max(found, default=0) for found in each]
    assert paths.tolist() == [sum(d * (d - 1) // 2 for d in found) for found in each]


@given(some_runs, st.integers(1, 6))
def test_triangles_of_every_window(rows: list[Run], chunk: int) -> None:
    pairs, spells, graphs = network(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("graph.arrays.triangles.CHUNK", chunk)
        found = triangles(pairs.u, pairs.v, ACTORS)
    closed = standing(found, spells, len(pairs.u), WINDOWS)
    assert closed.tolist() == [n_triangles(graph) for graph in graphs]
    assert len({tuple(sorted(row)) for row in found.tolist()}) == len(found)


@given(some_runs)
def test_components_that_come_and_go(rows: list[Run]) -> None:
    pairs, spells, graphs = network(rows)
    count, largest = sliding(spells, pairs, WINDOWS)
    parts = [[len(part) for part in nx.connected_components(graph)] for graph in graphs]
    assert count.tolist() == [len(found) for found in parts]
    assert largest.tolist() == [max(found, default=0) for found in parts]


@given(some_runs)
def test_components_that_only_grow(rows: list[Run]) -> None:
    lasting = [(u, v, first, WINDOWS - 1) for u, v, first, _ in rows]
    pairs, spells, graphs = network(lasting)
    tied = np.array([graph.number_of_nodes() for graph in graphs])
    count, largest = growing(spells, pairs, tied, WINDOWS)
    again = sliding(spells, pairs, WINDOWS)
    assert count.tolist() == again[0].tolist()
    assert largest.tolist() == again[1].tolist()


@given(st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(0, 50)), min_size=1))
def test_highest_of_the_runs_that_hold_a_window(rows: list[tuple[int, int, int]]) -> None:
    first, last, value = (np.array(column) for column in zip(*rows, strict=True))
    first, last = np.minimum(first, last), np.maximum(first, last)
    expected = [
        max((v for a, b, v in rows if min(a, b) <= w <= max(a, b)), default=0) for w in range(9)
    ]
    assert highest(first, last, value, 9).tolist() == expected


def test_ratios_without_meaning_are_empty() -> None:
    assert np.isnan(ratios.density(0, 1))
    assert np.isnan(ratios.mean_degree(0, 0))
    assert np.isnan(ratios.transitivity(0, 0))
    assert np.isnan(ratios.degree_centralization(1, 1, 2))


def test_ratios_of_known_networks() -> None:
    star, ring, directed_toy = (4, 4, 5), (2, 5, 5), (4, 9, 6)
    assert ratios.degree_centralization(*star) == 1
    assert ratios.degree_centralization(*ring) == 0
    assert ratios.degree_centralization(*directed_toy) == pytest.approx(0.30)
