"""Networks with the same degrees, drawn by a chain of switches."""

from collections.abc import Iterator

import numpy as np

from graph.tables import Flags, Ints

# Switches tried a tie between two draws; Milo et al. (2003) find 100 to be more than enough, and 10 to
# do for the figures they looked at. The chain starts with as many as lie between two draws.
PER_TIE = 20

Arc = tuple[int, int]


def rewired(
    ties: Flags, draws: int, rng: np.random.Generator, *, directed: bool
) -> Iterator[Flags]:
    """Networks with the degrees (in and out) of the given one, in the long run all equally often.

    Two ties a-b, c-d become a-d, c-b where that makes no loop and no double (Rao, Jana & Bandyopadhyay
    1996, Sankhya A 58:225-242); in a directed network a cycle of three may also turn round, without
    which some networks are never reached. A switch that cannot be made counts as a step where one
    stays: that is what makes the networks equally likely. Shape (n, n) each, no loops.
    """
    u, v = np.nonzero(ties if directed else np.triu(ties))
    arcs = list(zip(u.tolist(), v.tolist(), strict=True))
    there = {*arcs} if directed else {*arcs, *((b, a) for a, b in arcs)}
    steps = PER_TIE * len(arcs)
    for _ in range(draws):
        if len(arcs) > 1:
            choices = rng.integers(len(arcs), size=(steps, 2))
            others = rng.integers(len(ties) if directed else 2, size=steps)
            _switch(arcs, there, choices, others, directed=directed)
        drawn = np.zeros_like(ties)
        at = np.array(arcs, np.int64).reshape(-1, 2)
        drawn[at[:, 0], at[:, 1]] = True
        yield drawn if directed else drawn | drawn.T


def _switch(
    arcs: list[Arc], there: set[Arc], choices: Ints, others: Ints, *, directed: bool
) -> None:
    """Try as many switches as there are choices, in place."""
    where = {arc: at for at, arc in enumerate(arcs)} if directed else {}
    for (first, second), node in zip(choices.tolist(), others.tolist(), strict=True):
        if first == second:
            if directed:
                _turn(arcs, there, where, first, node)
            continue
        (a, b), (c, d) = arcs[first], arcs[second]
        if not directed and node:
            c, d = d, c
        if a == d or c == b or (a, d) in there or (c, b) in there:
            continue
        new = ((a, d), (c, b))
        _replace(arcs, there, where, (first, second), new, directed=directed)


def _replace(
    arcs: list[Arc], there: set[Arc], where: dict[Arc, int], spots: tuple[int, ...],
    new: tuple[Arc, ...], *, directed: bool,
) -> None:  # fmt: skip
    for at in spots:
        a, b = arcs[at]
        there.discard((a, b))
        if directed:
            del where[(a, b)]
        else:
            there.discard((b, a))
    for at, (a, b) in zip(spots, new, strict=True):
        arcs[at] = (a, b)
        there.add((a, b))
        if directed:
            where[(a, b)] = at
        else:
            there.add((b, a))


def _turn(arcs: list[Arc], there: set[Arc], where: dict[Arc, int], at: int, c: int) -> None:
    """Turn the cycle a -> b -> c -> a round, where it is one and no arc of it is answered."""
    a, b = arcs[at]
    cycle = ((a, b), (b, c), (c, a))
    if c in {a, b} or cycle[1] not in there or cycle[2] not in there:
        return
    turned = tuple((y, x) for x, y in cycle)
    if any(arc in there for arc in turned):
        return
    spots = tuple(where[arc] for arc in cycle)
    _replace(arcs, there, where, spots, turned, directed=True)
