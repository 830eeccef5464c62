"""Change between two windows: examples counted by hand, published values, other programs' values."""

import math
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
import statsmodels.api as sm

from analyses.measures.change.dyads import Counts, counts
from analyses.measures.change.pace import dissolution_rate, formation_rate, persistence_interval
from analyses.measures.change.rates import (
    formation,
    hamming,
    hamming_share,
    jaccard,
    persistence,
    proportion,
)
from analyses.measures.change.stergm import stergm, stergm_formation, stergm_persistence
from analyses.measures.change.waves import waves
from graph.dates import Window
from graph.model import Actor, Span, Tie
from tests.analyses import classics
from tests.analyses.measures.change.histories import Campaign, History, edges_of

YEARS = [Window(date(year, 1, 1), date(year + 1, 1, 1)) for year in (2019, 2020, 2021)]
LISTED = [Actor(name, name, listed=True) for name in "abcd"]


def alive(first: int, last: int) -> Span:
    return Span(date(first, 2, 1), date(last, 11, 1), end_known=True)


def survey(year: int, **asked: bool) -> Campaign:
    return Campaign(f"k{year}", date(year, 6, 1), date(year, 6, 15), "", asked)


def report(by: str, other: str, first: int, last: int) -> Tie:
    return Tie(by, other, formality="informal", span=alive(first, last), reported_by=by)


TOLD = [report("a", "b", 2019, 2020), report("c", "d", 2019, 2019), report("b", "c", 2019, 2020)]
ASKED = [survey(2019, a=True, c=True, b=False), survey(2020, a=True, c=False)]


def test_silence_of_those_who_did_not_answer_is_no_dissolved_tie() -> None:
    """R = {a}: c did not answer in 2020, b never: c-d, b-c, b-d are not observed."""
    two = waves(History(LISTED, TOLD, ASKED).snapshot(), *YEARS[:2])
    assert two.at_risk is not None
    assert set(two.at_risk) == {frozenset(pair) for pair in ("ab", "ac", "ad")}
    assert counts(two.before, two.after, two.at_risk) == Counts(1, 0, 0, 2, 3, 4)
    # The edges are all there; only a's reports count as observed.
    stated = two.before.labelled_pairs(two.before.of_edges["observed"])
    assert stated["a", "b"]
    assert not stated["c", "d"]


def test_with_everybody_answering_the_tie_not_named_again_is_dissolved() -> None:
    everybody = dict.fromkeys("abcd", True)
    two = waves(
        History(LISTED, TOLD, [survey(2019, **everybody), survey(2020, **everybody)]).snapshot(),
        *YEARS[:2],
    )
    assert counts(two.before, two.after, two.at_risk) == Counts(2, 1, 0, 3, 0, 4)


def test_a_window_without_campaign_puts_nobody_at_risk() -> None:
    two = waves(History(LISTED, TOLD, ASKED).snapshot(), YEARS[1], YEARS[2])
    kept = persistence(two.before, two.after, two.at_risk)
    assert (kept.reason, kept.n_at_risk, kept.n_excluded) == ("no_pair_at_risk", 0, 6)
    assert math.isnan(kept.value)


def test_a_layer_nobody_reported_is_observed_whatever_the_campaigns() -> None:
    record = Tie("a", "b", formality="formal", span=alive(2019, 2019))
    two = waves(History(LISTED, [*TOLD, record], ASKED).snapshot(), *YEARS[:2], layer="formal")
    assert two.at_risk is None
    assert counts(two.before, two.after, two.at_risk) == Counts(0, 1, 0, 5, 0, 4)


def test_a_record_without_reporter_counts_beside_the_reports() -> None:
    record = Tie("d", "a", formality="formal", span=alive(2019, 2019))
    two = waves(History(LISTED, [*TOLD, record], ASKED).snapshot(), *YEARS[:2])
    assert counts(two.before, two.after, two.at_risk) == Counts(1, 1, 0, 1, 3, 4)


def test_actors_of_one_window_only_are_excluded() -> None:
    late = [*LISTED[:3], Actor("d", "d", listed=True, active=Span(date(2020, 5, 1)))]
    two = waves(History(late, TOLD[:1], []).snapshot(), *YEARS[:2])
    found = formation(two.before, two.after, two.at_risk)
    assert (found.n_at_risk, found.n_excluded, found.n) == (3, 3, 2)


def test_arcs_where_every_tie_is_directed() -> None:
    ties = [Tie("a", "b", directed=True, span=alive(2019, 2020))]
    ties.append(Tie("b", "a", directed=True, span=alive(2019, 2019)))
    two = waves(History(LISTED, ties, []).snapshot(), *YEARS[:2])
    assert two.directed
    assert counts(two.before, two.after) == Counts(1, 1, 0, 10, 0, 4)
    mixed = waves(History(LISTED, [*ties, Tie("c", "d")], []).snapshot(), *YEARS[:2])
    assert counts(mixed.before, mixed.after) == Counts(1, 0, 0, 5, 0, 4)


def test_windows_that_go_back_are_refused() -> None:
    with pytest.raises(ValueError, match="ends before"):
        waves(History(LISTED, [], []).snapshot(), YEARS[1], YEARS[0])


def test_jaccard_golden_values() -> None:
    """A reference computed with R: {12,23} against {12,34}, directed, on four nodes; identical nets."""
    one: nx.DiGraph[int] = nx.DiGraph()
    two: nx.DiGraph[int] = nx.DiGraph()
    for graph in (one, two):
        graph.add_nodes_from([1, 2, 3, 4])
    one.add_edges_from([(1, 2), (2, 3)])
    two.add_edges_from([(1, 2), (3, 4)])
    assert jaccard(one, two).value == pytest.approx(1 / 3, abs=1e-15)
    assert jaccard(one, one).value == 1
    assert jaccard(nx.empty_graph(4), nx.empty_graph(4)).reason == "no_tie_in_either"


@pytest.mark.parametrize(
    ("kept", "new", "lost", "expected"),
    [
        (2146, 1799, 2026, 0.36), (365, 965, 1125, 0.15), (2612, 1831, 1717, 0.42),
        (564, 1457, 1157, 0.18), (381, 257, 265, 0.42), (116, 186, 257, 0.21),
    ],
)  # fmt: skip
def test_jaccard_of_a_published_table(kept: int, new: int, lost: int, expected: float) -> None:
    """Counts and index of table 2 of doi 10.1007/s10964-020-01298-8."""
    seen = Counts(kept, lost, new, 0, 0, 0)
    found = proportion(seen.kept, seen.kept + seen.lost + seen.new, "", seen)
    assert round(found.value, 2) == expected


def test_marriage_and_business_of_the_florentine_families() -> None:
    """Padgett: Jaccard 0.296, Hamming 0.158 (Analyzing Social Networks, 14.5.1)."""
    one, two = classics.marriage(), classics.business()
    assert round(jaccard(one, two).value, 3) == 0.296
    assert round(hamming_share(one, two).value, 3) == 0.158


def s50(shared: Path, wave: int) -> "nx.DiGraph[int]":
    matrix = np.loadtxt(shared / f"data/rsiena-s50/s50{wave}.csv", delimiter=",", dtype=int)
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_nodes_from(range(len(matrix)))
    graph.add_edges_from(edges_of(matrix))
    return graph


@pytest.mark.shared
@pytest.mark.parametrize(
    ("waves_", "new", "lost", "kept", "expected"),
    [((1, 2), 59, 56, 57, 0.331395), ((2, 3), 56, 50, 66, 0.383721)],
)
def test_teenage_friends_change_table(
    shared: Path, waves_: tuple[int, int], new: int, lost: int, kept: int, expected: float
) -> None:
    """s50, the change table of Steglich's workshop notes (waves 1 to 2) and igraph (2 to 3)."""
    one, two = (s50(shared, wave) for wave in waves_)
    seen = counts(one, two)
    assert (seen.new, seen.lost, seen.kept) == (new, lost, kept)
    assert jaccard(one, two).value == pytest.approx(expected, abs=5e-7)
    assert hamming(one, two).value == new + lost
    assert hamming_share(one, two).value == pytest.approx((new + lost) / (50 * 49))


def test_rates_by_year_undo_the_gap() -> None:
    """Constant hazards 0.3 and 0.05 a year over 3 years give the shares these rates come from."""
    pairs = list(nx.complete_graph(200).edges)
    linked, free = 10_000, len(pairs) - 10_000
    kept, new = round(linked * math.exp(-0.9)), round(free * (1 - math.exp(-0.15)))
    one, two = nx.empty_graph(200), nx.empty_graph(200)
    one.add_edges_from(pairs[:linked])
    two.add_edges_from([*pairs[:kept], *pairs[linked : linked + new]])
    assert dissolution_rate(one, two, 3).value == pytest.approx(0.3, abs=1e-4)
    assert formation_rate(one, two, 3).value == pytest.approx(0.05, abs=1e-4)
    assert persistence_interval(one, two).value == pytest.approx(1 / (1 - kept / linked))


def test_rates_without_meaning_say_why() -> None:
    full, none = nx.complete_graph(3), nx.empty_graph(3)
    assert dissolution_rate(full, none, 1).reason == "every_tie_ended"
    assert dissolution_rate(full, none, math.nan).reason == "no_gap"
    assert formation_rate(none, full, 1).reason == "every_free_pair_linked"
    assert formation_rate(full, full, 1).reason == "all_linked_before"
    assert persistence_interval(full, full).reason == "every_tie_kept"
    assert persistence_interval(none, full).reason == "no_tie_before"
    with pytest.raises(ValueError, match="directed"):
        counts(full, nx.DiGraph())


def test_stergm_of_edges_is_the_logit_of_the_rates() -> None:
    rng = np.random.default_rng(5)
    one, two = (nx.gnp_random_graph(14, 0.4, seed=int(rng.integers(99))) for _ in range(2))
    form, stay = stergm_formation(one, two), stergm_persistence(one, two)
    for log_odds, share in ((form, formation(one, two)), (stay, persistence(one, two))):
        assert log_odds.value == pytest.approx(math.log(share.value / (1 - share.value)))
    table = stergm(one, two).set_index("model")
    assert table.loc["formation", "estimate"] == pytest.approx(form.value)
    assert table.loc["formation", "se"] == pytest.approx(form.se)
    assert table.loc["persistence", "estimate"] == pytest.approx(stay.value)
    assert table.loc["persistence", "se"] == pytest.approx(stay.se)
    assert stergm_formation(one, nx.empty_graph(14)).reason == "no_finite_log_odds"


@pytest.mark.parametrize("directed", [False, True])
def test_stergm_with_covariates_is_what_statsmodels_fits(*, directed: bool) -> None:
    rng = np.random.default_rng(11)
    one, two = (nx.gnp_random_graph(16, 0.4, seed=at, directed=directed) for at in (1, 2))
    sector = {node: "pq"[int(rng.integers(2))] for node in one}
    nx.set_node_attributes(one, sector, "sector")
    nodes = list(one)
    dyads: list[Any] = [
        (a, b) if directed else frozenset((a, b))
        for a in nodes for b in nodes if (a != b if directed else a < b)
    ]  # fmt: skip
    near = {dyad: float(rng.normal()) for dyad in dyads}
    table = stergm(one, two, match=["sector"], dyadic={"near": near})
    for model, linked in (("formation", False), ("persistence", True)):
        mine = [d for d in dyads if one.has_edge(*d) == linked]
        x = np.array([[1, len({sector[n] for n in d}) == 1, near[d]] for d in mine], float)
        y = np.array([two.has_edge(*d) for d in mine], float)
        fit = sm.GLM(y, x, family=sm.families.Binomial()).fit()
        ours = table[table["model"] == model]
        np.testing.assert_allclose(ours["estimate"], fit.params, rtol=1e-6)
        np.testing.assert_allclose(ours["se"], fit.bse, rtol=1e-6)
        np.testing.assert_allclose(ours["p"], fit.pvalues, rtol=1e-5)
        assert ours["n"].tolist() == [len(mine)] * 3
        assert list(ours["term"]) == ["edges", "same_sector", "near"]


def test_stergm_says_when_no_estimate_exists() -> None:
    one, two = nx.empty_graph(6), nx.Graph([(0, 1), (2, 3)])
    two.add_nodes_from(one)
    nx.set_node_attributes(one, {n: "x" if n < 4 else "y" for n in one}, "sector")
    # Only pairs of the same sector formed: the term separates.
    table = stergm(one, two, match=["sector"])
    assert table["estimate"].isna().all()
    assert set(table["reason"]) == {"no_finite_log_odds"}
