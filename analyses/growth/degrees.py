"""Degrees in every window at once: the highest one, and how many paths of two pairs there are."""

import numpy as np

from analyses.growth.change import Pairs
from analyses.growth.spells import Spells, highest
from graph.tables import Ints


def degrees(spells: Spells, pairs: Pairs, n: int) -> tuple[Ints, Ints]:
    """Highest degree, and sum over actors of d(d-1)/2, in each window; two arrays of shape (n,).

    Every pair that opens or closes is a step of the degree of its two ends: steps sorted by (actor,
    window) and summed give the degree of each actor over each run of windows.
    """
    opens = spells.first
    closing = spells.last + 1 < n
    closes = spells.last[closing] + 1
    ends = (pairs.u[spells.key], pairs.v[spells.key])
    up = np.concatenate([end * n + opens for end in ends])
    down = np.concatenate([end[closing] * n + closes for end in ends])
    spots, step = _net(up, down)
    if not len(spots):
        return np.zeros(n, np.int64), np.zeros(n, np.int64)
    actor, at = np.divmod(spots, n)
    heads = np.append(True, actor[1:] != actor[:-1])
    total = np.cumsum(step)
    before = (total - step)[heads]
    degree = total - np.repeat(before, np.diff(np.append(np.flatnonzero(heads), len(actor))))
    until = np.append(np.where(heads[1:], n, at[1:]), n) - 1
    paths = degree * (degree - 1) // 2
    gained = np.diff(paths, prepend=0)
    gained[heads] = paths[heads]
    change = np.zeros(n, np.int64)
    np.add.at(change, at, gained)
    return highest(at, until, degree, n), np.cumsum(change)


def _net(up: Ints, down: Ints) -> tuple[Ints, Ints]:
    """Distinct spots in order, and the sum of the steps on each."""
    packed = np.concatenate([up * 2 + 1, down * 2])
    packed.sort()
    spots, sign = packed >> 1, (packed & 1) * 2 - 1
    heads = np.flatnonzero(np.append(True, spots[1:] != spots[:-1])) if len(spots) else spots
    return spots[heads], np.add.reduceat(sign, heads) if len(heads) else sign
