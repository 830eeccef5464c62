"""Growth against brute force, every column, on random networks, windows, steps and ranges."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyses.growth import COLUMNS, WindowKind, compare, growth
from graph.dates import Step
from graph.errors import InputError
from graph.model import Territory
from graph.selection import EdgeKind, Filters, Selection, select
from graph.tables import Snapshot
from tests import factories
from tests.analyses.growth.growth_networks import DATASETS, cases, days, maybe
from tests.analyses.growth.growth_oracle import Case, Oracle, Row, Window
from tests.analyses.growth.growth_rows import CHANGES, gatherings, observed, rows

TERRITORIES = [
    Territory("T1", "Tête", "commune"),
    Territory("T1a", "Quartier", "qpv", parent="T1"),
    Territory("T2", "Ailleurs", "commune"),
]


def stored(case: Case) -> Snapshot:
    """The case as a store hands it out, its ties and participations in their datasets."""
    facts = factories.snapshot(
        actors=case.actors,
        ties=case.ties,
        events=case.events,
        participations=case.participations,
        territories=TERRITORIES,
    )
    spans = [case.coverage[name] for name in DATASETS]
    none = np.zeros(len(DATASETS), np.int64)
    datasets = replace(
        facts.datasets,
        name=factories.text(DATASETS),
        title=factories.text(DATASETS),
        coverage_from=factories.days(since for since, _ in spans),
        coverage_to=factories.days(until for _, until in spans),
        rank=none,
        simulated=none > 0,
        evidence_public=none > 0,
    )
    assert facts.ties.provenance
    assert facts.participations.provenance
    ties = replace(facts.ties, dataset=of(facts.ties.provenance.record_id))
    took = of(facts.participations.provenance.record_id)
    taken = replace(facts.participations, dataset=took)
    return replace(facts, datasets=datasets, ties=ties, participations=taken)


def of(names: np.ndarray) -> np.ndarray:
    return np.array([DATASETS.index(name) for name in names], np.int64)


def chosen(case: Case) -> Selection:
    edges: EdgeKind = case.edges  # type: ignore[assignment]
    filters = Filters(territory=case.territory, certainty=case.certainty, edges=edges)
    return select(stored(case), filters)


def cell(value: object) -> object:
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def check(frame: pd.DataFrame, expected: list[Row]) -> None:
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == len(expected)
    for found, row in zip(frame.to_dict("records"), expected, strict=True):
        for name in COLUMNS:
            where = (row["period"], row["layer"], name)
            value = row[name]
            if isinstance(value, float):
                value = pytest.approx(value, abs=1e-12)
            assert cell(found[name]) == value, where


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    case=cases(),
    every=st.sampled_from([None, "month", "quarter", "year"]),
    window=st.sampled_from(["period", "12m", "alive", "cumulative"]),
    start=maybe,
    to=maybe,
)
def test_growth_is_what_sets_say(
    case: Case, every: Step | None, window: WindowKind, start: date | None, to: date | None
) -> None:
    oracle = Oracle(case)
    oracle.meetings_alone()
    dated = oracle.dated()
    step = every or (oracle.step() if dated else "year")
    if not dated:
        expect_refusal("nothing_dated", case, every, window, start, to)
    elif 2 * sum(oracle.coarse(link, step) for link in dated) > len(dated):
        expect_refusal("step_too_fine", case, every, window, start, to)
    elif (start and to and start >= to) or not oracle.windows(step, window, start, to):
        codes = {(True, False): "range_after_data", (False, True): "range_before_data"}
        code = codes.get((start is not None, to is not None), "range_reversed")
        expect_refusal(code, case, every, window, start, to)
    else:
        frame = growth(chosen(case), every=every, window=window, start=start, to=to)
        windows = oracle.windows(step, window, start, to)
        if oracle.alone:
            check_meetings(frame, oracle, window, windows)
        else:
            check(frame, rows(oracle, step, window, windows))


def check_meetings(
    frame: pd.DataFrame, oracle: Oracle, kind: WindowKind, windows: list[Window]
) -> None:
    """Where no tie is dated, rows tell of meetings alone, and nothing of ties."""
    told = frame[frame["layer"] == "all"].to_dict("records")
    assert [row["period"] for row in told] == [window.label for window in windows[1:]]
    for found, window in zip(told, windows[1:], strict=True):
        seen, _ = observed(oracle, "all", window, kind)
        for name, value in gatherings(oracle, window).items():
            assert cell(found[name]) == (value if seen else None), (window.label, name)
        assert pd.isna(found["pairs"])
        assert pd.isna(found["density"])


def expect_refusal(
    code: str,
    case: Case,
    every: Step | None,
    window: WindowKind,
    start: date | None,
    to: date | None,
) -> None:
    with pytest.raises(InputError) as refusal:
        growth(chosen(case), every=every, window=window, start=start, to=to)
    assert refusal.value.code == code
    assert refusal.value.text("fr")
    assert refusal.value.text("en")


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases(), at=st.lists(days, min_size=2, max_size=3, unique=True).map(sorted))
def test_compare_is_growth_alive_at_dates(case: Case, at: list[date]) -> None:
    oracle = Oracle(case)
    if not oracle.dated():
        return
    instants = [Window("", date.min, date.min, date.min, date.min)]
    one = np.timedelta64(1, "D").item()
    for before, day in zip([None, *at[:-1]], at, strict=True):
        opened = before + one if before else day
        instants.append(Window(day.isoformat(), opened, day + one, day, day + one))
    frame = compare(chosen(case), at)
    expected = rows(oracle, "day", "compare", instants)
    first = dict.fromkeys((*CHANGES, "records_started", "records_ended"))
    check(frame, [row | first if row["period"] == at[0].isoformat() else row for row in expected])
