"""One rule of growth a test, on networks small enough to count by hand."""

from datetime import date

import pandas as pd
import pytest

from analyses.growth import growth
from graph.dates import Precision, parse_date
from graph.model import Actor, Event, Participation, Source, Span, Territory, Tie
from graph.selection import Filters, select
from graph.tables import Snapshot
from tests.factories import snapshot

YEARS = Source("tables:test", coverage=Span(date(2018, 1, 1), date(2022, 1, 1)))
LISTED = [Actor(name, name.upper(), listed=True) for name in "abcde"]


def span(start: str = "", until: str = "", *, end_known: bool | None = None) -> Span:
    first, last = (parse_date(text) if text else None for text in (start, until))
    return Span.stated(first, last, known=end_known)


def facts(*ties: Tie, actors: list[Actor] = LISTED, source: Source = YEARS) -> Snapshot:
    return snapshot(actors=actors, ties=ties, source=source)


def value(frame: pd.DataFrame, period: str, name: str, layer: str = "all") -> object:
    rows = frame[(frame["period"] == period) & (frame["layer"] == layer)]
    (found,) = rows[name]
    return None if pd.isna(found) else found


def test_a_pair_counts_once_whatever_its_ties_and_directions() -> None:
    frame = growth(
        facts(Tie("a", "b", span=span("2018", "2019")), Tie("b", "a", span=span("2019", "2019"))),
        every="year",
    )
    assert value(frame, "2019", "pairs") == 1
    assert value(frame, "2019", "records") == 2


def test_touching_ties_neither_end_nor_form_a_pair() -> None:
    frame = growth(
        facts(Tie("a", "b", span=span("2018", "2018")), Tie("a", "b", span=span("2019", "2019"))),
        every="year",
    )
    assert value(frame, "2019", "formed") == value(frame, "2019", "ended") == 0


def test_formalised_needs_the_informal_tie_just_before() -> None:
    informal = Tie("a", "b", formality="informal", span=span("2018", "2018"))
    soon = Tie("a", "b", formality="formal", span=span("2019", "2021"))
    late = Tie("a", "b", formality="formal", span=span("2020", "2021"))
    assert value(growth(facts(informal, soon), every="year"), "2019", "formalised") == 1
    assert value(growth(facts(informal, late), every="year"), "2020", "formalised") == 0


def test_formalised_counts_no_pair_that_was_formal_already() -> None:
    informal = Tie("a", "b", formality="informal", span=span("2018", "2021"))
    formal = Tie("a", "b", formality="formal", span=span("2018", "2021"))
    assert value(growth(facts(informal, formal), every="year"), "2019", "formalised") == 0


def test_formalised_counts_no_pair_that_is_informal_only_now() -> None:
    informal = Tie("a", "b", formality="informal", span=span("2019", "2020"))
    formal = Tie("a", "b", formality="formal", span=span("2019", "2021"))
    early = Tie("c", "d", span=span("2018"))
    assert value(growth(facts(early, informal, formal), every="year"), "2019", "formalised") == 0


def test_alive_is_the_last_day_of_the_period() -> None:
    ties = [Tie("a", "b", span=span("2018-02-03", "2018-12-30"))]
    ties.append(Tie("a", "c", span=span("2018-12-31", "2019-01-01")))
    frame = growth(facts(*ties), every="year", window="alive")
    assert value(frame, "2018", "pairs") == 1
    assert value(frame, "2018", "newcomers") is None


def test_an_end_not_stated_is_not_coarse() -> None:
    unsaid = Span(date(2018, 2, 3), end_precision=Precision.YEAR)
    coarse = Span(date(2018, 2, 3), date(2022, 1, 1), end_precision=Precision.YEAR)
    daily = [Tie("a", who, span=span("2018-02-03", "2021-05-06")) for who in "de"]
    frame = growth(facts(Tie("a", "b", span=unsaid), Tie("a", "c", span=coarse), *daily))
    assert value(frame, "2018-02", "n_coarse") == 1


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([("2018-06", True), ("2018-09", False)], 1),
        ([("2018-06", False), ("2018-09", True)], 0),
        ([("2018-09", True), ("2018-09", False)], 1),
        ([("2018-09", True), ("2018-09", True)], 0),
    ],
)
def test_a_pair_is_only_last_seen_if_a_tie_ending_last_is(
    ends: list[tuple[str, bool]], expected: int
) -> None:
    ties = [Tie("a", "b", span=span("2018", until, end_known=known)) for until, known in ends]
    frame = growth(facts(*ties), every="year")
    assert value(frame, "2019", "ended") == 1
    assert value(frame, "2019", "n_last_seen") == expected


def test_records_start_and_end_only_where_the_source_knows_it() -> None:
    already = Span(date(2018, 5, 1), date(2019, 5, 1), start_known=False, end_known=False)
    frame = growth(facts(Tie("a", "b", span=already)), every="year")
    assert value(frame, "2018", "records") == 1
    assert value(frame, "2018", "records_started") == 0
    assert value(frame, "2019", "records_ended") == 0
    assert value(frame, "2020", "ended") == 1


def test_an_end_never_stated_differs_from_one_stated_open() -> None:
    unsaid = Tie("a", "b", span=span("2018"))
    open_ended = Tie("a", "c", span=span("2018", end_known=True))
    frame = growth(facts(unsaid, open_ended), every="year")
    assert value(frame, "2021", "records") == 2
    assert value(frame, "2021", "n_end_unknown") == 1


def test_only_a_stated_end_makes_a_leaver() -> None:
    actors = [*LISTED, Actor("z", "Z", listed=True, active=span("2018", "2019"))]
    ties = [Tie("a", "z", span=span("2018", "2019")), Tie("a", "b", span=span("2018", "2019"))]
    frame = growth(facts(*ties, actors=actors), every="year")
    assert value(frame, "2020", "leavers") == 1
    assert value(frame, "2020", "ended") == 2
    assert value(frame, "2020", "ended_leaver") == value(frame, "2020", "ended_stayer") == 1


def test_an_actor_tied_outside_its_stated_presence_counts_but_comes_and_goes_not() -> None:
    actors = [*LISTED, Actor("z", "Z", active=span("2020", "2020"))]
    ties = [Tie("a", "z", span=span("2018", "2019")), Tie("a", "b", span=span("2018"))]
    frame = growth(facts(*ties, actors=actors), every="year")
    assert value(frame, "2019", "actors_present") == 6
    assert value(frame, "2019", "n_outside") == 1
    assert value(frame, "2019", "newcomers") == 0
    assert value(frame, "2020", "newcomers") == 1


def test_a_period_nothing_covers_is_empty_and_never_zero() -> None:
    source = Source("tables:test", coverage=Span(date(2019, 1, 1), date(2020, 7, 1)))
    frame = growth(facts(Tie("a", "b", span=span("2018")), source=source), every="year")
    assert value(frame, "2018", "pairs") is None
    assert value(frame, "2018", "actors_present") is None
    assert [value(frame, year, "partial") for year in ("2018", "2019", "2020")] == [
        None,
        False,
        True,
    ]


def test_a_layer_without_ties_was_not_observed() -> None:
    frame = growth(facts(Tie("a", "b", formality="formal", span=span("2018"))), every="year")
    assert value(frame, "2018", "pairs", "formal") == 1
    assert value(frame, "2018", "pairs", "informal") is None


def test_twelve_months_that_begin_before_coverage_are_partial() -> None:
    ties = [Tie("a", "b", span=span("2018-01-01"))]
    frame = growth(facts(*ties), every="quarter", window="12m")
    assert [value(frame, f"2018-{quarter}", "partial") for quarter in ("Q3", "Q4")] == [True, False]


def test_the_row_before_from_is_computed() -> None:
    frame = growth(
        facts(Tie("a", "b", span=span("2018", "2018")), Tie("a", "c", span=span("2019"))),
        every="year",
        start=date(2019, 6, 1),
        to=date(2021, 1, 1),
    )
    assert list(frame["period"].unique()) == ["2019", "2020"]
    assert value(frame, "2019", "formed") == value(frame, "2019", "ended") == 1


def test_no_meaning_is_empty() -> None:
    two = [Actor("a", "A", listed=True), Actor("b", "B", listed=True)]
    frame = growth(facts(Tie("a", "b", span=span("2018", "2018")), actors=two), every="year")
    assert value(frame, "2018", "density") == 1
    assert value(frame, "2018", "degree_centralization") is None
    assert value(frame, "2018", "transitivity") is None
    assert value(frame, "2019", "components") == 0
    assert value(frame, "2019", "largest_component") is None


def test_events_and_who_comes_again() -> None:
    days = ("2018-03-05", "2019-03-05")
    events = [Event(f"m{n}", "Réunion", "meeting", span(day)) for n, day in enumerate(days)]
    events.append(Event("k", "Contrat signé", "milestone", span("2019-06")))
    took = [Participation("a", "m0"), Participation("a", "m1"), Participation("b", "m1")]
    frame = growth(
        snapshot(
            actors=LISTED, ties=[Tie("a", "b", span=span("2018"))], events=events,
            participations=took, source=YEARS,
        ),
        every="year",
    )  # fmt: skip
    names = ("events", "participations", "participants", "participants_first", "participants_again")
    assert [value(frame, "2018", name) for name in names] == [1, 1, 1, 1, 0]
    assert [value(frame, "2019", name) for name in names] == [1, 2, 2, 1, 1]
    assert [value(frame, year, "milestones") for year in ("2018", "2019", "2020")] == [0, 1, 0]


def test_shared_presence_makes_pairs_but_no_record() -> None:
    events = [Event("m", "Réunion", "meeting", span("2019-03-05"))]
    took = [Participation("a", "m"), Participation("b", "m")]
    ties = [Tie("c", "d", formality="formal", span=span("2018"))]
    whole = snapshot(actors=LISTED, ties=ties, events=events, participations=took, source=YEARS)
    frame = growth(select(whole, Filters(edges="both")), every="year")
    assert [value(frame, "2019", name) for name in ("pairs", "records", "formed")] == [2, 1, 1]
    assert value(frame, "2020", "ended") == 1
    assert value(frame, "2019", "pairs", "formal") == 1


def test_crossing_ties_are_counted_in_their_windows() -> None:
    actors = [Actor("a", "A", territory="T1"), Actor("b", "B", territory="T1"), Actor("c", "C")]
    ties = [Tie("a", "b", span=span("2018")), Tie("a", "c", span=span("2019", "2019"))]
    places = [Territory("T1", "Vaucrises", "qpv")]
    whole = snapshot(actors=actors, ties=ties, territories=places, source=YEARS)
    frame = growth(select(whole, Filters(territory="vaucrises")), every="year")
    assert [value(frame, year, "n_crossing") for year in ("2018", "2019", "2020")] == [0, 1, 0]
    assert value(frame, "2019", "actors_present") == 2
