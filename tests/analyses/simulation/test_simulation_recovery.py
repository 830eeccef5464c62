"""The parameters come back from what a simulation wrote, and a wrong one is noticed."""

import doctest
import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from analyses.simulation import Parameters, check_recovery, fits, recovery, simulate, write
from analyses.simulation.sojourns import read, sojourns

ROOT = Path(__file__).resolve().parents[3]
BIG = Parameters(actors=240, territories=4, hubs=4, seed=20)


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("big")
    write(simulate(BIG), folder)
    return folder


def test_every_parameter_comes_back(big: Path) -> None:
    table = recovery(big)
    print(table.to_string(index=False))  # noqa: T201  (shown by pytest -s)
    assert table["parameter"].tolist() == list(BIG.values())
    assert (table["n"] > 100).all()
    check_recovery(table)


def test_every_parameter_of_the_demonstration_data_comes_back() -> None:
    table = recovery(ROOT / "data" / "quartier")
    assert table["parameter"].tolist() == list(Parameters().values())
    check_recovery(table)
    page = (ROOT / "docs" / "simulation.md").read_text("utf-8")
    for name, declared, estimate, se, n, z in table.itertuples(index=False):
        assert f"| `{name}` | {declared:g} | {estimate:.4g} | {se:.2g} | {n} | {z:.2f} |\n" in page


@pytest.mark.parametrize("name", list(BIG.values()))
def test_a_parameter_changed_in_the_generator_is_noticed(name: str, tmp_path: Path) -> None:
    value = BIG.values()[name]
    changed = value * 1.4 if value > 1 or value < 0.5 else value - 0.15
    changes: dict[str, Any] = {name: changed}
    write(simulate(replace(BIG, **changes)), tmp_path)
    truth = tmp_path / "truth" / "truth.json"
    declared = json.loads(truth.read_text("utf-8"))
    check_recovery(recovery(tmp_path))
    declared["parameters"][name] = value
    truth.write_text(json.dumps(declared), encoding="utf-8")
    with pytest.raises(ValueError, match=f"^{name}: declared {value:g}, found [^;]*$"):
        check_recovery(recovery(tmp_path))


def test_what_nothing_tells_is_not_called_found(tmp_path: Path) -> None:
    write(simulate(Parameters(actors=12, formal_dissolution=1e-6)), tmp_path)
    table = recovery(tmp_path).set_index("parameter")
    assert table.loc["formal_dissolution", "n"] == 0
    assert table["estimate"].isna()["formal_dissolution"]
    with pytest.raises(ValueError, match="formal_dissolution"):
        check_recovery(recovery(tmp_path))


def test_certain_probabilities_are_found_exactly(tmp_path: Path) -> None:
    write(simulate(Parameters(seed=4, response=1.0, reporting=1.0, end_stated=0.0)), tmp_path)
    table = recovery(tmp_path).set_index("parameter")
    assert table.loc[["response", "reporting", "end_stated"], "z"].tolist() == [0, 0, 0]


def day_by_day(folder: Path, first: str, last: str) -> dict[tuple[int, int], list[int]]:
    """State of each pair on each day both actors are there: 1 informal, 2 formal, 3 both."""
    ties, actors = read(folder / "truth", "ties"), read(folder / "truth", "actors")
    days = [str(day.date()) for day in pd.date_range(first, last)]
    states = {}
    for (a, one), (b, two) in combinations(enumerate(actors.to_dict("records")), 2):
        pair = {one["name"], two["name"]}
        mine = ties[ties["source"].isin(pair) & ties["target"].isin(pair)]
        spells = [
            (row["valid_from"], row["valid_until"], 1 if row["formality"] == "informal" else 2)
            for row in mine.to_dict("records")
        ]
        begin = max(one["active_from"], two["active_from"])
        end = min(one["active_until"] or "9999", two["active_until"] or "9999")
        states[a, b] = [
            sum(bit for f, u, bit in spells if f <= day <= u) for day in days if begin <= day <= end
        ]
    return states


def test_stays_are_those_counted_day_by_day(tmp_path: Path) -> None:
    parameters = Parameters(actors=9, seed=8, informal_formation=0.6, formal_formation=0.3)
    write(simulate(replace(parameters, arrivals=0.4, departures=0.3)), tmp_path)
    design = json.loads((tmp_path / "truth" / "truth.json").read_text("utf-8"))["design"]
    first, last = design["process_from"], design["coverage_until"]
    expected = []
    for pair, states in day_by_day(tmp_path, first, last).items():
        cuts = [0, *(k for k in range(1, len(states)) if states[k] != states[k - 1])]
        for start, stop in zip(cuts, [*cuts[1:], None], strict=True):
            if states:
                change = 0 if stop is None else states[start] ^ states[stop]
                days = (len(states) - 1 if stop is None else stop) - start
                expected.append((*pair, states[start], days, change))
    low, high = np.array([first, last], dtype="datetime64[D]").astype(int)
    actors, ties = (read(tmp_path / "truth", name) for name in ("actors", "ties"))
    stays = sojourns(actors, ties, low, high + 1)
    found = zip(stays.a, stays.b, stays.state, stays.days, stays.change, strict=True)
    assert [tuple(map(int, row)) for row in found] == expected
    assert len(expected) > 60


def test_weibull_is_the_top_of_its_likelihood() -> None:
    rng = np.random.default_rng(7)
    delay, other = 20 * rng.weibull(1.7, 400), rng.exponential(25, 400)
    times, happened = np.minimum(delay, other), delay < other

    def likelihood(k: float, s: float) -> float:
        hazard = np.log(k / s) + (k - 1) * np.log(times[happened] / s)
        return float(hazard.sum() - ((times / s) ** k).sum())

    shape, scale = fits.weibull(times, happened)
    best = likelihood(shape.value, scale.value)
    for k, s in ((0.01, 0), (-0.01, 0), (0, 0.1), (0, -0.1), (0.01, 0.1)):
        assert likelihood(shape.value + k, scale.value + s) < best
    # The curvature along the shape, the scale at its best for each, gives the error.
    step = 1e-3
    profile = [
        likelihood(k, float(((times**k).sum() / happened.sum()) ** (1 / k)))
        for k in (shape.value - step, shape.value, shape.value + step)
    ]
    curvature = -(profile[0] - 2 * profile[1] + profile[2]) / step**2
    assert shape.se == pytest.approx(curvature**-0.5, rel=1e-3)
    assert abs(shape.value - 1.7) < 3 * shape.se
    assert abs(scale.value - 20) < 3 * scale.se


def test_poisson_rates_of_two_cells_are_their_ratios() -> None:
    design = np.array([[1.0, 0.0], [1.0, 1.0]])
    base, ratio = fits.poisson_rates(design, np.array([40.0, 90.0]), np.array([400.0, 300.0]))
    assert base.value == pytest.approx(0.1)
    assert base.se == pytest.approx(0.1 / 40**0.5)
    assert ratio.value == pytest.approx(3.0)
    assert ratio.se == pytest.approx(3 * (1 / 40 + 1 / 90) ** 0.5)
    assert (base.n, ratio.n) == (130, 90)


def test_examples_of_the_estimators() -> None:
    results = doctest.testmod(fits)
    assert results.attempted == 2
    assert results.failed == 0
