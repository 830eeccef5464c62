"""What random networks of the same density, and random groups of the same sizes, would broker.

Columns are the five roles and the total, in the order of ``ROLES``. n_g actors in group g, N in all,
d the density, c = d^2 (1-d) the chance that a given actor brokers for a given ordered pair.
"""

import numpy as np

from analyses.measures.brokerage.counts import GATEKEEPER, REPRESENTATIVE, ROLES
from graph.tables import Floats, Ints

TOTAL = len(ROLES)


def by_class(sizes: Ints, d: float, *, directed: bool) -> tuple[Floats, Floats]:
    """Expectation and standard deviation of the counts of an actor of each group; shapes (k, 6).

    Gould & Fernandez 1989: variance = M c (1-c) + S d^3 (1-d)^3, M the ordered pairs it could broker for,
    S the ordered couples of them that share an end: two such pairs rest on one arc. Undirected, half of
    both for unordered pairs; gatekeeper and representative make one role, left to gatekeeper.
    """
    pairs, shared = _pairs(sizes.astype(float))
    c = d**2 * (1 - d)
    expected, variance = c * pairs, c * (1 - c) * pairs + (d * (1 - d)) ** 3 * shared
    if not directed:
        expected, variance = _unordered(expected), _unordered(variance)
    return expected, np.sqrt(variance)


def _pairs(n: Floats) -> tuple[Floats, Floats]:
    """Ordered pairs an actor of each group could broker for, and couples of them that share an end."""
    total, k = n.sum(), len(n)
    others = np.where(np.eye(k, dtype=bool), 0.0, n)
    rest = np.maximum(total - n[:, None] - n, 0.0)
    liaison = others * rest
    own, out, third = n - 1, total - n, np.maximum(n - 2, 0.0)
    every = total - 1
    pairs = [own * third, (others * (others - 1)).sum(1), own * out, own * out, liaison.sum(1)]
    mixed = own * out * (out - 1) + out * own * (own - 1)
    shared = [
        2 * own * third * np.maximum(n - 3, 0.0),
        2 * (others * (others - 1) * (others - 2)).sum(1),
        mixed,
        mixed,
        2 * (liaison * (rest - 1)).sum(1),
    ]
    whole = np.full(k, every * (every - 1))
    return np.stack([*pairs, whole], axis=1), np.stack([*shared, 2 * whole * (every - 2)], axis=1)


def _unordered(values: Floats) -> Floats:
    halves = values / 2
    halves[:, GATEKEEPER], halves[:, REPRESENTATIVE] = values[:, GATEKEEPER], 0.0
    return halves


def of_network(sizes: Ints, d: float) -> tuple[Floats, Floats]:
    """Expectation and standard deviation of the counts of all actors together, directed; shapes (6,).

    The formulas of Gould & Fernandez 1989 as sna computes them: triples that share one arc, used
    twice (c1), missing twice (c3), or used and missing (c2). They leave out triples of the same three
    actors that exclude each other and, for representative and gatekeeper, all of c2: the
    deviation is then somewhat too large.
    """
    n = sizes.astype(float)
    total = n.sum()
    c = d**2 * (1 - d)
    c1, c2, c3 = (d * (1 - d)) ** 3, d**4 * (1 - d) ** 2, d**5 * (1 - d)
    triples = _triples(n)
    extra = [
        _alone(n, c1, c2, c3).sum(),
        _itinerant(n, c1, c3),
        (n * (n - 1) * (total - n) * ((total - 3) * c1 + (n - 2) * c3)).sum(),
    ]
    extra = [*extra, extra[2], _liaison(n, c1, c2, c3), _alone(total, c1, c2, c3)]
    return c * triples, np.sqrt(np.maximum(c * (1 - c) * triples + np.array(extra), 0.0))


def _triples(n: Floats) -> Floats:
    """Ordered triples of different actors in each role, and all of them; shape (6,)."""
    total = n.sum()
    one, two = (n * (n - 1) * (n - 2)).sum(), (n * (n - 1) * (total - n)).sum()
    every = total * (total - 1) * (total - 2)
    return np.array([one, two, two, two, every - one - 3 * two, every])


def _alone(n: Floats, c1: float, c2: float, c3: float) -> Floats:
    """Within one group, or in all: each of the two used arcs, and the missing one, in other triples."""
    triples = n * (n - 1) * (n - 2)
    return triples * ((4 * n - 10) * c1 - 4 * (n - 3) * c2 + (n - 3) * c3)


def _itinerant(n: Floats, c1: float, c3: float) -> float:
    """a, b in group h, v in g: used arcs lie between groups, the missing one within; never both."""
    total = n.sum()
    h, g = n[:, None], n[None, :]
    each = h * (h - 1) * g * (2 * (h + g - 3) * c1 + (total - h - 1) * c3)
    return float(each.sum() - each.trace())


def _liaison(n: Floats, c1: float, c2: float, c3: float) -> float:
    """Three groups; by power sums, so that many groups cost no more than few."""
    total, p2, p3, p4 = (float((n**power).sum()) for power in (1, 2, 3, 4))
    triples = total**3 - 3 * total * p2 + 2 * p3
    weighed = p2 * total**2 - 2 * total * p3 - p2**2 + 2 * p4
    either = (4 * total - 2) * triples - 8 * weighed
    return either * (c1 - c2) + ((total - 1) * triples - 2 * weighed) * c3


def role_chances(sizes: Ints) -> Floats:
    """Chance of each role for a broker and two others whose labels are shuffled; shape (5,)."""
    triples = _triples(sizes.astype(float))
    share: Floats = triples[:TOTAL] / triples[TOTAL]
    return share


def unordered_chances(chances: Floats) -> Floats:
    """The same where representative and gatekeeper are one role."""
    merged = chances.copy()
    merged[GATEKEEPER] += merged[REPRESENTATIVE]
    merged[REPRESENTATIVE] = 0.0
    return merged
