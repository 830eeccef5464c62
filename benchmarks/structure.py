"""Structure of 100,000 ties, beside NetworkX and igraph; all of it on a real network where one is at hand.

    python -m benchmarks.structure [--ties 100000] [--store FILE --day 2014-12-31]

Two networks of 20,000 actors: random, and with one actor tied to all others. All measures of
structure but those that need shortest paths between all pairs, and null networks. NetworkX and igraph
compute what they have of the same, and their values are held equal before a time is printed.
Goals: under 10 seconds; under 15 on the store, betweenness and all; the run ends in error if one is missed.
"""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import igraph
import networkx as nx
import numpy as np

from analyses.measure import Measure, registry
from analyses.panel import Settings, When, panel
from graph.selection import select
from graph.store import open_store

GOAL, STORE_GOAL, ACTORS, SEED = 10.0, 15.0, 20_000, 1
Graph = Any


def structure(*, paths: bool = False) -> list[Measure]:
    """The measures of structure; without ``paths`` those that need no shortest paths and no draws."""
    own = [
        m
        for m in registry().values()
        if m.function.__module__.startswith("analyses.measures.structure")
    ]
    return [
        each
        for each in own
        if paths or not (each.paths or each.random or each.on != "pairs" or len(each.inputs) > 1)
    ]


def networks(ties: int) -> dict[str, Graph]:
    """Random, and with one hub."""
    rng = np.random.default_rng(SEED)
    ends = rng.integers(0, ACTORS, (ties, 2)).tolist()
    hub = [(0, other) for other in range(1, ACTORS)] + ends[: ties - ACTORS]
    made = {"random": ends, "hub": hub}
    return {name: nx.freeze(nx.Graph(edges)) for name, edges in made.items()}


def ours(graph: Graph) -> tuple[dict[str, Any], float]:
    """Every measure of the network, and the seconds it took."""
    begun = time.perf_counter()
    found = {each.name: each.function(graph) for each in structure() if "graph" in each.inputs}
    return found, time.perf_counter() - begun


def by_networkx(graph: Graph) -> dict[str, float]:
    """What NetworkX has of the same; loops of its own are no ties of ours."""
    simple: Graph = nx.Graph(graph)
    simple.remove_edges_from(list(nx.selfloop_edges(simple)))
    return {
        "density": nx.density(simple),
        "transitivity": nx.transitivity(simple),
        "degeneracy": max(nx.core_number(simple).values()),
        "bridges": sum(1 for _ in nx.bridges(simple)),
        "cut_points": sum(1 for _ in nx.articulation_points(simple)),
        "constraint": sum(nx.constraint(simple).values()) if len(simple) <= ACTORS else np.nan,
    }


def by_igraph(graph: Graph) -> dict[str, float]:
    """What igraph has of the same."""
    other = igraph.Graph.from_networkx(graph).simplify()
    return {
        "density": other.density(),
        "transitivity": other.transitivity_undirected(),
        "degeneracy": max(other.coreness()),
        "bridges": len(other.bridges()),
        "cut_points": len(other.articulation_points()),
        "constraint": sum(other.constraint()),
    }


def compared(name: str, graph: Graph) -> bool:
    """Print one line; whether the goal is met."""
    found, spent = ours(graph)
    line = f"{name:8} {len(found)} measures {spent:6.2f} s"
    peers: dict[str, Callable[[Graph], dict[str, float]]] = {"igraph": by_igraph}
    if name == "random":  # the squares of matrices that NetworkX makes do not fit beside a hub
        peers["NetworkX"] = by_networkx
    for peer, compute in peers.items():
        begun = time.perf_counter()
        values = compute(graph)
        line += f"; {peer}, {len(values)} of them {time.perf_counter() - begun:6.2f} s"
        for key, value in values.items():
            each = found[key]
            mine = sum(e.value for e in each.values()) if isinstance(each, dict) else each.value
            assert np.isnan(value) or np.isclose(mine, value, rtol=1e-9), (peer, key, mine, value)
    print(line)
    return spent < GOAL


def of_store(url: str, day: date) -> bool:
    """All measures of structure in a store, betweenness and all; whether the goal is met."""
    with open_store(url) as store:
        selection = select(store.snapshot())
    begun = time.perf_counter()
    panel(selection, structure(paths=True), When(days=(day,)), settings=Settings(draws=19))
    spent = time.perf_counter() - begun
    print(f"{url} on {day}: {len(structure(paths=True))} measures {spent:.2f} s")
    return spent < STORE_GOAL


def main() -> None:
    """Run; the exit code says whether the goals are met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ties", type=int, default=100_000)
    parser.add_argument("--store", default="")
    parser.add_argument("--day", type=date.fromisoformat, default=date(2014, 12, 31))
    asked = parser.parse_args()
    met = [compared(name, graph) for name, graph in networks(asked.ties).items()]
    if asked.store:
        met.append(of_store(asked.store, asked.day))
    sys.exit(not all(met))


if __name__ == "__main__":
    main()
