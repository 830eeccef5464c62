"""What surveys say: campaigns of ties, ratings, how long answers hold (both stores)."""

from dataclasses import replace

import pandas as pd
import pytest

from graph.errors import InputError
from graph.model import Rating, Record, Tie
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
    at,
    counted,
    load,
    rows,
    source,
)

TIE = Tie(SHOP, CLUB, "works_with", "informal", reported_by=STATE, provenance=at(9))
SEEN = replace(TIE, campaign="Vague 2", reporter_territory="QP1")
RATINGS = (
    Rating(CLUB, SHOP, "reliability", 4, "Vague 1", at(2, "entretien")),
    Rating(CLUB, SHOP, "reliability", 2, "Vague 2", at(3)),
    Rating(SHOP, CLUB, "influence", 1, provenance=at(4), attrs={"note": "hésite"}),
)
SURVEYED: tuple[Record, ...] = (*SAMPLE, SEEN, *RATINGS)


def test_all_of_it_reads_back(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SURVEYED, says={"carry": "6m"})
        snapshot = assert_whole(store)
    ties, ratings = snapshot.ties, snapshot.ratings
    assert max(zip(ties.campaign, ties.reporter_territory, strict=True)) == (
        "Vague 2",
        "QP1",
    )
    ids = snapshot.actors.id
    columns = (
        ids[ratings.rater],
        ids[ratings.rated],
        ratings.item,
        ratings.campaign,
        ratings.level,
    )
    assert list(zip(*columns, strict=True)) == [
        (SHOP, CLUB, "influence", "", 1),
        (CLUB, SHOP, "reliability", "Vague 1", 4),
        (CLUB, SHOP, "reliability", "Vague 2", 2),
    ]  # fmt: skip
    assert ratings.dataset.tolist() == [0, 0, 0]
    assert list(snapshot.datasets.carry) == ["6m"]


def test_a_rating_keeps_its_evidence_and_its_place(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SURVEYED)
        told = store.statements("ratings", "tables:a")
    wanted = ("item", "campaign", "level", "evidence", "attrs", "file", "row")
    assert sorted(rows(told, *wanted)) == [
        ("influence", "", 1, "", '{"note":"hésite"}', "fichier.csv", 4),
        ("reliability", "Vague 1", 4, "entretien", "{}", "fichier.csv", 2),
        ("reliability", "Vague 2", 2, "", "{}", "fichier.csv", 3),
    ]


def test_a_rating_is_no_tie(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        ties = store.snapshot().ties
        load(store, [*SAMPLE, *RATINGS])
        assert len(store.snapshot().ties) == len(ties)
        assert store.counts()["ratings"] == 3


@pytest.mark.neo4j
def test_both_stores_and_a_copy_hold_the_same(neo4j_url: str) -> None:
    with open_store(":memory:", create=True) as one, open_store(neo4j_url, create=True) as two:
        for store in (one, two):
            load(store, SURVEYED, says={"carry": "none"})
            load(store, [*SURVEYED[:-2], SEEN], "tables:b")
        assert one.digest() == two.digest()
        assert_same_arrays(one.snapshot(provenance=True), two.snapshot(provenance=True))
        for kind in KINDS:
            pd.testing.assert_frame_equal(one.statements(kind), two.statements(kind))
        with open_store(":memory:", create=True) as again:
            copy(two, again, ":memory:")
            assert_same_arrays(again.snapshot(provenance=True), one.snapshot(provenance=True))


def test_two_campaigns_of_one_relation_are_two_records(store_url: str) -> None:
    first, second = replace(TIE, campaign="Vague 1"), replace(TIE, campaign="Vague 2")
    with open_store(store_url, create=True) as store:
        load(store, [*SAMPLE, first, second])
        one, two = (replace(each, strength=2.0) for each in (first, second))
        plan = load(store, [*SAMPLE, one, second])
        assert counted(plan) == (0, 1, 6, 0)
        plan = load(store, [*SAMPLE, two])
        assert counted(plan) == (0, 1, 5, 1)
        assert_whole(store)


def test_what_is_not_said_leaves_the_digest_alone(store_url: str) -> None:
    """Worked out by the version before there were campaigns, ratings and carry."""
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        digest = store.digest()
        keys = set(store.statements("ties")["key"])
        assert digest == "b994099d74909d1f2ff9739fa00fbfec7d9fb9ee465d300bd539413c1ed4ebfa"
        load(store, SURVEYED)
        assert store.digest() != digest
        assert keys < set(store.statements("ties")["key"])
        load(store, SAMPLE, says={"carry": "6m"})
        assert store.digest() != digest
        load(store, SAMPLE)
        assert store.digest() == digest


def test_each_part_of_it_is_in_the_digest(store_url: str) -> None:
    digests = set()
    with open_store(store_url, create=True) as store:
        for said in (
            (TIE,), (replace(TIE, campaign="a"),), (replace(TIE, reporter_territory="a"),),
            (TIE, RATINGS[0]), (TIE, replace(RATINGS[0], level=3)), (TIE, replace(RATINGS[0], campaign="")),
        ):  # fmt: skip
            load(store, [*SAMPLE, *said])
            digests.add(store.digest())
    assert len(digests) == 6


def test_ratings_are_replaced_and_retracted(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SURVEYED)
        plan = load(store, [*SAMPLE, SEEN, replace(RATINGS[0], level=1), RATINGS[1]])
        assert counted(plan, "ratings") == (0, 1, 1, 1)
        assert sorted(store.snapshot().ratings.level.tolist()) == [1, 2]
        gone = store.forget("tables:a")
        assert gone["ratings"] == 2
        assert store.counts()["ratings"] == 0
        assert store.verify() == []


def test_raters_and_rated_are_actors_of_the_dataset(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        load(store, [RATINGS[0]], "tables:b")
        assert_whole(store)
        assert sorted(store.statements("actors", "tables:b")["id"]) == sorted([CLUB, SHOP])
        with store.load(source("tables:c")) as into:
            counts = into.add("ratings", pd.DataFrame({
                "rater": ["local:nobody"], "rated": [CLUB], "item": ["openness"], "level": [1],
            }))  # fmt: skip
            assert counts.refused == 0
            (refusal,) = into.plan().refusals
            assert (refusal.column, refusal.code) == ("rater", "unknown_actor")
            into.abandon()


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"level": 5}, "level", "not_in_scale"),
        ({"level": 0}, "level", "not_in_scale"),
        ({"level": 2.5}, "level", "not_in_scale"),
        ({"level": "beaucoup"}, "level", "not_in_scale"),
        ({"level": None}, "level", "missing"),
        ({"item": "charm"}, "item", "not_in_list"),
        ({"item": ""}, "item", "missing"),
        ({"rated": ""}, "rated", "missing"),
    ],
)
def test_a_rating_that_is_none_is_refused(cells: dict[str, object], column: str, code: str) -> None:
    whole = {"rater": CLUB, "rated": SHOP, "item": "openness", "level": "3", "file": "f", "row": 7}
    with open_store(":memory:", create=True) as store:
        load(store, SAMPLE)
        with store.load(source("tables:b")) as into:
            into.add("ratings", pd.DataFrame([whole, whole | cells]))
            (refusal,) = into.plan().refusals
            assert (refusal.row, refusal.column, refusal.code) == (7, column, code)
            assert into.plan().counts["ratings"].new == 1
            into.abandon()


def test_carry_is_a_length_or_none() -> None:
    with open_store(":memory:", create=True) as store:
        load(store, SAMPLE, says={"carry": "6 mois"})
        assert [held.carry for held in store.sources()] == ["6m"]
        with pytest.raises(InputError, match="answers hold"):
            load(store, SAMPLE, says={"carry": "longtemps"})
