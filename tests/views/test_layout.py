"""Positions: the same twice, apart from one another, whatever the order of the edges."""

import networkx as nx
import numpy as np
import pytest

from views import layout
from views.layout import WHOLE, positions


def scattered(order: int = 1) -> "nx.Graph[int]":
    """Three parts and four nodes alone, edges given in one order or the other."""
    edges = [
        *nx.cycle_graph(30).edges,
        *((a + 30, b + 30) for a, b in nx.star_graph(12).edges),
        (44, 45),
    ]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(50)[::order])
    graph.add_edges_from([edge[::order] for edge in edges[::order]])
    return graph


def test_do_not_depend_on_the_order_of_edges() -> None:
    groups = [""] * 50
    np.testing.assert_array_equal(positions(scattered(), groups), positions(scattered(-1), groups))


def test_lie_apart() -> None:
    points = positions(scattered(), [""] * 50)
    gaps = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min() > 30


@pytest.mark.slow
def test_keep_territories_together_above_the_limit() -> None:
    graph = nx.gnm_random_graph(WHOLE + 40, 2000, seed=3)
    groups = [f"qpv:{node % 4}" for node in graph]
    points = positions(graph, groups)
    centres = np.array([points[number::4].mean(axis=0) for number in range(4)])
    nearest = np.hypot(*(points[:, None] - centres[None]).transpose(2, 0, 1)).argmin(axis=1)
    assert (nearest == np.arange(len(points)) % 4).mean() > 0.95


def test_nothing_to_place() -> None:
    assert positions(nx.Graph(), []).shape == (0, 2)


def test_those_without_an_edge_stand_by_their_own() -> None:
    graph: nx.Graph[int] = nx.Graph(
        [*nx.cycle_graph(12).edges, *((a + 12, b + 12) for a, b in nx.path_graph(8).edges)]
    )
    graph.add_nodes_from((20, 21))
    groups = ["a"] * 12 + ["b"] * 8 + ["a", "b"]
    points = positions(graph, groups)
    middles = {
        name: points[[at for at in range(20) if groups[at] == name]].mean(axis=0) for name in "ab"
    }
    for node in (20, 21):
        gaps = {name: np.hypot(*(points[node] - middle)) for name, middle in middles.items()}
        assert min(gaps, key=gaps.__getitem__) == groups[node]
    gaps = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min() > 30


def test_more_than_springs_can_take_stand_by_their_number_of_partners(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(layout, "WHOLE", 30)
    monkeypatch.setattr(layout, "MOST", 20)
    graph: nx.Graph[int] = nx.wheel_graph(60)
    points = positions(graph, [""] * 60)
    assert len({tuple(point) for point in points}) == 60
    middle = (points.max(axis=0) + points.min(axis=0)) / 2
    assert np.hypot(*(points - middle).T).argmin() == 0, "the hub of the wheel stands in the middle"
    assert (points == positions(graph, [""] * 60)).all()
