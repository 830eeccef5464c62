"""QAP against published values, R's formula written out, and every order counted by hand."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.inference import mrqap, qap_correlation
from tests.analyses.classics import FAMILIES, business, marriage

MARRIAGE = nx.to_numpy_array(marriage(), FAMILIES)
BUSINESS = nx.to_numpy_array(business(), FAMILIES)


def off_diagonal(matrix: np.ndarray) -> np.ndarray:
    return matrix[~np.eye(len(matrix), dtype=bool)]


def plain_correlation(a: np.ndarray, b: np.ndarray) -> float:
    x, y = off_diagonal(a), off_diagonal(b)
    known = ~np.isnan(x + y)
    if not known.any() or np.ptp(x[known]) == 0 or np.ptp(y[known]) == 0:
        return float("nan")
    return float(np.corrcoef(x[known], y[known])[0, 1])


def squares(n: int, *, missing: bool) -> st.SearchStrategy[np.ndarray]:
    cell = st.sampled_from([0.0, 1.0, 2.0, *([float("nan")] if missing else [])])
    cells = st.lists(cell, min_size=n * n, max_size=n * n)
    return cells.map(lambda values: np.array(values).reshape(n, n))


def test_padgett_as_published() -> None:
    """Analyzing Social Networks 14.5.1: r 0.372; 20,000 permutations with mean 0.001, sd 0.092."""
    found = qap_correlation(MARRIAGE, BUSINESS, draws=20_000, seed=1)
    assert round(float(found.observed[0]), 3) == 0.372
    assert found.mean[0] == pytest.approx(0.001, abs=0.003)
    assert found.sd[0] == pytest.approx(0.092, abs=0.001)
    assert 1 / 20_001 <= found.p[0] < 0.002


def test_the_null_mean_is_zero_and_the_deviation_known() -> None:
    """Over all orders the mean of r is 0; 5 families, by hand."""
    a, b = MARRIAGE[8:13, 8:13], BUSINESS[6:11, 6:11]
    found = qap_correlation(a, b, draws=1, seed=1)
    every = [plain_correlation(a[np.ix_(order, order)], b) for order in permutations(range(5))]
    assert found.draws == 120
    assert found.mean[0] == pytest.approx(0, abs=1e-12)
    assert found.sd[0] == pytest.approx(np.std(every))


@settings(max_examples=25)
@pytest.mark.parametrize("missing", [False, True])
@given(data=st.data())
def test_every_order_by_brute_force(data: st.DataObject, *, missing: bool) -> None:
    a, b = (data.draw(squares(4, missing=missing)) for _ in range(2))
    found = qap_correlation(a, b, draws=1, seed=1)
    r = plain_correlation(a, b)
    assert found.observed[0] == pytest.approx(r, nan_ok=True)
    if np.isnan(r):
        return
    every = [plain_correlation(a[np.ix_(order, order)], b) for order in permutations(range(4))]
    as_far = sum(not abs(each) < abs(r) - 1e-9 for each in every)
    assert found.p[0] == as_far / 24


def test_what_is_named_first_does_not_matter() -> None:
    one = qap_correlation(MARRIAGE, BUSINESS, draws=200, seed=7)
    scaled = qap_correlation(3 * MARRIAGE + 2, -BUSINESS, draws=200, seed=7)
    assert scaled.observed == pytest.approx(-one.observed)
    assert (scaled.p == one.p).all()


def test_a_constant_relation_has_no_correlation() -> None:
    found = qap_correlation(MARRIAGE, np.ones_like(MARRIAGE), draws=20, seed=1)
    assert np.isnan(found.observed[0])
    assert found.p[0] == 1


@pytest.mark.parametrize("other", [np.zeros((3, 3)), np.zeros((16, 2)), np.zeros(16)])
def test_other_shapes_are_refused(other: np.ndarray) -> None:
    with pytest.raises(ValueError, match="actors"):
        qap_correlation(MARRIAGE, other, draws=20, seed=1)


def simulated(n: int, seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    x, z = rng.normal(size=(2, n, n))
    return {"y": 0.8 * x + rng.normal(size=(n, n)), "x": x, "z": 0.5 * x + z}


def test_mrqap_is_least_squares() -> None:
    drawn = simulated(9, 1)
    found = mrqap(drawn["y"], {"x": drawn["x"], "z": drawn["z"]}, draws=20, seed=1)
    columns = [off_diagonal(drawn[name]) for name in ("x", "z")]
    design = np.column_stack([np.ones(72), *columns])
    fit, rss, _, _ = np.linalg.lstsq(design, off_diagonal(drawn["y"]), rcond=None)
    se = np.sqrt(rss[0] / 69 * np.diag(np.linalg.inv(design.T @ design)))
    assert found.names == ("intercept", "x", "z")
    assert found.coefficient == pytest.approx(fit)
    assert found.t == pytest.approx(fit / se)
    assert found.r2 == pytest.approx(
        1 - rss[0] / np.sum((off_diagonal(drawn["y"]) - off_diagonal(drawn["y"]).mean()) ** 2)
    )
    assert (found.n, found.draws) == (72, 20)


@pytest.mark.parametrize("missing", [False, True])
def test_double_semi_partialling_by_its_definition(*, missing: bool) -> None:
    """5 actors, all 120 orders: residuals of x on z permuted, y on them and z, t against t."""
    drawn = simulated(5, 2)
    if missing:
        drawn["y"][0, 1] = drawn["z"][3, 2] = np.nan
    use = ~np.eye(5, dtype=bool) & ~np.isnan(drawn["y"] + drawn["z"])
    y, x, z = (drawn[name][use] for name in ("y", "x", "z"))
    others = np.column_stack([np.ones(len(z)), z])
    residual = np.full((5, 5), np.nan)
    residual[use] = x - others @ np.linalg.lstsq(others, x, rcond=None)[0]

    def pivot(order: tuple[int, ...]) -> float:
        turned = residual[np.ix_(order, order)][use]
        known = ~np.isnan(turned)
        design = np.column_stack([turned, others])[known]
        fit = np.linalg.lstsq(design, y[known], rcond=None)[0]
        left = y[known] - design @ fit
        spread = left @ left / (len(left) - 3) * np.linalg.inv(design.T @ design)[0, 0]
        return float(fit[0] / np.sqrt(spread))

    every = np.abs([pivot(order) for order in permutations(range(5))])
    found = mrqap(drawn["y"], {"x": drawn["x"], "z": drawn["z"]}, draws=1, seed=1)
    assert found.t[1] == pytest.approx(pivot((0, 1, 2, 3, 4)))
    assert found.p[1] == np.mean(every >= every[0] - 1e-9)
    assert np.isnan(found.p[0])


@pytest.mark.parametrize(
    ("predictors", "said"),
    [
        ({}, "at least one"),
        ({"x": np.ones((4, 4))}, "determined"),
        ({"x": np.eye(3)}, "one size"),
        (
            {
                name: np.random.default_rng(at).random((4, 4))
                for at, name in enumerate("abcdefghijkl")
            },
            "cells",
        ),
    ],
)
def test_regressions_that_cannot_be_are_refused(
    predictors: dict[str, np.ndarray], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        mrqap(np.arange(16.0).reshape(4, 4), predictors, draws=20, seed=1)
