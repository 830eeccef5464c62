"""What changes between each window and the one before it: pairs formed, ended, made formal."""

from dataclasses import dataclass

import numpy as np

from analyses.growth.spells import Spells, tally
from graph.tables import Flags, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """The distinct pairs of a network, by ascending (u, v), and the pair of each link."""

    u: Ints
    v: Ints
    of_link: Ints


def distinct_pairs(u: Ints, v: Ints, n_actors: int) -> Pairs:
    """Pairs of links deduplicated once."""
    keys, of_link = np.unique(u * n_actors + v, return_inverse=True)
    low, high = np.divmod(keys, n_actors)
    return Pairs(low, high, of_link)


def changes(spells: Spells, pairs: Pairs, presence: tuple[Ints, Ints], n: int) -> dict[str, Ints]:
    """formed, ended and their splits by newcomers and leavers, each of shape (n,).

    ``presence``: first and last window of each actor. An actor is a newcomer of its first window and a
    leaver of the window after its last.
    """
    first, last = presence
    there = first <= last
    u, v = pairs.u[spells.key], pairs.v[spells.key]
    new = np.zeros(len(spells), bool)
    gone = np.zeros(len(spells), bool)
    for end in (u, v):
        new |= there[end] & (first[end] == spells.first)
        gone |= there[end] & (last[end] == spells.last)
    formed, ended = tally(spells.first, n), tally(spells.last + 1, n)
    by_newcomer, by_leaver = tally(spells.first[new], n), tally(spells.last[gone] + 1, n)
    return {
        "formed": formed,
        "formed_newcomer": by_newcomer,
        "formed_continuing": formed - by_newcomer,
        "ended": ended,
        "ended_leaver": by_leaver,
        "ended_stayer": ended - by_leaver,
    }


def formalised(formal: Spells, informal: Spells, n: int) -> Ints:
    """Pairs informal and not formal in the window before, formal in this one; shape (n,).

    A formal spell that opens at window k counts if an informal spell of its pair holds window k - 1.
    """
    stride = n + 1
    opened = formal.key * stride + formal.first
    at = np.searchsorted(informal.key * stride + informal.first, opened, side="left") - 1
    known = at >= 0
    at = at[known]
    same = informal.key[at] == formal.key[known]
    held = same & (informal.last[at] >= formal.first[known] - 1)
    return tally(formal.first[known][held], n)


def last_seen(spells: Spells, pair: Ints, last: Ints, end: Ints, end_known: Flags, n: int) -> Ints:
    """Ended pairs whose end was not observed, by the window that first lacks them; shape (n,).

    One value a link for ``pair``, ``last`` (its last window), ``end`` and ``end_known``. The end of a
    pair is observed if every one of its links that ends last does.
    """
    stride = n + 1
    spot = pair * stride + last
    over = spells.last < n - 1
    stops = spells.key[over] * stride + spells.last[over]
    doubtful = np.intersect1d(spot[~end_known], stops)
    rows = np.flatnonzero(np.isin(spot, doubtful))
    order = rows[np.lexsort((end_known[rows], -end[rows], spot[rows]))]
    # At each spot the latest end comes first, and of equal ends one that is not known.
    heads = order[np.unique(spot[order], return_index=True)[1]]
    return tally(last[heads[~end_known[heads]]] + 1, n)
