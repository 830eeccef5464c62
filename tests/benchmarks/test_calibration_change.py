"""A slice of the calibration of change: intervals near their promise, and the table says so."""

import pytest

from benchmarks.calibration.change import METHODS, SHARED, coverage, table, together


@pytest.mark.parametrize("model", ["Bernoulli", "unequal actors"])
def test_intervals_of_independent_ties_hold_the_truth(model: str) -> None:
    found = coverage(model, 50, runs=60, draws=20)
    # 60 runs at 95 %: below 85 % less than one time in a thousand.
    assert all(found.held[name] >= 0.85 for name in METHODS)
    assert model in table([found])


def test_actors_who_share_fates_need_the_bootstrap_of_actors() -> None:
    found = coverage(SHARED, 50, runs=60, draws=40)
    assert found.held["actors 2 y"] > found.held["survival 2 y"] + 0.05
    assert together([found, coverage("blocks", 20, runs=3, draws=5)])["persistence"] <= 1
