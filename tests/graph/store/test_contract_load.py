"""What a load does to a store, the same on every backend."""

import random
from dataclasses import replace
from hashlib import sha256

import numpy as np
import pytest

from graph.model import Actor, Tie
from graph.store import open_store
from graph.store.records import to_frame
from tests.graph.store.sample import (
    CLUB,
    SAMPLE,
    SHOP,
    STATE,
    TIES,
    assert_same_arrays,
    assert_whole,
    counted,
    load,
    source,
)

WITHOUT_TIES = tuple(record for record in SAMPLE if not isinstance(record, Tie))


def test_load_then_read(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        plan = load(store, SAMPLE)
        snapshot = assert_whole(store)
        counts = store.counts()
    assert counted(plan) == (5, 0, 0, 0)
    assert counts == {
        "datasets": 1, "territories": 2, "actors": 3, "events": 1, "ties": 5,
        "participations": 2, "observations": 1, "respondents": 2, "ratings": 0,
    }  # fmt: skip
    assert list(snapshot.actors.name) == ["L’Épicerie «Chez Zoé»", "Club d'échecs", "État"]
    assert snapshot.actors.aliases[2] == ("L'État",)
    assert snapshot.actors.attrs[1] == '{"a":1.5,"membres":12}'
    assert snapshot.territories.successors[1] == (("QN1", "N"),)


def test_ties_are_ordered_and_refer_to_their_tables(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        ties = store.snapshot(provenance=True).ties
    actor = ties.actors.id
    read = [
        (actor[s], actor[d], ties.type_names[t])
        for s, d, t in zip(ties.src, ties.dst, ties.type, strict=True)
    ]
    assert read == [
        (STATE, CLUB, "funding"), (CLUB, SHOP, "works_with"), (SHOP, CLUB, "works_with"),
        (STATE, SHOP, "tie"), (STATE, STATE, "meeting"),
    ]  # fmt: skip
    assert ties.provenance is not None
    assert list(ties.provenance.row) == [2, 4, 3, 5, 6]
    assert ties.weight[0] == 1200.5
    assert np.isnan(ties.weight[1:]).all()
    assert actor[ties.reporter[2]] == CLUB
    assert list(ties.reporter[[0, 1, 3, 4]]) == [-1] * 4
    assert list(ties.event) == [0, -1, -1, -1, -1]
    assert list(ties.from_precision) == [2, 0, 0, 0, 0]


def test_empty_store_reads_as_empty_tables(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        snapshot = assert_whole(store)
        assert set(store.counts().values()) == {0}
        assert store.loads() == []
    assert len(snapshot.ties) == len(snapshot.participations) == len(snapshot.actors.id) == 0
    kinds = "datasets territories actors events ties participations observations respondents"
    nothing = ",".join(f'["{kind}",0,"{0:032x}"]' for kind in kinds.split())
    assert snapshot.digest == sha256(f"[{nothing}]".encode()).hexdigest()


def test_same_again_changes_nothing(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        before, ledger = store.snapshot(provenance=True), store.loads()
        plan = load(store, SAMPLE)
        assert counted(plan) == (0, 0, 5, 0)
        assert counted(plan, "actors") == (0, 0, 3, 0)
        assert store.loads() == ledger
        assert_same_arrays(before, assert_whole(store))


def test_corrected_row_changes(store_url: str) -> None:
    corrected = (*WITHOUT_TIES, replace(TIES[0], weight=1300.0), *TIES[1:])
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        digest = store.digest()
        assert counted(load(store, corrected)) == (0, 1, 4, 0)
        assert assert_whole(store).ties.weight[0] == 1300.0
        assert store.digest() != digest
        load(store, SAMPLE)
        assert store.digest() == digest


def test_rows_no_longer_stated_are_retracted(store_url: str) -> None:
    fewer = tuple(record for record in SAMPLE if SHOP not in repr(record))
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        plan = load(store, fewer)
        assert counted(plan) == (0, 0, 2, 3)
        assert counted(plan, "actors") == (0, 0, 2, 1)
        snapshot = assert_whole(store)
        assert list(snapshot.actors.id) == [CLUB, STATE]
        again = store.digest()
    with open_store(":memory:", create=True) as fresh:
        load(fresh, fewer)
        assert fresh.digest() == again


def test_without_retraction_what_was_stated_stays(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        with store.load(source()) as into:
            into.add("ties", to_frame("ties", [replace(TIES[0], weight=1.0)]))
            assert counted(into.plan()) == (0, 1, 0, 0)
        assert len(assert_whole(store).ties) == 5


@pytest.mark.parametrize("chunk", [1, 7, 10_000])
def test_order_and_chunks_do_not_matter(store_url: str, chunk: int) -> None:
    shuffled = list(SAMPLE)
    random.Random(chunk).shuffle(shuffled)
    with (
        open_store(":memory:", create=True) as reference,
        open_store(store_url, create=True) as store,
    ):
        load(reference, SAMPLE)
        load(store, shuffled, chunk=chunk)
        assert_same_arrays(reference.snapshot(provenance=True), assert_whole(store))


def test_failure_in_mid_load_leaves_the_store_as_it_was(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        before, ledger = store.snapshot(provenance=True), store.loads()
        with pytest.raises(ZeroDivisionError), store.load(source()) as into:  # noqa: PT012 -- a load ends with its `with`
            into.add("ties", to_frame("ties", [replace(TIES[0], weight=7.0)]))
            into.retract_missing("ties")
            raise ZeroDivisionError
        assert_same_arrays(before, assert_whole(store))
        assert store.loads() == ledger


def test_abandoned_load_stores_nothing(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        with store.load(source()) as into:
            into.add("actors", to_frame("actors", [Actor(STATE, "État")]))
            assert counted(into.plan(), "actors") == (1, 0, 0, 0)
            into.abandon()
        assert set(store.counts().values()) == {0}


def test_two_sources_state_one_tie_twice(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        load(store, SAMPLE, "tables:b")
        assert store.counts()["ties"] == 10
        assert store.counts()["actors"] == 6
        snapshot = assert_whole(store)
        assert len(snapshot.actors.id) == 3
        assert sorted(snapshot.ties.dataset) == [0] * 5 + [1] * 5


def test_changed_endpoint_is_another_tie(store_url: str) -> None:
    moved = (*WITHOUT_TIES, replace(TIES[0], target=SHOP), *TIES[1:])
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        assert counted(load(store, moved)) == (1, 0, 4, 1)
        ties = assert_whole(store).ties
        assert ties.actors.id[ties.dst[0]] == SHOP


def test_undirected_tie_written_the_other_way_is_a_change(store_url: str) -> None:
    turned = (*WITHOUT_TIES, TIES[0], replace(TIES[1], source=CLUB, target=SHOP), *TIES[2:])
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        assert counted(load(store, turned)) == (0, 1, 4, 0)
        ties = assert_whole(store).ties
        assert [ties.actors.id[ties.src[row]] for row in (1, 2)] == [CLUB, CLUB]
