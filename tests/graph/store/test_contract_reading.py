"""What a store hands out: tables, the ledger, coverage, copies, texts of every sort (both stores)."""

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from graph.dates import Window
from graph.errors import StoreError
from graph.model import Actor, Event, Participation, Span, Tie
from graph.network import multigraph
from graph.selection import Filters, select
from graph.store import open_store
from graph.store.copy import copy
from graph.store.schema import KINDS
from tests.graph.store.sample import (
    CLUB,
    SAMPLE,
    SHOP,
    STATE,
    assert_same_arrays,
    assert_whole,
    load,
    source,
)

SPELL = Span(date(2020, 1, 10), date(2020, 1, 20))
ENDS = (Actor(STATE, "État"), Actor(CLUB, "Club"))


def d(day: int) -> date:
    """A day of January 2020."""
    return date(2020, 1, day)


def test_tables_alone_are_those_of_the_snapshot(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        snapshot = store.snapshot()
        assert_same_arrays(store.datasets(), snapshot.datasets)
        assert_same_arrays(store.territories(), snapshot.territories)
        assert_same_arrays(store.actors(), snapshot.actors)
        assert_same_arrays(store.events(), snapshot.events)
    assert list(snapshot.territories.code) == ["02168", "QP1"]
    assert snapshot.observations.answered.tolist() == [False, True]


def test_windows_of_what_is_handed_out_are_half_open(store_url: str) -> None:
    event = Event("local:e", "", "body", SPELL)
    at_event = [Participation(actor, "local:e") for actor in (CLUB, SHOP)]
    ties = [Tie(STATE, CLUB, span=SPELL), Tie(STATE, CLUB)]
    with open_store(store_url, create=True) as store:
        load(store, [*ENDS, Actor(SHOP, "Épicerie"), *ties, event, *at_event])
        stated = select(store.snapshot())
    shared = select(stated.snapshot, Filters(edges="events"))
    for window, kept in (
        (Window(d(1), d(10)), 0), (Window(d(1), d(11)), 1), (Window(d(19), d(20)), 1),
        (Window(d(20), d(21)), 0), (Window(None, None), 1), (Window(None, d(10)), 0),
        (Window(d(19), None), 1),
    ):  # fmt: skip
        assert multigraph(stated, window=window).number_of_edges() == kept
        assert multigraph(shared, window=window).number_of_edges() == kept, "its event's dates"
    edges = [multigraph(stated, as_of=d(n)).number_of_edges() for n in (9, 10, 19, 20)]
    assert edges == [0, 1, 1, 0]
    assert multigraph(stated).number_of_edges() == 2


def test_ledger_tells_each_load(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE, says={"file_hash": "a" * 64})
        load(store, SAMPLE[:5], says={"file_hash": "b" * 64})
        one, two = store.loads()
    assert (one.dataset, one.file_hash, one.state) == ("tables:a", "a" * 64, "done")
    assert one.counts == {"new": 16, "changed": 0, "same": 0, "refused": 0, "retracted": 0}
    assert two.counts == {"new": 0, "changed": 0, "same": 5, "refused": 0, "retracted": 11}
    assert two.id > one.id
    assert one.at.startswith("20")


@pytest.mark.neo4j
def test_arrays_are_byte_equal_on_both(neo4j_url: str) -> None:
    with open_store(":memory:", create=True) as one, open_store(neo4j_url, create=True) as two:
        for store in (one, two):
            load(store, SAMPLE)
            load(store, [*ENDS, Tie(CLUB, STATE, "contract")], "tables:b", says={"rank": 2})
            load(store, SAMPLE[1:-2], says={"title": "Relevé"})
        assert_same_arrays(one.snapshot(provenance=True), assert_whole(two))
        for kind in KINDS:
            pd.testing.assert_frame_equal(one.statements(kind), two.statements(kind))
            pd.testing.assert_frame_equal(
                one.statements(kind, "tables:b"), two.statements(kind, "tables:b")
            )
        assert one.sources() == two.sources()


@pytest.mark.neo4j
def test_copy_there_and_back(neo4j_url: str) -> None:
    with (
        open_store(":memory:", create=True) as one,
        open_store(neo4j_url, create=True) as two,
        open_store(":memory:", create=True) as three,
    ):
        load(one, SAMPLE)
        load(one, [*ENDS, *[Tie(CLUB, STATE)] * 3], "tables:b", says={"rank": 2, "title": "Été"})
        assert copy(one, two, "there") == ["tables:a", "tables:b"]
        copy(two, three, "back")
        assert_same_arrays(one.snapshot(provenance=True), assert_whole(two))
        assert_same_arrays(one.snapshot(provenance=True), assert_whole(three))
        with pytest.raises(StoreError, match="datasets: 2"):
            copy(one, two, "there")


LONG = "é" * 200_000
TEXTS = ("Évry-Grégy", "l'«été» \"chaud\"", "'); DROP TABLE ties; --", "`}) DETACH DELETE n //",
         "\\u0000 \\ \t\n", "日本 🚲", "$key {key: 1}", LONG)  # fmt: skip


def test_texts_come_back_as_they_went(store_url: str) -> None:
    actors = [Actor(f"local:{n}", text, attrs={"t": text[:50]}) for n, text in enumerate(TEXTS)]
    ties = [Tie("local:0", "local:1", text[:190], unit=text[:190]) for text in TEXTS]
    with open_store(store_url, create=True) as store:
        load(store, [*actors, *ties])
        snapshot = assert_whole(store)
    assert snapshot.actors.name.tolist() == list(TEXTS)
    assert sorted(snapshot.ties.type_names) == sorted(text[:190] for text in TEXTS)
    assert sorted(snapshot.ties.unit) == sorted(text[:190] for text in TEXTS)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"id": "local:a\0", "name": "n"}, "text_nul"),
        ({"id": "local:a", "name": "n\0"}, "text_nul"),
        ({"id": "local:a", "name": "\ud800"}, "text_surrogate"),
        ({"id": "a" * 201, "name": "n"}, "id_too_long"),
        ({"id": "local:a", "name": "é" * (1 << 19) + "e"}, "text_too_long"),
        ({"id": "local:a", "attrs": "{"}, "bad_json"),
        ({"id": "local:a", "attrs": '{"a":NaN}'}, "bad_json"),
        ({"id": "", "name": "n"}, "missing"),
        ({"id": "local:a", "sector": "autre"}, "not_in_list"),
        ({"id": "local:a", "active_from": "hier"}, "bad_date"),
    ],
)
def test_cells_that_are_refused(store_url: str, cells: dict[str, Any], code: str) -> None:
    with open_store(store_url, create=True) as store, store.load(source()) as into:
        into.add("actors", pd.DataFrame([{**cells, "file": "f.csv", "row": 4}], dtype=object))
        (refusal,) = into.plan().refusals
        assert (refusal.code, refusal.row) == (code, 4)
        assert refusal.reason("fr") != refusal.reason("en")
        into.abandon()


def test_text_is_composed_and_numbers_are_plain(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        with store.load(source(), skip_refused=True) as into:
            into.add(
                "actors",
                pd.DataFrame({"id": ["local:e\u0301", "local:b"], "name": ["e\u0301", "B"]}),
            )
            cells = {"source": "local:é", "target": "local:b", "weight": [-0.0, np.nan, np.inf, 2]}
            into.add("ties", pd.DataFrame(cells))
            assert [refusal.code for refusal in into.plan().refusals] == ["not_finite"]
        snapshot = assert_whole(store)
    assert list(snapshot.actors.id) == ["local:b", "local:é"]
    weights = snapshot.ties.weight
    assert np.isnan(weights).sum() == 1
    assert not np.signbit(weights[weights == 0]).any()


def test_a_store_that_is_not_there(store_url: str) -> None:
    with pytest.raises(StoreError):
        open_store(store_url)


def test_no_such_dataset_or_load(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        with pytest.raises(StoreError, match="tables:x"):
            store.forget("tables:x")
        with pytest.raises(StoreError, match="77"):
            store.discard("77")
        store.resume(source())
