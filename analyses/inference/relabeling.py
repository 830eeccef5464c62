"""Relabelings of actors: all distinct ones when they are few, random ones when they are not."""

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from analyses.inference.tally import Progress, Tally, tally
from graph.tables import Floats, Ints

# Enumerated rather than drawn up to here: 11,550 for groups of 4, 4 and 3; 40,320 for 8 actors.
FEW = 50_000
CELLS = 2_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Relabelings:
    """A series of arrangements of the same labels over n actors.

    ``exact``: they are all the distinct ones, the given one among them, each once.
    """

    codes: Ints
    draws: int
    seed: int | None
    exact: bool

    def batches(self, width: int = 0) -> Iterator[Ints]:
        """Arrays (b, n), one arrangement a row; the same ones each time it is asked.

        ``width``: cells that whoever takes them needs a row, when more than n; b is as small as it asks.
        """
        size = max(1, CELLS // max(1, width, len(self.codes)))
        if self.exact:
            labels = enumeration(self.codes)
            yield from (labels[at : at + size] for at in range(0, self.draws, size))
            return
        rng = np.random.default_rng(self.seed)
        for at in range(0, self.draws, size):
            rows = min(size, self.draws - at)
            yield rng.permuted(np.tile(self.codes, (rows, 1)), axis=1)


def relabelings(codes: Ints, *, draws: int, seed: int) -> Relabelings:
    """Every distinct arrangement of labels (n,) where there are at most ``FEW``, else ``draws`` at random.

    Raises ValueError for fewer than one draw.
    """
    if draws < 1:
        raise ValueError("at least one draw is needed")
    codes = np.asarray(codes, np.int64)
    count = n_relabelings(codes)
    if count <= FEW and count * len(codes) <= 10 * CELLS:
        return Relabelings(codes, count, None, exact=True)
    return Relabelings(codes, draws, seed, exact=False)


def relabeling_test(
    codes: Ints, statistic: Callable[[Ints], Floats], *, centre: Floats | float, draws: int,
    seed: int, width: int = 0, progress: Progress = None,
) -> Tally:  # fmt: skip
    """Two-sided tests of statistics of labels (n,), all actors equally likely to bear each label.

    ``statistic``: labels (b, n) -> values (b, q). ``centre``: their expectations over all relabelings.
    ``width``: cells it needs a row. Raises ValueError for fewer than one draw.
    """
    series = relabelings(codes, draws=draws, seed=seed)
    observed = statistic(series.codes[None, :])[0]
    drawn = (statistic(labels) for labels in series.batches(width))
    return tally(
        observed, drawn, centre=centre, seed=series.seed, total=series.draws, progress=progress
    )


def n_relabelings(codes: Ints) -> int:
    """Distinct arrangements of labels: n! / prod n_g!.

    >>> n_relabelings(np.array([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2]))
    11550
    """
    sizes = np.unique(np.asarray(codes), return_counts=True)[1]
    left, count = int(sizes.sum()), 1
    for size in sizes.tolist():
        count *= math.comb(left, size)
        left -= size
    return count


def enumeration(codes: Ints) -> Ints:
    """All distinct arrangements of labels (n,), one a row, in lexicographic order of places.

    >>> enumeration(np.array([7, 7, 9])).tolist()
    [[7, 7, 9], [7, 9, 7], [9, 7, 7]]
    """
    values, sizes = np.unique(np.asarray(codes, np.int64), return_counts=True)
    labels = np.full((1, int(sizes.sum())), -1, np.int64)
    for value, size in enumerate(sizes.tolist()):
        left = int(sizes[value:].sum())
        free = np.nonzero(labels < 0)[1].reshape(len(labels), left)
        places = combinations(left, size)
        rows = np.repeat(np.arange(len(labels)), len(places))
        chosen = free[:, places].reshape(-1, size)
        labels = labels[rows]
        np.put_along_axis(labels, chosen, value, axis=1)
    return values[labels]


def combinations(n: int, k: int) -> Ints:
    """All choices of k places out of n, ascending, shape (n choose k, k)."""
    count = math.comb(n, k)
    flat = np.fromiter(
        itertools.chain.from_iterable(itertools.combinations(range(n), k)), np.int64, count * k
    )
    return flat.reshape(count, k)
