"""A load killed between its first write and its commit leaves the store whole, or repairable."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from graph.errors import StoreIncomplete
from graph.store import open_store
from graph.store.store import Store
from tests.graph.store.killed import SAYS, kill_in_mid_load, opened, records
from tests.graph.store.sample import SAMPLE, load

SQLITE_SIZES = (20, 200, 1000, 4000, 12000)
NEO4J_SIZES = (10, 40, 120, 300, 600)
LIMIT = 100
LONGEST = 0.06  # seconds from the first write to the kill


def digests(n_ties: int) -> tuple[str, str]:
    """Of a store before the load, and after it."""
    with open_store(":memory:", create=True) as store:
        load(store, SAMPLE, "tables:before")
        before = store.digest()
        load(store, records(n_ties), says=SAYS)
        return before, store.digest()


def told(capsys: pytest.CaptureFixture[str], landed: int, tried: int, what: str) -> None:
    """Print how many kills counted."""
    with capsys.disabled():
        sys.stdout.write(f"\n{what}: {landed} kills in mid-load of {tried} tried\n")


def test_thirty_kills_on_sqlite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base, path = tmp_path / "before.db", tmp_path / "store.db"
    with open_store(str(base), create=True) as store:
        load(store, SAMPLE, "tables:before")
    rng = random.Random(30)
    landed = tried = 0
    for size in SQLITE_SIZES:
        before, after = digests(size)
        kills = 0
        while kills < 6:
            shutil.copy(base, path)
            tried += 1
            in_time = kill_in_mid_load(str(path), size, LIMIT, rng.random() * LONGEST)
            with open_store(str(path)) as store:
                found = store.digest()
                assert store.verify() == []
                assert found in (before, after), "never half a load"
                load(store, records(size), says=SAYS)
                assert store.digest() == after
                assert store.verify() == []
            kills += in_time and found == before
            assert tried < 200, "the kills come too late"
        landed += kills
    assert landed == 30
    told(capsys, landed, tried, "SQLite")


@pytest.mark.neo4j
def test_thirty_kills_on_neo4j(neo4j_url: str, capsys: pytest.CaptureFixture[str]) -> None:
    rng = random.Random(10)
    landed = tried = unfinished = 0
    with opened(neo4j_url, LIMIT) as store:
        load(store, SAMPLE, "tables:before")
        for size in NEO4J_SIZES:
            before, after = digests(size)
            kills = 0
            while kills < 6:
                tried += 1
                in_time = kill_in_mid_load(neo4j_url, size, LIMIT, rng.random() * LONGEST * 2)
                half = interrupted(store)
                unfinished += half
                if half and tried % 2:
                    store.discard(store.loads()[-1].id)
                assert (half and not tried % 2) or store.digest() in (before, after)
                kills += in_time and (half or store.digest() == before)
                load(store, records(size), says=SAYS)
                assert (store.digest(), store.verify()) == (after, [])
                store.forget("tables:a")
                assert store.digest() == before
                assert tried < 200, "the kills come too late"
            landed += kills
    assert landed == 30
    assert unfinished, "no kill between two batches"
    told(capsys, landed, tried, f"Neo4j ({unfinished} between two batches)")


def interrupted(store: Store) -> bool:
    """Whether a load is marked as running: then nothing can be read."""
    running = store.loads()[-1].state == "running"
    if running:
        with pytest.raises(StoreIncomplete):
            store.digest()
    return running
