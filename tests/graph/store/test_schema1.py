"""Stores that the first schema wrote: opened, they are ours, with all that they held and their digest.

``schema1/store.db`` and ``schema1/neo4j.json`` hold the same content, written by the last version of
schema 1: three loads of two datasets, and a third dataset that was forgotten.
"""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from neo4j.exceptions import Forbidden

from graph.errors import StoreDamaged, StoreUnreachable
from graph.model import Rating, Respondent, Tie
from graph.store import open_store
from graph.store.copy import copy
from graph.store.neo4j.session import Session
from graph.store.sqlite import migrate
from graph.store.store import Store
from tests.graph.store.sample import (
    CLUB,
    SAMPLE,
    SHOP,
    STATE,
    assert_same_arrays,
    assert_whole,
    counted,
    load,
)
from tests.neo4j_server import Server

FIXTURES = Path(__file__).with_name("schema1")
DIGEST = "53d06603afde295fb340d75dc3f31b6896dde8c8187dbc201128733dd9cf0f94"
HELD = {"ties": 8, "participations": 2, "respondents": 2, "ratings": 0}


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file of schema 1."""
    path = tmp_path / "old.db"
    shutil.copyfile(FIXTURES / "store.db", path)
    return path


@pytest.fixture
def old_database(neo4j_url: str, neo4j_server: Server) -> str:
    """A database of schema 1."""
    held = json.loads((FIXTURES / "neo4j.json").read_text(encoding="utf-8"))
    for number, (labels, properties) in enumerate(held["nodes"]):
        text = f"CREATE (n:{':'.join(labels)}) SET n = $properties, n.fixture = $number"
        neo4j_server.run(text, properties=properties, number=number)
    for start, kind, end, properties in held["relationships"]:
        neo4j_server.run(
            "MATCH (a {fixture: $start}) MATCH (b {fixture: $end}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = $properties",
            start=start, end=end, properties=properties,
        )  # fmt: skip
    neo4j_server.run("MATCH (n) REMOVE n.fixture")
    return neo4j_url


@pytest.fixture(
    params=["old_file", pytest.param("old_database", marks=pytest.mark.neo4j)],
    ids=["sqlite", "neo4j"],
)
def old_url(request: pytest.FixtureRequest) -> str:
    """Address of a store of schema 1, on each backend."""
    return str(request.getfixturevalue(request.param))


def schema_of(path: Path) -> int:
    """What a file says its schema is."""
    with closing(sqlite3.connect(path)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def assert_as_it_was(store: Store) -> None:
    """Nothing lost, nothing altered, nothing said that was not."""
    assert store.digest() == DIGEST
    snapshot = assert_whole(store)
    counts = store.counts()
    assert {kind: counts[kind] for kind in HELD} == HELD
    assert set(snapshot.ties.campaign) | set(snapshot.ties.reporter_territory) == {""}
    assert list(snapshot.datasets.carry) == ["", ""]
    assert len(store.loads()) == 5


def test_an_old_store_is_brought_to_ours_with_its_digest(old_url: str) -> None:
    for _ in range(2):
        with open_store(old_url) as store:
            assert_as_it_was(store)


def test_both_hold_the_same_to_the_byte_and_so_does_a_copy(old_url: str, old_file: Path) -> None:
    with open_store(old_url) as one, open_store(str(old_file)) as two:
        assert_same_arrays(one.snapshot(provenance=True), two.snapshot(provenance=True))
        with open_store(":memory:", create=True) as target:
            copy(one, target, ":memory:")
            assert_as_it_was_but_loads(target)


def assert_as_it_was_but_loads(store: Store) -> None:
    """A copy has its own ledger."""
    assert store.digest() == DIGEST
    assert_whole(store)


def test_an_old_store_takes_what_is_new_and_gives_it_back(old_url: str) -> None:
    seen = Tie(SHOP, CLUB, "works_with", campaign="2024", reporter_territory="QP1")
    with open_store(old_url) as store:
        plan = load(store, [seen, Rating(CLUB, SHOP, "openness", 3, "2024")], "tables:new")
        assert counted(plan) == (1, 0, 0, 0)
        assert store.digest() != DIGEST
        snapshot = assert_whole(store)
        assert max(snapshot.ties.campaign) == "2024"
        assert snapshot.ratings.level.tolist() == [3]
        store.forget("tables:new")
        assert store.digest() == DIGEST


def test_a_row_met_again_after_it_is_the_same_row(old_url: str) -> None:
    """Keys and hashes of rows that say nothing new are those of schema 1."""
    with open_store(old_url) as store:
        plan = load(store, SAMPLE, says={"file_hash": "c" * 64})
        assert counted(plan) == (0, 0, len(store.statements("ties", "tables:a")), 0)


def test_damage_stays_damage(old_file: Path) -> None:
    with closing(sqlite3.connect(old_file)) as db:
        db.execute("UPDATE ties SET weight = 1 WHERE weight IS NOT NULL")
        db.commit()
    with open_store(str(old_file)) as store:
        assert schema_of(old_file) == 2
        with pytest.raises(StoreDamaged):
            store.snapshot()
        assert store.verify()


def test_a_file_that_may_only_be_read_is_read_as_it_is(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(db: sqlite3.Connection) -> None:
        if db.execute("PRAGMA database_list").fetchone()[2]:
            db.execute("PRAGMA query_only=ON")
        bring(db)

    bring = migrate._migrate
    monkeypatch.setattr(migrate, "_migrate", refused)
    before = old_file.read_bytes()
    with open_store(str(old_file)) as store:
        assert_as_it_was(store)
        with pytest.raises(StoreUnreachable):
            load(store, [Respondent("2024", STATE, answered=True)], "tables:b")
    assert (old_file.read_bytes(), schema_of(old_file)) == (before, 1)


def test_an_interrupted_migration_leaves_the_old_file(
    old_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrate, "_recheck", killed)
    with pytest.raises(KeyboardInterrupt):
        open_store(str(old_file))
    assert schema_of(old_file) == 1
    monkeypatch.undo()
    with open_store(str(old_file)) as store:
        assert_as_it_was(store)


@pytest.mark.neo4j
def test_who_may_not_change_a_database_reads_it(
    old_database: str, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(self: Session) -> None:
        raise Forbidden("may not")

    monkeypatch.setattr(Session, "_upgrade", forbidden)
    with open_store(old_database) as store:
        assert_as_it_was(store)
    assert neo4j_server.run("MATCH (m:Maillage) RETURN m.schema AS n") == [{"n": 1}]


@pytest.mark.neo4j
def test_a_database_is_marked_and_constrained_once(
    old_database: str, neo4j_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(old_database).close()
    marked: list[dict[str, Any]] = neo4j_server.run(
        "MATCH (m:Maillage) RETURN m.schema AS schema, m.same_ties AS same"
    )
    assert marked[0]["schema"] == 2
    assert json.loads(marked[0]["same"])["campaign"] is None
    names = neo4j_server.run("SHOW CONSTRAINTS YIELD name RETURN collect(name) AS names")
    assert "maillage_rates" in names[0]["names"]

    def again(self: Session) -> None:
        raise AssertionError("brought to ours twice")

    monkeypatch.setattr(Session, "_upgrade", again)
    open_store(old_database).close()
