"""Synthetic networks have the sizes and shapes that benchmarks ask for."""

from dataclasses import fields

import numpy as np
import pytest

from analyses.simulation.synthetic import COMMUNITY_SIZE, Kind, synthetic_ties
from graph.errors import InputError
from graph.tables import Ties

KINDS: tuple[Kind, ...] = ("random", "hub", "communities")


@pytest.fixture(scope="module", params=KINDS)
def ties(request: pytest.FixtureRequest) -> Ties:
    kind: Kind = request.param
    return synthetic_ties(3_000, 20_000, kind, months=60, seed=2)


def degrees(ties: Ties) -> np.ndarray:
    pairs = np.unique(np.column_stack([ties.src, ties.dst]), axis=0)
    return np.sort(np.bincount(pairs.ravel(), minlength=len(ties.actors.id)))


def test_a_fifth_repeats_a_pair(ties: Ties) -> None:
    assert len(ties) == 20_000
    assert (ties.src < ties.dst).all()
    assert len(np.unique(ties.src * 3_000 + ties.dst)) == 16_000


def test_spells_end_within_the_period_or_are_still_alive(ties: Ties) -> None:
    ended = ~np.isnat(ties.valid_to)
    assert (ended == ties.to_known).all()
    assert 0.5 < ended.mean() < 0.9
    assert (ties.valid_from[ended] < ties.valid_to[ended]).all()
    assert np.ptp(ties.valid_from.astype("datetime64[M]").astype(int)) == 59
    assert ties.valid_to[ended].max() <= np.datetime64("2015-01-02")


def test_rows_come_in_the_order_of_a_store(ties: Ties) -> None:
    late = np.datetime64("9999-01-01")
    end = np.where(np.isnat(ties.valid_to), late, ties.valid_to)
    keys = list(zip(ties.valid_from, end, ties.src, ties.dst, ties.type, strict=True))
    assert keys == sorted(keys)
    assert {len(getattr(ties, f.name)) for f in fields(ties) if f.name not in SHORT} == {20_000}


SHORT = {"actors", "type_names", "provenance"}


def test_same_seed_same_ties_other_seed_others() -> None:
    one, same, other = (synthetic_ties(500, 900, "random", seed=seed) for seed in (1, 1, 2))
    assert (one.src == same.src).all()
    assert (one.valid_from == same.valid_from).all()
    assert not np.array_equal(one.src, other.src)


def test_hub_has_its_degree_and_a_heavy_tail_below() -> None:
    degree = degrees(synthetic_ties(30_000, 120_000, "hub", seed=1))
    assert degree[-1] == 20_000
    assert degree[-2] > 20 * np.median(degree)
    assert degrees(synthetic_ties(30_000, 120_000, "random", seed=1))[-1] < 40


def test_communities_keep_their_ties_inside() -> None:
    ties = synthetic_ties(3_000, 20_000, "communities", seed=1)
    inside = ties.src // COMMUNITY_SIZE == ties.dst // COMMUNITY_SIZE
    # Draws outside stay in the group by chance in one case of fifteen; doubles fall more inside.
    assert 0.85 < inside.mean() < 0.95


def test_more_pairs_than_there_are_is_refused() -> None:
    with pytest.raises(InputError, match="10 actors cannot hold 800 distinct pairs"):
        synthetic_ties(10, 1_000, "random")
