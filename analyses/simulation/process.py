"""The process that makes and ends ties: each pair of actors is a small Markov chain of its own.

A pair is in one of four states: none, informal only, formal only, both. While both actors are
present it changes by one toggle at a time, at these hazards a month:

    none or formal -> + informal     informal_formation / (n - 1) * m
    none           -> + formal       formal_formation / (n - 1) * m
    informal only  -> + formal       (k / s) (u / s)^(k - 1),  u months since it is informal only
    informal or both -> - informal   informal_dissolution
    formal or both   -> - formal     formal_dissolution

with m = same_territory^[same territory] * same_sector^[same sector] * hub_ratio^[one is a hub],
k = conversion_shape and s = conversion_scale: the delay from informal to formal is Weibull(k, s)
(k = 1 is a constant hazard). A chance that falls at time x after a day falls on day ceil(x); a
pair thus spends a whole number of days, one at least, in each state. Ties end when an actor leaves.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analyses.simulation.actors import Population
from analyses.simulation.draws import DayNumbers, exponential, stream
from analyses.simulation.parameters import DAYS_PER_MONTH, Parameters

INFORMAL, FORMAL = 1, 2
"""The two bits of a pair's state."""


@dataclass(frozen=True)
class Spells:
    """True relations of one layer: actors a < b (rows of the population), days `[begin, end)`.

    `ended` is false where the relation is still alive at the end of the simulation.
    Order: begin, a, b.
    """

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    begin: DayNumbers
    end: DayNumbers
    ended: NDArray[np.bool_]


@dataclass(frozen=True)
class _Pairs:
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    enter: DayNumbers
    leave: DayNumbers
    ratio: NDArray[np.float64]


@dataclass(frozen=True)
class _Toggles:
    pair: NDArray[np.int64]
    day: DayNumbers
    bit: NDArray[np.int64]


def relations(parameters: Parameters, people: Population, horizon: int) -> tuple[Spells, Spells]:
    """Informal and formal spells of every pair, from the first day of the process to `horizon`."""
    pairs = _pairs(parameters, people)
    toggles = _toggles(parameters, pairs)
    informal = _spells(pairs, toggles, INFORMAL, horizon)
    return informal, _spells(pairs, toggles, FORMAL, horizon)


def _pairs(parameters: Parameters, people: Population) -> _Pairs:
    a, b = np.triu_indices(parameters.actors, 1)
    ratio = np.where(people.territory[a] == people.territory[b], parameters.same_territory, 1.0)
    ratio *= np.where(people.sector[a] == people.sector[b], parameters.same_sector, 1.0)
    # The first actors are those of the whole city: the natural hubs. a < b, so a tells.
    ratio *= np.where(a < parameters.hubs, parameters.hub_ratio, 1.0)
    enter = np.maximum(people.enter[a], people.enter[b])
    leave = np.minimum(people.leave[a], people.leave[b])
    kept = enter < leave
    return _Pairs(a[kept], b[kept], enter[kept], leave[kept], ratio[kept])


def _toggles(parameters: Parameters, pairs: _Pairs) -> _Toggles:
    rng = stream(parameters.seed, "relations")
    pair = np.arange(len(pairs.a))
    state, day = np.zeros(len(pair), dtype=np.int64), pairs.enter
    made: list[_Toggles] = []
    while len(pair):
        to_informal = _until_informal(parameters, rng, state, pairs.ratio[pair])
        to_formal = _until_formal(parameters, rng, state, pairs.ratio[pair])
        day = day + np.ceil(np.minimum(to_informal, to_formal)).astype(np.int64)
        bit = np.where(to_informal <= to_formal, INFORMAL, FORMAL)
        alive = day < pairs.leave[pair]
        pair, day, bit, state = pair[alive], day[alive], bit[alive], (state ^ bit)[alive]
        made.append(_Toggles(pair, day, bit))
    return _Toggles(
        np.concatenate([m.pair for m in made] or [pair]),
        np.concatenate([m.day for m in made] or [day]),
        np.concatenate([m.bit for m in made] or [state]),
    )


def _until_informal(
    parameters: Parameters,
    rng: np.random.Generator,
    state: NDArray[np.int64],
    ratio: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Days until the informal bit would toggle."""
    formation = parameters.informal_formation / (parameters.actors - 1) * ratio
    dissolution = parameters.informal_dissolution
    rate = np.where(state & INFORMAL, dissolution, formation)
    return exponential(rng, len(state)) / rate * DAYS_PER_MONTH


def _until_formal(
    parameters: Parameters,
    rng: np.random.Generator,
    state: NDArray[np.int64],
    ratio: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Days until the formal bit would toggle; Weibull by inverse transform, s * E^(1/k)."""
    unit = exponential(rng, len(state))
    formation = parameters.formal_formation / (parameters.actors - 1) * ratio
    rate = np.where(state & FORMAL, parameters.formal_dissolution, formation)
    delay = parameters.conversion_scale * unit ** (1 / parameters.conversion_shape)
    return np.where(state == INFORMAL, delay, unit / rate) * DAYS_PER_MONTH


def _spells(pairs: _Pairs, toggles: _Toggles, bit: int, horizon: int) -> Spells:
    """Toggles of one bit come on, off, on, off... in each pair; a missing last off is its leave."""
    mine = toggles.bit == bit
    pair, day = toggles.pair[mine], toggles.day[mine]
    order = np.lexsort((day, pair))
    pair, day = pair[order], day[order]
    first = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]]) if len(pair) else pair
    place = np.arange(len(pair)) - np.repeat(first, np.diff(np.r_[first, len(pair)]))
    begins = np.flatnonzero(place % 2 == 0)
    has_off = np.r_[place, 0][begins + 1] % 2 == 1
    end = pairs.leave[pair[begins]]
    end[has_off] = day[begins[has_off] + 1]
    a, b, begin = pairs.a[pair[begins]], pairs.b[pair[begins]], day[begins]
    sort = np.lexsort((b, a, begin))
    return Spells(a[sort], b[sort], begin[sort], end[sort], end[sort] < horizon)
