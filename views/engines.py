"""Who moves the marks of a connected part: NetworkX, or another library by its name.

An engine holds two layouts. ``exact``, for small parts, sets marks as far apart as the lengths of the ways
between them (edge attribute ``length``); ``springs``, for large ones, balances pull (edge attribute
``weight``) and push. Both take a graph whose nodes and edges stand in order, and give one row (x, y) a
node, in no particular unit, the same at each call.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from graph.errors import InputError

if TYPE_CHECKING:
    import rustworkx as rx

Points = NDArray[np.float64]
SEED = 20190101


@dataclass(frozen=True, slots=True)
class Engine:
    """Two layouts of one library: small parts by lengths, large ones by springs in so many rounds."""

    exact: Callable[["nx.Graph[int]"], Points]
    springs: Callable[["nx.Graph[int]", int], Points]


def _exact(own: "nx.Graph[int]") -> Points:
    """Kamada and Kawai 1989 from a circle, all nodes moved at once."""
    found = nx.kamada_kawai_layout(own, weight="length", pos=nx.circular_layout(own))
    return np.array([found[node] for node in own])


def _springs(own: "nx.Graph[int]", rounds: int) -> Points:
    """Fruchterman and Reingold 1991."""
    found = nx.spring_layout(own, seed=SEED, iterations=rounds, k=_reach(own))
    return np.array([found[node] for node in own])


def _reach(own: "nx.Graph[int]") -> float:
    return float(2.2 / np.sqrt(len(own)))


def _rust_exact(own: "nx.Graph[int]") -> Points:
    """Kamada and Kawai 1989 from a circle, one node moved at a time."""
    from rustworkx import kamada_kawai_layout

    graph = _rust(own, "length")
    return _rows(kamada_kawai_layout(graph, weight_fn=float, max_outer=20 * len(own)))


def _rust_springs(own: "nx.Graph[int]", rounds: int) -> Points:
    """Fruchterman and Reingold 1991, with the adaptive steps of Hu 2005."""
    from rustworkx import spring_layout

    graph = _rust(own, "weight")
    found = spring_layout(graph, seed=SEED, num_iter=rounds, weight_fn=float, k=_reach(own))
    return _rows(found)


def _rust(own: "nx.Graph[int]", value: str) -> "rx.PyGraph[int, float]":
    import rustworkx as rx

    graph: rx.PyGraph[int, float] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(list(own))
    far = [float(each) for each in nx.get_edge_attributes(own, value).values()]
    graph.add_edges_from([(*ends, each) for ends, each in zip(_ends(own), far, strict=True)])
    return graph


def _ends(own: "nx.Graph[int]") -> list[tuple[int, int]]:
    """Edges by the ranks of their ends."""
    rank = {node: at for at, node in enumerate(own)}
    return [(rank[a], rank[b]) for a, b in own.edges]


def _rows(found: Mapping[int, Sequence[float]]) -> Points:
    return np.array([found[at] for at in range(len(found))])


def _multilevel(own: "nx.Graph[int]", rounds: int = 300) -> Points:  # noqa: ARG001 - stops by itself
    """Hu 2005: springs on the network made coarser and coarser, then finer; every edge counts alike."""
    try:
        from graph_layout import YifanHuLayout
    except ImportError:
        raise InputError("layout_missing") from None
    layout = YifanHuLayout(
        nodes=[{} for _ in own],
        links=[{"source": a, "target": b} for a, b in _ends(own)],
        size=(1000, 1000),
        random_seed=SEED,
    )
    layout.run()
    return np.array([(node.x, node.y) for node in layout.nodes])


ENGINES: dict[str, Engine] = {
    "networkx": Engine(_exact, _springs),
    "rustworkx": Engine(_rust_exact, _rust_springs),
    "graph-layout": Engine(_multilevel, _multilevel),
}


def engine(name: str) -> Engine:
    """The engine of this name. Raises ValueError for a name that is none's."""
    if name not in ENGINES:
        raise ValueError(f"unknown layout {name!r}: one of {', '.join(ENGINES)}")
    return ENGINES[name]
