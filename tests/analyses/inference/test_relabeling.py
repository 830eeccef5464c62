"""Relabelings: all distinct ones when they are few, and the same random ones for a seed."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.inference import enumeration, n_relabelings, relabelings

CODES = st.lists(st.integers(0, 3), min_size=1, max_size=7)


@given(CODES)
def test_enumeration_is_every_distinct_order_once(codes: list[int]) -> None:
    rows = [tuple(row) for row in enumeration(np.array(codes)).tolist()]
    assert len(rows) == len(set(rows)) == n_relabelings(np.array(codes))
    assert set(rows) == set(permutations(codes))


def test_groups_of_four_four_and_three_are_enumerated() -> None:
    series = relabelings(np.repeat([0, 1, 2], [4, 4, 3]), draws=10, seed=1)
    assert (series.draws, series.exact, series.seed) == (11_550, True, None)
    assert sum(map(len, series.batches())) == 11_550


def test_many_are_drawn() -> None:
    codes = np.repeat([0, 1], 20)
    series = relabelings(codes, draws=50, seed=3)
    drawn = np.vstack([*series.batches()])
    assert (series.exact, drawn.shape) == (False, (50, 40))
    assert (np.sort(drawn, axis=1) == np.sort(codes)).all()
    assert (drawn == np.vstack([*series.batches()])).all()
    other = np.vstack([*relabelings(codes, draws=50, seed=4).batches()])
    assert (drawn != other).any()


def test_draws_do_not_hang_on_the_size_of_a_batch(monkeypatch: pytest.MonkeyPatch) -> None:
    series = relabelings(np.arange(12), draws=60, seed=3)
    whole = np.vstack([*series.batches()])
    monkeypatch.setattr("analyses.inference.relabeling.CELLS", 84)
    batches = [*series.batches()]
    assert len(batches) > 1
    assert (np.vstack(batches) == whole).all()


def test_the_stream_of_a_seed_is_written_down() -> None:
    """The same on every machine: numpy's PCG64 and its shuffle, pinned to what they gave."""
    first = next(relabelings(np.arange(10), draws=1, seed=1).batches())
    assert first.tolist() == [[8, 4, 7, 0, 1, 2, 5, 9, 6, 3]]


def test_no_draw_is_refused() -> None:
    with pytest.raises(ValueError, match="one draw"):
        relabelings(np.arange(3), draws=0, seed=1)
