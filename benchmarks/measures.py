"""Measures of a store, from its columns to their values, beside NetworkX and igraph on the same ties.

    python -m benchmarks.measures [--ties 100000] [--actors 20000]

Density, mean degree, transitivity and components of all ties, after the store is read: the first call and
another one. NetworkX and igraph take the same ties, as two arrays of ends; their answers are held equal to
ours before a time is printed. Then what else goes from the same columns to its answer: growth by year, two
days side by side, what the map knows of its lines. Times are CPU seconds of this process. Goal: the four
measures under 0.3 seconds; the run ends in error if it is missed.
"""

import argparse
import math
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import igraph
import networkx as nx
import numpy as np
import scipy

from analyses.growth import growth
from analyses.measure import registry
from analyses.panel.ask import measure
from analyses.panel.compare import plain_measures, side_by_side
from analyses.simulation.synthetic import synthetic_ties
from benchmarks.store_rows import SOURCE, Network, actor_frames, tie_frames
from graph.selection import select
from graph.store import open_store
from graph.tables import Snapshot
from views.map.lines import tie_lines
from views.map.nodes import actor_nodes
from views.map.options import MapOptions

FOUR = ("density", "mean_degree", "transitivity", "components")
GOAL = 0.3
DAYS = (date(2014, 12, 31), date(2018, 12, 31))
Result = TypeVar("Result")


def timed(work: Callable[[], Result]) -> tuple[Result, float]:
    """What it gives, and the CPU seconds it took."""
    begun = time.process_time()
    found = work()
    return found, time.process_time() - begun


def store_made(url: str, n_actors: int, n_ties: int) -> None:
    """A store of dated random ties, a fifth of which repeat a pair."""
    ties = synthetic_ties(n_actors, n_ties, "random", seed=1)
    ids = ties.actors.id.astype(str)
    whole = Network(ids, ties.src, ties.dst, ties.formality, ties.valid_from, ties.valid_to)
    with open_store(url, create=True) as store, store.load(SOURCE) as load:
        for frame in actor_frames(whole):
            load.add("actors", frame)
        for frame in tie_frames(whole):
            load.add("ties", frame.assign(directed=False))


def by_networkx(snapshot: Snapshot) -> list[float]:
    """The four by NetworkX, from the ends of the ties."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(snapshot.actors.id)))
    graph.add_edges_from(zip(snapshot.ties.src.tolist(), snapshot.ties.dst.tolist(), strict=True))
    parts = sum(len(part) > 1 for part in nx.connected_components(graph))
    mean = 2 * graph.number_of_edges() / len(graph)
    return [nx.density(graph), mean, nx.transitivity(graph), parts]


def by_igraph(snapshot: Snapshot) -> list[float]:
    """The four by igraph."""
    ends = np.column_stack([snapshot.ties.src, snapshot.ties.dst])
    graph = igraph.Graph(n=len(snapshot.actors.id), edges=ends)
    graph.simplify()
    parts = sum(size > 1 for size in graph.connected_components().sizes())
    mean = float(np.mean(graph.degree()))
    return [graph.density(), mean, graph.transitivity_undirected(), parts]


def four(snapshot: Snapshot) -> bool:
    """The four measures here and by the peers; whether the goal is met."""
    table, first = timed(lambda: measure(snapshot, FOUR))
    _, again = timed(lambda: measure(snapshot, FOUR))
    told = []
    peers: dict[str, Callable[[Snapshot], list[float]]] = {
        f"NetworkX {nx.__version__}": by_networkx, f"igraph {igraph.__version__}": by_igraph,
    }  # fmt: skip
    for name, answer in peers.items():
        values, spent = timed(partial(answer, snapshot))
        for mine, other in zip(table["value"], values, strict=True):
            assert math.isclose(mine, other, rel_tol=1e-9), (name, mine, other)
        told.append(f"{name} {spent:.3f} s")
    print(f"{', '.join(FOUR)}: {first:.3f} s, again {again:.3f} s; equal by {'; '.join(told)}")
    return first < GOAL


def others(snapshot: Snapshot) -> None:
    """What else is made from the same columns."""
    selection = select(snapshot)
    plain = plain_measures()
    near = [each for each in plain if not each.paths]
    works: dict[str, Callable[[], Any]] = {
        "growth by year": lambda: growth(snapshot, every="year"),
        f"two days side by side, {len(near)} measures": lambda: side_by_side(selection, DAYS, near),
        "actors and lines of the map": lambda: _map(snapshot),
    }
    for name, work in works.items():
        _, spent = timed(work)
        print(f"{name}: {spent:.2f} s", flush=True)


def _map(snapshot: Snapshot) -> None:
    selection = select(snapshot)
    nodes = actor_nodes(selection, MapOptions())
    tie_lines(selection, {node["row"]: at for at, node in enumerate(nodes)}, internal=False)


def main() -> None:
    """Run; the exit code says whether the goal is met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--ties", type=int, default=100_000)
    parser.add_argument("--actors", type=int, default=20_000)
    asked = parser.parse_args()
    versions = (
        f"Python {platform.python_version()}, numpy {np.__version__}, SciPy {scipy.__version__}"
    )
    print(f"{asked.ties} ties, {asked.actors} actors in SQLite; {versions}; CPU seconds")
    registry()
    with tempfile.TemporaryDirectory() as folder:
        url = str(Path(folder) / "network.db")
        store_made(url, asked.actors, asked.ties)
        with open_store(url) as store:
            snapshot, spent = timed(store.snapshot)
    print(f"read: {spent:.2f} s", flush=True)
    met = four(snapshot)
    others(snapshot)
    sys.exit(not met)


if __name__ == "__main__":
    main()
