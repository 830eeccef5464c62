"""Structure held equal to NetworkX, to 1e-9, on random networks of both forms."""

import math
from itertools import product
from typing import Any

import networkx as nx
import numpy as np
import pytest

from analyses.measure import registry
from analyses.measures.structure import closure
from analyses.measures.structure.core_fit import best_core
from graph.arrays.of_graph import arrays

GRAPHS = [
    nx.gnp_random_graph(24, p, seed=seed, directed=directed)
    for seed, (p, directed) in enumerate(product((0.04, 0.12, 0.3), (False, True)))
]


def of(name: str, graph: Any) -> dict[Any, float]:
    """A measure by actor, NaN where it has no value."""
    found = registry()[name].function(graph)
    return {node: float(getattr(each, "value", each)) for node, each in found.items()}


def close(one: dict[Any, float], two: dict[Any, float]) -> bool:
    return one.keys() == two.keys() and np.allclose(
        list(one.values()), [two[node] for node in one], rtol=0, atol=1e-9, equal_nan=True
    )


@pytest.mark.parametrize("graph", GRAPHS, ids=str)
def test_actors(graph: Any) -> None:
    alone = {node: math.nan for node in graph if not set(nx.all_neighbors(graph, node))}
    pairs = graph.to_undirected()
    assert close(of("betweenness", graph), nx.betweenness_centrality(graph, normalized=False))
    assert close(of("betweenness_share", graph), nx.betweenness_centrality(graph))
    assert close(of("closeness", pairs), nx.closeness_centrality(pairs) | alone)
    near = nx.harmonic_centrality(graph.reverse() if graph.is_directed() else graph)
    assert close(of("harmonic", graph), {node: near[node] / 23 for node in graph})
    assert close(of("core_number", graph), nx.core_number(pairs))
    assert close(of("constraint", graph), nx.constraint(graph))
    # Asked for all actors of a directed network at once, NetworkX 3.6 differs from itself asked for
    # each, and from the formula by hand; asked for each, it gives none to one that sends no arc.
    sends = nx.effective_size(graph, [node for node in graph if len(graph[node])])
    own = of("effective_size", graph)
    assert close({node: own[node] for node in sends}, sends)
    assert close(of("pagerank", graph), nx.pagerank(graph, tol=1e-14, max_iter=10_000))
    cut = set(nx.articulation_points(pairs))
    assert close(of("is_cut_point", graph), {node: float(node in cut) for node in graph})


@pytest.mark.parametrize("columns", [8, 16_384])
@pytest.mark.parametrize("graph", GRAPHS, ids=str)
def test_who_reaches_whom(graph: Any, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closure, "COLUMNS", columns)
    wanted = sum(len(nx.descendants(graph, node) - {node}) for node in graph)
    assert closure.reachable(arrays(graph)) == wanted


def test_core_is_the_best_of_all_partitions() -> None:
    rng = np.random.default_rng(3)
    for _ in range(12):
        n = int(rng.integers(4, 9))
        ties = (rng.random((n, n)) < rng.uniform(0.1, 0.8)) & ~np.eye(n, dtype=bool)
        best = max(_fit(ties, np.array(each)) for each in product((False, True), repeat=n))
        found = best_core(ties).fit
        assert (best == -2) if np.isnan(found) else found == pytest.approx(best, abs=1e-9)


def _fit(ties: Any, member: Any) -> float:
    """The correlation of one partition, -2 where it has none."""
    core = np.outer(member, member)
    cells = (core | np.outer(~member, ~member)) & ~np.eye(len(ties), dtype=bool)
    x, y = ties[cells], core[cells]
    if not len(x) or x.std() == 0 or y.std() == 0:
        return -2.0
    return float(np.corrcoef(x, y)[0, 1])
