"""Random networks that keep something of the observed one: size, ties, dyad census or degrees."""

from collections.abc import Callable, Iterator
from typing import Literal

import numpy as np

from analyses.inference.rewiring import rewired
from analyses.inference.tally import Alternative, Progress, Tally, tally
from graph.tables import Flags, Floats

Condition = Literal["size", "edges", "dyad_census", "degrees"]
Statistic = Callable[[Flags], float]


def cug(
    adjacency: Flags, statistic: Statistic, *, condition: Condition, draws: int, seed: int,
    alternative: Alternative = "two-sided", progress: Progress = None,
) -> Tally:  # fmt: skip
    """Conditional uniform graph test of a statistic of an adjacency matrix (n, n).

    The observed value is held against that of networks drawn uniformly among those with the same
    size, number of ties, dyad census (Anderson, Butts & Carley 1999, Social Networks 21:239-267) or
    degrees. A symmetric matrix is an undirected network, and stays one. Two-sided: as far from the mean
    of all draws, the observed network among them. Raises ValueError for an unknown condition.
    """
    ties = np.asarray(adjacency, bool) & ~np.eye(len(adjacency), dtype=bool)
    drawn = null_statistics(
        ties, statistic, condition=condition, draws=draws, seed=seed, progress=progress
    )
    return held_against(drawn, statistic(ties), seed=seed, alternative=alternative)


def held_against(
    drawn: Floats, observed: float, *, seed: int, alternative: Alternative = "two-sided"
) -> Tally:
    """An observed value against draws (R,) whose expectation is not known: their mean stands for it."""
    values = np.append(drawn, observed)
    centre = np.nanmean(values) if not np.isnan(values).all() else 0.0
    return tally(
        np.array([observed]), [drawn[:, None]], centre=float(centre), alternative=alternative,
        seed=seed,
    )  # fmt: skip


def null_statistics(
    ties: Flags, statistic: Statistic, *, condition: Condition, draws: int, seed: int,
    progress: Progress = None,
) -> Floats:  # fmt: skip
    """A statistic of each of the networks drawn under a condition; shape (draws,)."""
    values = []
    for network in null_networks(ties, condition, draws=draws, seed=seed):
        values.append(statistic(network))
        if progress:
            progress(len(values), draws)
    return np.array(values, float)


def null_networks(ties: Flags, condition: Condition, *, draws: int, seed: int) -> Iterator[Flags]:
    """Networks drawn under a condition, as matrices (n, n) without loops."""
    rng = np.random.default_rng(seed)
    directed = bool((ties != ties.T).any())
    if condition == "degrees":
        yield from rewired(ties, draws, rng, directed=directed)
        return
    if condition not in _DRAW:
        raise ValueError(f"'{condition}' is none of size, edges, dyad_census, degrees")
    for _ in range(draws):
        yield _DRAW[condition](ties, rng, directed)


def _by_size(ties: Flags, rng: np.random.Generator, directed: bool) -> Flags:  # noqa: FBT001
    drawn = rng.random(ties.shape) < 0.5  # noqa: PLR2004 - every network equally likely
    np.fill_diagonal(drawn, False)
    return drawn if directed else _mirrored(drawn)


def _by_edges(ties: Flags, rng: np.random.Generator, directed: bool) -> Flags:  # noqa: FBT001
    if not directed:
        return _by_census(ties, rng, directed)
    cells = np.flatnonzero(~np.eye(len(ties), dtype=bool))
    drawn = np.zeros(ties.size, bool)
    drawn[rng.choice(cells, int(ties.sum()), replace=False)] = True
    return drawn.reshape(ties.shape)


def _by_census(ties: Flags, rng: np.random.Generator, _: bool) -> Flags:  # noqa: FBT001
    """As many two-way and one-way pairs, at random places, one-way ties turned at random.

    Which pairs were tied does not matter, so that draws do not hang on the order of actors.
    """
    u, v = np.triu_indices(len(ties), 1)
    arcs = np.sort(ties[u, v].astype(np.int8) + ties[v, u])[rng.permutation(len(u))]
    forward = rng.random(len(u)) < 0.5  # noqa: PLR2004 - either way round
    drawn = np.zeros_like(ties)
    drawn[u, v] = (arcs == 2) | ((arcs == 1) & forward)  # noqa: PLR2004 - both ways
    drawn[v, u] = (arcs == 2) | ((arcs == 1) & ~forward)  # noqa: PLR2004 - both ways
    return drawn


def _mirrored(drawn: Flags) -> Flags:
    upper = np.triu(drawn)
    return upper | upper.T


_DRAW = {"size": _by_size, "edges": _by_edges, "dyad_census": _by_census}
