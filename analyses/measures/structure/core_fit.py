"""The core that fits a network best: the partition of Borgatti and Everett, found by exchange."""

from dataclasses import dataclass

import numpy as np

from graph.tables import Flags, Floats, Ints

ROUNDS = 3
STARTS = 12
# Changes of side without a better core before a pass is given up.
PATIENCE = 12
EQUAL = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """``member``: who is in the core; ``fit``: its correlation, NaN where no partition has one.

    ``rivals``: other cores found with the same correlation, one a row.
    """

    member: Flags
    fit: float
    rivals: Flags


def best_core(ties: Flags) -> Core:
    """The core of an adjacency matrix (n, n), loops left out, with the highest correlation found.

    From several starts (the best set of the most linked actors, the best neighbourhoods) every actor changes
    sides once in the order that does best, the best moment is kept, and so on until nothing is gained
    (Kernighan & Lin 1970). Actors come in an order that their names have no part in.
    """
    matrix = ties & ~np.eye(len(ties), dtype=bool)
    order = _order(matrix)
    both = _both(matrix)[np.ix_(order, order)]
    members = _starts(both)
    if not len(members):
        nobody = np.zeros((1, len(ties)), bool)
        return Core(nobody[0], float("nan"), nobody[1:])
    fits = fits_of(both, members)
    while True:
        moved, gained = _exchanged(both, members)
        better = gained > fits + EQUAL
        if not better.any():
            break
        members = np.where(better[:, None], moved, members)
        fits = np.where(better, gained, fits)
    best = np.flatnonzero(fits > fits.max() - EQUAL)
    placed = np.zeros((len(best), len(ties)), bool)
    placed[:, order] = members[best]
    return Core(placed[0], float(fits[best[0]]), placed[1:])


def _both(matrix: Flags) -> Ints:
    """Arcs between each two actors, 0, 1 or 2."""
    both: Ints = matrix.astype(np.int64) + matrix.T
    return both


def correlation(size: Ints, inside: Ints, outside: Ints, n: int) -> Floats:
    """Correlation of the ties with the ideal pattern; NaN where either does not vary.

    The pattern is 1 among the ``size`` actors of the core, 0 among the others; ties between the two are
    left out. ``inside``, ``outside``: arcs among the core, among the others.
    """
    core, rest = size * (size - 1), (n - size) * (n - size - 1)
    cells, arcs = core + rest, inside + outside
    spread = core.astype(np.float64) * rest * arcs * (cells - arcs)
    with np.errstate(invalid="ignore", divide="ignore"):
        fit: Floats = (cells * inside - core * arcs) / np.sqrt(spread)
    fit[spread <= 0] = np.nan
    return fit


def _order(matrix: Flags) -> Ints:
    """Actors by falling number of partners, then by what their partners are like."""
    both = _both(matrix)
    colour = np.unique(-both.sum(axis=1), return_inverse=True)[1]
    for _ in range(ROUNDS):
        near = both @ (colour * colour + 3 * colour + 1)
        pairs = np.column_stack([colour, near])
        colour = np.unique(pairs, axis=0, return_inverse=True)[1].reshape(-1)
    return np.argsort(colour, kind="stable")


def fits_of(both: Ints, members: Flags) -> Floats:
    """The correlation of several cores, one a row."""
    counts = members.astype(np.int64)
    inside = ((counts @ both) * counts).sum(axis=1) // 2
    outside = (((1 - counts) @ both) * (1 - counts)).sum(axis=1) // 2
    return correlation(counts.sum(axis=1), inside, outside, len(both))


def _starts(both: Ints) -> Flags:
    """The most promising of the sets of the first k actors and of the neighbourhoods, best first."""
    n = len(both)
    first = np.tri(n, dtype=bool)[: n - 1]
    near = (both > 0) | np.eye(n, dtype=bool)
    sets = np.concatenate([first, near])
    fits = fits_of(both, sets)
    found = np.flatnonzero(np.isfinite(fits))
    best: Flags = sets[found[np.argsort(-fits[found], kind="stable")[:STARTS]]]
    return best


def _exchanged(both: Ints, members: Flags) -> tuple[Flags, Floats]:
    """The best moment of one pass in which every actor changes sides at most once, for each core."""
    now, free, rows = members.copy(), np.ones(members.shape, bool), np.arange(len(members))
    near = now.astype(np.int64) @ both
    best, kept, since = np.full(len(rows), -np.inf), members.copy(), np.zeros(len(rows), np.int64)
    while (since < PATIENCE).any() and free.any():
        fits = np.where(free, flips(both, now, near), -np.inf)
        at = np.argmax(np.where(np.isnan(fits), -np.inf, fits), axis=1)
        near += np.where(now[rows, at], -1, 1)[:, None] * both[at]
        now[rows, at], free[rows, at] = ~now[rows, at], False
        better = fits[rows, at] > best
        best[better], kept[better] = fits[rows, at][better], now[better]
        since = np.where(better, 0, since + 1)
    return kept, best


def flips(both: Ints, members: Flags, near: Ints) -> Floats:
    """The correlation of each core once each actor in turn changed sides; ``near``: arcs with the core."""
    degree, sign = both.sum(axis=1), np.where(members, -1, 1)
    inside = (near * members).sum(axis=1, keepdims=True) // 2
    outside = ((degree - near) * ~members).sum(axis=1, keepdims=True) // 2
    return correlation(
        members.sum(axis=1, keepdims=True) + sign, inside + sign * near,
        outside - sign * (degree - near), len(both),
    )  # fmt: skip


def undecided(ties: Flags, core: Core) -> Flags:
    """Actors who could as well be on the other side: alone, in exchange for another, or in a rival core."""
    both = _both(ties & ~np.eye(len(ties), dtype=bool))
    member = core.member
    near, degree = both @ member, both.sum(axis=1)
    alike = np.abs(flips(both, member[None, :], near[None, :])[0] - core.fit) <= EQUAL
    alike |= (core.rivals != member).any(axis=0)
    inside, outside = int(near[member].sum()) // 2, int((degree - near)[~member].sum()) // 2
    leaves, joins = np.flatnonzero(member), np.flatnonzero(~member)
    link = both[np.ix_(leaves, joins)]
    gain = near[joins][None, :] - near[leaves][:, None] - link
    away = (degree - near)[leaves][:, None] - (degree - near)[joins][None, :] - link
    size = np.full(link.shape, int(member.sum()))
    same = np.abs(correlation(size, inside + gain, outside + away, len(both)) - core.fit) <= EQUAL
    alike[leaves[same.any(axis=1)]] = True
    alike[joins[same.any(axis=0)]] = True
    return np.asarray(alike, bool)
