"""Null networks: what they keep, and that all that may come do so equally often."""

from collections import Counter
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from scipy.stats import chisquare

from analyses.inference import cug, null_networks
from analyses.inference.random_networks import Condition
from tests.analyses.classics import FAMILIES, campnet, marriage

CONDITIONS: tuple[Condition, ...] = ("size", "edges", "dyad_census", "degrees")
PATH_AND_PAIR = [(0, 1), (1, 2), (3, 4)]
PAW = [(0, 1), (1, 2), (2, 0), (3, 4)]
CYCLE = [(0, 1), (1, 2), (2, 0)]
KITE = [(0, 1), (1, 2), (2, 0), (0, 3), (3, 1)]


def matrix(edges: list[tuple[int, int]], n: int, *, directed: bool) -> np.ndarray:
    ties = np.zeros((n, n), bool)
    for a, b in edges:
        ties[a, b] = True
    return ties if directed else ties | ties.T


def census(ties: np.ndarray) -> tuple[int, int]:
    both = int((ties & ties.T).sum()) // 2
    return both, int(ties.sum()) - 2 * both


def every(n: int, k: int, *, directed: bool) -> list[np.ndarray]:
    cells = [(i, j) for i in range(n) for j in range(n) if (i != j if directed else i < j)]
    return [matrix([*chosen], n, directed=directed) for chosen in combinations(cells, k)]


def same_degrees(a: np.ndarray, b: np.ndarray) -> bool:
    return bool((a.sum(0) == b.sum(0)).all() and (a.sum(1) == b.sum(1)).all())


@pytest.mark.parametrize("condition", CONDITIONS)
def test_what_a_condition_keeps(condition: Condition) -> None:
    ties = nx.to_numpy_array(campnet()).astype(bool)
    drawn = [*null_networks(ties, condition, draws=20, seed=1)]
    assert not any(each.diagonal().any() for each in drawn)
    for each in drawn:
        assert each.shape == ties.shape
        assert condition == "size" or each.sum() == ties.sum()
        assert condition != "dyad_census" or census(each) == census(ties)
        assert condition != "degrees" or same_degrees(each, ties)
    assert len({each.tobytes() for each in drawn}) == 20


@pytest.mark.parametrize("condition", CONDITIONS)
def test_undirected_stays_undirected(condition: Condition) -> None:
    ties = nx.to_numpy_array(marriage(), FAMILIES).astype(bool)
    assert all((each == each.T).all() for each in null_networks(ties, condition, draws=5, seed=1))


@pytest.mark.parametrize(
    ("edges", "n", "directed"),
    [(PAW, 5, False), (PATH_AND_PAIR, 5, False), (CYCLE, 3, True), (KITE, 4, True)],
)
def test_networks_of_the_same_degrees_come_equally_often(
    edges: list[tuple[int, int]], n: int, *, directed: bool
) -> None:
    """All networks of these degrees are listed; a cycle of three has to be turned to be reached."""
    ties = matrix(edges, n, directed=directed)
    possible = {
        each.tobytes()
        for each in every(n, len(edges), directed=directed)
        if same_degrees(each, ties)
    }
    found = Counter(each.tobytes() for each in null_networks(ties, "degrees", draws=1_500, seed=2))
    assert set(found) == possible
    assert len(possible) > 1
    assert chisquare([*found.values()]).pvalue > 0.01


@pytest.mark.parametrize("condition", ["size", "edges", "dyad_census"])
def test_networks_under_a_condition_come_equally_often(condition: Condition) -> None:
    ties = matrix([(0, 1), (1, 0), (1, 2)], 3, directed=True)
    sizes = range(7) if condition == "size" else [3]
    possible = {
        each.tobytes()
        for k in sizes
        for each in every(3, k, directed=True)
        if condition != "dyad_census" or census(each) == census(ties)
    }
    found = Counter(each.tobytes() for each in null_networks(ties, condition, draws=2_000, seed=2))
    assert set(found) == possible
    assert chisquare([*found.values()]).pvalue > 0.01


def mutual(ties: np.ndarray) -> float:
    return float((ties & ties.T).sum())


def test_camp_is_reciprocal_beyond_its_ties_but_not_beyond_its_dyads() -> None:
    ties = nx.to_numpy_array(campnet()).astype(bool)
    by_edges = cug(ties, mutual, condition="edges", draws=199, seed=1, alternative="greater")
    by_dyads = cug(ties, mutual, condition="dyad_census", draws=199, seed=1)
    assert by_edges.observed.tolist() == [38]
    assert by_edges.p == [1 / 200]
    # A pair of arcs among 306 places: 54 * 53 / 305 answered arcs are expected.
    assert by_edges.mean == pytest.approx([54 * 53 / 305], abs=0.8)
    assert by_dyads.p == [1]


def test_progress_and_unknown_conditions() -> None:
    ties, told = matrix(KITE, 4, directed=True), list[tuple[int, int]]()
    said = lambda *each: told.append(each)  # noqa: E731
    cug(ties, mutual, condition="edges", draws=3, seed=1, progress=said)
    assert told == [(1, 3), (2, 3), (3, 3)]
    with pytest.raises(ValueError, match="none of size"):
        cug(ties, mutual, condition="triads", draws=3, seed=1)  # type: ignore[arg-type]


def test_networks_that_leave_no_choice() -> None:
    empty, full = np.zeros((3, 3), bool), ~np.eye(3, dtype=bool)
    for ties in (empty, full, matrix([(0, 1)], 2, directed=False)):
        for each in null_networks(ties, "degrees", draws=3, seed=1):
            assert (each == ties).all()
