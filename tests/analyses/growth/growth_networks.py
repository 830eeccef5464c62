"""Random small networks with every trap: undated, open, coarse, repeated, reversed, outside presence."""

from datetime import date, timedelta
from itertools import permutations

from hypothesis import strategies as st

from graph.dates import Precision
from graph.model import Actor, Event, Participation, Span, Tie
from tests.analyses.growth.growth_oracle import Case, after

FIRST, LAST = date(2019, 5, 1), date(2021, 2, 28)
PEOPLE = [f"p{number}" for number in range(5)]
ENDS = [*permutations(PEOPLE, 2), *((loop, loop) for loop in PEOPLE[:2])]
INSIDE = ["T1", "T1a"]
PLACES = [*INSIDE, *INSIDE, "T2", ""]
DATASETS = ["one", "two"]

days = st.dates(FIRST, LAST)
maybe = st.one_of(st.none(), days)
precisions = st.sampled_from([0, 0, 0, 1, 1, 2])


def snapped(day: date, precision: int) -> date:
    return date(day.year, day.month if precision < 2 else 1, day.day if precision < 1 else 1)


@st.composite
def spans(draw: st.DrawFn, *, dated: bool = False) -> Span:
    """A start and an end, either missing, each at its precision; never reversed."""
    start = draw(days if dated else maybe)
    end, p, q = draw(maybe), draw(precisions), draw(precisions)
    first = snapped(start, p) if start else None
    last = after(snapped(end, q), q) if end else None
    if first and last and last <= first:
        last, q = after(first, 0), 0
    return Span(
        first, last, Precision(p), Precision(q),
        draw(st.booleans()) or not first, draw(st.booleans()),
    )  # fmt: skip


@st.composite
def short_spans(draw: st.DrawFn) -> Span:
    """Dated to the day, ended, weeks to months long: pairs that come and go."""
    start = draw(days)
    end = start + timedelta(days=draw(st.integers(1, 200)))
    return Span(start, end, end_known=draw(st.booleans()))


@st.composite
def actors(draw: st.DrawFn, name: str) -> Actor:
    active = draw(st.one_of(st.just(Span()), spans()))
    return Actor(
        name,
        name,
        territory=draw(st.sampled_from(INSIDE if name in PEOPLE[:3] else PLACES)),
        listed=draw(st.booleans()),
        active=active,
    )


certainties = st.sampled_from(["stated", "stated", "stated", "arguable", "outside"])


@st.composite
def ties(draw: st.DrawFn) -> Tie:
    return Tie(
        *draw(st.sampled_from(ENDS)),
        formality=draw(st.sampled_from(["formal", "formal", "informal", "informal", "unknown"])),
        directed=draw(st.booleans()),
        span=draw(st.one_of(short_spans(), spans(dated=True), short_spans(), spans())),
        certainty=draw(certainties),
        record_id=draw(st.sampled_from(DATASETS)),
    )


@st.composite
def events(draw: st.DrawFn, name: str) -> Event:
    kind = draw(st.sampled_from(["meeting", "project", "meeting", "milestone"]))
    span = draw(st.one_of(spans(dated=True), spans(dated=True), spans()))
    return Event(name, name, kind, span, draw(st.sampled_from(PLACES)))


@st.composite
def participations(draw: st.DrawFn, names: list[str]) -> Participation:
    return Participation(
        draw(st.sampled_from(PEOPLE)),
        draw(st.sampled_from(names)),
        draw(st.sampled_from(["", "member", "excused", "absent"])),
        span=draw(st.one_of(st.just(Span()), spans())),
        certainty=draw(certainties),
        record_id=draw(st.sampled_from(DATASETS)),
    )


@st.composite
def coverages(draw: st.DrawFn) -> tuple[date | None, date | None]:
    """All that the ties span, or nothing known, or some days, often less."""
    kind = draw(st.sampled_from(["all", "all", "all", "unknown", "some", "some"]))
    if kind != "some":
        return (date(2018, 1, 1), date(2024, 1, 1)) if kind == "all" else (None, None)
    begin = draw(st.dates(FIRST - timedelta(days=400), LAST))
    return begin, begin + timedelta(days=draw(st.integers(1, 1200)))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    names = [f"e{number}" for number in range(draw(st.integers(0, 3)))]
    n_taken = draw(st.integers(3, 10)) if names else 0
    # A drawn size keeps big networks as likely as small ones; few have nothing dated.
    n_ties = draw(st.sampled_from([12, 20, 3, 6, 8, 10, 15, 25, 1, 0]))
    return Case(
        [draw(actors(name)) for name in PEOPLE],
        [draw(ties()) for _ in range(n_ties)],
        [draw(events(name)) for name in names],
        [draw(participations(names)) for _ in range(n_taken)],
        {name: draw(coverages()) for name in DATASETS},
        draw(st.sampled_from(["", "", "", "T1"])),
        draw(st.sampled_from(["stated", "stated", "arguable"])),
        draw(
            st.sampled_from(
                ["ties", "both", "ties", "both", "ties", "events"] if names else ["ties"]
            )
        ),
    )
