"""Who was expected at an event and did not come: kept, counted apart, and present nowhere."""

from dataclasses import replace
from datetime import date

import pytest

from analyses.grouping import grouped, inside
from analyses.growth import growth
from analyses.growth.attendance import attendance
from exports.frames import Shown, participations_frame
from exports.graph import graph
from graph.copresence import copresence
from graph.dates import Window
from graph.kinds import away_roles
from graph.links import links
from graph.model import Actor, Event, Participation, Source, Span
from graph.presence import AFTER_ALL, present
from graph.selection import Filters, Selection, select
from graph.two_mode import attendance as two_mode
from tests.factories import snapshot

ACTORS = [Actor(name, name.upper(), territory="T", listed=name != "x") for name in "abcx"]


def meeting(name: str, month: int) -> Event:
    """A meeting on the tenth of a month of 2024."""
    return Event(name, f"CT {name}", "meeting", Span(date(2024, month, 10), date(2024, month, 11)))


WINTER = Source("tables:x", coverage=Span(date(2024, 1, 1), date(2024, 3, 1), end_known=True))
EVENTS = [meeting("m1", 1), meeting("m2", 2)]


def selected(role: str, edges: str = "events") -> Selection:
    """a, b and c at the first meeting; b and x in this role at the second, where a and c were."""
    first = [Participation(actor, "m1", "member") for actor in "abc"]
    second = [Participation("a", "m2"), Participation("c", "m2", "lead")]
    away = [Participation("b", "m2", role), Participation("x", "m2", role)]
    came = [*first, *away, *second]
    facts = snapshot(actors=ACTORS, events=EVENTS, participations=came, source=WINTER)
    return select(facts, Filters(edges=edges))  # type: ignore[arg-type]  # one of the three


def test_three_roles_are_of_those_who_did_not_come() -> None:
    assert away_roles() == ("excused", "represented", "absent")


@pytest.mark.parametrize("role", ["excused", "represented", "absent"])
def test_they_are_kept_apart_and_counted(role: str) -> None:
    selection = selected(role)
    assert present(selection.snapshot.participations).sum() == 5
    assert (len(selection.participations), list(selection.absences.role)) == (5, [role, role])
    frame = growth(selection, every="month")
    told = frame[frame["layer"] == "all"].set_index("period")
    wanted = ["participations", "participants", "participants_again", "n_absent"]
    assert list(told.loc["2024-01", wanted]) == [3, 3, 0, 0]
    assert list(told.loc["2024-02", wanted]) == [2, 2, 2, 2]
    assert list(frame.columns)[-1] == "n_absent"


@pytest.mark.parametrize("role", ["excused", "represented", "absent"])
def test_they_meet_nobody(role: str) -> None:
    selection = selected(role)
    ids = selection.snapshot.actors.id
    shared = copresence(selection.participations)
    met = {(ids[u], ids[v]) for u, v in zip(shared.u, shared.v, strict=True)}
    assert met == {("a", "b"), ("a", "c"), ("b", "c")}
    assert len(links(selection)) == 4
    made = two_mode(selection, Window(date(2024, 2, 1), date(2024, 3, 1)))
    nodes = list(made.nodes)
    assert {(nodes[u], nodes[v]) for u, v in zip(made.u, made.v, strict=True)} == {
        ("a", "m2"),
        ("c", "m2"),
    }


def test_a_participation_of_any_other_role_is_a_presence() -> None:
    selection = selected("trésorier")
    assert (len(selection.participations), len(selection.absences)) == (7, 0)
    assert len(links(selection)) == 9


def test_an_actor_only_excused_was_never_there() -> None:
    selection = selected("excused")
    row = list(selection.snapshot.actors.id).index("x")
    assert selection.present_from[row] == AFTER_ALL
    there = selected("member")
    assert there.present_from[row] < AFTER_ALL


def test_attendance_counts_what_was_missed() -> None:
    frame = attendance(selected("excused"), every="month")
    told = frame[frame["period"] == "2024-02"].set_index("actor")
    assert list(told.loc["b", ["status", "events", "n_absent"]]) == ["absent", 0, 1]
    assert list(told.loc["a", ["status", "events", "n_absent"]]) == ["again", 1, 0]
    assert "x" not in told.index
    assert list(frame.columns)[-1] == "n_absent"


def test_who_came_and_was_excused_came() -> None:
    """Two persons of one structure: one came, the other was excused."""
    facts = selected("excused").snapshot
    both = [Participation("a", "m1"), Participation("a", "m1", "excused")]
    facts = snapshot(actors=ACTORS, events=EVENTS, participations=both)
    frame = attendance(select(facts), every="month")
    assert frame[["actor", "status", "events", "n_absent"]].to_numpy().tolist() == [
        ["a", "new", 1, 0]
    ]


def test_an_event_that_all_of_a_place_missed_is_not_of_that_place() -> None:
    away = [Participation("a", "m1", "excused"), Participation("a", "m2")]
    actors = [replace(ACTORS[0], territory="U"), *ACTORS[1:]]
    facts = snapshot(actors=actors, events=EVENTS, participations=away)
    kept = inside(select(facts), grouped(select(facts), "territory"), 1)
    assert kept.events.tolist() == [False, True]
    assert len(kept.absences) == 1
    other = inside(select(facts), grouped(select(facts), "territory"), 0)
    assert len(other.absences) == 0


def test_tables_have_them_in_their_place_and_networks_do_not() -> None:
    selection, shown = selected("excused"), Shown()
    frame = participations_frame(selection, shown)
    assert frame[["event", "actor", "role"]].to_numpy().tolist() == [
        ["m1", "a", "member"], ["m1", "b", "member"], ["m1", "c", "member"],
        ["m2", "a", ""], ["m2", "b", "excused"], ["m2", "c", "lead"], ["m2", "x", "excused"],
    ]  # fmt: skip
    made = graph(selection, shown, events=True)
    parts = [(u, v) for u, v, said in made.edges(data=True) if said["relation"] == "participation"]
    assert sorted(parts) == [("a", "m1"), ("a", "m2"), ("b", "m1"), ("c", "m1"), ("c", "m2")]
