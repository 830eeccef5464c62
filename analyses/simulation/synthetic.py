"""Big networks of dated ties without a story, for benchmarks: a million ties in a few seconds."""

from collections.abc import Callable
from typing import Any, Literal

import numpy as np

from analyses.simulation.draws import stream
from graph.errors import InputError
from graph.tables import Actors, Codes, Ints, Text, Ties

Kind = Literal["random", "hub", "communities"]

HUB_DEGREE = 20_000
COMMUNITY_SIZE = 200
INSIDE = 0.9
TAIL = 2.5
MEAN_MONTHS = 24.0
FIRST_DAY = np.datetime64("2010-01-01", "D")
MONTH_DAYS = 30.4375


def synthetic_ties(
    n_actors: int,
    n_ties: int,
    kind: Kind,
    *,
    months: int = 120,
    repeat: float = 0.2,
    seed: int = 0,
) -> Ties:
    """Undirected dated ties between `n_actors`, in the order that a store hands out.

    `random`: pairs uniform. `hub`: actor 0 tied to `HUB_DEGREE` others (or all there are, or half
    of the pairs), the rest between actors of weights with density exponent `TAIL`. `communities`:
    a share `INSIDE` of the draws within groups of `COMMUNITY_SIZE`. Pairs are distinct but for a
    share `repeat` of the ties, each of which repeats one of them. Starts are uniform over the
    months from `FIRST_DAY`, lengths exponential with mean `MEAN_MONTHS`; a tie that outlasts the
    period has no stated end. Half are formal.

    Raises InputError when the network asked for cannot hold that many distinct pairs.
    """
    rng = stream(seed, f"synthetic {kind}")
    pairs = _distinct_pairs(rng, n_actors, n_ties - round(repeat * n_ties), kind)
    again = pairs[_below(rng, len(pairs), n_ties - len(pairs))]
    a, b = np.divmod(np.concatenate([pairs, again]), n_actors)
    return _dated(rng, _actors(n_actors), a, b, months)


def _below(rng: np.random.Generator, high: int, size: int) -> Ints:
    """Uniform integers in [0, high)."""
    return (rng.random(size) * high).astype(np.int64)


def _distinct_pairs(rng: np.random.Generator, actors: int, wanted: int, kind: Kind) -> Ints:
    """Pairs a < b as a * actors + b: drawn in batches, the first `wanted` distinct ones."""
    draw = _DRAWS[kind]
    found = _hub_pairs(actors, wanted) if kind == "hub" else np.empty(0, dtype=np.int64)
    for _ in range(40):
        if len(found) >= wanted:
            return found[:wanted]
        a, b = draw(rng, actors, wanted + wanted // 4 + 16)
        numbers = (np.minimum(a, b) * actors + np.maximum(a, b))[a != b]
        together = np.concatenate([found, numbers])
        _, first = np.unique(together, return_index=True)
        found = together[np.sort(first)]
    raise InputError("simulation_too_few_pairs", kind=kind, actors=actors, pairs=wanted)


def _hub_pairs(actors: int, wanted: int) -> Ints:
    """Actor 0 with the next ones: a * actors + b is b alone for a = 0."""
    return np.arange(1, 1 + min(HUB_DEGREE, actors - 1, wanted // 2), dtype=np.int64)


def _random_draw(rng: np.random.Generator, actors: int, size: int) -> tuple[Ints, Ints]:
    return _below(rng, actors, size), _below(rng, actors, size)


def _hub_draw(rng: np.random.Generator, actors: int, size: int) -> tuple[Ints, Ints]:
    """Both ends with probability proportional to rank^(-1 / (TAIL - 1)), the hub left out."""
    weight = np.arange(1, actors, dtype=np.float64) ** (-1 / (TAIL - 1))
    cumulative = np.cumsum(weight)
    ends = np.searchsorted(cumulative, rng.random(2 * size) * cumulative[-1], side="right") + 1
    ends = np.minimum(ends, actors - 1)
    return ends[:size], ends[size:]


def _community_draw(rng: np.random.Generator, actors: int, size: int) -> tuple[Ints, Ints]:
    """A first end anywhere, the second in the same group with probability INSIDE."""
    a = _below(rng, actors, size)
    first = a - a % COMMUNITY_SIZE
    group = np.minimum(COMMUNITY_SIZE, actors - first)
    near = first + (rng.random(size) * group).astype(np.int64)
    inside = rng.random(size) < INSIDE
    return a, np.where(inside, near, _below(rng, actors, size))


_Draw = Callable[[np.random.Generator, int, int], tuple[Ints, Ints]]
_DRAWS: dict[Kind, _Draw] = {
    "random": _random_draw,
    "hub": _hub_draw,
    "communities": _community_draw,
}


def _dated(rng: np.random.Generator, actors: Actors, a: Ints, b: Ints, months: int) -> Ties:
    size, days = len(a), round(months * MONTH_DAYS)
    start = _below(rng, days, size)
    length = 1 + (-np.log1p(-rng.random(size)) * MEAN_MONTHS * MONTH_DAYS).astype(np.int64)
    formal = (rng.random(size) < 0.5).astype(np.int8)  # noqa: PLR2004  (a half)
    lasting = start + length > days
    # A missing end sorts last, as NaT does.
    end = np.where(lasting, days + 1, start + length)
    type_ = (1 - formal).astype(np.int16)
    order = np.lexsort((type_, b, a, end, start))
    return _ties(actors, a[order], b[order], formal[order], start[order], end[order], days)


def _ties(
    actors: Actors, a: Ints, b: Ints, formal: Codes, start: Ints, end: Ints, days: int
) -> Ties:
    lasting = end > days
    valid_to = FIRST_DAY + end
    valid_to[lasting] = np.datetime64("NaT")
    return Ties(
        actors=actors,
        src=a,
        dst=b,
        type=(1 - formal).astype(np.int16),
        type_names=_text(["convention", "works_with"]),
        formality=formal,
        valid_from=FIRST_DAY + start,
        valid_to=valid_to,
        from_known=np.ones(len(a), dtype=np.bool_),
        to_known=~lasting,
        **_plain(len(a)),
    )


def _plain(size: int) -> dict[str, Any]:
    """The columns of ties that say nothing here."""
    missing, day_precision = np.full(size, np.nan), np.zeros(size, dtype=np.int8)
    return {
        "directed": np.zeros(size, dtype=np.bool_),
        "absent_on": np.full(size, np.datetime64("NaT", "D")),
        "from_precision": day_precision,
        "to_precision": day_precision,
        "weight": missing,
        "unit": _same("", size),
        "strength": missing,
        "confidence": missing,
        "certainty": np.zeros(size, dtype=np.int8),
        "reporter": np.full(size, -1),
        "campaign": _same("", size),
        "reporter_territory": _same("", size),
        "event": np.full(size, -1),
        "dataset": np.zeros(size, dtype=np.int64),
    }


def _actors(size: int) -> Actors:
    unknown = np.full(size, np.datetime64("NaT", "D"))
    names = [f"Acteur simulé {number:07d}" for number in range(size)]
    return Actors(
        id=_text([f"local:synthetic:{number:07d}" for number in range(size)]),
        name=_text(names),
        aliases=_same((), size),
        sector=_same("unknown", size),
        sector_basis=_same("", size),
        form=_same("organisation", size),
        territory=_same("", size),
        listed=np.ones(size, dtype=np.bool_),
        active_from=unknown,
        active_from_precision=np.zeros(size, dtype=np.int8),
        active_to=unknown,
        active_to_precision=np.zeros(size, dtype=np.int8),
        certainty=_same("stated", size),
        attrs=_same("{}", size),
    )


def _text(values: list[str]) -> Text:
    return np.array(values, dtype=np.object_)


def _same(value: object, size: int) -> Text:
    column = np.empty(size, dtype=np.object_)
    column.fill(value)
    return column
