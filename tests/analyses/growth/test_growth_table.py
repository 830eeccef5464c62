"""Growth as a whole: its steps, refusals, repeatability, and comparison of chosen days or windows."""

import time
from datetime import date
from itertools import combinations

import pandas as pd
import pytest

from analyses.growth import WindowKind, between, compare, growth
from analyses.simulation.synthetic import synthetic_ties
from benchmarks.snapshots import snapshot_of
from graph.dates import Window, parse_date
from graph.errors import InputError
from graph.model import Actor, Source, Span, Tie
from graph.selection import Filters, select
from graph.tables import Snapshot
from tests.factories import snapshot

YEARS = Source("tables:test", coverage=Span(date(2018, 1, 1), date(2022, 1, 1)))
LISTED = [Actor(name, name.upper(), listed=True) for name in "abcde"]


def span(start: str = "", until: str = "") -> Span:
    first, last = (parse_date(text) if text else None for text in (start, until))
    return Span.stated(first, last)


def facts(*ties: Tie) -> Snapshot:
    return snapshot(actors=LISTED, ties=ties, source=YEARS)


def value(frame: pd.DataFrame, period: str, name: str) -> object:
    (found,) = frame.loc[(frame["period"] == period) & (frame["layer"] == "all"), name]
    return None if pd.isna(found) else found


def test_a_step_finer_than_most_dates_is_refused_and_names_the_step() -> None:
    ties = [Tie("a", "b", span=span("2018")), Tie("a", "c", span=span("2019"))]
    with pytest.raises(InputError, match="--every year"):
        growth(facts(*ties), every="month")


def test_the_default_step_is_the_coarser_on_equality() -> None:
    ties = [Tie("a", "b", span=span("2018")), Tie("a", "c", span=span("2019-05"))]
    assert growth(facts(*ties))["period"].iloc[0] == "2018"
    daily = Tie("b", "c", span=span("2019-05-17"))
    assert growth(facts(*ties, daily))["period"].iloc[0] == "2018-01"


@pytest.mark.parametrize("window", ["period", "12m", "alive", "cumulative"])
def test_the_same_facts_in_another_order_give_the_same_bytes(window: WindowKind) -> None:
    ties = [
        Tie(*pair, formality=formality, span=span("2018", until))
        for until in ("2018", "2019")
        for pair in combinations("abcd", 2)
        for formality in ("formal", "informal")
    ]
    orders = (ties, ties, ties[::-1])
    tables = [growth(facts(*order), every="year", window=window).to_csv() for order in orders]
    assert len(set(tables)) == 1


def test_a_hub_of_twenty_thousand_pairs_is_no_burden() -> None:
    ties = synthetic_ties(30_000, 60_000, "hub", months=24)
    begin = time.process_time()
    frame = growth(snapshot_of(ties), every="month", window="cumulative")
    assert time.process_time() - begin < 10
    assert frame["degree_centralization"].iloc[-3] > 0.6


def test_nothing_dated_says_so() -> None:
    with pytest.raises(InputError, match="undated ties: 1"):
        growth(facts(Tie("a", "b")))
    left = select(facts(Tie("a", "b", span=span("2018"))), Filters(edges="events"))
    with pytest.raises(InputError, match="of 1 ties in the store none is left"):
        growth(left)


def test_compare_states_each_day_and_the_change_between() -> None:
    ties = [Tie("a", "b", span=span("2018", "2019")), Tie("b", "c", span=span("2020"))]
    frame = compare(facts(*ties), [date(2018, 6, 1), date(2020, 6, 1)])
    assert value(frame, "2018-06-01", "formed") is None
    assert value(frame, "2018-06-01", "records_started") is None
    assert value(frame, "2020-06-01", "formed") == value(frame, "2020-06-01", "ended") == 1
    assert value(frame, "2020-06-01", "records_ended") == 1


def test_compare_wants_days_in_order() -> None:
    with pytest.raises(InputError, match="change one"):
        compare(facts(Tie("a", "b", span=span("2018"))), [date(2020, 1, 1), date(2019, 1, 1)])


def test_between_compares_windows_far_apart() -> None:
    ties = [Tie("a", "b", span=span("2018", "2018")), Tie("b", "c", span=span("2019", "2019"))]
    ties.append(Tie("c", "d", span=span("2020")))
    windows = [Window(date(year, 1, 1), date(year + 1, 1, 1)) for year in (2018, 2020)]
    frame = between(facts(*ties), windows[0], windows[1])
    assert value(frame, "2020-01-01", "formed") == value(frame, "2020-01-01", "ended") == 1
    with pytest.raises(ValueError, match="before"):
        between(facts(*ties), windows[1], windows[0])
