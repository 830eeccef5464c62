"""What only a server can meet: whose database it is, its errors, and how the network lies in it."""

from typing import Any

import pytest
from neo4j import ManagedTransaction

from graph.errors import (
    MaillageError,
    StoreDamaged,
    StoreForeign,
    StoreFull,
    StoreLocked,
    StoreTooNew,
    StoreUnreachable,
)
from graph.model import Actor, Event, Participation, Respondent, Territory, Tie
from graph.store import open_store
from graph.store.neo4j.session import Session
from graph.store.records import to_frame
from tests.graph.store.proxy import proxy
from tests.graph.store.sample import (
    CLUB,
    SAMPLE,
    SHOP,
    STATE,
    assert_whole,
    counted,
    load,
    source,
)
from tests.neo4j_server import Server

pytestmark = pytest.mark.neo4j

OURS = "NOT n:MaillageTest"  # a server that is kept for tests bears a mark


def only_line(error: MaillageError) -> str:
    """Both texts of an error are one line each."""
    texts = {lang: error.text(lang) for lang in ("fr", "en")}
    assert all(text and "\n" not in text for text in texts.values())
    assert texts["fr"] != texts["en"]
    return texts["en"]


def test_database_of_somebody_else_is_refused(neo4j_url: str, neo4j_server: Server) -> None:
    neo4j_server.run("CREATE (:Recipe {name: 'tarte'})-[:NEEDS]->(:Fruit)")
    for create in (False, True):
        with pytest.raises(StoreForeign) as caught:
            open_store(neo4j_url, create=create)
        assert ":Fruit, :Recipe" in only_line(caught.value)
    assert neo4j_server.run(f"MATCH (n) WHERE {OURS} RETURN count(n) AS n") == [{"n": 2}]


def test_empty_and_newer_databases(neo4j_url: str, neo4j_server: Server) -> None:
    with pytest.raises(StoreUnreachable) as missing:
        open_store(neo4j_url)
    assert "maillage load" in only_line(missing.value)
    open_store(neo4j_url, create=True).close()
    neo4j_server.run("MATCH (m:Maillage) SET m.schema = 99")
    with pytest.raises(StoreTooNew) as newer:
        open_store(neo4j_url)
    assert "99" in only_line(newer.value)


def test_wrong_password_no_server_no_address(
    neo4j_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreUnreachable) as gone:
        open_store("bolt://127.0.0.1:1")
    assert "does not answer" in only_line(gone.value)
    with pytest.raises(StoreUnreachable) as scheme:
        open_store("mysql://127.0.0.1")
    only_line(scheme.value)
    monkeypatch.setenv("NEO4J_PASSWORD", "not this one")
    with pytest.raises(StoreUnreachable) as refused:
        open_store(neo4j_url)
    assert "NEO4J_PASSWORD" in only_line(refused.value)
    assert "not this one" not in only_line(refused.value)


def test_credentials_in_the_address_are_used_and_not_told(
    neo4j_url: str, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "not this one")
    host = neo4j_url.removeprefix("bolt://")
    with open_store(f"bolt://{neo4j_server.user}:{neo4j_server.password}@{host}", create=True) as s:
        assert s.path == neo4j_url


def test_server_gone_in_mid_load(neo4j_url: str) -> None:
    with open_store(neo4j_url, create=True) as store:
        load(store, SAMPLE)
        digest = store.digest()
        with proxy(neo4j_url) as between, open_store(between.uri) as far:
            with pytest.raises(StoreUnreachable) as caught, far.load(source("tables:b")) as into:  # noqa: PT012 -- a load ends with its `with`
                into.add("actors", to_frame("actors", [Actor(STATE, "État")]))
                between.cut()
            only_line(caught.value)
        assert store.digest() == digest
        assert_whole(store)


def test_want_of_memory_is_told_at_once(neo4j_url: str) -> None:
    asked = []

    def greedy(tx: ManagedTransaction) -> None:
        asked.append(1)
        tx.run("UNWIND range(1, 100000000) AS i RETURN size(collect(toString(i)))").consume()

    session = Session(neo4j_url, create=True)
    with pytest.raises(StoreFull) as caught:
        session.write(greedy)
    session.close()
    assert "server.memory.heap.max_size" in only_line(caught.value)
    assert len(asked) == 1


def test_another_command_came_between(neo4j_url: str) -> None:
    with open_store(neo4j_url, create=True) as one, open_store(neo4j_url) as two:
        with pytest.raises(StoreLocked) as caught, one.load(source("tables:b")) as into:  # noqa: PT012 -- a load ends with its `with`
            into.add("actors", to_frame("actors", [Actor(STATE, "État")]))
            load(two, SAMPLE)
        only_line(caught.value)
        assert [held.dataset for held in one.sources()] == ["tables:a"]
        assert_whole(one)


def test_reading_starts_again_when_something_was_written_meanwhile(neo4j_url: str) -> None:
    with open_store(neo4j_url, create=True) as one, open_store(neo4j_url) as two:
        load(one, SAMPLE[:5])
        seen: list[int] = []

        def ask(reading: Any) -> int:
            seen.append(len(reading.statements("actors")))
            if len(seen) == 1:
                load(two, SAMPLE)
            return seen[-1]

        assert one._backend.read(ask) == 3
        assert len(seen) == 2


def test_how_the_network_lies(neo4j_url: str, neo4j_server: Server) -> None:
    with open_store(neo4j_url, create=True) as store:
        load(store, SAMPLE)
    ask = neo4j_server.run
    assert ask(
        "MATCH (a:Public)-[t:TIE {type: 'funding'}]->(b:Associative) WHERE t.directed "
        "RETURN a.name AS a, b.name AS b, t.weight AS w, t.unit AS unit, t.formality AS f, "
        "date('1970-01-01') + duration({days: t.valid_from}) AS d"
    ) == [{"a": "État", "b": "Club d'échecs", "w": 1200.5, "unit": "EUR", "f": "formal",
           "d": ask("RETURN date('2019-01-01') AS d")[0]["d"]}]  # fmt: skip
    assert ask(
        "MATCH (a:Actor)-[:IN]->(t:Territory)-[:PART_OF]->(u) RETURN a.id AS a, t.code AS t, "
        "u.name AS u ORDER BY a"
    ) == [{"a": CLUB, "t": "QP1", "u": "Château-Thierry"},
          {"a": STATE, "t": "QP1", "u": "Château-Thierry"}]  # fmt: skip
    assert ask(
        "MATCH (a:Actor)-[p:TAKES_PART]->(e:Event {name: 'Fête'})-[:IN]->(:Territory) "
        "RETURN a.id AS a, p.role AS role ORDER BY a"
    ) == [{"a": SHOP, "role": None}, {"a": CLUB, "role": "lead"}]
    assert ask(
        "MATCH (:Actor)-[r:ASKED]->(c:Campaign {name: '2020'})<-[:OBSERVES]-(:Dataset) "
        "RETURN count(r) AS n"
    ) == [{"n": 2}]
    assert ask("MATCH (:Dataset)-[s:STATES]->(a:Actor) RETURN count(s) AS n") == [{"n": 3}]
    assert ask("MATCH (a:Public) RETURN a.aliases AS names") == [{"names": ["L'État"]}]


def told(name: str, label: str, code: str | None) -> list[dict[str, object]]:
    """One actor as Cypher shows it."""
    return [{"name": name, "labels": ["Actor", label], "code": code}]


def test_resolved_values_follow_the_statements(neo4j_url: str, neo4j_server: Server) -> None:
    seen = (
        "MATCH (a:Actor {id: 'local:w'}) OPTIONAL MATCH (a)-[:IN]->(t) "
        "RETURN a.name AS name, labels(a) AS labels, t.code AS code"
    )
    places = [Territory(code, code, "commune") for code in "TU"]
    with open_store(neo4j_url, create=True) as store:
        load(store, [Actor("local:w", "Un", sector="private", territory="T")])
        assert neo4j_server.run(seen) == told("Un", "Private", None)
        other = Actor("local:w", "Deux", sector="citizen", territory="U")
        load(store, [other, *places], "tables:b", says={"rank": 1})
        assert neo4j_server.run(seen) == told("Deux", "Citizen", "U")
        load(store, [other, *places], "tables:b", says={"rank": -1})
        assert neo4j_server.run(seen) == told("Un", "Private", "T")
        store.forget("tables:a")
        assert neo4j_server.run(seen) == told("Deux", "Citizen", "U")
        store.forget("tables:b")
        assert_whole(store)
    left = neo4j_server.run(
        f"MATCH (n) WHERE {OURS} UNWIND labels(n) AS l RETURN DISTINCT l ORDER BY l"
    )
    assert [row["l"] for row in left] == ["Load", "Maillage"]


def test_rows_taken_out_by_hand_are_told(neo4j_url: str, neo4j_server: Server) -> None:
    with open_store(neo4j_url, create=True) as store:
        load(store, SAMPLE)
        neo4j_server.run("MATCH ()-[t:TIE {type: 'funding'}]->() SET t.weight = 9.0")
        assert {problem.code for problem in store.verify()} == {"verify_row", "verify_sum"}
        neo4j_server.run("MATCH ()-[t:TIE {type: 'funding'}]->() DELETE t")
        assert {problem.code for problem in store.verify()} == {"verify_rows", "verify_sum"}
        neo4j_server.run("MATCH ()-[t:TIE {type: 'meeting'}]->(), ()-[o:STATES]->() DELETE o")
        assert {problem.code for problem in store.verify()} >= {"verify_reference"}


def test_loads_taken_out_by_hand_are_told(neo4j_url: str, neo4j_server: Server) -> None:
    with open_store(neo4j_url, create=True) as store:
        load(store, SAMPLE)
        neo4j_server.run("MATCH (l:Load) DETACH DELETE l")
        with pytest.raises(StoreDamaged) as caught:
            store.snapshot()
        assert "load 1" in only_line(caught.value)


def test_nothing_is_left_behind_by_a_smaller_load(neo4j_url: str, neo4j_server: Server) -> None:
    whole = [*SAMPLE, Respondent("2021", CLUB, answered=True)]
    with open_store(neo4j_url, create=True) as store:
        load(store, whole)
        event = Event("local:e", "Fête", "meeting")
        assert counted(load(store, [Actor(CLUB, "Club"), event, Participation(CLUB, "local:e")]))[3]
        assert_whole(store)
    labels = f"MATCH (n) WHERE {OURS} UNWIND labels(n) AS l RETURN l, count(*) AS n ORDER BY l"
    assert {row["l"]: row["n"] for row in neo4j_server.run(labels)} == {
        "Actor": 1, "Dataset": 1, "Event": 1, "Load": 2, "Maillage": 1,
    }  # fmt: skip


def test_a_hub_is_read_in_pages(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.store.neo4j.rows.LIST", 7)
    names = [Actor(f"local:{n:02}", f"n° {n}") for n in range(40)]
    hub = [Tie("local:00", f"local:{n:02}", weight=float(n)) for n in range(1, 40)]
    some = [Tie(f"local:{n:02}", "local:01") for n in range(2, 12)]
    with open_store(neo4j_url, create=True) as two, open_store(":memory:", create=True) as one:
        for store in (one, two):
            load(store, [*names, *hub, *some])
        assert one.snapshot().digest == assert_whole(two).digest
        assert two.snapshot().ties.src.tobytes() == one.snapshot().ties.src.tobytes()
