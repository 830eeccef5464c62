"""Who places the marks best and soonest: ``python -m benchmarks.layout [--write]``.

Every library on the same networks in one run, each in the place of NetworkX in the program's own layout
(parts apart, spread until names have room). Times are CPU seconds of the best of two. ``--write`` puts the
table into docs/map-layouts.md. Peers that are not installed are left out, and said to be.
"""

import argparse
import platform
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import shortest_path

from benchmarks.map import networks
from graph.selection import select
from graph.tables import Snapshot
from tests.browser.maps import town
from views.engines import ENGINES, SEED, Engine, Points
from views.layout import positions

ROOT = Path(__file__).resolve().parent.parent
SOURCES = 300
COUPLES = 200_000
SCREEN = np.array([1048.0, 690.0])
NAME = np.array([104.0, 27.0])
Network = tuple[str, "nx.Graph[int]", list[str]]


def graph_of(content: Snapshot) -> "nx.Graph[int]":
    """Who is tied to whom over the whole period."""
    ties = select(content).ties
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(content.actors.id)))
    graph.add_edges_from((a, b) for a, b in zip(ties.src.tolist(), ties.dst.tolist(), strict=True))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def cases(folder: Path) -> Iterator[Network]:
    """Networks and the territory of each actor."""
    for name, content in networks(folder):
        yield name, graph_of(content), list(content.actors.territory)
        if name == "3,000":
            near = [str(number // 500) for number in range(3000)]
            yield "3,000, most ties inside", graph_of(town(3000, 9000)), near


def _forceatlas2(own: "nx.Graph[int]", rounds: int = 100) -> Points:
    found = nx.forceatlas2_layout(own, seed=SEED, max_iter=rounds)
    return np.array([found[node] for node in own])


def _igraph(own: "nx.Graph[int]", rounds: int = 500) -> Points:
    import igraph

    random.seed(SEED)
    graph = igraph.Graph(len(own), _ends(own))
    return np.array(graph.layout_fruchterman_reingold(niter=max(rounds, 500)).coords)


def _scikit(own: "nx.Graph[int]", rounds: int = 80) -> Points:
    np.random.seed(SEED)  # noqa: NPY002 - the library draws from there
    linked = csr_matrix(nx.to_scipy_sparse_array(own)).astype(float)
    springs = import_module("sknetwork.embedding").Spring(2, n_iter=rounds)
    return np.asarray(springs.fit_transform(linked))


def _networkit(own: "nx.Graph[int]", rounds: int = 0) -> Points:  # noqa: ARG001 - stops by itself
    import networkit as nk

    nk.setNumberOfThreads(1)
    nk.setSeed(SEED, False)
    graph = nk.Graph(len(own))
    for one, two in _ends(own):
        graph.addEdge(one, two)
    made = nk.viz.MaxentStress(graph, 2, 3)
    made.run()
    return np.array([(at[0], at[1]) for at in made.getCoordinates()])


def _ends(own: "nx.Graph[int]") -> list[tuple[int, int]]:
    rank = {node: at for at, node in enumerate(own)}
    return [(rank[a], rank[b]) for a, b in own.edges]


PEERS = {
    "networkx ForceAtlas2": ("networkx", _forceatlas2),
    "igraph (GPL)": ("igraph", _igraph),
    "scikit-network": ("sknetwork", _scikit),
    "networkit MaxentStress": ("networkit", _networkit),
}


def stress(graph: "nx.Graph[int]", points: Points) -> float:
    """Mean of (distance drawn / steps between - 1)^2 at the best scale, from some 300 actors."""
    draw = np.random.default_rng(SEED)
    sources = draw.choice(len(graph), min(len(graph), SOURCES), replace=False)
    steps = shortest_path(nx.to_scipy_sparse_array(graph), unweighted=True, indices=sources)
    drawn = np.hypot(*(points[sources][:, None] - points[None]).transpose(2, 0, 1))
    linked = np.isfinite(steps) & (steps > 0)
    share: NDArray[np.float64] = drawn[linked] / steps[linked]
    return float(((share * share.sum() / (share**2).sum() - 1) ** 2).mean())


def crossings(graph: "nx.Graph[int]", points: Points) -> float:
    """Share of couples of lines without a common end that cross, from 200,000 of them; NaN if none."""
    edges = np.array(graph.edges)
    one, two = edges[np.random.default_rng(SEED).integers(0, len(edges), (2, COUPLES))]
    apart = (one[:, :, None] != two[:, None, :]).all(axis=(1, 2))
    a, b, c, d = (points[each[apart, end]] for each in (one, two) for end in (0, 1))
    crossed = (_side(a, b, c) != _side(a, b, d)) & (_side(c, d, a) != _side(c, d, b))
    return float(crossed.mean()) if apart.any() else float("nan")


def _side(start: Points, end: Points, at: Points) -> NDArray[np.float64]:
    way, other = end - start, at - start
    return np.sign(way[:, 0] * other[:, 1] - way[:, 1] * other[:, 0])


def named(graph: "nx.Graph[int]", points: Points) -> float:
    """Share of the actors whose names fit below their marks on a screen, the most linked first."""
    span = np.maximum(np.ptp(points, axis=0), 1)
    at = points * min(*(SCREEN / span), 1.5)
    kept: list[NDArray[np.float64]] = []
    for node in sorted(graph, key=lambda node: (-graph.degree[node], node)):
        if not kept or not (np.abs(np.array(kept) - at[node]) < NAME).all(axis=1).any():
            kept.append(at[node])
    return len(kept) / len(graph)


def row(network: Network, layout: str) -> str:
    """One library on one network, as a row of the table."""
    name, graph, groups = network
    best, points = np.inf, np.zeros((0, 2))
    try:
        for _ in range(2):
            began = time.process_time()
            points = positions(graph, groups, layout)
            best = min(best, time.process_time() - began)
    except ValueError as error:
        print(f"{name}, {layout}: {error}")
        return f"| {name} | {layout} | not for this network | | | |"
    crossed = crossings(graph, points)
    said = "–" if np.isnan(crossed) else f"{100 * crossed:.1f} %"
    fit = f"{100 * named(graph, points):.0f} %"
    return f"| {name} | {layout} | {best:.2f} s | {stress(graph, points):.3f} | {said} | {fit} |"


HEAD = """# Who places the marks of the map

Made by `python -m benchmarks.layout --write`. {system}.
Each library in the place of NetworkX in the map's own layout; CPU seconds, the best of two. Stress: how far
distances drawn depart from the steps between actors (0 is perfect). Crossings: couples of lines that cross.
Names: actors whose names fit below their marks on a screen of 1400 by 900, all drawn at once. Above 1,000
actors each territory is a disc, and the page opens on groups.

`--layout` takes `networkx` (the default), `rustworkx` (installed with the program) and `graph-layout` (MIT;
the extra `layout`). The multilevel springs of graph-layout take a third of NetworkX's time, or less, below
1,000 actors, with less stress and fewer crossings, though a few names fewer fit at 120 actors; every tie
counts alike in them. So it is the one offered as an extra. NetworkX stays the default: it is well kept,
and asks for nothing more. igraph is under the GPL and a peer only; fa2 and fa2_modified are under the GPL
too and were not timed; s_gd2 publishes no wheel for the Pythons of today.

| actors | layout | CPU | stress | crossings | names |
|---|---|---|---|---|---|
"""


def main() -> int:
    """Measure, print, write what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    for name, (module, place) in PEERS.items():
        if find_spec(module) is None:
            print(f"{name} left out: not installed")
        else:
            ENGINES[name] = Engine(place, place)
    with tempfile.TemporaryDirectory() as folder:
        rows = []
        for network in cases(Path(folder)):
            for layout in ENGINES:
                rows.append(row(network, layout))
                print(rows[-1], flush=True)
    if asked.write:
        system = f"{platform.system()}, {platform.machine()}, Python {platform.python_version()}"
        text = HEAD.format(system=system) + "\n".join(rows) + "\n"
        (ROOT / "docs" / "map-layouts.md").write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
