"""Communities through time: each event by hand, and the matching against every other matching."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analyses.measures.communities.matching import COLUMNS, Groups, events, follow

A, B, C = {1, 2, 3, 4}, {5, 6, 7}, {8, 9}
parts = st.lists(st.sampled_from([None, 0, 1, 2]), min_size=8, max_size=8)


def happened(old: Groups, new: Groups) -> list[tuple[str, int | None, int | None]]:
    return events(old, new, 0.3)


def test_each_event() -> None:
    assert happened([A, B], [B | {10}, A]) == [("continue", 0, 1), ("continue", 1, 0)]
    assert happened([A, B], [A | B]) == [("continue", 0, 0), ("merge", 1, 0)]
    assert happened([A | B], [B, A]) == [("continue", 0, 1), ("split", 0, 0)]
    assert happened([A], [C]) == [("vanish", 0, None), ("appear", None, 0)]
    assert happened([], [A]) == [("appear", None, 0)]
    assert happened([A], []) == [("vanish", 0, None)]
    assert happened([], []) == []


def test_half_is_not_most() -> None:
    """1, 2 of four went to a larger community: neither the same one nor merged."""
    assert happened([A], [{1, 2} | set(range(20, 30))])[0] == ("vanish", 0, None)
    assert happened([A], [{1, 2, 3} | set(range(20, 30))])[0] == ("merge", 0, 0)


def test_lineages_keep_their_number_as_long_as_they_continue() -> None:
    table = follow({"2019": [A, B], "2020": [B, A | {10}, C], "2021": [A | {10}, B | C]})
    assert tuple(table.columns) == COLUMNS
    second = table[table["before"] == "2020"]
    assert second["event"].tolist() == ["continue", "continue", "merge"]
    assert table[table["event"] == "appear"]["lineage"].tolist() == [3]
    # B is the second of 2019 and the first of 2020.
    assert second.set_index("community_before")["lineage"].to_dict() == {1: 2, 2: 1, 3: 3}
    row = second[second["community_before"] == 2].iloc[0]
    assert (row["size_before"], row["size_after"], row["shared"], row["jaccard"]) == (5, 5, 5, 1)
    assert follow({}).empty
    assert follow({"2019": [A]}).empty


@given(parts, parts)
def test_no_other_matching_agrees_more(one: list[int | None], two: list[int | None]) -> None:
    old, new = (
        [{i for i, at in enumerate(part) if at == k} for k in range(3) if k in part]
        for part in (one, two)
    )
    found = events(old, new, 0.0)
    total = sum(
        alike(old[a], new[b])
        for what, a, b in found
        if what == "continue"
        if a is not None
        if b is not None
    )
    small, large = sorted((old, new), key=len)
    best = max(
        (
            sum(alike(x, y) for x, y in zip(small, some, strict=True))
            for some in permutations(large, len(small))
        ),
        default=0.0,
    )
    assert total == pytest.approx(best)


@given(parts, parts)
def test_every_community_of_both_dates_has_its_event(
    one: list[int | None], two: list[int | None]
) -> None:
    old, new = (
        [{i for i, at in enumerate(part) if at == k} for k in range(3) if k in part]
        for part in (one, two)
    )
    found = events(old, new, 0.3)
    ended, begun = ("continue", "merge", "vanish"), ("continue", "split", "appear")
    assert sorted(a for what, a, _ in found if what in ended and a is not None) == [
        *range(len(old))
    ]
    assert sorted(b for what, _, b in found if what in begun and b is not None) == [
        *range(len(new))
    ]


def alike(one: set[int], two: set[int]) -> float:
    return len(one & two) / len(one | two)
