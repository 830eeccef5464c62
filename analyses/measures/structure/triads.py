"""Transitive triples of a network of arcs."""

from itertools import permutations

import numpy as np

from graph.arrays.csr import Arrays
from graph.arrays.triangles import triads
from graph.tables import Flags, Ints


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
