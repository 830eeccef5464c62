"""Positions: the same twice, apart from one another, whatever the order of the edges."""

import networkx as nx
import numpy as np
import pytest

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
