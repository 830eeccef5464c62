"""Change between two windows against sets in plain Python, on random histories with and without surveys."""

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyses.estimate import Estimate
from analyses.measures.change.decomposition import (
    ended_leaver,
    ended_stayer,
    formed_continuing,
    formed_newcomer,
)
from analyses.measures.change.dyads import AtRisk, counts
from analyses.measures.change.rates import dissolution, formation, hamming, jaccard, persistence
from analyses.measures.change.waves import Waves, waves
from graph.dates import Window
from graph.links import Layer
from tests.analyses.measures.change.histories import (
    FIRST,
    LAST,
    Counted,
    History,
    Oracle,
    histories,
    pairs_in,
)

layers = st.sampled_from(["all", "all", "formal", "informal"])
quiet = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def two_windows(draw: st.DrawFn) -> tuple[Window, Window]:
    cut = sorted(draw(st.sets(st.dates(FIRST, LAST), min_size=4, max_size=4)))
    years = [(date(y, 1, 1), date(y + 1, 1, 1)) for y in (2019, 2020, 2021)]
    ends = draw(st.sampled_from([[*cut], [*years[0], *years[1]], [*years[1], *years[2]]]))
    return Window(ends[0], ends[1]), Window(ends[2], ends[3])


def measured(two: Waves, function: Callable[..., Any]) -> Estimate:
    found: Estimate = function(two.before, two.after, two.at_risk)
    return found


def check(found: Estimate, part: int, of: int, truth: Counted) -> None:
    assert (found.n_at_risk, found.n_excluded) == (len(truth.at_risk), truth.excluded)
    assert found.n == of
    if of:
        assert found.value == pytest.approx(part / of, abs=1e-12)
        assert found.ci_low - 1e-12 <= found.value <= found.ci_high + 1e-12
    else:
        assert math.isnan(found.value)
        assert found.reason


@quiet
@given(history=histories(), windows=two_windows(), layer=layers, directed=st.booleans())
def test_rates_are_what_sets_say(
    history: History, windows: tuple[Window, Window], layer: Layer, *, directed: bool
) -> None:
    two = waves(history.snapshot(), *windows, layer=layer, directed=directed)
    truth = Oracle(history, layer, directed=directed).counted(*windows)
    was, now, risk = truth.was, truth.now, truth.at_risk
    kept, new, lost = len(was & now), len(now - was), len(was - now)
    check(measured(two, formation), new, len(risk - was), truth)
    check(measured(two, persistence), kept, len(was), truth)
    check(measured(two, dissolution), lost, len(was), truth)
    check(measured(two, jaccard), kept, len(was | now), truth)
    if risk:
        assert measured(two, hamming).value == new + lost
    else:
        assert measured(two, hamming).reason == "no_pair_at_risk"


@quiet
@given(history=histories(), windows=two_windows(), layer=layers)
def test_decomposition_adds_up_to_what_sets_say(
    history: History, windows: tuple[Window, Window], layer: Layer
) -> None:
    oracle = Oracle(history, layer, directed=False)
    two = waves(history.snapshot(), *windows, layer=layer, directed=False)
    sector = {actor.id: actor.sector for actor in history.actors}
    was, now = (pairs_in(oracle, window) for window in windows)
    there, here = (oracle.present(window) for window in windows)
    for function, pairs, movers, moved in (
        (formed_newcomer, now - was, here - there, True),
        (formed_continuing, now - was, here - there, False),
        (ended_leaver, was - now, there - here, True),
        (ended_stayer, was - now, there - here, False),
    ):
        found = function(two.before, two.after, sector)
        for key, value in found.items():
            mine = [p for p in pairs if "|".join(sorted(sector[x] for x in p)) == key]
            assert value.n == len(mine)
            expected = sum(bool(pair & movers) == moved for pair in mine)
            assert value.value == expected if mine else value.reason == "no_pair_changed"
        counted = sum(value.n or 0 for value in found.values())
        assert counted == len(pairs)


@quiet
@given(
    history=histories(surveyed=True), windows=two_windows(), gone=st.sampled_from("abcde"),
    directed=st.booleans(),
)  # fmt: skip
def test_a_respondent_removed_adds_no_dissolved_tie_of_theirs(
    history: History, windows: tuple[Window, Window], gone: str, *, directed: bool
) -> None:
    without = replace(
        history,
        campaigns=[
            replace(c, asked={who: yes and who != gone for who, yes in c.asked.items()})
            for c in history.campaigns
        ],
    )
    full, less = (
        Oracle(each, "all", directed=directed).counted(*windows) for each in (history, without)
    )
    two = waves(without.snapshot(), *windows, directed=directed)
    lost = counts(two.before, two.after, two.at_risk).lost
    assert lost == len(less.was - less.now)
    # What a tie still loses, another source states of itself: it named the tie before and not after.
    for dyad in (less.was - less.now) - (full.was - full.now):
        others = [
            t for t in history.ties
            if t.reported_by != gone and {t.source, t.target} == set(dyad) and t.span.start
        ]  # fmt: skip
        assert any(Oracle(history, "all", directed=directed).alive(t, windows[0]) for t in others)
    assert len(less.at_risk) <= len(full.at_risk)


def test_at_risk_is_the_set_it_stands_for() -> None:
    nodes = frozenset("abcdef")
    for observed in (frozenset(""), frozenset("a"), frozenset("adf"), nodes):
        pairs = AtRisk(nodes, observed)
        written = list(pairs)
        assert len(written) == len(set(written)) == len(pairs)
        assert all(pair in pairs and pair & observed for pair in written)
    assert frozenset("a") not in AtRisk(nodes, nodes)
    assert frozenset("az") not in AtRisk(nodes, nodes)
    assert frozenset("abc") not in AtRisk(nodes, nodes)
