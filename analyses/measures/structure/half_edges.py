"""The pairs of a network as seen from each of their ends, and the triangles they close."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import permutations

import numpy as np

from graph.arrays.csr import once, totals
from graph.arrays.of_graph import Network, arrays, pairs
from graph.arrays.triangles import triads
from graph.tables import Floats, Ints

# Side of a triangle that joins two of its corners, as Triads orders them.
SIDE = {frozenset((0, 1)): 0, frozenset((0, 2)): 1, frozenset((1, 2)): 2}


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class HalfEdges:
    """Two half edges a pair, i -> j and j -> i; half and half + m of the m pairs.

    ``strength``: a_ij + a_ji, 1 or 2. ``part``: that over all of i's. ``near``, ``far``, ``across``: for each
    ordered triangle (i, q, j) the half edges i -> q, i -> j, q -> j.
    """

    nodes: tuple[Hashable, ...]
    start: Ints
    end: Ints
    strength: Floats
    part: Floats
    total: Floats
    near: Ints
    far: Ints
    across: Ints

    @property
    def n(self) -> int:
        """How many nodes."""
        return len(self.nodes)

    @property
    def degree(self) -> Ints:
        """Partners of each node."""
        return np.bincount(self.start, minlength=self.n)

    @property
    def highest(self) -> Floats:
        """Strongest tie of each node, 0 without any."""
        highest = np.zeros(self.n)
        np.maximum.at(highest, self.start, self.strength)
        return highest

    @property
    def highest_near(self) -> Floats:
        """For each half i -> j, the strongest tie of j with i and the partners of i."""
        highest = self.strength.copy()
        np.maximum.at(highest, self.far, self.strength[self.across])
        return highest

    def gathered(self, values: Floats) -> Floats:
        """Sum over the triangles (i, q, j) on each half i -> q of one value a triangle."""
        return totals(self.near, values, len(self.start))


@once
def half_edges(graph: Network) -> HalfEdges:
    """The half_edges of the undirected form of a graph, arcs both ways making a pair twice as strong."""
    links, edges = pairs(graph), arrays(graph)
    m = len(links.u)
    start, end = np.append(links.u, links.v), np.append(links.v, links.u)
    once_or_twice = np.ones(m)
    if edges.directed:
        low, high = np.minimum(edges.u, edges.v), np.maximum(edges.u, edges.v)
        once_or_twice = np.unique(low * links.n + high, return_counts=True)[1].astype(np.float64)
    strength = np.tile(once_or_twice, 2)
    total = totals(start, strength, links.n)
    found = triads(links)

    def half(one: int, two: int) -> Ints:
        row = found.sides[:, SIDE[frozenset((one, two))]]
        turned: Ints = row + m * (found.corners[:, one] != links.u[row])
        return turned

    orders = list(permutations(range(3)))
    near = np.concatenate([half(i, q) for i, q, _ in orders])
    far = np.concatenate([half(i, j) for i, _, j in orders])
    across = np.concatenate([half(q, j) for _, q, j in orders])
    part = strength / total[start]
    return HalfEdges(links.nodes, start, end, strength, part, total, near, far, across)
