"""The dyads of two networks: which were observed in both windows, and what became of each."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations, compress
from typing import Any

import numpy as np

from graph.arrays.csr import Arrays
from graph.arrays.of_graph import Network, arrays
from graph.tables import Flags, Ints, objects

Node = Hashable
Pair = frozenset[Any]
Ends = tuple[Any, Any]
TWO = 2


@dataclass(frozen=True, slots=True)
class AtRisk(AbstractSet[Pair]):
    """The pairs of some nodes of which one at least was asked and answered, in both windows.

    A set of frozensets that is never written out: n(n-1)/2 - (n-r)(n-r-1)/2 pairs for n ``nodes`` and
    r of them ``observed``. ``apart``: node -> its group, where only pairs of two groups are of concern.

    >>> len(AtRisk(frozenset("abc"), frozenset("a")))
    2
    >>> len(AtRisk(frozenset("abc"), frozenset("a"), {"a": "x", "b": "x", "c": "y"}))
    1
    """

    nodes: frozenset[Any]
    observed: frozenset[Any]
    apart: Mapping[Any, str] | None = None

    def __contains__(self, pair: object) -> bool:
        return (
            isinstance(pair, frozenset)
            and len(pair) == TWO
            and pair <= self.nodes
            and not pair.isdisjoint(self.observed)
            and (self.apart is None or len({self.apart[node] for node in pair}) == TWO)
        )

    def __iter__(self) -> Iterator[Pair]:
        for pair in map(frozenset, combinations(sorted(self.nodes, key=str), TWO)):
            if pair in self:
                yield pair

    def __len__(self) -> int:
        unseen = self.nodes - self.observed
        return self._of_concern(self.nodes) - self._of_concern(unseen)

    def among(self, edges: Arrays) -> Flags:
        """Which edges join a pair that is one of these."""
        u, v = edges.u, edges.v
        there = np.array([node in self.nodes for node in edges.nodes], bool)
        asked = np.array([node in self.observed for node in edges.nodes], bool)
        held: Flags = there[u] & there[v] & (asked[u] | asked[v])
        if self.apart is not None:
            group = objects(self.apart.get(node) for node in edges.nodes)
            held &= group[u] != group[v]
        return held

    def _of_concern(self, nodes: AbstractSet[Any]) -> int:
        """How many pairs of nodes there are, without those of one group where only others count."""
        together = Counter(self.apart[node] for node in nodes) if self.apart is not None else {}
        return _pairs(len(nodes)) - sum(map(_pairs, together.values()))


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the dyads at risk; dyads are pairs, or arcs where both graphs are directed.

    ``kept``: linked before and after; ``lost``: before only; ``new``: after only; ``never``: neither.
    ``excluded``: the other dyads of the actors of either window. ``actors``: those of both windows.
    """

    kept: int
    lost: int
    new: int
    never: int
    excluded: int
    actors: int

    @property
    def at_risk(self) -> int:
        """Dyads observed in both windows."""
        return self.kept + self.lost + self.new + self.never


def counts(before: Network, after: Network, at_risk: Collection[Pair] | None = None) -> Counts:
    """The dyads of two networks by what became of them.

    At risk are the dyads of nodes of both networks, only those of ``at_risk`` where it is given. An edge
    whose attribute ``observed`` is false (stated by somebody who did not answer in both windows) counts
    as no edge. Loops are no dyads. Raises ValueError where one network alone is directed.

    >>> import networkx as nx
    >>> one, two = nx.path_graph(3), nx.Graph([(0, 1), (0, 2)])
    >>> counts(one, two)
    Counts(kept=1, lost=1, new=1, never=0, excluded=0, actors=3)
    """
    one, two = arrays(before), arrays(after)
    if one.directed != two.directed:
        raise ValueError("one network is directed and the other is not")
    both = frozenset(one.nodes) & frozenset(two.nodes)
    number = {node: at for at, node in enumerate(both)}
    was, now = (_keys(each, number, at_risk) for each in (one, two))
    arcs = TWO if one.directed else 1
    total = arcs * _pairs(one.n + two.n - len(both))
    n = arcs * size(both, at_risk)
    kept = len(np.intersect1d(was, now))
    lost, new = len(was) - kept, len(now) - kept
    return Counts(kept, lost, new, n - kept - lost - new, total - n, len(both))


def _keys(edges: Arrays, number: Mapping[Any, int], at_risk: Collection[Pair] | None) -> Ints:
    """The edges at risk, each as one number made of those of its nodes."""
    rows = _at_risk(edges, number.keys(), at_risk)
    place = np.array([number.get(node, -1) for node in edges.nodes], np.int64)
    u, v = place[edges.u[rows]], place[edges.v[rows]]
    if not edges.directed:
        u, v = np.minimum(u, v), np.maximum(u, v)
    return u * len(number) + v


def _at_risk(edges: Arrays, nodes: AbstractSet[Node], at_risk: Collection[Pair] | None) -> Flags:
    """Which edges link a dyad at risk: observed, between these nodes."""
    there = np.array([node in nodes for node in edges.nodes], bool)
    rows: Flags = there[edges.u] & there[edges.v] & edges.of_edges.get("observed", True)
    if isinstance(at_risk, AtRisk):
        return rows & at_risk.among(edges)
    if at_risk is not None:
        rows[rows] = [frozenset(two) in at_risk for two in compress(edges.ends(), rows)]
    return rows


def linked(graph: Network, nodes: AbstractSet[Node], at_risk: Collection[Pair] | None) -> set[Any]:
    """The dyads at risk that the network links: frozensets, or (source, target) if it is directed."""
    edges = arrays(graph)
    found = compress(edges.ends(), _at_risk(edges, nodes, at_risk))
    return set(found) if edges.directed else set(map(frozenset, found))


def size(nodes: AbstractSet[Node], at_risk: Collection[Pair] | None) -> int:
    """How many pairs of the nodes are at risk."""
    if at_risk is None:
        return _pairs(len(nodes))
    if isinstance(at_risk, AtRisk) and at_risk.nodes <= nodes:
        return len(at_risk)
    return sum(pair <= nodes for pair in set(at_risk))


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
