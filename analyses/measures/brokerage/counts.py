"""How often each actor brokers in each role, for any labels of the actors."""

from dataclasses import dataclass
from itertools import permutations

import numpy as np

from analyses.measures.mixing.labelled import Labelled
from graph.arrays.csr import rows
from graph.arrays.triangles import triads
from graph.tables import Floats, Ints

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")
COORDINATOR, ITINERANT, REPRESENTATIVE, GATEKEEPER, LIAISON = range(5)


@dataclass(frozen=True, slots=True, eq=False)
class Paths:
    """The arcs of a network, and what is no brokerage though v lies between a and b.

    ``a``, ``v``, ``b``: closed triples (a -> b too), and returns (a = b). ``n`` actors, ``k`` groups. A
    pair that is not directed is two arcs.
    """

    tails: Ints
    heads: Ints
    a: Ints
    v: Ints
    b: Ints
    n: int
    k: int

    @property
    def width(self) -> int:
        """Cells needed a row of labels."""
        return len(self.tails) + len(self.v) + self.n * max(self.k, len(ROLES))


def paths(net: Labelled) -> Paths:
    """The arcs and closed triples of a network in groups."""
    tails, heads = net.u, net.v
    if not net.directed:
        tails, heads = np.append(net.u, net.v), np.append(net.v, net.u)
    n = len(net.nodes)
    keys = np.sort(tails * n + heads)
    back = np.isin(heads * n + tails, keys)
    closed = _closed(tails, heads, keys, n)
    a, v, b = (
        np.append(one, two)
        for one, two in zip(closed, (tails[back], heads[back], tails[back]), strict=True)
    )
    return Paths(tails, heads, a, v, b, n, len(net.names))


def _closed(tails: Ints, heads: Ints, keys: Ints, n: int) -> list[Ints]:
    """Ordered triples a -> v -> b with a -> b."""
    pairs = np.unique(np.minimum(tails, heads) * n + np.maximum(tails, heads))
    u, v = np.divmod(pairs, max(n, 1))
    edges = rows(tuple(range(n)), u, v, directed=False)
    corners = triads(edges).corners
    orders = [corners[:, list(order)] for order in permutations(range(3))]
    triples = np.concatenate(orders) if orders else corners
    arcs = [triples[:, one] * n + triples[:, two] for one, two in ((0, 1), (1, 2), (0, 2))]
    whole = np.isin(arcs[0], keys) & np.isin(arcs[1], keys) & np.isin(arcs[2], keys)
    return [triples[whole, place] for place in range(3)]


def brokered(net: Labelled, found: Paths, labels: Ints | None = None) -> Floats:
    """Pairs that each actor brokers in each role for labels (b, n), its own without; shape (b, n, 5).

    Directed: ordered pairs (a, b). Undirected: unordered ones; gatekeeper holds those with one end in the
    broker's group, representative none.
    """
    rows = net.codes[None, :] if labels is None else labels
    counts = _between(found, rows) - _shut(found, rows)
    if net.directed:
        return counts
    counts[:, :, GATEKEEPER] += counts[:, :, REPRESENTATIVE]
    counts[:, :, REPRESENTATIVE] = 0
    return counts / 2


def _between(found: Paths, labels: Ints) -> Floats:
    """All ordered couples of an arc into and an arc out of each actor, by role."""
    into = _by_group(found, labels, found.heads, found.tails)
    out = _by_group(found, labels, found.tails, found.heads)
    own_in, own_out = (
        np.take_along_axis(each, labels[:, :, None], 2)[:, :, 0] for each in (into, out)
    )
    other_in, other_out = into.sum(axis=2) - own_in, out.sum(axis=2) - own_out
    same = (into * out).sum(axis=2) - own_in * own_out
    roles = [own_in * own_out, same, own_in * other_out, other_in * own_out]
    return np.stack([*roles, other_in * other_out - same], axis=2)


def _by_group(found: Paths, labels: Ints, at: Ints, other: Ints) -> Floats:
    """Arcs of each actor by the group at their other end; shape (b, n, k)."""
    rows = np.arange(len(labels))[:, None] * found.n
    keys = (rows + at) * found.k + labels[:, other]
    shape = (len(labels), found.n, found.k)
    return np.bincount(keys.ravel(), minlength=int(np.prod(shape))).reshape(shape).astype(float)


def _shut(found: Paths, labels: Ints) -> Floats:
    """Closed triples and returns, by broker and role; shape (b, n, 5)."""
    a, v, b = (labels[:, each] for each in (found.a, found.v, found.b))
    cases = [(a == v) & (v == b), a == b, a == v, v == b]
    role = np.select(cases, [COORDINATOR, ITINERANT, REPRESENTATIVE, GATEKEEPER], LIAISON)
    keys = (np.arange(len(labels))[:, None] * found.n + found.v) * len(ROLES) + role
    shape = (len(labels), found.n, len(ROLES))
    return np.bincount(keys.ravel(), minlength=int(np.prod(shape))).reshape(shape).astype(float)
