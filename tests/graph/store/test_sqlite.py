"""What only a file can meet: locks, versions, damage, full disks, folders without the right to write."""

import os
import random
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import (
    MaillageError,
    StoreDamaged,
    StoreForeign,
    StoreFull,
    StoreLocked,
    StoreTooNew,
    StoreUnreachable,
)
from graph.model import Actor, Tie
from graph.store import open_store
from graph.store.sqlite import file as sqlite_file
from graph.tables import Snapshot
from tests.graph.store.sample import CLUB, SAMPLE, STATE, assert_same_arrays, load, source

PLACES = 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with the sample, in a folder with a space and an accent."""
    folder = tmp_path / "été 2024"
    folder.mkdir()
    with open_store(str(folder / "base.db"), create=True) as store:
        load(store, SAMPLE)
    return folder / "base.db"


def only_line(error: MaillageError) -> str:
    """Both texts of an error are one line each."""
    texts = {lang: error.text(lang) for lang in ("fr", "en")}
    assert all(text and "\n" not in text for text in texts.values())
    assert texts["fr"] != texts["en"]
    return texts["en"]


def test_one_file_and_nothing_beside_it(path: Path) -> None:
    with open_store(str(path)) as store:
        store.snapshot()
    assert [each.name for each in path.parent.iterdir()] == ["base.db"]


def test_second_writer_is_told_to_wait(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_file, "WAIT_SECONDS", 0.1)
    with open_store(str(path)) as one, open_store(str(path)) as two, one.load(source()) as into:
        assert two.counts()["ties"] == 5, "readers are not shut out while a load is gathered"
        with pytest.raises(StoreLocked) as caught, two.load(source("tables:b")):
            pass
        assert "another command" in only_line(caught.value)
        into.abandon()


def test_newer_and_foreign_files(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreTooNew) as caught:
        open_store(str(path))
    assert "99" in only_line(caught.value)
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE recipes (name)")
        db.commit()
    before = other.read_bytes()
    for create in (False, True):
        with pytest.raises(StoreForeign, match="recipes"):
            open_store(str(other), create=create)
    assert other.read_bytes() == before
    (tmp_path / "text.db").write_text("nom;secteur\n" * 100, encoding="utf-8")
    with pytest.raises(StoreForeign) as foreign:
        open_store(str(tmp_path / "text.db"), create=True)
    only_line(foreign.value)


def test_paths_that_cannot_be_a_store(tmp_path: Path) -> None:
    for name, create in ((".", True), ("absent.db", False), ("no/such/folder.db", True)):
        with pytest.raises(StoreUnreachable) as caught:
            open_store(str(tmp_path / name), create=create)
        only_line(caught.value)
    assert list(tmp_path.iterdir()) == []


def read_all(path: Path) -> Snapshot | None:
    """Read everything; None where the damage was told."""
    try:
        with open_store(str(path)) as store:
            return store.snapshot(provenance=True)
    except (StoreDamaged, StoreForeign, StoreTooNew) as error:
        only_line(error)
        return None


def test_damage_is_never_silent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "base.db"
    ties = [Tie(STATE, CLUB, weight=float(n), stated_duration=f"durée {n}") for n in range(1500)]
    with open_store(str(path), create=True) as store:
        load(store, [Actor(STATE, "État"), Actor(CLUB, "Club"), *ties])
        whole = store.snapshot(provenance=True)
    content = path.read_bytes()
    rng = random.Random(40)
    told = 0
    for place in rng.sample(range(len(content)), PLACES):
        broken = bytearray(content)
        broken[place : place + 8] = rng.randbytes(len(broken[place : place + 8]))
        path.write_bytes(broken)
        found = read_all(path)
        told += found is None
        if found is not None:
            assert_same_arrays(found, whole)
    assert told >= PLACES // 4
    with capsys.disabled():
        sys.stdout.write(f"\n{PLACES} places overwritten: {told} told, the rest without effect\n")


def test_changed_number_is_told_without_asking(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE ties SET weight = 1 WHERE weight IS NOT NULL")
        db.commit()
    with open_store(str(path)) as store:
        with pytest.raises(StoreDamaged) as caught:
            store.snapshot()
        assert "ties" in only_line(caught.value)
        assert store.verify()


def test_full_disk_leaves_the_store_as_it_was(path: Path) -> None:
    with open_store(str(path)) as store:
        before = store.digest()
        pages = store._backend._db.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
        store._backend._db.execute(f"PRAGMA max_page_count = {pages + 5}")  # type: ignore[attr-defined]
        ties = [Tie(STATE, CLUB, stated_duration="x" * 500, weight=float(n)) for n in range(2000)]
        with pytest.raises(StoreFull) as caught:
            load(store, [*SAMPLE, *ties])
        only_line(caught.value)
    with open_store(str(path)) as store:
        assert store.digest() == before
        assert store.verify() == []


def test_reading_writes_nothing_at_all(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    before = path.parent.stat().st_mtime_ns, path.read_bytes()
    try:
        with open_store(str(path)) as store:
            assert len(store.snapshot().ties) == 5
            assert store.verify() == []
        assert before == (path.parent.stat().st_mtime_ns, path.read_bytes())
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)


@pytest.mark.skipif(os.name == "nt", reason="folders have no such right on Windows")
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or not os.geteuid(), reason="root may write anywhere"
)
def test_read_only_file_refuses_loads(path: Path) -> None:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    try:
        with open_store(str(path)) as store, pytest.raises(StoreUnreachable) as caught:
            load(store, SAMPLE[:3])
        only_line(caught.value)
    finally:
        path.parent.chmod(0o755)
        path.chmod(0o644)


def test_word_or_place_changed_is_told(path: Path) -> None:
    for table, column in (("word", "text"), ("ties", "evidence"), ("dataset", "title")):
        whole = path.read_bytes()
        with closing(sqlite3.connect(path)) as db:
            db.execute(f"UPDATE {table} SET {column} = {column} || 'x'")
            db.commit()
        with open_store(str(path)) as store:
            assert store.verify()
            if table != "dataset":
                with pytest.raises(StoreDamaged):
                    store.snapshot(provenance=True)
        path.write_bytes(whole)


def test_closed_store_says_so(path: Path) -> None:
    store = open_store(str(path))
    store.close()
    with pytest.raises(StoreUnreachable):
        store.digest()
