"""Filters: what they keep, what they count, and that presence comes before them."""

from datetime import date

import numpy as np
import pytest

from graph.dates import parse_date
from graph.errors import InputError
from graph.links import links
from graph.model import Actor, Event, Participation, Span, Territory, Tie
from graph.presence import AFTER_ALL, BEFORE_ALL
from graph.selection import Filters, Selection, below, select
from graph.tables import Snapshot
from tests.factories import snapshot, territory_table

PLACES = [
    Territory("02", "Aisne", "departement"),
    Territory("02168", "Château-Thierry", "commune", parent="02"),
    Territory("QN1", "Vaucrises", "qpv", parent="02168"),
    Territory("93", "Seine-Saint-Denis", "departement"),
]


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def span(start: str = "", until: str = "") -> Span:
    first, last = (parse_date(text) if text else None for text in (start, until))
    return Span.stated(first, last)


@pytest.fixture
def town() -> Snapshot:
    actors = [
        Actor("a", "Mairie", territory="02168", listed=True),
        Actor("b", "Centre social", territory="QN1"),
        Actor("c", "Bobigny", territory="93", active=span("2015", "2020")),
        Actor("d", "Fédération"),
    ]
    ties = [
        Tie("a", "b", "convention", "formal", span=span("2019")),
        Tie("a", "b", "works_with", "informal"),
        Tie("a", "c", "works_with", "informal", span=span("2018")),
        Tie("b", "b", span=span("2017-05")),
        Tie("b", "d", span=span("2016-04"), certainty="arguable"),
        Tie("c", "d", span=span("2014"), certainty="outside"),
    ]
    events = [
        Event("m", "Réunion", "meeting", span("2016-01"), territory="QN1"),
        Event("n", "Ailleurs", "project", span("2016"), territory="93"),
        Event("k", "Loi", "milestone", span("2014-02-21")),
        Event("l", "Ailleurs aussi", "milestone", span("2014"), territory="93"),
    ]
    took = [Participation("d", "n"), Participation("c", "n", certainty="arguable")]
    return snapshot(
        actors=actors, ties=ties, events=events, participations=took, territories=PLACES
    )


def kept(selection: Selection) -> list[str]:
    return list(selection.snapshot.actors.id[selection.actors])


def test_everything_stated_by_default(town: Snapshot) -> None:
    selection = select(town)
    assert kept(selection) == ["a", "b", "c", "d"]
    assert len(selection.ties) == 3
    assert len(selection.loops) == 1
    assert selection.excluded["n_certainty"] == 2
    assert selection.excluded["n_loops"] == 1
    assert selection.excluded["n_participations_certainty"] == 1
    assert len(selection.participations) == 1
    assert selection.events.all()


def test_a_territory_keeps_all_below_it_and_counts_what_crosses(town: Snapshot) -> None:
    selection = select(town, Filters(territory="aisne"))
    assert kept(selection) == ["a", "b"]
    assert len(selection.ties) == 2
    assert len(selection.crossing) == 1
    counts = selection.excluded
    assert (counts["n_crossing"], counts["n_no_territory"], counts["n_elsewhere"]) == (1, 1, 1)
    assert counts["n_certainty"] == 1
    assert list(selection.snapshot.events.id[selection.events]) == ["k", "m"]


def test_below_stops_on_a_circle() -> None:
    circle = [Territory("x", "X", "commune", "y"), Territory("y", "Y", "epci", "x")]
    assert below(territory_table(circle), "x") == {"x", "y"}


def test_certainty_adds_up(town: Snapshot) -> None:
    assert len(select(town, Filters(certainty="arguable")).ties) == 4
    assert len(select(town, Filters(certainty="outside")).ties) == 5
    with pytest.raises(InputError, match="stated, arguable, outside"):
        select(town, Filters(certainty="sure"))


def test_types_and_formality_choose_ties_only(town: Snapshot) -> None:
    informal = select(town, Filters(formality=("informal",)))
    assert len(informal.ties) == 2
    assert informal.excluded["n_formality"] == 4
    typed = select(town, Filters(types=("convention",)))
    assert len(typed.ties) == 1
    assert kept(typed) == kept(informal) == ["a", "b", "c", "d"]
    with pytest.raises(InputError, match="formal, informal, unknown"):
        select(town, Filters(formality=("oral",)))


def test_without_removes_actors_and_their_ties(town: Snapshot) -> None:
    selection = select(town, Filters(without=("MAIRIE",)))
    assert kept(selection) == ["b", "c", "d"]
    assert len(selection.ties) == 0
    assert selection.excluded["n_without"] == 1


def test_presence_comes_before_every_filter(town: Snapshot) -> None:
    whole = select(town)
    narrow = select(town, Filters(territory="QN1", types=("convention",), without=("a",)))
    assert np.array_equal(whole.present_from, narrow.present_from)
    assert list(whole.present_from) == [
        BEFORE_ALL,
        day("2016-04-01"),
        day("2015-01-01"),
        day("2014-01-01"),
    ]
    assert list(whole.present_to) == [AFTER_ALL, AFTER_ALL, day("2021-01-01"), AFTER_ALL]


def test_unlisted_and_undated_is_nowhere() -> None:
    lonely = snapshot(actors=[Actor("a", "A")], ties=[Tie("a", "b")])
    assert list(select(lonely).present_from) == [AFTER_ALL, AFTER_ALL]


def test_shared_presence_lasts_while_both_are_there() -> None:
    events = [Event("p", "Projet", "project", span("2019", "2020"))]
    took = [
        Participation("a", "p"),
        Participation("b", "p", span=span("2020-03-01", "2021-06-30")),
        Participation("c", "p", span=span("2021", "2021")),
    ]
    town = snapshot(events=events, participations=took)
    found = links(select(town, Filters(edges="events")))
    pairs = {
        (int(u), int(v)): (int(start), int(end))
        for u, v, start, end in zip(found.u, found.v, found.start, found.end, strict=True)
    }
    assert pairs == {
        (0, 1): (day("2020-03-01"), day("2021-01-01")),
        (1, 2): (day("2021-01-01"), day("2021-07-01")),
    }
    assert len(links(select(town, Filters(edges="ties")))) == 0


def test_too_many_shared_presences_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.copresence.LIMIT", 2)
    took = [Participation(name, "p") for name in "abc"]
    crowd = snapshot(events=[Event("p", "P", "project")], participations=took)
    with pytest.raises(InputError, match="3 pairs"):
        links(select(crowd, Filters(edges="events")))


def test_a_milestone_brings_nobody_together() -> None:
    took = [Participation(name, "k") for name in "ab"]
    town = snapshot(events=[Event("k", "Loi", "milestone", span("2014"))], participations=took)
    assert len(links(select(town, Filters(edges="events")))) == 0


def test_an_undated_event_makes_undated_pairs() -> None:
    took = [Participation(name, "p") for name in "ab"]
    town = snapshot(events=[Event("p", "Projet", "project")], participations=took)
    assert list(links(select(town, Filters(edges="events"))).start) == [AFTER_ALL]
