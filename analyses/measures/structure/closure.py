"""How many actors can reach how many others, without measuring how far."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.arrays.components import strong_labels
from graph.arrays.csr import Arrays, once
from graph.tables import Ints

# Columns of the reachability table held at once, in bits: bounds the memory, not the result.
COLUMNS = 16_384


@once
def reachable(edges: Arrays) -> int:
    """Ordered pairs (a, b), a not b, with a path from a to b along the arcs or pairs."""
    count, label = strong_labels(edges)
    size = np.bincount(label, minlength=count)
    within = int((size * (size - 1)).sum())
    if not edges.directed:
        return within
    return within + _across(label[edges.u], label[edges.v], size)


def _across(u: Ints, v: Ints, size: Ints) -> int:
    """Pairs of actors in two strong components of which the second can be reached from the first."""
    between = u != v
    n = len(size)
    heads = csr_array(
        (np.ones(int(between.sum()), np.int8), (u[between], v[between])), shape=(n, n)
    )
    heads.sum_duplicates()
    order = _sinks_first(heads)
    return sum(_part(heads, order, size, first) for first in range(0, n, COLUMNS))


def _sinks_first(heads: "csr_array[np.int8]") -> list[int]:
    """Components in an order in which each comes after all it points to."""
    waiting = np.diff(heads.indptr).tolist()
    into = heads.T.tocsr()
    order = [at for at, many in enumerate(waiting) if not many]
    for at in order:
        for before in into.indices[into.indptr[at] : into.indptr[at + 1]].tolist():
            waiting[before] -= 1
            if not waiting[before]:
                order.append(before)
    return order


def _part(heads: "csr_array[np.int8]", order: list[int], size: Ints, first: int) -> int:
    """The pairs whose second component is one of ``COLUMNS`` from the ``first``."""
    last = min(first + COLUMNS, len(size))
    seen: NDArray[np.uint8] = np.zeros((len(size), (last - first + 7) // 8), np.uint8)
    total = 0
    weight = np.zeros(seen.shape[1] * 8, np.int64)
    weight[: last - first] = size[first:last]
    for at in order:
        targets = heads.indices[heads.indptr[at] : heads.indptr[at + 1]]
        if not len(targets):
            continue
        row = np.bitwise_or.reduce(seen[targets], axis=0)
        here = targets[(targets >= first) & (targets < last)] - first
        np.bitwise_or.at(row, here >> 3, (128 >> (here & 7)).astype(np.uint8))
        seen[at] = row
        total += int(size[at]) * int(weight[np.unpackbits(row).view(bool)].sum())
    return total
