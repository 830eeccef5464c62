"""E-I, Yule's Q, modularity, assortativity and the rest, as published and as computed by others."""

import networkx as nx
import numpy as np
import pytest

from analyses.measure import registry
from analyses.measures.mixing.association import (
    assortativity,
    blau,
    blau_normalised,
    blau_partners,
    modularity,
    yules_q,
)
from analyses.measures.mixing.external import (
    e_i,
    e_i_group,
    share_across,
    ties_across,
)
from analyses.measures.mixing.table import mixing, mixing_density
from tests.analyses.classics import (
    CAMP_GENDER,
    KNOKE_SECTORS,
    SIX_GROUPS,
    campnet,
    knoke,
    members,
    six,
)

e_i_expected, mixing_expected = (
    registry()[name].function for name in ("e_i_expected", "mixing_expected")
)

SIX_IN = members(SIX_GROUPS)
SECTORS = members(KNOKE_SECTORS)
GENDER = members(CAMP_GENDER)


def test_golden_e_i() -> None:
    """The six-actor network of the golden values, undirected: E 5, I 4; null mean (11 - 4) / 15."""
    pairs = six().to_undirected()
    found = e_i(pairs, SIX_IN)
    assert ties_across(pairs, SIX_IN).value == 5
    assert (round(found.value, 4), found.n) == (0.1111, 9)
    assert round(e_i_expected(pairs, SIX_IN).value, 4) == 0.4667
    assert found.draws == 60, "6! / (2! 3! 1!) relabelings, all counted"


def test_knoke_e_i() -> None:
    """Igraph and arithmetic: E 37, I 12, E-I 0.510204 on the 49 arcs."""
    found = e_i(knoke(), SECTORS)
    assert (round(found.value, 6), found.n) == (0.510204, 49)
    assert ties_across(knoke(), SECTORS).value == 37
    assert share_across(knoke(), SECTORS).value == 37 / 49
    assert found.draws == 3_150
    assert found.seed is None


def test_campnet_by_gender() -> None:
    """xucinet: E-I -0.667, modularity 0.329, assortativity 0.664, Yule's Q 0.764."""
    camp = campnet()
    assert round(e_i(camp, GENDER).value, 3) == -0.667
    assert round(modularity(camp, GENDER).value, 3) == 0.329
    assert round(assortativity(camp, GENDER).value, 3) == 0.664
    assert round(yules_q(camp, GENDER).value, 3) == 0.764
    assert e_i(camp, GENDER).p == 22 / 43_758, "of the 18! / (8! 10!) relabelings"


@pytest.mark.parametrize("directed", [True, False])
def test_networkx_says_the_same(*, directed: bool) -> None:
    camp = campnet() if directed else campnet().to_undirected()
    parts = [set(names.split()) for names in CAMP_GENDER.values()]
    nx.set_node_attributes(camp, GENDER, "gender")
    expected = nx.attribute_assortativity_coefficient(camp, "gender")
    assert assortativity(camp, GENDER).value == pytest.approx(expected)
    assert modularity(camp, GENDER).value == pytest.approx(nx.community.modularity(camp, parts))


def test_variance_of_e_i_on_uniform_ties() -> None:
    """Over all 15 choose 9 placements of the ties: mean and deviation as derived, E hypergeometric."""
    places = [*nx.complete_graph("ABCDEF").edges]
    between = np.array([SIX_IN[a] != SIX_IN[b] for a, b in places])
    rng = np.random.default_rng(1)
    drawn = [2 * rng.permuted(between)[:9].mean() - 1 for _ in range(20_000)]
    found = e_i_expected(six().to_undirected(), SIX_IN)
    assert np.mean(drawn) == pytest.approx(found.value, abs=0.01)
    assert np.std(drawn) == pytest.approx(found.se, rel=0.02)


def test_the_table_adds_up() -> None:
    found = mixing(knoke(), SECTORS)
    expected = mixing_expected(knoke(), SECTORS)
    density = mixing_density(knoke(), SECTORS)
    assert len(found) == 9
    assert sum(cell.value for cell in found.values()) == 49
    assert sum(cell.value for cell in expected.values()) == pytest.approx(49)
    assert sum(cell.n or 0 for cell in found.values()) == 90
    for cell, each in found.items():
        assert density[cell].value == each.value / (each.n or 0)
        assert expected[cell].value == pytest.approx(49 * (each.n or 0) / 90)


def test_undirected_tables_have_one_half() -> None:
    found = mixing(six().to_undirected(), SIX_IN)
    cells = [("P", "P"), ("P", "S"), ("P", "V"), ("S", "S"), ("S", "V"), ("V", "V")]
    assert [*found] == cells
    assert [found[cell].value for cell in cells[:-1]] == [1, 3, 1, 3, 1]
    assert found["V", "V"].reason == "no_possible_pair"
    assert sum(each.n or 0 for each in found.values()) == 15


def test_blau_by_hand() -> None:
    """Knoke: groups of 4, 4 and 2: 1 - (.16 + .16 + .04) = .64; at most 2/3."""
    assert blau(knoke(), SECTORS).value == pytest.approx(0.64)
    assert blau_normalised(knoke(), SECTORS).value == pytest.approx(0.96)
    partners = blau_partners(knoke(), SECTORS)["WRO"]
    # EDUC and WELF are governmental, NEWS private: 1 - (4 + 1) / 9.
    assert partners.value == pytest.approx(4 / 9)
    assert partners.n == 3


def test_e_i_of_groups_and_all() -> None:
    """A tie within a group counts once for it, a tie between for both."""
    found = e_i_group(knoke(), SECTORS)
    inside = sum((each.n or 0) * (1 - each.value) / 2 for each in found.values())
    outside = sum((each.n or 0) * (1 + each.value) / 2 for each in found.values())
    assert inside == pytest.approx(12)
    assert outside == pytest.approx(2 * 37)
