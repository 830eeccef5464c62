"""Spells on a numbered line of windows: unions, counts and maxima of intervals ``[first, last]``.

Windows only move forward, so what overlaps several of them overlaps a run of them: every interval
here is a run of window numbers, both ends included.
"""

from dataclasses import dataclass

import numpy as np

from graph.tables import Flags, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Spells:
    """Runs of windows of keys (pairs, actors), sorted by (key, first); a key's runs never touch."""

    key: Ints
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.key)


def merged(key: Ints, first: Ints, last: Ints, n_windows: int) -> Spells:
    """Union, key by key, of runs that overlap or touch; empty runs (first > last) are dropped."""
    kept = first <= last
    # A stride of n + 1 leaves a gap of one between keys: runs of different keys never touch.
    stride = n_windows + 1
    packed = (key[kept] * stride + first[kept]) * stride + last[kept]
    packed.sort()
    begin, within = np.divmod(packed, stride)
    owner, start = np.divmod(begin, stride)
    reach = np.maximum.accumulate(owner * stride + within)
    opens = np.ones(len(packed), bool)
    opens[1:] = begin[1:] > reach[:-1] + 1
    closes = np.append(opens[1:], True) if len(packed) else opens
    return Spells(owner[opens], start[opens], reach[closes] - owner[closes] * stride)


def alive(first: Ints, last: Ints, n_windows: int, rows: Flags | None = None) -> Ints:
    """How many runs hold each window, shape (n_windows,)."""
    kept = first <= last if rows is None else rows & (first <= last)
    opened = np.bincount(first[kept], minlength=n_windows + 1)
    closed = np.bincount(last[kept] + 1, minlength=n_windows + 1)
    standing: Ints = np.cumsum(opened - closed)[:n_windows]
    return standing


def tally(at: Ints, n_windows: int) -> Ints:
    """How many of these window numbers fall on each window, shape (n_windows,)."""
    counts: Ints = np.bincount(at[at < n_windows], minlength=n_windows)
    return counts


def highest(first: Ints, last: Ints, value: Ints, n_windows: int) -> Ints:
    """Largest value among the runs that hold each window, 0 where there is none; shape (n_windows,).

    Each run is two blocks of a power of two, written once in the table of its size; the tables are
    then halved down to single windows.
    """
    levels = max(n_windows, 1).bit_length()
    best = np.zeros((levels, n_windows), np.int64)
    level = np.frexp((last - first + 1).astype(float))[1] - 1
    np.maximum.at(best, (level, first), value)
    np.maximum.at(best, (level, last + 1 - (1 << level)), value)
    for size in range(levels - 1, 0, -1):
        half = 1 << (size - 1)
        np.maximum(best[size - 1], best[size], out=best[size - 1])
        np.maximum(best[size - 1][half:], best[size][:-half], out=best[size - 1][half:])
    top: Ints = best[0]
    return top
