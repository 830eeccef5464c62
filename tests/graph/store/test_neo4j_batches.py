"""Loads above the row limit are written in batches: interrupted anywhere, they can be undone or run again."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from graph.errors import MaillageError, StoreError, StoreIncomplete, StoreLocked
from graph.model import Actor, Record, Tie
from graph.store import open_store
from graph.store.neo4j import batches
from graph.store.neo4j.backend import Neo4jBackend
from graph.store.neo4j.query import first
from graph.store.neo4j.session import Session
from graph.store.store import Store
from tests.graph.store.sample import (
    CLUB,
    SAMPLE,
    SHOP,
    STATE,
    TIES,
    assert_same_arrays,
    assert_whole,
    at,
    load,
    source,
)

pytestmark = pytest.mark.neo4j

LIMIT = 4
SAYS = {"file_hash": "f" * 64}
OTHER: tuple[Record, ...] = tuple(
    replace(tie, weight=2.0) if isinstance(tie, Tie) else tie for tie in SAMPLE[1:-3]
)


def in_batches(url: str, *, create: bool = False) -> Store:
    """A store whose transactions write few rows."""
    return Store(Neo4jBackend(url, create=create, limit=LIMIT))


class Interrupted(Exception):
    """The program ended here."""


@contextmanager
def ending_after(writes: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The next writing transaction but these many does not happen."""
    write, count = Session.write, itertools.count()

    def counted(self: Session, work: Callable[..., Any]) -> Any:
        if next(count) >= writes:
            raise Interrupted
        return write(self, work)

    with monkeypatch.context() as patched:
        patched.setattr(Session, "write", counted)
        yield


def reference(*steps: tuple[tuple[Record, ...], str]) -> Any:
    """What a store holds after these loads."""
    with open_store(":memory:", create=True) as store:
        for records, name in steps:
            load(store, records, name, says=SAYS)
        return store.snapshot(provenance=True)


def only_line(error: MaillageError) -> str:
    """Both texts of an error are one line each."""
    assert all("\n" not in error.text(lang) for lang in ("fr", "en"))
    return error.text("en")


def test_batches_write_what_one_transaction_writes(neo4j_url: str) -> None:
    with in_batches(neo4j_url, create=True) as store:
        for records in (SAMPLE, OTHER, SAMPLE):
            load(store, records, says=SAYS)
            assert_same_arrays(reference((records, "tables:a")), assert_whole(store))
        assert {record.state for record in store.loads()} == {"done"}
        store.forget("tables:a")
        assert set(store.counts().values()) == {0}
        assert_whole(store)


@pytest.mark.parametrize("writes", [1, 3, 6])
@pytest.mark.parametrize("remedy", ["discard", "again"])
def test_interrupted_while_creating(
    neo4j_url: str, monkeypatch: pytest.MonkeyPatch, writes: int, remedy: str
) -> None:
    with in_batches(neo4j_url, create=True) as store:
        load(store, SAMPLE[:6], "tables:first")
        with ending_after(writes, monkeypatch), pytest.raises(Interrupted):
            load(store, SAMPLE, says=SAYS)
    with in_batches(neo4j_url) as store:
        running = store.loads()[-1]
        assert (running.state, running.file_hash) == ("running", "f" * 64)
        for refused in (store.snapshot, store.digest, lambda: load(store, SAMPLE, "tables:c")):
            with pytest.raises(StoreIncomplete) as caught:
                refused()
            assert f"discard {running.id}" in only_line(caught.value)
        if remedy == "discard":
            store.discard(running.id)
            expected = reference((SAMPLE[:6], "tables:first"))
            with pytest.raises(StoreError):
                store.discard(running.id)
        else:
            load(store, SAMPLE, says=SAYS)
            expected = reference((SAMPLE[:6], "tables:first"), (SAMPLE, "tables:a"))
        assert assert_whole(store).digest == expected.digest or remedy == "again"
        assert_same_arrays(expected.ties, assert_whole(store).ties)
        assert {record.state for record in store.loads()} == {"done"}


@pytest.mark.parametrize("writes", [2, 3, 4])
def test_interrupted_while_changing(
    neo4j_url: str, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    with in_batches(neo4j_url, create=True) as store:
        load(store, SAMPLE, says={"file_hash": "0" * 64})
        with ending_after(writes, monkeypatch), pytest.raises(Interrupted):
            load(store, OTHER, says=SAYS)
        running = store.loads()[-1]
        with pytest.raises(StoreIncomplete) as caught:
            store.discard(running.id)
        assert "f" * 64 in only_line(caught.value)
        with pytest.raises(StoreIncomplete):
            store.snapshot()
        load(store, OTHER, says=SAYS)
        assert_same_arrays(reference((OTHER, "tables:a")), assert_whole(store))


def test_interrupted_append_appends_once(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    more: list[Record] = [Actor(f"local:{n}", "Nom") for n in range(6)]
    more += [*TIES, Actor(CLUB, "", ("Le club",)), Tie("local:1", CLUB)]
    with open_store(":memory:", create=True) as one:
        load(one, SAMPLE, says=SAYS)
        load(one, more, append=True, says=SAYS)
        expected = one.snapshot(provenance=True)
    for writes in (2, 4, 5):
        with in_batches(neo4j_url, create=True) as store:
            load(store, SAMPLE, says=SAYS)
            with ending_after(writes, monkeypatch), pytest.raises(Interrupted):
                load(store, more, append=True, says=SAYS)
            load(store, more, append=True, says=SAYS)
            assert_same_arrays(expected, assert_whole(store))
            store.forget("tables:a")


@pytest.mark.parametrize("after", [0, 1, 5])
def test_load_that_another_command_undoes_stops(
    neo4j_url: str, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    ask, turns = first, itertools.count()
    ties = [Tie(CLUB, SHOP, record_id=str(n)) for n in range(40)]
    with (
        in_batches(neo4j_url, create=True) as store,
        in_batches(neo4j_url) as other,
    ):
        load(store, SAMPLE, "tables:first")
        before = store.digest()

        def meddled(tx: Any, text: str, **values: Any) -> list[Any]:
            """Rows are written and the writers' turn is not taken yet: the other command comes in."""
            if "undoing" in text and next(turns) == after:
                other.discard(store.loads()[-1].id)
            return ask(tx, text, **values)

        with monkeypatch.context() as patched:
            patched.setattr(batches, "first", meddled)
            with pytest.raises(StoreLocked) as caught:
                load(store, ties, "tables:b", append=True)
        assert "another command" in only_line(caught.value)
        assert assert_whole(store).digest == before
        assert {record.state for record in store.loads()} == {"done"}


def test_interrupted_removal_is_run_again(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with in_batches(neo4j_url, create=True) as store:
        load(store, SAMPLE)
        load(store, [Actor(STATE, "État"), Actor(SHOP, "Zoé")], "tables:b")
        with ending_after(3, monkeypatch), pytest.raises(Interrupted):
            store.forget("tables:a")
        with pytest.raises(StoreIncomplete) as caught:
            store.digest()
        assert "store forget tables:a" in only_line(caught.value)
        with pytest.raises(StoreIncomplete):
            store.resume(source("tables:a"))
        store.forget("tables:a")
        with open_store(":memory:", create=True) as one:
            load(one, [Actor(STATE, "État"), Actor(SHOP, "Zoé")], "tables:b")
            assert_same_arrays(one.snapshot(), store.snapshot())
        assert store.verify() == []


def of_file(name: str, *ties: Tie) -> list[Record]:
    """Ties read from a file."""
    return [replace(tie, provenance=replace(tie.provenance, file=name)) for tie in ties]


def test_file_that_a_load_shares_is_read_back(neo4j_url: str) -> None:
    actors = [Actor(CLUB, "Club"), Actor(SHOP, "Épicerie")]
    ties = [Tie(CLUB, SHOP, weight=float(n), provenance=at(n)) for n in range(5)]
    versions = [
        of_file("a.csv", *ties),
        of_file("a.csv", *ties[:2]) + of_file("b.csv", replace(ties[2], weight=7.0), *ties[3:]),
        of_file("b.csv", replace(ties[0], weight=8.0), *ties[1:]),
        of_file("", *ties),
    ]
    with (
        open_store(neo4j_url, create=True) as store,
        open_store(":memory:", create=True) as one,
    ):
        for version in versions:
            for each in (store, one):
                load(each, [*actors, *version], "tables:files")
            assert_same_arrays(one.snapshot(provenance=True), store.snapshot(provenance=True))
        assert store.verify() == []
