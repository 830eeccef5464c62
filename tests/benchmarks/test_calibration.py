"""A slice of the calibration: what keeps its promise passes, what does not is named."""

from dataclasses import replace

import numpy as np
import pytest

from analyses.inference import Tally, tally
from benchmarks import qap
from benchmarks.calibration.intervals import METHODS, coverage
from benchmarks.calibration.intervals import table as coverage_table
from benchmarks.calibration.permutation import CASES, Case, judge, table


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_tests_keep_their_promise(case: Case) -> None:
    verdict = judge(case, runs=60, powered=10, seed=2)
    assert verdict.faults == []
    assert verdict.power > verdict.sizes[1]
    assert case.name in table([verdict])


def drawn(rng: np.random.Generator, shift: float) -> Tally:
    values = rng.normal(size=(20, 1))
    return tally(rng.normal(size=1) + shift, [values], seed=1)


def never(rng: np.random.Generator, there: bool) -> tuple[float, Tally]:  # noqa: FBT001
    return 1.0, drawn(rng, 9.0 * there)


def eager(rng: np.random.Generator, there: bool) -> tuple[float, Tally]:  # noqa: FBT001
    test = drawn(rng, 9.0 * there)
    return float(test.p[0]) / 3, test


def shifted(rng: np.random.Generator, there: bool) -> tuple[float, Tally]:  # noqa: FBT001
    test = drawn(rng, 1.5)
    return 0.02 if there else 0.5, test


@pytest.mark.parametrize(
    ("made", "fault"), [(never, "power"), (eager, "P(p <= 0.05)"), (shifted, "not uniform")]
)
def test_broken_promises_are_named(made: object, fault: str) -> None:
    case = replace(CASES[0], made=made)  # type: ignore[arg-type]
    faults = judge(case, runs=400, powered=20).faults
    assert any(each.startswith(fault) for each in faults)


def test_coverage_on_simulated_networks() -> None:
    found = coverage("Bernoulli", 12, runs=25, draws=40)
    assert set(found.held) == set(found.ratio) == set(METHODS)
    assert found.held["bootstrap"] > 0.9
    assert found.ratio["bootstrap"] > found.ratio["jackknife"]
    assert "| Bernoulli | 12 |" in coverage_table([found])


def test_qap_race_compares_before_it_prints(capsys: pytest.CaptureFixture[str]) -> None:
    pairs = qap.relations(12, np.random.default_rng(3))
    for kind, pair in pairs.items():
        qap.race(kind, pair, 50, {"numpy": 20, "networkx": 20})
    printed = capsys.readouterr().out
    assert printed.count("numpy loop") == 2
    assert printed.count("networkx") == 1
    with pytest.raises(SystemExit, match="other correlations"):
        qap.agree(*pairs["ties"], [0.5, 0.2, 0.1], "somebody")
