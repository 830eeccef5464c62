"""What growth counts beside the pairs: who is nowhere, who took part, what was never observed."""

from dataclasses import replace
from datetime import date

import pandas as pd

from analyses.growth import growth
from graph.dates import parse_date
from graph.model import Actor, Event, Participation, Source, Span, Territory, Tie
from graph.selection import Filters, select
from tests.factories import days, flags, ints, snapshot, text

YEARS = Source("tables:test", coverage=Span(date(2018, 1, 1), date(2022, 1, 1)))
PLACES = [Territory("T1", "Vaucrises", "qpv"), Territory("T2", "Blanchard", "qpv")]


def span(start: str = "", until: str = "") -> Span:
    first, last = (parse_date(text) if text else None for text in (start, until))
    return Span.stated(first, last)


def values(frame: pd.DataFrame, name: str) -> list[object]:
    cells = frame.loc[frame["layer"] == "all", name]
    return [None if pd.isna(cell) else cell for cell in cells]


def test_an_end_without_a_start_is_undated_and_ends_nothing() -> None:
    ties = [Tie("a", "b", span=span("2018", "2019")), Tie("b", "c", span=span("", "2018"))]
    frame = growth(snapshot(ties=ties, source=YEARS), every="year")
    assert values(frame, "n_undated") == [1, 1, 1, 1]
    assert values(frame, "records_ended") == [0, 0, 1, 0]


def test_actors_nowhere_and_events_are_those_of_the_territory() -> None:
    actors = [Actor("a", "A", territory="T1"), Actor("b", "B", territory="T1")]
    actors += [Actor("c", "C", territory="T1"), Actor("d", "D", territory="T2")]
    events = [Event("m", "Ici", "meeting", span("2018-03-05"), territory="T1")]
    events.append(Event("n", "Ailleurs", "meeting", span("2018-03-05"), territory="T2"))
    whole = snapshot(
        actors=actors, ties=[Tie("a", "b", span=span("2018"))], events=events,
        territories=PLACES, source=YEARS,
    )  # fmt: skip
    frame = growth(select(whole, Filters(territory="T1")), every="year")
    assert values(frame, "n_actors_undated")[0] == 1
    assert values(frame, "events")[0] == 1
    everywhere = growth(whole, every="year")
    assert values(everywhere, "n_actors_undated")[0] == 2
    assert values(everywhere, "events")[0] == 2


def test_who_comes_again_is_counted_only_where_there() -> None:
    events = [Event(f"m{y}", "Réunion", "meeting", span(f"{y}-03-05")) for y in (2018, 2020)]
    took = [Participation("a", "m2018"), Participation("a", "m2020")]
    ties = [Tie("a", "b", span=span("2018"))]
    whole = snapshot(ties=ties, events=events, participations=took, source=YEARS)
    frame = growth(whole, every="year")
    assert values(frame, "participants") == [1, 0, 1, 0]
    assert values(frame, "participants_again") == [0, 0, 1, 0]


def test_a_dataset_of_unknown_coverage_neither_observes_nor_makes_partial() -> None:
    ties = [Tie("a", "b", span=span("2018")), Tie("a", "c")]
    whole = snapshot(ties=ties, source=YEARS)
    two = replace(
        whole.datasets,
        name=text(["tables:test", "tables:undated"]), title=text(["", ""]),
        coverage_from=days([date(2019, 1, 1), None]),
        coverage_to=days([date(2022, 1, 1), None]),
        rank=ints([0, 0]), simulated=flags([False, False]), evidence_public=flags([False, False]),
    )  # fmt: skip
    whole = replace(whole, datasets=two, ties=replace(whole.ties, dataset=ints([0, 1])))
    assert values(growth(whole, every="year"), "partial") == [None, False, False, False]
