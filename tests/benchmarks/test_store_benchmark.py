"""The store's benchmark at a small size: both ways hold and read the same ties."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks.store import against, on_neo4j, on_sqlite
from benchmarks.store_rows import keep, kept, network, store_all, tie_frames
from graph.store import open_store
from tests.neo4j_server import Server

TIES = 400


def test_network_kept_in_files_is_the_same(tmp_path: Path) -> None:
    whole = network(TIES)
    keep(whole, tmp_path / "network")
    again = kept(tmp_path / "network")
    for one, two in zip(tie_frames(whole), tie_frames(again), strict=True):
        assert one.equals(two)
    with open_store(":memory:", create=True) as store:
        store_all(store, again)
        ties = store.snapshot().ties
    assert len(ties) == len(whole) == TIES
    assert sorted(ties.valid_from.tolist()) == sorted(whole.valid_from.tolist())


def test_sqlite_measures_are_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = network(TIES)
    keep(whole, tmp_path / "network")
    on_sqlite(whole, tmp_path)
    said = capsys.readouterr().out
    assert said.count("\n") == 4
    assert "the same files again" in said
    with open_store(str(tmp_path / "file.db")) as one, open_store(str(tmp_path / "rows.db")) as two:
        assert one.counts()["ties"] == two.counts()["ties"] == TIES
        assert np.array_equal(
            np.sort(one.snapshot().ties.weight), np.sort(two.snapshot().ties.weight)
        )


@pytest.mark.neo4j
def test_both_ways_read_the_same_ties(
    neo4j_url: str, neo4j_server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert neo4j_url == neo4j_server.uri
    on_neo4j(neo4j_server, network(TIES))
    assert capsys.readouterr().out.count("times") == 3
    with open_store(neo4j_url) as store:
        assert store.verify() == []


def test_goals_are_told() -> None:
    assert against("cpu", 16.0) == "goal 15: NOT reached"
    assert against("cpu", 15.0) == "goal 15: reached"
    assert against("write", 1.79, least=True) == "goal 1.8: NOT reached"
    assert against("write", 1.8, least=True) == "goal 1.8: reached"
