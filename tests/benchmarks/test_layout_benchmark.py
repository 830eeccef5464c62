"""The benchmark of layouts: what it says of drawings known by heart."""

import networkx as nx
import numpy as np
import pytest

from benchmarks.layout import crossings, named, row, stress
from views.engines import ENGINES

SQUARE = np.array([[0.0, 0], [1, 0], [1, 1], [0, 1]])


def test_a_line_drawn_as_it_is_has_no_stress() -> None:
    line = nx.path_graph(6)
    straight = np.column_stack((np.arange(6.0), np.zeros(6)))
    assert stress(line, 40 * straight) == pytest.approx(0)
    assert stress(line, straight[[0, 3, 1, 4, 2, 5]]) > 0.1


def test_the_two_ways_across_a_square_cross() -> None:
    assert crossings(nx.Graph([(0, 2), (1, 3)]), SQUARE) == 1
    assert crossings(nx.Graph([(0, 1), (2, 3)]), SQUARE) == 0
    assert np.isnan(crossings(nx.star_graph(3), SQUARE))


def test_names_that_would_meet_are_not_counted() -> None:
    graph = nx.path_graph(4)
    assert named(graph, 600 * SQUARE) == 1
    assert named(graph, np.array([[0.0, 0], [5, 0], [700, 0], [705, 0]])) == 0.5


def test_each_library_has_its_row() -> None:
    graph = nx.barabasi_albert_graph(30, 2, seed=1)
    for layout in ("networkx", "rustworkx", "graph-layout"):
        assert layout in ENGINES
        cells = row(("30", graph, [""] * 30), layout).split("|")
        assert cells[2].strip() == layout
        assert cells[3].strip().endswith("s")
