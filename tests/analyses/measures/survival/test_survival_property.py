"""Relation spells and their survival against brute force on random histories."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyses.measures.survival.durations import relation_spells
from analyses.measures.survival.kaplan_meier import kaplan_meier
from graph.dates import Precision
from graph.links import Layer
from graph.model import Actor, Span, Tie
from graph.tables import Snapshot
from tests import factories
from tests.analyses.measures.survival.spell_oracle import STEPS, follow, later, spells, survival

PEOPLE = ["a", "b", "c", "d"]
PAIRS = [("a", "b"), ("b", "a"), ("a", "c"), ("c", "d"), ("b", "d"), ("a", "a")]
FIRST, LAST = date(2018, 1, 1), date(2022, 12, 31)
gaps = st.sampled_from([(0, "d"), (0, "d"), (1, "d"), (30, "d"), (6, "m"), (1, "m"), (1, "y")])


def snapped(day: date, precision: int) -> date:
    return date(day.year, day.month if precision < 2 else 1, day.day if precision < 1 else 1)


@st.composite
def ties(draw: st.DrawFn, precision: int) -> Tie:
    mine = draw(st.sampled_from([0, precision]))
    start = snapped(draw(st.dates(FIRST, LAST)), mine)
    length = draw(st.sampled_from([1, 40, 200, 366, 700, 1500]))
    end = snapped(start + timedelta(days=draw(st.integers(1, length))), mine)
    end = max(end, later(start, (1, "dmy"[mine])))
    kind = draw(st.sampled_from(["ended", "ended", "ended", "ended", "open", "undated"]))
    span = Span() if kind == "undated" else Span(
        start, end if kind == "ended" else None, Precision(mine), Precision(mine),
        start_known=draw(st.sampled_from([True, True, True, False])),
        end_known=draw(st.sampled_from([True, True, True, False])),
    )  # fmt: skip
    formality = draw(st.sampled_from(["formal", "informal", "unknown"]))
    return Tie(*draw(st.sampled_from(PAIRS)), formality=formality, span=span)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Tie], date, date]:
    precision = draw(st.sampled_from([0, 0, 1, 2]))
    n = draw(st.sampled_from([1, 4, 8, 14]))
    since = draw(st.sampled_from([FIRST, date(2019, 1, 1), date(2019, 6, 10), date(2017, 1, 1)]))
    until = draw(st.sampled_from([date(2023, 1, 1), date(2021, 1, 1), date(2021, 7, 20)]))
    return [draw(ties(precision)) for _ in range(n)], since, until


def stored(rows: list[Tie], since: date, until: date) -> Snapshot:
    facts = factories.snapshot(actors=[Actor(name, name) for name in PEOPLE], ties=rows)
    covered = replace(
        facts.datasets,
        coverage_from=factories.days([since]),
        coverage_to=factories.days([until]),
    )
    return replace(facts, datasets=covered)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    history=histories(), gap=gaps, layer=st.sampled_from(["all", "all", "formal", "informal"])
)  # fmt: skip
def test_survival_is_what_looking_step_by_step_says(
    history: tuple[list[Tie], date, date], gap: tuple[int, str], layer: Layer
) -> None:
    rows, since, until = history
    found = relation_spells(stored(rows, since, until), layer=layer, gap=f"{gap[0]}{gap[1]}")
    expected = spells(rows, layer, gap)
    coarsest = max((p for spell in expected for p in spell.precisions), default=0)
    assert found.step == STEPS[coarsest]
    seen = [follow(spell, since, until, gap, found.step) for spell in expected]
    followed = [each for each in seen if each]
    assert found.counts["n_spells"] == len(expected)
    assert len(found) == len(followed)
    assert found.excluded == len(expected) - len(followed)
    assert int(found.event.sum()) == sum(f.ended is not None for f in followed)
    curve = kaplan_meier(found.entry, found.exit, found.event)
    brute = survival(followed)
    assert curve.time.tolist() == [row[0] for row in brute]
    assert curve.at_risk.tolist() == [row[1] for row in brute]
    assert curve.events.tolist() == [row[2] for row in brute]
    assert curve.survival == pytest.approx(np.array([row[3] for row in brute]), abs=1e-12)


@settings(max_examples=50, deadline=None)
@given(history=histories(), gap=gaps, order=st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    history: tuple[list[Tie], date, date], gap: tuple[int, str], order: object
) -> None:
    rows, since, until = history
    mixed = list(rows)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    one, two = (
        relation_spells(stored(each, since, until), gap=f"{gap[0]}{gap[1]}")
        for each in (rows, mixed)
    )
    assert one.counts == two.counts
    for name in ("entry", "exit", "event", "u", "v"):
        assert getattr(one, name).tolist() == getattr(two, name).tolist()
