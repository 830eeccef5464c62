"""The dyads of two networks: which were observed in both windows, and what became of each."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeAlias

import networkx as nx

Node = Hashable
Pair = frozenset[Any]
Ends = tuple[Any, Any]
Graph: TypeAlias = "nx.Graph[Any]"
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


def counts(before: Graph, after: Graph, at_risk: Collection[Pair] | None = None) -> Counts:
    """The dyads of two graphs by what became of them.

    At risk are the dyads of nodes of both graphs, only those of ``at_risk`` where it is given. An edge
    whose attribute ``observed`` is false (stated by somebody who did not answer in both windows) counts
    as no edge. Loops are no dyads. Raises ValueError where one graph alone is directed.

    >>> one, two = nx.path_graph(3), nx.Graph([(0, 1), (0, 2)])
    >>> counts(one, two)
    Counts(kept=1, lost=1, new=1, never=0, excluded=0, actors=3)
    """
    if before.is_directed() != after.is_directed():
        raise ValueError("one network is directed and the other is not")
    both = frozenset(before) & frozenset(after)
    was, now = (linked(graph, both, at_risk) for graph in (before, after))
    arcs = TWO if before.is_directed() else 1
    total = arcs * _pairs(len(frozenset(before) | frozenset(after)))
    n = arcs * size(both, at_risk)
    kept = len(was & now)
    lost, new = len(was) - kept, len(now) - kept
    return Counts(kept, lost, new, n - kept - lost - new, total - n, len(both))


def linked(graph: Graph, nodes: AbstractSet[Node], at_risk: Collection[Pair] | None) -> set[Any]:
    """The dyads at risk that the graph links: frozensets, or (source, target) if it is directed."""
    found: set[Any] = set()
    for u, v in ends(graph, observed=True):
        pair = frozenset((u, v))
        if pair <= nodes and (at_risk is None or pair in at_risk):
            found.add((u, v) if graph.is_directed() else pair)
    return found


def ends(graph: Graph, *, observed: bool) -> Iterator[Ends]:
    """Both ends of every edge that is no loop; only of edges not marked as unobserved if asked."""
    for u, v, seen in graph.edges(data="observed", default=True):
        if u != v and (seen or not observed):
            yield u, v


def size(nodes: AbstractSet[Node], at_risk: Collection[Pair] | None) -> int:
    """How many pairs of the nodes are at risk."""
    if at_risk is None:
        return _pairs(len(nodes))
    if isinstance(at_risk, AtRisk) and at_risk.nodes <= nodes:
        return len(at_risk)
    return sum(pair <= nodes for pair in set(at_risk))


def _pairs(n: int) -> int:
    return n * (n - 1) // 2
