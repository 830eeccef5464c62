"""Survival against values computed by R, by statsmodels, by hand, and by the formula of dyadic clusters."""

import math
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.survfunc import SurvfuncRight, survdiff

from analyses.measures.survival.actor_bootstrap import actor_variance
from analyses.measures.survival.comparison import log_rank, log_rank_p
from analyses.measures.survival.durations import Spells, relation_spells, spells
from analyses.measures.survival.gap import Gap, parse_gap
from analyses.measures.survival.kaplan_meier import kaplan_meier, log_log, log_log_variance
from analyses.measures.survival.summaries import (
    median_survival,
    survival_log_rank,
    survival_one_step,
)
from analyses.measures.survival.table import COLUMNS, survival_table
from graph.dates import Precision
from graph.errors import InputError
from graph.model import Span, Tie
from tests import factories

GOLDEN = [(0, 4, 1), (0, 6, 0), (2, 5, 1), (3, 7, 1), (0, 3, 1), (1, 6, 0)]


def columns(rows: list[tuple[int, int, int]]) -> tuple[Any, Any, Any]:
    entry, exit_, event = (np.array(column) for column in zip(*rows, strict=True))
    return entry, exit_, event.astype(bool)


def test_golden_curve_with_delayed_entry() -> None:
    """R's survival: Surv(entry, exit, event) gives .80 .64 .48 at 3, 4, 5."""
    curve = kaplan_meier(*columns(GOLDEN))
    assert curve.time.tolist() == [3, 4, 5, 7]
    assert curve.survival[:3].round(10).tolist() == [0.80, 0.64, 0.48]
    entry, exit_, event = columns(GOLDEN)
    ignoring = kaplan_meier(np.zeros_like(entry), exit_, event)
    assert ignoring.survival[:3].round(3).tolist() == [0.833, 0.667, 0.500]


# Acute myelogenous leukaemia, maintained (Miller 1997): weeks, and whether the remission ended.
AML = [
    (9, 1), (13, 1), (13, 0), (18, 1), (23, 1), (28, 0), (31, 1), (34, 1), (45, 0), (48, 1),
    (161, 0),
]  # fmt: skip


def test_log_log_interval_of_a_textbook_example() -> None:
    """R: survfit(Surv(time, status) ~ 1, data = aml, conf.type = "log-log"), maintained group."""
    curve = kaplan_meier(*columns([(0, time, status) for time, status in AML]))
    low, high = log_log(curve.survival, log_log_variance(curve))
    assert curve.time.tolist() == [9, 13, 18, 23, 31, 34, 48]
    expected = [.9091, .8182, .7159, .6136, .4909, .3682, .1841]  # fmt: skip
    assert curve.survival.round(4).tolist() == expected
    assert low.round(4)[[0, 1, 2, 3]].tolist() == [0.5081, 0.4474, 0.3502, 0.2658]
    assert high.round(3)[[0, 1, 2, 3, 6]].tolist() == [0.987, 0.951, 0.899, 0.835, 0.525]


def drawn(n: int, seed: int) -> tuple[Any, Any, Any, Any]:
    rng = np.random.default_rng(seed)
    entry = rng.integers(0, 5, n) * (rng.random(n) < 0.5)
    exit_ = entry + rng.integers(1, 8, n)
    return entry, exit_, rng.random(n) < 0.7, rng.integers(0, 3, n)


@pytest.mark.parametrize("seed", range(4))
def test_curve_and_standard_error_are_those_of_statsmodels(seed: int) -> None:
    entry, exit_, event, _ = drawn(60, seed)
    theirs = SurvfuncRight(exit_, event.astype(int), entry=entry)
    ours = kaplan_meier(entry, exit_, event)
    some = np.isin(theirs.surv_times, ours.time)
    np.testing.assert_allclose(ours.survival, theirs.surv_prob[some], rtol=1e-12)
    np.testing.assert_allclose(ours.se, theirs.surv_prob_se[some], rtol=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_log_rank_is_that_of_statsmodels(seed: int) -> None:
    entry, exit_, event, group = drawn(60, seed)
    pairs = [(f"{row}a", f"{row}b") for row in range(60)]
    ours = log_rank(spells(entry, exit_, event, pairs), group)
    theirs = survdiff(exit_, event.astype(int), group, entry=entry)
    assert ours[0] == pytest.approx(theirs[0], rel=1e-9)
    assert ours[1] == 2
    assert log_rank_p(*ours) == pytest.approx(theirs[1], rel=1e-9)


def network(n: int, seed: int) -> Spells:
    """Relations whose actors differ: some keep theirs longer."""
    rng = np.random.default_rng(seed)
    pairs = [(a, b) for a in range(n) for b in range(a) if rng.random() < 0.3]
    frailty = rng.choice([0.05, 0.8], n)
    lasts = [rng.geometric((frailty[a] + frailty[b]) / 2) for a, b in pairs]
    entry = rng.integers(0, 2, len(pairs))
    exit_ = np.minimum(entry + lasts, 6)
    return spells(entry, exit_, entry + np.array(lasts) <= 6, pairs)


def test_actor_bootstrap_is_the_formula_of_dyadic_clusters() -> None:
    """Aronow, Samii and Assenova 2015: sum over actors of squared sums, less the relations' squares."""
    found = network(40, 3)
    curve = kaplan_meier(found.entry, found.exit, found.event)
    drawn_variance = actor_variance(found, curve, draws=3000, seed=5)
    _, u, v = found.actors
    for at in (0, 2, 4):
        k = slice(0, at + 1)
        time, d, r = curve.time[k], curve.events[k], curve.at_risk[k]
        there = (found.entry[:, None] < time) & (found.exit[:, None] >= time)
        ended = (found.exit[:, None] == time) & found.event[:, None]
        influence = ((ended - there * d / r) / (r - d)).sum(axis=1) / math.log(curve.survival[at])
        shared = np.bincount(u, influence, 40) + np.bincount(v, influence, 40)
        formula = (shared**2).sum() - (influence**2).sum()
        assert drawn_variance[at] == pytest.approx(formula, rel=0.2)
        assert drawn_variance[at] > 1.2 * log_log_variance(curve)[at]


def test_actor_bootstrap_of_one_hub_says_no_less_than_greenwood() -> None:
    rng = np.random.default_rng(2)
    star = spells([0] * 40, rng.integers(1, 5, 40), [True] * 40, [("h", i) for i in range(40)])
    curve = kaplan_meier(star.entry, star.exit, star.event)
    shared, own = actor_variance(star, curve, draws=200, seed=1), log_log_variance(curve)
    assert (shared[:-1] >= own[:-1]).all()
    assert np.isfinite(shared[:-1]).all()


def test_same_seed_same_interval_and_progress() -> None:
    found, told = network(12, 1), list[tuple[int, int]]()
    one = survival_table(found, draws=30, seed=4, progress=lambda *said: told.append(said))
    pd.testing.assert_frame_equal(one, survival_table(found, draws=30, seed=4))
    assert told == [(done, 30) for done in range(1, 31)]
    other = survival_table(found, draws=30, seed=5)
    assert not one["ci_low_actors"].equals(other["ci_low_actors"])


def test_table_holds_the_curves_of_all_and_of_each_couple_of_groups() -> None:
    pairs = [("a", "b"), ("a", "c"), ("d", "c"), ("z", "c")] * 3
    found = spells([0] * 12, [1, 2, 3, 4, 2, 5, 3, 4, 2, 2, 6, 6], [True] * 10 + [False] * 2, pairs)
    table = survival_table(found, {"a": "x", "b": "x", "c": "y", "d": "y"}, least=1)
    assert tuple(table.columns) == COLUMNS
    assert list(dict.fromkeys(table["group"])) == ["all", "x|x", "x|y", "y|y"]
    everything = table[table["group"] == "all"]
    assert everything["time"].tolist() == [1, 2, 3, 4, 5]
    assert everything["at_risk"].tolist() == [12, 11, 7, 5, 3]
    assert everything["events"].sum() == 10
    assert everything["censored"].tolist() == [0] * 5
    assert table[table["group"] == "x|x"]["survival"].tolist() == pytest.approx([2 / 3, 0.0])


def test_curve_starts_where_five_are_at_risk() -> None:
    """One relation alone at risk early would send the curve to 0."""
    entry = [0] + [2] * 8
    exit_ = [1, 3, 3, 4, 4, 5, 5, 6, 6]
    table = survival_table(spells(entry, exit_, [True] * 9))
    assert table["time"].tolist()[0] == 3
    assert table["survival"].iloc[0] == pytest.approx(6 / 8)
    whole = survival_table(spells(entry, exit_, [True] * 9), least=1)
    assert (whole["survival"] == 0).all()


def tie(start: tuple[int, int], end: tuple[int, int]) -> Tie:
    span = Span(date(*start, 1), date(*end, 1), end_known=True)
    return Tie("a", "b", "funding", span=span)


def year(first: int) -> Tie:
    """An act known to the year."""
    whole = Span(
        date(first, 1, 1), date(first + 1, 1, 1), Precision.YEAR, Precision.YEAR, end_known=True
    )
    return Tie("f", f"b{first}", "funding", span=whole)


def test_yearly_grants_of_the_last_year_have_not_ended() -> None:
    """Coverage 2018-2020: 2018 began unseen, 2019 was seen to end, 2020 was not seen further."""
    rows = [year(2018), year(2019), year(2020)]
    found = relation_spells(factories.snapshot(ties=rows))
    assert found.step == "year"
    assert found.counts == {
        "n_spells": 3, "n_unknown_start": 1, "n_unobserved": 0, "n_truncated": 0,
        "n_censored": 1, "n_last_seen": 0, "n_undated": 0,
    }  # fmt: skip
    assert found.exit.tolist() == [1, 0]
    assert found.event.tolist() == [True, False]


def test_records_a_gap_apart_are_one_spell() -> None:
    rows = [tie((2019, 3), (2019, 6)), tie((2019, 9), (2019, 11))]
    facts = factories.snapshot(ties=[*rows, Tie("x", "y", span=Span(date(2018, 1, 1)))])
    for gap, expected in (("0d", 2), ("91d", 2), ("92d", 1), ("2m", 2), ("3m", 1), ("1y", 1)):
        assert relation_spells(facts, gap=gap).counts["n_spells"] == expected + 1


def test_the_records_that_end_last_say_whether_the_end_is_one() -> None:
    """One only last seen in May and one that ended in June: it ended; two that end in June must agree."""
    may, june = date(2019, 5, 1), date(2019, 6, 1)
    outside = Tie("x", "y", span=Span(date(2018, 1, 1), date(2021, 1, 1)))
    later = Tie("x", "z", span=Span(date(2021, 1, 1)))
    seen = Span(date(2019, 3, 1), may, end_known=False)
    ended, doubtful = (Span(date(2019, 3, 1), june, end_known=known) for known in (True, False))
    for spans, expected in (([seen, ended], True), ([ended, doubtful], False), ([ended], True)):
        rows = [Tie("a", "b", span=span) for span in spans]
        found = relation_spells(factories.snapshot(ties=[*rows, outside, later]))
        mine = found.u == "a"
        assert found.event[mine].tolist() == [expected]
        assert found.counts["n_last_seen"] == (not expected)


@pytest.mark.parametrize("text", ["", "6", "m", "1 month", "-3d", "1w", "6mm", "٣d"])
def test_a_gap_is_a_number_and_a_unit(text: str) -> None:
    with pytest.raises(InputError) as refusal:
        parse_gap(text)
    assert refusal.value.code == "bad_gap"
    assert refusal.value.text("fr")


def test_gaps_of_months_end_with_the_month() -> None:
    """31 January + 1 month = 28 February; the earliest day that reaches it is 28 January."""
    january = np.datetime64("2021-01-31").astype(int)
    february = np.datetime64("2021-02-28").astype(int)
    assert Gap(1, "m").after(np.array([january])).tolist() == [february]
    assert Gap(1, "m").before(int(february)) == np.datetime64("2021-01-28").astype(int)


def test_measures_say_why_they_have_no_value() -> None:
    nothing = spells([], [], [])
    few = spells([0] * 3, [1, 2, 3], [True] * 3)
    alive = spells([0] * 6, [3] * 6, [False] * 6)
    slow = spells([0] * 9, [1] + [5] * 8, [True] + [False] * 8)
    assert survival_one_step(nothing).reason == "no_relation_followed"
    assert median_survival(nothing).reason == "no_relation_followed"
    assert survival_one_step(few).reason == "few_at_risk"
    assert median_survival(alive).reason == "no_end_seen"
    assert median_survival(slow).reason == "half_not_reached"
    assert survival_one_step(alive).value == 1
    assert survival_one_step(slow).value == pytest.approx(8 / 9)
    assert survival_log_rank(few, {}).reason == "one_group"


def test_median_interval_of_the_textbook_example() -> None:
    """R: median 31 weeks, log-log limits 13 and not reached."""
    found = median_survival(spells(*columns([(0, time, status) for time, status in AML])))
    assert (found.value, found.ci_low) == (31, 13)
    assert math.isnan(found.ci_high)
