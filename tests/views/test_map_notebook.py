"""The map in a notebook, and the places it keeps from one edition to the next."""

import json
from html import unescape
from pathlib import Path

import pytest

import maillage
from graph.errors import InputError
from graph.model import Actor, Event, Participation, Tie
from graph.selection import Filters, select
from tests.browser.maps import data, span, town
from tests.factories import snapshot
from views.map import MapOptions, edition, read_positions, written_positions


def test_is_shown_in_a_frame_that_may_reach_nothing(tmp_path: Path) -> None:
    made = maillage.map(town(12, 30), title="Ville", lang="en")
    frame = made._repr_html_()
    sandbox = frame.partition('sandbox="')[2].partition('"')[0].split()
    assert "allow-same-origin" not in sandbox
    assert "allow-scripts" in sandbox
    assert unescape(frame.partition('srcdoc="')[2].partition('"')[0]) == made.html
    saved = made.save(tmp_path / "ville.html")
    assert saved.read_text(encoding="utf-8") == made.html
    assert "<title>Ville</title>" in made.html


def test_takes_filters_and_hides_everybody_where_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAILLAGE_KEY", "essai")
    made = maillage.map(town(12, 30), filters=Filters(territory="qpv:1"), pseudonymise=True)
    labels = [node["label"] for node in data(made.html, "node-data")]
    assert labels
    assert all(label.startswith("O-") for label in labels)
    assert "œuvres" not in made.html
    selection = select(town(12, 30), Filters(territory="qpv:1"))
    assert len(data(maillage.map(selection).html, "node-data")) == len(labels)


def test_old_actors_keep_their_places(tmp_path: Path) -> None:
    actors = [Actor(f"local:p:{n:02}", f"A{n}", listed=True) for n in range(12)]
    ties = [Tie(actors[n].id, actors[n // 2].id, span=span("2020")) for n in range(1, 10)]
    first = edition(snapshot(actors=actors[:10], ties=ties), MapOptions())
    file = tmp_path / "places.json"
    file.write_text(written_positions(first.positions), encoding="utf-8")
    later = snapshot(
        actors=actors, ties=[*ties, Tie(actors[10].id, actors[3].id, span=span("2021"))]
    )
    second = edition(later, MapOptions(positions=read_positions(file)))
    assert {key: second.positions[key] for key in first.positions} == first.positions
    assert len(second.positions) == 12
    places = list(second.positions.values())
    assert all(
        abs(a[0] - b[0]) >= 60 or abs(a[1] - b[1]) >= 42
        for at, a in enumerate(places)
        for b in places[:at]
    )


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"maillage_places": 2, "places": {}}', '{"maillage_places": 1, "places": {"a": [1]}}',
     '{"maillage_places": 1, "places": {"a": [1e999, 0]}}', '{"maillage_places": 1, "places": []}'],
)  # fmt: skip
def test_a_file_that_is_not_of_places_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "places.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        read_positions(file)


def test_the_file_of_places_says_nothing_of_persons() -> None:
    person = Actor("local:x:jeanne martin", "Jeanne Martin", form="person", listed=True)
    made = edition(snapshot(actors=[person]), MapOptions())
    text = written_positions(made.positions)
    assert "jeanne" not in text.lower()
    assert json.loads(text)["maillage_places"] == 1


def test_a_person_is_named_nowhere_in_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_KEY", "essai")
    someone = Actor("local:p:zoe", "Zoé Martin", form="person", listed=True)
    other = Actor("local:p:club", "Le club", listed=True)
    meeting = Event("local:p:m", "Réunion chez Zoé Martin", kind="meeting", span=span("2020"))
    parts = [Participation(each.id, meeting.id, span=span("2020")) for each in (someone, other)]
    made = maillage.map(snapshot(actors=[someone, other], events=[meeting], participations=parts))
    assert "Zoé Martin" not in made.html
    assert "P-" in made.html
    inside = snapshot(actors=[someone, other], events=[meeting], participations=parts)
    assert "Zoé Martin" in maillage.map(inside, internal=True).html
