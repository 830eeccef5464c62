"""P-values from draws: counted as published, never 0, ties and missing draws against a finding."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.inference import holm, normal_interval, tally


def column(*values: float) -> np.ndarray:
    return np.array(values, float)[:, None]


def test_p_of_random_draws_is_one_more_than_counted() -> None:
    found = tally(np.array([2.0]), [column(0, 1), column(2, 3)], alternative="greater", seed=1)
    assert found.p == [(1 + 2) / (4 + 1)]
    assert (found.above.tolist(), found.equal.tolist(), found.draws) == ([1], [1], 4)
    never = tally(np.array([9.0]), [column(*range(9))], alternative="greater", seed=1)
    assert never.p == [1 / 10]


def test_p_of_an_enumeration_is_the_share_itself() -> None:
    every = tally(np.array([3.0]), [column(0, 1, 2, 3)], alternative="greater")
    assert every.exact
    assert every.p == [1 / 4]


def test_sides() -> None:
    draws = column(-3, -1, 0, 1, 2)
    one = {
        side: tally(np.array([-2.0]), [draws], alternative=side, seed=1).p[0]
        for side in ("greater", "less", "two-sided")
    }
    assert one == {"greater": 5 / 6, "less": 2 / 6, "two-sided": 3 / 6}
    off = tally(np.array([-2.0]), [draws], centre=-0.5, seed=1).p[0]
    assert off == (1 + 3) / 6, "as far from the expectation on either side: -3, 1, 2"


def test_a_draw_equal_but_for_rounding_counts() -> None:
    observed = 0.1 + 0.2
    found = tally(np.array([observed]), [column(0.3, 0.3)], alternative="greater", seed=1)
    assert found.equal.tolist() == [2]


def test_a_draw_without_a_value_counts_against() -> None:
    found = tally(np.array([5.0]), [column(math.nan, 0.0)], alternative="greater", seed=1)
    assert found.p == [2 / 3]


def test_mean_and_deviation_of_the_draws() -> None:
    found = tally(np.array([10.0]), [column(1, 2), column(3)], seed=1)
    assert found.mean == pytest.approx([2.0])
    assert found.sd == pytest.approx([np.std([1, 2, 3])])


def test_progress_is_told_and_no_draw_is_refused() -> None:
    told: list[tuple[int, int]] = []
    batches = [column(1, 2), column(3)]
    tally(np.array([0.0]), batches, seed=1, total=3, progress=lambda *said: told.append(said))
    assert told == [(2, 3), (3, 3)]
    with pytest.raises(ValueError, match="no draws"):
        tally(np.array([0.0]), [], seed=1)


def test_an_interruption_goes_through() -> None:
    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tally(np.array([0.0]), [column(1, 2)], seed=1, progress=stop)


def test_randomised_p_lies_within_the_ties() -> None:
    found = tally(np.array([1.0]), [column(2, 1, 1, 0)], alternative="greater", seed=1)
    rng = np.random.default_rng(5)
    drawn = [found.randomised_p(rng)[0] for _ in range(200)]
    assert 1 / 5 <= min(drawn) < 0.25
    assert 0.75 < max(drawn) <= 4 / 5


@pytest.mark.parametrize(
    ("given_p", "adjusted"),
    [
        # p.adjust(c(.01, .02, .03, .04, .05), "holm") of R 4, and its own example of ties.
        ([0.01, 0.02, 0.03, 0.04, 0.05], [0.05, 0.08, 0.09, 0.09, 0.09]),
        ([0.04, 0.01, 0.04], [0.08, 0.03, 0.08]),
        ([0.6, 0.9], [1.0, 1.0]),
        ([math.nan, 0.02], [math.nan, 0.02]),
        ([], []),
    ],
)
def test_holm(given_p: list[float], adjusted: list[float]) -> None:
    assert holm(given_p) == pytest.approx(adjusted, nan_ok=True)


@given(st.lists(st.floats(0, 1), max_size=8))
def test_holm_by_its_definition(p: list[float]) -> None:
    """Rejects at level a exactly what the step-down procedure rejects."""
    order = sorted(range(len(p)), key=p.__getitem__)
    adjusted = holm(p)
    for level in (0.01, 0.05, 0.5):
        rejected = set()
        for step, at in enumerate(order):
            if p[at] * (len(p) - step) > level:
                break
            rejected.add(at)
        assert {at for at, value in enumerate(adjusted) if value <= level} == rejected


def test_interval_of_95_percent() -> None:
    assert normal_interval(1.0, 2.0) == pytest.approx((1 - 3.919928, 1 + 3.919928))
    assert all(map(math.isnan, normal_interval(1.0, math.nan)))
