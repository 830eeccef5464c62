"""Several ids of one actor: told when a store is read, whatever the order of loads (both stores)."""

from itertools import permutations

import pytest

from graph.model import Actor, Event, Participation, Record, Respondent, Tie
from graph.store import open_store
from graph.store.store import Store
from graph.tables import Snapshot
from tests.graph.store.sample import load

SIREN, OTHER, RNA, TOWN = "siren:442999017", "siren:783999014", "rna:W891000117", "siren:218999019"
FUNDER, MISSION = "local:funder:ville", "local:funder:ville:mission"
BOTH = Actor(SIREN, "Club de boxe", attrs={"rna": "W891000117", "siret": "44299901700019"})
ALONE: list[Record] = [
    Actor(RNA, "Boxing-club", sector="associative", sector_basis="identifier"),
    Actor(SIREN, ""),
    Actor(TOWN, ""),
    Tie(TOWN, RNA, "funding", directed=True),
    Tie(RNA, SIREN),
    Event("e", "Gala", "meeting"),
    Participation(RNA, "e"),
    Respondent("c", RNA, answered=True),
]
SAID: dict[str, list[Record]] = {
    "both": [BOTH, Actor(TOWN, "VILLE"), Tie(TOWN, SIREN, "funding", directed=True)],
    "alone": ALONE,
    "named": [
        Actor(FUNDER, "Ville"),
        Actor(MISSION, "Mission"),
        Tie(FUNDER, MISSION, "funding", directed=True),
    ],
    "town": [Actor(TOWN, "VILLE"), Actor(OTHER, "Ville")],
}


def pairs(held: Snapshot) -> list[tuple[str, str]]:
    """Ends of all ties, by id."""
    ids = held.actors.id
    return sorted(zip(ids[held.ties.src], ids[held.ties.dst], strict=True))


def loaded(store: Store, *names: str) -> Snapshot:
    """What a store holds once these datasets are loaded in turn."""
    for name in names:
        load(store, SAID[name], f"tables:{name}")
    return store.snapshot(provenance=True)


def test_rna_alone_is_the_actor_that_a_siren_stands_beside(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        held = loaded(store, "alone", "both")
        assert list(held.actors.id) == [TOWN, SIREN]
        assert held.actors.sector[1] == "associative"
        assert held.actors.name[1] in ("Boxing-club", "Club de boxe")
        assert {held.actors.name[1], *held.actors.aliases[1]} == {"Boxing-club", "Club de boxe"}
        assert pairs(held) == [(TOWN, SIREN), (TOWN, SIREN), (SIREN, SIREN)]
        assert held.actors.id[held.participations.actor[0]] == SIREN
        assert held.actors.id[held.observations.asked_actor[0]] == SIREN
        assert set(store.statements("actors")["id"]) == {TOWN, SIREN, RNA}
        assert store.known()[1] == {RNA: SIREN}
        store.forget("tables:both")
        alone = store.snapshot()
        assert RNA in alone.actors.id
        assert store.verify() == []


def test_any_order_of_loads_gives_one_digest_and_one_reading() -> None:
    seen = set()
    for order in list(permutations(SAID))[::5]:
        with open_store(":memory:", create=True) as store:
            held = loaded(store, *order)
            actors = tuple(zip(held.actors.id, held.actors.name, held.actors.sector, strict=True))
            seen.add((held.digest, actors, tuple(pairs(held))))
    assert len(seen) == 1


def test_a_funder_known_by_name_alone_is_the_one_that_funds(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        held = loaded(store, "named", "both", "town")
        assert (TOWN, f"local:{TOWN}:mission") in pairs(held)
        assert FUNDER not in held.actors.id
        assert OTHER in held.actors.id


def test_of_two_who_may_be_meant_neither_is_chosen(store_url: str) -> None:
    twin: list[Record] = [Actor(OTHER, "Autre club", attrs={"rna": "W891000117"})]
    gives: list[Record] = [
        Actor(OTHER, "Ville"),
        Actor(SIREN, ""),
        Tie(OTHER, SIREN, "funding", directed=True),
    ]
    with open_store(store_url, create=True) as store:
        loaded(store, "alone", "both", "named", "town")
        load(store, twin, "tables:twin")
        load(store, gives, "tables:gives")
        assert store.known()[1] == {}


@pytest.mark.parametrize("first", [True, False])
def test_a_number_that_one_row_of_many_gives_is_kept(store_url: str, *, first: bool) -> None:
    plain = Actor(SIREN, "Club de boxe", attrs={"siret": "44299901700019"})
    rows = [BOTH, plain, plain] if first else [plain, plain, BOTH]
    with open_store(store_url, create=True) as store:
        load(store, rows, "tables:a")
        assert store.actors().attrs[0] == '{"rna":"W891000117","siret":"44299901700019"}'
