"""Measures that rest on draws: bootstrapped figures and changes, relations held against each other, nulls.

They hold a table of all pairs of actors in memory, for ``MOST`` actors and no more.
"""

MOST = 1_000
