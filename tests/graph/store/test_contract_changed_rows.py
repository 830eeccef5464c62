"""The rows a load changes, one by one, the same on every backend."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph.dates import Precision
from graph.model import Actor, Record, Span, Tie
from graph.store import open_store
from graph.store.records import to_frame
from graph.store.results import ChangedRows
from graph.store.schema import KINDS, Kind
from tests.graph.store.sample import CLUB, SAMPLE, SHOP, STATE, TIES, at, by_kind, load, source

WITHOUT = tuple(record for record in SAMPLE if record not in TIES)


def changed(url: str, first: Sequence[Record], second: Sequence[Record]) -> dict[Kind, ChangedRows]:
    """What the second version changes of the first; nothing of it is stored."""
    with open_store(url, create=True) as store:
        load(store, first)
        before = store.digest()
        with store.load(source()) as into:
            for kind, rows in by_kind(second).items():
                if rows:
                    into.add(kind, to_frame(kind, rows))
            into.retract_missing(*KINDS)
            found = {rows.kind: rows for rows in into.changed_rows()}
            into.abandon()
        assert store.digest() == before
    return found


def test_corrected_cell(store_url: str) -> None:
    corrected = replace(TIES[0], weight=1300.0)
    (rows,) = changed(store_url, SAMPLE, [*WITHOUT, corrected, *TIES[1:]]).values()
    assert (rows.kind, len(rows), rows.paired) == ("ties", 1, 1)
    assert (rows.before["weight"].item(), rows.after["weight"].item()) == (1200.5, 1300.0)
    assert list(rows.before["source"]) == list(rows.after["source"]) == [STATE]
    assert rows.before["row"].item() == rows.after["row"].item() == 2


def test_corrected_date_is_one_row_not_two(store_url: str) -> None:
    """The start is part of what identifies a tie: the row goes and another comes, and they are one."""
    span = Span(date(2019, 5, 1), date(2020, 1, 1), Precision.MONTH, Precision.YEAR, end_known=True)
    (rows,) = changed(
        store_url, SAMPLE, [*WITHOUT, replace(TIES[0], span=span), *TIES[1:]]
    ).values()
    assert (len(rows), rows.paired) == (1, 1)
    assert str(rows.before["valid_from"].item())[:10] == "2019-01-01"
    assert str(rows.after["valid_from"].item())[:10] == "2019-05-01"


def test_corrected_name_is_one_row(store_url: str) -> None:
    actors = [Actor("local:a:centre", "Centre", listed=True, provenance=at(2))]
    renamed = [Actor("local:a:centre social", "Centre social", listed=True, provenance=at(2))]
    (rows,) = changed(store_url, actors, renamed).values()
    assert (rows.kind, len(rows), rows.paired) == ("actors", 1, 1)
    assert (rows.before["name"].item(), rows.after["name"].item()) == ("Centre", "Centre social")


def test_new_and_removed_rows(store_url: str) -> None:
    new = Tie(STATE, CLUB, "meeting", provenance=at(9))
    (rows,) = changed(store_url, SAMPLE, [*WITHOUT, *TIES[:3], *TIES[4:], new]).values()
    assert (len(rows), rows.paired) == (2, 0)
    assert list(rows.before["target"]) == [SHOP]
    assert list(rows.after["type"]) == ["meeting"]


def test_row_among_identical_ones(store_url: str) -> None:
    """Rows that agree on all that identifies them are compared by what they say, whatever their number."""
    twins = [Tie(CLUB, SHOP, "meeting", weight=float(n), provenance=at(10 + n)) for n in range(4)]
    other = [twins[3], replace(twins[0], weight=9.0), twins[2], twins[1]]
    (rows,) = changed(store_url, [*SAMPLE, *twins], [*SAMPLE, *other]).values()
    assert (len(rows), rows.paired) == (1, 1)
    assert (rows.before["weight"].item(), rows.after["weight"].item()) == (0.0, 9.0)


def test_same_rows_change_nothing(store_url: str) -> None:
    assert changed(store_url, SAMPLE, tuple(reversed(SAMPLE))) == {}


def test_actor_only_named_is_no_row(store_url: str) -> None:
    ties = [Tie("a", "b", provenance=at(2)), Tie("a", "c", provenance=at(3))]
    actors = [Actor(name, name.upper(), listed=True, provenance=at(1)) for name in "ab"]
    third = [Actor("c", "C", listed=True, provenance=at(4))]
    (rows,) = changed(store_url, [*actors, *third, *ties], [*actors, *third, ties[0]]).values()
    assert (rows.kind, len(rows.before), len(rows.after)) == ("ties", 1, 0)
