"""The libraries that place marks: each the same twice, told apart by name, asked for only where wanted."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

from commands.map import LAYOUTS
from graph.errors import InputError
from tests.browser.maps import town
from views.engines import ENGINES
from views.layout import EXACT, WHOLE, positions
from views.map import MapOptions, edition

ROOT = Path(__file__).resolve().parents[2]
PRINT = """
import hashlib
from tests.views.test_engines import places
from views.engines import ENGINES
print([hashlib.sha256(places(name)).hexdigest() for name in ENGINES])
"""


def network(size: int) -> "nx.Graph[int]":
    """One connected part, with a few actors tied to many."""
    return nx.barabasi_albert_graph(size, 2, seed=4)


def places(layout: str) -> bytes:
    """A part laid out by lengths, one by springs, and territories apart."""
    sizes = (40, EXACT + 40, WHOLE + 20)
    found = (positions(network(size), ["a", "b"] * (size // 2), layout) for size in sizes)
    return b"".join(points.tobytes() for points in found)


def test_the_command_offers_every_library() -> None:
    assert tuple(ENGINES) == LAYOUTS


def test_each_gives_the_same_places_in_another_process() -> None:
    here = [hashlib.sha256(places(name)).hexdigest() for name in ENGINES]
    there = subprocess.run(
        [sys.executable, "-c", PRINT],
        env={**os.environ, "PYTHONHASHSEED": "4242"},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert there.stdout.strip() == str(here)
    assert len(set(here)) == len(ENGINES)


@pytest.mark.parametrize("layout", ENGINES)
@pytest.mark.parametrize("size", [60, EXACT + 40])
def test_partners_lie_nearer_than_others_and_no_two_marks_meet(layout: str, size: int) -> None:
    graph = network(size)
    points = positions(graph, [""] * size, layout)
    gaps = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1))
    tied = nx.to_numpy_array(graph) > 0
    assert gaps[tied].mean() < 0.75 * gaps[~tied & ~np.eye(size, dtype=bool)].mean()
    np.fill_diagonal(gaps, np.inf)
    assert gaps.min() > 30


@pytest.mark.parametrize("layout", ENGINES)
def test_old_actors_keep_their_places_whoever_places_the_new(layout: str) -> None:
    first = edition(town(30, 60), MapOptions(layout=layout))
    kept = dict(list(first.positions.items())[:25])
    second = edition(town(30, 60), MapOptions(layout=layout, positions=kept))
    assert {key: second.positions[key] for key in kept} == kept
    assert edition(town(30, 60), MapOptions(layout=layout)).html == first.html


def test_an_unknown_library_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown layout 'dot': one of networkx, rustworkx"):
        edition(town(5, 5), MapOptions(layout="dot"))


def test_a_library_that_is_not_there_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "graph_layout", None)
    with pytest.raises(InputError, match=r"maillage\[layout\]"):
        positions(nx.path_graph(4), [""] * 4, "graph-layout")
