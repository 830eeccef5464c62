"""One statement an id in a dataset, one value a field between datasets (both stores)."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.model import Actor, Event, Participation, Record, Respondent, Span, Territory, Tie
from graph.store import open_store
from graph.store.store import Store
from tests.graph.store.sample import CLUB, STATE, assert_whole, counted, load, rows

WHO = "local:who"
LATER = {"coverage": Span(date(2019, 1, 1), date(2021, 1, 1))}
SOONER = {"coverage": Span(date(2019, 1, 1), date(2020, 1, 1))}


def actor(store: Store, ident: str = WHO) -> dict[str, Any]:
    """What the store resolves of an actor."""
    table = assert_whole(store).actors
    (row,) = (table.id == ident).nonzero()[0]
    return {name: getattr(table, name)[row] for name in table.__slots__}


def test_in_a_dataset_the_most_frequent_value_then_code_point(store_url: str) -> None:
    said = [
        Actor(WHO, "Zoé", sector="private"),
        Actor(WHO, "Zoé", sector="associative", territory="B"),
        Actor(WHO, "Zoe", sector="associative", territory="A"),
        Actor(WHO, "", sector="unknown"),
    ]
    with open_store(store_url, create=True) as store:
        assert counted(load(store, said), "actors") == (1, 0, 0, 0)
        assert store.counts()["actors"] == 1
        found = actor(store)
        assert (found["name"], found["sector"], found["territory"]) == ("Zoé", "associative", "A")
        assert found["aliases"] == ("Zoe",)
        assert counted(load(store, said[::-1]), "actors") == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("one", "two", "three", "expected"),
    [
        ({"rank": 1}, {}, {}, "a"),  # the highest rank
        ({"rank": -1}, LATER, {**SOONER, "rank": -1}, "b"),
        (SOONER, LATER, SOONER, "b"),  # the latest coverage
        ({}, {}, {}, "c"),  # most datasets: b and c say c
    ],
)
def test_between_datasets_rank_then_coverage_then_votes(
    store_url: str, one: dict[str, Any], two: dict[str, Any], three: dict[str, Any], expected: str
) -> None:
    words = ("a", "b", "b") if expected != "c" else ("a", "c", "c")
    with open_store(store_url, create=True) as store:
        for name, says, word in zip("xyz", (one, two, three), words, strict=True):
            load(store, [Actor(WHO, "Nom", sector_basis=word)], f"tables:{name}", says=says)
        assert actor(store)["sector_basis"] == expected


def test_code_point_decides_last_and_empty_never_wins(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, [Actor(WHO, "", sector_basis="é", territory="")], "tables:x", says={"rank": 9})
        load(store, [Actor(WHO, "Zoé", territory="T")], "tables:y")
        load(store, [Actor(WHO, "Abel", sector="citizen")], "tables:z")
        found = actor(store)
    assert (found["name"], found["territory"], found["sector"]) == ("Abel", "T", "citizen")
    assert (found["sector_basis"], found["aliases"]) == ("é", ("Zoé",))


def test_listed_by_any_and_presence_from_one(store_url: str) -> None:
    presence = Span(date(2019, 1, 1))
    with open_store(store_url, create=True) as store:
        load(store, [Actor(WHO, "Nom", active=presence)], "tables:x", says={"rank": 2})
        other = Actor(WHO, "Nom", listed=True, active=Span(date(2015, 1, 1), date(2016, 1, 1)))
        load(store, [other], "tables:y")
        found = actor(store)
    assert found["listed"]
    assert (found["active_from"], str(found["active_to"])) == (date(2019, 1, 1), "NaT")


def test_a_dataset_that_gains_rank_wins(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, [Actor(WHO, "Un")], "tables:x")
        load(store, [Actor(WHO, "Deux")], "tables:y")
        assert actor(store)["name"] == "Deux"
        load(store, [Actor(WHO, "Un")], "tables:x", says={"rank": 1})
        assert actor(store)["name"] == "Un"


def test_naming_an_actor_states_it_unlisted(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, [Actor(WHO, "Nom", listed=True), Actor(STATE, "État")])
        load(store, [Tie(WHO, STATE), Event("local:e", "", "body")], "tables:b")
        stated = store.statements("actors", "tables:b")
        assert rows(stated, "id", "name", "listed") == [
            (ident, "", False) for ident in stated["id"]
        ]
        assert sorted(stated["id"]) == [WHO, STATE]
        load(store, [Respondent("2020", WHO, answered=True), Participation(STATE, "local:e"),
                     Event("local:e", "", "body")], "tables:c")  # fmt: skip
        assert sorted(store.statements("actors", "tables:c")["id"]) == [WHO, STATE]
        assert actor(store)["listed"]


def test_forget_removes_what_a_dataset_alone_brought(store_url: str) -> None:
    one: list[Record] = [Actor(STATE, "État", listed=True), Territory("T", "Terre", "commune")]
    two: list[Record] = [Actor(CLUB, "Club"), Tie(STATE, CLUB), Event("local:e", "Fête", "meeting")]
    with open_store(store_url, create=True) as store:
        load(store, one, "tables:one")
        digest = store.digest()
        load(store, two, "tables:two")
        gone = store.forget("tables:two")
        assert (gone["actors"], gone["ties"], gone["events"], gone["territories"]) == (2, 1, 1, 0)
        assert store.digest() == digest
        snapshot = assert_whole(store)
        assert list(snapshot.actors.id) == [STATE]
        assert [held.dataset for held in store.sources()] == ["tables:one"]
        assert [record.dataset for record in store.loads()][-1] == "tables:two"


def test_an_actor_goes_with_its_last_statement(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, [Actor(WHO, "Un")], "tables:x")
        load(store, [Actor(WHO, "Deux")], "tables:y")
        load(store, [Actor(STATE, "État")], "tables:y")
        assert actor(store)["name"] == "Un"
        load(store, [], "tables:x")
        assert list(assert_whole(store).actors.id) == [STATE]


def test_append_adds_a_statement_to_the_datasets_own(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, [Actor(WHO, "Nom", listed=True), Actor(STATE, "État")])
        load(store, [Tie(WHO, STATE), Actor(WHO, "", ("Nouveau",))], append=True)
        found = actor(store)
        assert (found["name"], found["aliases"], found["listed"]) == ("Nom", ("Nouveau",), True)
        assert store.counts()["actors"] == 2


def test_territories_and_events_resolve_too(store_url: str) -> None:
    place = Territory("T", "Terre", "commune")
    event = Event("local:e", "Fête", "meeting", Span(date(2019, 1, 1)), "T")
    with open_store(store_url, create=True) as store:
        load(store, [place, event], "tables:x")
        load(store, [replace(place, name="", parent="P"), replace(event, name="", parent="local:p")],
             "tables:y")  # fmt: skip
        snapshot = assert_whole(store)
    assert rows_of(snapshot.territories, "code", "name", "parent") == [("T", "Terre", "P")]
    assert rows_of(snapshot.events, "id", "name", "territory", "parent") == [
        ("local:e", "Fête", "T", "local:p")
    ]


def rows_of(table: Any, *names: str) -> list[tuple[Any, ...]]:
    """Some columns of a table, row by row."""
    return list(zip(*(getattr(table, name).tolist() for name in names), strict=True))


def test_the_default_form_says_nothing(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, [Actor(WHO, "Ana", form="person")], "tables:a", says=SOONER)
        load(store, [Actor(WHO, "Ana")], "tables:b", says=LATER)
        assert actor(store)["form"] == "person"
