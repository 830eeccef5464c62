"""What a dataset observed: stated, or derived from its dated things and campaigns (both stores)."""

from datetime import date

from graph.dates import Precision
from graph.model import Actor, Event, Observation, Participation, Record, Span, Tie
from graph.store import open_store
from tests.graph.store.sample import CLUB, STATE, assert_whole, load, source

ENDS = (Actor(STATE, "État"), Actor(CLUB, "Club"))
WAVE = Observation("2020", Span(date(2020, 1, 5), date(2020, 1, 9)))


def test_coverage_stated_or_derived(store_url: str) -> None:
    dated = Tie(STATE, CLUB, span=Span(date(2019, 3, 1), date(2030, 1, 1)))
    coarse = Tie(STATE, CLUB, span=Span(date(2021, 1, 1), start_precision=Precision.YEAR))
    stated = Span(date(2018, 1, 1), date(2019, 1, 1), end_known=True)
    says = {"coverage": stated, "title": "Titre", "rank": 3}
    with open_store(store_url, create=True) as store:
        load(store, [*ENDS, dated, coarse], "tables:a")
        load(store, [*ENDS, dated, WAVE], "tables:b")
        load(store, [*ENDS, dated], "tables:c", says=says)
        load(store, [*ENDS], "tables:d", says={"simulated": True, "evidence_public": True})
        table = assert_whole(store).datasets
        held = store.sources()
    starts = [date(2019, 3, 1), date(2020, 1, 5), date(2018, 1, 1), None]
    ends = [date(2022, 1, 1), date(2020, 1, 9), date(2019, 1, 1), None]
    assert (table.coverage_from.tolist(), table.coverage_to.tolist()) == (starts, ends)
    assert (list(table.rank), table.title[2]) == ([0, 0, 3, 0], "Titre")
    assert table.simulated.tolist() == table.evidence_public.tolist() == [False] * 3 + [True]
    assert held[2] == source("tables:c", **says)


def tie(year: int, precision: Precision = Precision.DAY) -> Tie:
    """A tie since the first day of a year."""
    return Tie(STATE, CLUB, span=Span(date(year, 1, 1), start_precision=precision))


MEETING = Event("e:m", "Réunion", "meeting", Span(date(2017, 5, 1)))
# What is loaded, whether it is added to what was, and the bounds of all that is there then.
LOADS: tuple[tuple[list[Record], bool, date, date], ...] = (
    ([*ENDS, tie(2019)], False, date(2019, 1, 1), date(2019, 1, 2)),
    (
        [tie(2015), tie(2021, Precision.YEAR), tie(2016, Precision.MONTH)], True,
        date(2015, 1, 1), date(2022, 1, 1),
    ),
    (
        [MEETING, Participation(CLUB, "e:m", span=Span(date(2023, 2, 3)))], True,
        date(2015, 1, 1), date(2023, 2, 4),
    ),
    ([*ENDS, tie(2015), tie(2021)], False, date(2015, 1, 1), date(2021, 1, 2)),
    ([*ENDS, tie(2021)], False, date(2021, 1, 1), date(2021, 1, 2)),
    ([WAVE], True, date(2020, 1, 5), date(2020, 1, 9)),
)  # fmt: skip


def test_derived_coverage_follows_every_load(store_url: str) -> None:
    """Rows added, added to, corrected, taken away: the bounds are those of what is there."""
    with open_store(store_url, create=True) as store:
        for records, append, first, last in LOADS:
            load(store, records, append=append)
            table = assert_whole(store).datasets
            assert (table.coverage_from.tolist(), table.coverage_to.tolist()) == ([first], [last])


def test_milestones_observe_nothing(store_url: str) -> None:
    """A landmark of 2001, or to come, is no year in which ties were looked for."""
    tie = Tie(STATE, CLUB, span=Span(date(2019, 3, 1), date(2030, 1, 1)))
    marks = [
        Event(f"e:{year}", str(year), "milestone", Span(date(year, 1, 1))) for year in (2001, 2031)
    ]
    begun = Event("e:p", "Programme", "programme", Span(date(2018, 5, 1)))
    with open_store(store_url, create=True) as store:
        load(store, [*ENDS, tie, *marks], "tables:a")
        load(store, [*ENDS, begun, *marks], "tables:b")
        load(store, [*ENDS, *marks], "tables:c")
        table = assert_whole(store).datasets
    assert table.coverage_from.tolist() == [date(2019, 3, 1), date(2018, 5, 1), None]
    assert table.coverage_to.tolist() == [date(2019, 3, 2), date(2018, 5, 2), None]
