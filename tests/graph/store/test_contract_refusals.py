"""What a load refuses, on both stores: unknown references, reversed dates, a loader's refusals."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from graph.errors import LoadRefused
from graph.model import Actor, Participation, Record, Respondent, Span, Tie
from graph.store import open_store
from graph.store.records import to_frame
from graph.store.results import Refusal
from graph.store.schema import Kind
from tests.graph.store.sample import (
    CLUB,
    SAMPLE,
    STATE,
    assert_whole,
    load,
    source,
)

WITHOUT_TIES = tuple(record for record in SAMPLE if not isinstance(record, Tie))


@pytest.mark.parametrize(
    ("record", "column", "code"),
    [
        (Tie(STATE, "local:nobody"), "target", "unknown_actor"),
        (Tie("local:nobody", STATE), "source", "unknown_actor"),
        (Tie(STATE, CLUB, reported_by="local:nobody"), "reported_by", "unknown_actor"),
        (Tie(STATE, CLUB, event="local:nothing"), "event", "unknown_event"),
        (Participation("local:nobody", "local:e"), "actor", "unknown_actor"),
        (Participation(STATE, "local:nothing"), "event", "unknown_event"),
        (Respondent("2020", "local:nobody", answered=True), "actor", "unknown_actor"),
    ],
)
def test_unknown_reference_is_refused_with_its_place(
    store_url: str, record: Any, column: str, code: str
) -> None:
    placed = replace(record, provenance=replace(record.provenance, file="f.csv", row=9))
    with open_store(store_url, create=True) as store:
        with pytest.raises(LoadRefused), store.load(source()) as into:  # noqa: PT012 -- a load ends with its `with`
            for kind, frame in _frames([*SAMPLE, placed]):
                into.add(kind, frame)
            (refusal,) = into.plan().refusals
        assert (refusal.file, refusal.row, refusal.column, refusal.code) == (
            "f.csv",
            9,
            column,
            code,
        )
        assert set(store.counts().values()) == {0}
        with store.load(source(), skip_refused=True) as into:
            for kind, frame in _frames([*SAMPLE, placed]):
                into.add(kind, frame)
        assert store.counts()["ties"] == 5
        assert_whole(store)


def _frames(records: list[Record]) -> list[tuple[Kind, pd.DataFrame]]:
    from tests.graph.store.sample import by_kind

    return [(kind, to_frame(kind, rows)) for kind, rows in by_kind(records).items()]


def test_actor_of_another_dataset_may_be_named(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        load(store, SAMPLE)
        load(store, [Tie(STATE, CLUB, "contract")], "tables:b")
        assert store.counts()["actors"] == 5, "its ends are stated, unlisted, in its own dataset"
        assert_whole(store)


def test_refusals_from_outside_stop_the_load(store_url: str) -> None:
    with open_store(store_url, create=True) as store:
        with pytest.raises(LoadRefused), store.load(source()) as into:  # noqa: PT012 -- a load ends with its `with`
            into.add("actors", to_frame("actors", [Actor(STATE, "État")]))
            into.refuse([Refusal("f.csv", 3, "name", "missing")])
        assert set(store.counts().values()) == {0}


@pytest.mark.parametrize(
    ("span", "code"),
    [
        (Span(date(2020, 1, 2), date(2020, 1, 1)), "reversed_period"),
        (Span(date(2020, 1, 1), date(2020, 1, 1)), "reversed_period"),
        (Span(None, date(2020, 1, 1)), ""),
        (Span(date(2020, 1, 1), None), ""),
        (Span(), ""),
        (Span(date(2020, 1, 1), date(2020, 1, 2)), ""),
    ],
)
def test_null_equal_and_reversed_dates(store_url: str, span: Span, code: str) -> None:
    with (
        open_store(store_url, create=True) as store,
        store.load(source(), skip_refused=True) as into,
    ):
        into.add("actors", to_frame("actors", [Actor(STATE, "État"), Actor(CLUB, "Club")]))
        into.add("ties", to_frame("ties", [Tie(STATE, CLUB, span=span)]))
        assert [refusal.code for refusal in into.plan().refusals] == ([code] if code else [])
    with open_store(store_url) as store:
        ties = assert_whole(store).ties
        expected = [] if code else [(span.start, span.end)]
        assert list(zip(ties.valid_from.tolist(), ties.valid_to.tolist(), strict=True)) == expected
