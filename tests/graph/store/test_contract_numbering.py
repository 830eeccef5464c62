"""Rows that agree on their identity are numbered by content, and compared by content (both stores)."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Actor, Provenance, Record, Span, Tie
from graph.store import open_store
from graph.store.store import Store
from tests.graph.store.sample import CLUB, STATE, assert_whole, counted, load

ENDS: tuple[Record, ...] = (Actor(STATE, "État"), Actor(CLUB, "Club"))
GRANT = Tie(STATE, CLUB, "funding", "formal", directed=True, span=Span(date(2019, 1, 1)))


def grants(*amounts: float) -> list[Record]:
    """Grants equal but for their amounts, on rows 2, 3, 4..."""
    placed = enumerate(amounts, 2)
    return [
        *ENDS,
        *(replace(GRANT, weight=w, provenance=Provenance("f.csv", row)) for row, w in placed),
    ]


def amounts(store: Store) -> list[tuple[float, int]]:
    """(amount, row) of the stored grants."""
    ties = assert_whole(store).ties
    assert ties.provenance is not None
    return sorted(zip(ties.weight.tolist(), ties.provenance.row.tolist(), strict=True))


def test_identical_rows_are_several_ties(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        plan = load(store, grants(5, 5, 5, 8))
        assert counted(plan) == (4, 0, 0, 0)
        assert plan.repeated == 3
        assert amounts(store) == [(5, 2), (5, 3), (5, 4), (8, 5)]
        assert counted(load(store, grants(8, 5, 5, 5))) == (0, 0, 4, 0)
        assert amounts(store) == [(5, 2), (5, 3), (5, 4), (8, 5)], "same rows keep their place"


def test_group_shrinks_and_grows(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, grants(5, 6, 7))
        assert counted(load(store, grants(7, 5))) == (0, 0, 2, 1)
        assert amounts(store) == [(5, 2), (7, 4)], "the row that stays keeps its file and row"
        assert counted(load(store, grants(5, 7, 9, 9))) == (2, 0, 2, 0)
        assert counted(load(store, grants(5, 8, 9, 9))) == (0, 1, 3, 0)
        digest = store.digest()
    with open_store(":memory:", create=True) as fresh:
        load(fresh, grants(9, 8, 9, 5))
        assert fresh.digest() == digest


def test_append_numbers_after_what_is_stored(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, grants(5, 6))
        assert counted(load(store, grants(5), append=True)) == (1, 0, 0, 0)
        assert [amount for amount, _ in amounts(store)] == [5, 5, 6]
        assert counted(load(store, grants(5, 5, 6))) == (0, 0, 3, 0)


def test_record_id_reporter_and_date_make_other_ties(store_url: str) -> None:
    others = [
        replace(GRANT, record_id="1"),
        replace(GRANT, reported_by=CLUB),
        replace(GRANT, span=Span(date(2019, 1, 2))),
        replace(GRANT, type="contract"),
        replace(GRANT, source=CLUB, target=STATE),
    ]
    with open_store(store_url, create=True) as store:
        plan = load(store, [*ENDS, GRANT, *others])
        assert (counted(plan), plan.repeated) == ((6, 0, 0, 0), 0)
        assert counted(load(store, [*ENDS, *others])) == (0, 0, 5, 1)


FEW = st.lists(st.sampled_from([1.0, 2.0, 3.0]), max_size=5)


def by_content(before: list[float], after: list[float]) -> tuple[int, int, int, int]:
    """(new, changed, same, retracted) of rows equal but for their amounts: same first, the rest in pairs."""
    same = sum((Counter(before) & Counter(after)).values())
    gone, come = len(before) - same, len(after) - same
    return come - min(gone, come), min(gone, come), same, gone - min(gone, come)


def check_successive(url: str, lists: list[list[float]]) -> None:
    """Whatever came before, a store holds what the last load said, and each load said what it did."""
    with open_store(url, create=True) as store, open_store(":memory:", create=True) as fresh:
        before: list[float] = []
        for after in lists:
            assert counted(load(store, grants(*after))) == by_content(before, after)
            before = after
        load(fresh, grants(*before))
        assert store.digest() == fresh.digest()
        assert store.verify() == []


@settings(max_examples=40)
@given(st.lists(FEW, min_size=1, max_size=4))
def test_any_succession_on_sqlite(lists: list[list[float]]) -> None:
    check_successive(":memory:", lists)


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "lists",
    [[[1, 1, 2], [1, 2, 2], [3]], [[1], [2, 3], [], [2]], [[3, 3, 3], [3], [1, 3, 3, 2]]],
)
def test_any_succession_on_neo4j(neo4j_url: str, lists: list[list[float]]) -> None:
    check_successive(neo4j_url, lists)


@settings(max_examples=20)
@given(FEW, FEW, st.integers(1, 4))
def test_append_is_one_list_after_the_other(
    first: list[float], more: list[float], chunk: int
) -> None:
    with open_store(":memory:", create=True) as store:
        load(store, grants(*first))
        load(store, grants(*more), append=True, chunk=chunk)
        assert [amount for amount, _ in amounts(store)] == sorted(first + more)


def test_file_on_disk_keeps_what_memory_keeps(tmp_path: Path) -> None:
    path = str(tmp_path / "kept.db")
    check_successive(path, [[1, 2], [2, 2], [1]])
    with open_store(path) as store:
        assert [amount for amount, _ in amounts(store)] == [1]
