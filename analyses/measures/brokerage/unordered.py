"""Counts of all actors together in random undirected networks: their exact deviation.

A broker v of {a, b} uses the pairs va and vb and misses the pair ab. Two triples of one role are dependent
where they share a pair, and all three pairs where they are the same actors with another broker.
"""

import numpy as np

from analyses.measures.brokerage.counts import ROLES
from graph.tables import Flags, Floats, Ints

# Tables of k^3 groups are held; beyond that many groups there is no deviation.
MOST_GROUPS = 200


def deviation_of_network(sizes: Ints, d: float) -> Floats:
    """Standard deviation of the counts of all actors, ties independent with density d; shape (6,).

    Variance = C c(1-c) + sum over pairs of actors of [P(P-1) c1 + M(M-1) c3 - 2 P M c2] + S (c2 - c1):
    C triples, c = d^2 (1-d); P triples that use the pair, M that miss it; c1 = d^3 (1-d)^3,
    c2 = d^4 (1-d)^2, c3 = d^5 (1-d); S ordered couples of triples of the same three actors. Derived.
    """
    if len(sizes) > MOST_GROUPS:
        return np.full(len(ROLES) + 1, np.nan)
    n = sizes.astype(float)
    variances = [_variance(n, role, d) for role in _roles(len(n))]
    deviations: Floats = np.sqrt(np.maximum(variances, 0.0))
    return deviations


def _roles(k: int) -> list[Flags]:
    """Which groups (a, v, b) make each role, representative none, and all; each of shape (k, k, k)."""
    a, v, b = np.ix_(*(np.arange(k),) * 3)
    every = np.ones((k, k, k), bool)
    own = (a == v).astype(int) + (b == v)
    return [
        every & (own == 2),  # noqa: PLR2004 - both ends in the broker's group
        every & (own == 0) & (a == b),
        ~every,
        every & (own == 1),
        every & (own == 0) & (a != b),
        every,
    ]


def _variance(n: Floats, role: Flags, d: float) -> float:
    c, c1, c2, c3 = d**2 * (1 - d), (d * (1 - d)) ** 3, d**4 * (1 - d) ** 2, d**5 * (1 - d)
    k = np.arange(len(n))
    # A third actor of group h beside two of groups i and j: third[i, j, h].
    same = (k[:, None] == k).astype(float)
    third = np.maximum(n - same[:, None, :] - same[None, :, :], 0.0)
    used = np.einsum("ijh,jih->ij", third, role)
    used = used + used.T
    missed = np.einsum("ijh,ihj->ij", third, role)
    pairs = (np.outer(n, n) - np.diag(n)) / 2
    shared = used * (used - 1) * c1 + missed * (missed - 1) * c3 - 2 * used * missed * c2
    triples = float((pairs * missed).sum())
    # Of three actors, in how many couples of brokers both make the role.
    both = role & role.transpose(1, 0, 2)
    couples = float((pairs[:, :, None] * third * both).sum())
    return triples * c * (1 - c) + float((pairs * shared).sum()) + 2 * couples * (c2 - c1)
