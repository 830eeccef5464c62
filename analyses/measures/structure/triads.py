"""Triangles of a network, each found once, with their three actors and three pairs."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np

from analyses.growth.change import Pairs
from analyses.growth.triangles import triangles
from analyses.measures.structure.arrays import Arrays, once
from graph.tables import Flags, Ints


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Triads:
    """``corners``: the three nodes a, b, c of each triangle; ``sides``: rows of its pairs ab, ac, bc."""

    corners: Ints
    sides: Ints

    def __len__(self) -> int:
        return len(self.sides)


@once
def triads(edges: Arrays) -> Triads:
    """The triangles of an undirected form."""
    sides = triangles(Pairs(edges.u, edges.v, np.arange(len(edges.u))), edges.n)
    total = (edges.u + edges.v)[sides]
    ab, ac, bc = total[:, 0], total[:, 1], total[:, 2]
    corners = np.column_stack([ab + ac - bc, ab + bc - ac, ac + bc - ab]) // 2
    return Triads(corners, sides)


def n_triangles(edges: Arrays) -> int:
    """How many triangles an undirected form has."""
    return len(triads(edges))


def transitive_triples(arcs: Arrays, edges: Arrays) -> int:
    """Ordered triples a -> b -> c with a -> c; ``edges`` is the undirected form of ``arcs``."""
    found = triads(edges)
    keys = arcs.u * arcs.n + arcs.v

    def points(one: Ints, two: Ints) -> Flags:
        wanted = one * arcs.n + two
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        there: Flags = keys[at] == wanted
        return there

    corners = [found.corners[:, corner] for corner in range(3)]
    return sum(
        int((points(a, b) & points(b, c) & points(a, c)).sum()) for a, b, c in permutations(corners)
    )
