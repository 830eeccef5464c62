"""Brokerage between groups after Gould & Fernandez: counts, expectations, and their permutation test.

Actor v brokers from a to b where a -> v, v -> b, not a -> b, and a is not b; the groups of the three make
the role. On undirected ties a and b are not ordered, and representative and gatekeeper are one.
"""

from analyses.measures.brokerage.counts import ROLES, brokered

__all__ = ["ROLES", "brokered"]
