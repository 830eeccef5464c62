"""Vertex bootstrap and jackknife: as published, held to their variances worked out by hand."""

import math

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyses.estimate import Estimate
from analyses.inference import jackknife, paired_bootstrap, unpaired_change, vertex_bootstrap
from analyses.inference.bootstrap import resampled
from tests.analyses.classics import FAMILIES, business, campnet, marriage

MARRIAGE = nx.to_numpy_array(marriage(), FAMILIES)
BUSINESS = nx.to_numpy_array(business(), FAMILIES)
CAMP = nx.to_numpy_array(campnet())


def density(matrix: np.ndarray) -> float:
    return float(matrix.sum() / len(matrix) / (len(matrix) - 1))


def one_way(matrix: np.ndarray) -> float:
    return float((matrix != matrix.T).sum())


@pytest.mark.parametrize("matrix", [MARRIAGE, CAMP])
def test_replicates_keep_what_they_must(matrix: np.ndarray) -> None:
    symmetric = bool((matrix == matrix.T).all())
    dyads = {(a, b) for a, b in zip(matrix.ravel(), matrix.T.ravel(), strict=True)}
    for (drawn,) in resampled([matrix], draws=30, seed=1):
        assert drawn.shape == matrix.shape
        assert not drawn.diagonal().any()
        assert not symmetric or (drawn == drawn.T).all()
        assert {(a, b) for a, b in zip(drawn.ravel(), drawn.T.ravel(), strict=True)} <= dyads


def test_an_actor_drawn_twice_is_tied_to_itself_as_any_pair() -> None:
    """A complete network stays complete: the doubles take a tie, not the empty diagonal."""
    full = np.ones((5, 5)) - np.eye(5)
    assert all((drawn == full).all() for (drawn,) in resampled([full], draws=50, seed=1))


def test_arcs_of_a_random_pair_stay_together() -> None:
    """Two-way arcs only: a pair drawn at random is two-way too, so no replicate has a one-way arc."""
    two_way = nx.to_numpy_array(nx.path_graph(6))
    drawn = resampled([two_way], draws=40, seed=3)
    assert max(one_way(each) for (each,) in drawn) == 0


def exact_variance(matrix: np.ndarray) -> float:
    """Variance of the density of a replicate of a symmetric 0/1 matrix, from the sampling itself.

    For two different places of a replicate: P(tie) = d. Covariances of two pairs of places: none
    when they share no place; sharing one place i, E[x_ij x_ik] = sum_v (1/n) q_v^2, with
    q_v = (degree_v + d) / n, the chance that actor v is tied to another place.
    """
    n, d = len(matrix), density(matrix)
    q = (matrix.sum(axis=1) + d) / n
    shared = float(np.mean(q**2)) - d**2
    pairs = n * (n - 1) / 2
    return (d * (1 - d) + 2 * (n - 2) * shared) / pairs


@pytest.mark.parametrize("matrix", [MARRIAGE, BUSINESS])
def test_standard_error_of_density_by_hand(matrix: np.ndarray) -> None:
    found = vertex_bootstrap(matrix, density, draws=4_000, seed=1)
    assert found.value == pytest.approx(density(matrix))
    assert found.se == pytest.approx(math.sqrt(exact_variance(matrix)), rel=0.04)
    assert found.ci_high - found.value == pytest.approx(1.959964 * found.se)
    assert (found.n, found.seed, found.draws) == (16, 1, 4_000)


def test_paired_waves_share_what_they_have_in_common() -> None:
    same = paired_bootstrap(MARRIAGE, MARRIAGE, density, draws=50, seed=1)
    assert (same.value, same.se) == (0, 0)
    change = paired_bootstrap(MARRIAGE, BUSINESS, density, draws=500, seed=1)
    apart = unpaired_change(
        *(vertex_bootstrap(each, density, draws=500, seed=1) for each in (MARRIAGE, BUSINESS))
    )
    assert change.value == pytest.approx(-5 / 120)
    assert change.value == apart.value
    assert change.se < apart.se


def test_same_seed_same_answer() -> None:
    first, again, other = (
        vertex_bootstrap(CAMP, density, draws=20, seed=seed) for seed in (1, 1, 2)
    )
    assert first == again
    assert first.se != other.se


def test_progress_and_refusals() -> None:
    told: list[int] = []
    vertex_bootstrap(MARRIAGE, density, draws=3, seed=1, progress=lambda done, _: told.append(done))
    assert told == [1, 2, 3]
    with pytest.raises(ValueError, match="two draws"):
        vertex_bootstrap(MARRIAGE, density, draws=1, seed=1)
    with pytest.raises(ValueError, match="same actors"):
        paired_bootstrap(MARRIAGE, CAMP, density, draws=9, seed=1)


@settings(max_examples=30)
@given(st.integers(3, 7), st.integers(0, 10**6))
def test_jackknife_of_density_by_hand(n: int, seed: int) -> None:
    """Without i the density is (m - d_i) / D', so se follows from the spread of the degrees alone."""
    drawn = np.triu(np.random.default_rng(seed).integers(2, size=(n, n)), 1)
    ties = (drawn + drawn.T).astype(float)
    degrees = ties.sum(axis=1)
    around = ((degrees - degrees.mean()) ** 2).sum()
    left = (n - 1) * (n - 2) / 2
    if n > 3 or around == 0:
        assert jackknife(ties, density).se == pytest.approx(
            math.sqrt((n - 2) / (2 * n) * around) / left
        )


def test_jackknife_is_right_on_average_for_independent_ties() -> None:
    """E[sum (d_i - mean)^2] = (n-1)(n-2) p(1-p), so E[se^2] = p(1-p) / D: the variance of density.

    Checked over all 64 networks of 4 actors, each as likely as at p = 1/2.
    """
    total = 0.0
    u, v = np.triu_indices(4, 1)
    for code in range(64):
        ties = np.zeros((4, 4))
        ties[u, v] = [code >> bit & 1 for bit in range(6)]
        total += jackknife(ties + ties.T, density).se ** 2
    assert total / 64 == pytest.approx(0.25 / 6)


def test_jackknife_needs_three_actors() -> None:
    with pytest.raises(ValueError, match="three actors"):
        jackknife(np.zeros((2, 2)), density)


def test_unpaired_change_of_unknown_error() -> None:
    assert math.isnan(unpaired_change(Estimate(1.0), Estimate(2.0, se=1.0)).ci_low)
