"""Growth by group: parts that add up, the same as one command a group; and what removing an actor does."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analyses.grouping import grouped, inside
from analyses.growth import COLUMNS, WindowKind, growth, growth_by
from analyses.growth.columns import ADDITIVE
from analyses.growth.dated import any_dated
from graph.dates import Step, parse_date
from graph.errors import InputError
from graph.links import links
from graph.model import Actor, Event, Participation, Source, Span, Territory, Tie
from graph.selection import Filters, select
from graph.tables import Snapshot
from tests.analyses.growth.growth_networks import DATASETS, cases, maybe
from tests.analyses.growth.growth_oracle import Case
from tests.analyses.growth.test_growth_property import chosen, stored
from tests.factories import snapshot
from views.growth_groups import with_names
from views.sentences.groups import group_sentences

WHOLE = Source("tables:test", coverage=Span(date(2018, 1, 1), date(2022, 1, 1)))
PLACES = {"a": "Q2", "b": "Q2", "c": "Q1", "d": "Q1", "e": "", "f": "Q3"}
PLACE_NAMES = [
    Territory("Q1", "Élan", "qpv"),
    Territory("Q2", "Zénith", "qpv"),
    Territory("Q3", "Est", "qpv"),
]
QUIET = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def span(first: str, until: str = "") -> Span:
    return Span.stated(parse_date(first), parse_date(until) if until else None)


def town() -> Snapshot:
    actors = [
        Actor(name, name.upper(), territory=place, listed=True, attrs={"taille": "moyen"})
        for name, place in PLACES.items()
    ]
    ties = [
        Tie("a", "b", formality="formal", span=span("2018", "2021")),
        Tie("a", "c", formality="informal", span=span("2019", "2021")),
        Tie("c", "d", formality="informal", span=span("2020", "2021")),
        Tie("c", "d", formality="formal", span=span("2021", "2021")),
        Tie("e", "a", formality="formal", span=span("2020", "2020")),
        Tie("e", "e", formality="formal", span=span("2020", "2020")),
    ]
    return snapshot(actors=actors, ties=ties, territories=PLACE_NAMES, source=WHOLE)


def rows_of(frame: pd.DataFrame, part: str, layer: str = "all") -> pd.DataFrame:
    return frame[(frame["part"] == part) & (frame["layer"] == layer)]


def test_groups_in_name_order_then_across_then_total() -> None:
    frame = growth_by(select(town()), "territory", every="year")
    assert tuple(frame.columns) == ("part", "group", "group_name", *COLUMNS)
    marks = list(
        dict.fromkeys(zip(frame["part"], frame["group"], frame["group_name"], strict=True))
    )
    assert marks == [
        ("inside", "Q1", "Élan"), ("inside", "Q3", "Est"), ("inside", "Q2", "Zénith"),
        ("inside", "", ""), ("across", "", ""), ("total", "", ""),
    ]  # fmt: skip


def test_ties_inside_and_across_by_hand() -> None:
    frame = growth_by(select(town()), "territory", every="year")
    year = frame[(frame["period"] == "2020") & (frame["layer"] == "all")]
    pairs = dict(zip(zip(year["part"], year["group"], strict=True), year["pairs"], strict=True))
    assert pairs["inside", "Q1"] == pairs["inside", "Q2"] == 1
    assert pairs["across", ""] == 2
    assert pairs["total", ""] == 4
    assert pd.isna(pairs["inside", "Q3"]), "no dated tie: empty, never 0"
    assert rows_of(year, "inside").set_index("group")["n_crossing"]["Q2"] == 2
    assert rows_of(year, "across")[["actors_present", "density", "events"]].isna().all(axis=None)


def test_group_whose_ties_all_leave_it_was_looked_at() -> None:
    """Its actors count, and it has 0 pairs: somebody told of its ties, and none is inside."""
    frame = growth_by(select(town()), "territory", every="year")
    own = frame[(frame["part"] == "inside") & (frame["group"] == "") & (frame["layer"] == "all")]
    assert own["actors_present"].tolist() == [1, 1, 1, 1]
    assert own["pairs"].tolist() == [0, 0, 0, 0]


@QUIET
@given(
    case=cases(),
    every=st.sampled_from(["quarter", "year"]),
    window=st.sampled_from(["period", "12m", "alive", "cumulative"]),
    by=st.sampled_from(["territory", "sector"]),
)
def test_parts_add_up_to_the_total(case: Case, every: Step, window: WindowKind, by: str) -> None:
    seen: dict[str, tuple[date | None, date | None]]
    seen = {name: (date(2018, 1, 1), date(2024, 1, 1)) for name in DATASETS}
    frame = asked(replace(case, coverage=seen), by, every, window)
    if frame is None:
        return
    parts = frame[frame["part"] != "total"]
    sums = parts.groupby(["period", "layer"], sort=False)[list(ADDITIVE)].sum()
    total = frame[frame["part"] == "total"].set_index(["period", "layer"])[list(ADDITIVE)]
    pd.testing.assert_frame_equal(sums, total.fillna(0).astype("Int64"), check_dtype=False)


def asked(
    case: Case, by: str, every: Step, window: WindowKind, start: date | None = None
) -> pd.DataFrame | None:
    """The table, None where growth cannot be asked of this case."""
    try:
        return growth_by(chosen(case), by, every=every, window=window, start=start)
    except InputError as refusal:
        if refusal.code in ("nothing_dated", "step_too_fine", "range_after_data"):
            return None
        raise


@QUIET
@given(
    case=cases(),
    window=st.sampled_from(["period", "12m", "alive", "cumulative"]),
    start=maybe,
)
def test_one_command_equals_one_a_territory(
    case: Case, window: WindowKind, start: date | None
) -> None:
    everywhere = replace(case, territory="")
    frame = asked(everywhere, "territory", "year", window, start)
    if frame is None:
        return
    labels = frame["period"]
    first, after = date(int(labels.min()), 1, 1), date(int(labels.max()) + 1, 1, 1)
    for code in ("T1a", "T2"):
        own = frame[frame["group"] == code][list(COLUMNS)].reset_index(drop=True)
        filters = replace(chosen(everywhere).filters, territory=code)
        try:
            alone = select(stored(case), filters)
            if not any_dated(links(alone)):
                continue  # alone it is nothing to measure; among others, those who told of it did look
            told = growth(alone, every="year", window=window, start=first, to=after)
        except InputError:
            continue
        if start is None or start == first:
            pd.testing.assert_frame_equal(own, told)


def test_equals_one_command_a_neighbourhood(quartier: Snapshot) -> None:
    frame = growth_by(select(quartier), "territory", every="year")
    for code in ("SIM-A", "SIM-B", "SIM-C"):
        own = frame[frame["group"] == code][list(COLUMNS)].reset_index(drop=True)
        alone = select(quartier, Filters(territory=code))
        ends = (date(2018, 1, 1), date(2026, 1, 1))
        pd.testing.assert_frame_equal(own, growth(alone, every="year", start=ends[0], to=ends[1]))


def test_group_with_events_is_what_the_filter_keeps() -> None:
    meetings = [
        Event("m1", "Atelier", "meeting", span("2019"), "Q1"),
        Event("m2", "Autre", "meeting", span("2019")),
    ]
    meetings.append(Event("r", "Repère", "milestone", span("2019")))
    there = [Participation("a", "m1"), Participation("c", "m1"), Participation("f", "m2")]
    base = town()
    facts = snapshot(
        actors=[Actor(n, n, territory=p, listed=True) for n, p in PLACES.items()],
        ties=[Tie("a", "b", span=span("2018")), Tie("c", "d", span=span("2018"))],
        events=meetings, participations=there,
        territories=PLACE_NAMES,
        source=WHOLE,
    )  # fmt: skip
    whole = select(facts)
    groups = grouped(whole, "territory")
    for at, code in enumerate(groups.values[:-1]):
        alone, own = select(facts, Filters(territory=code)), inside(whole, groups, at)
        assert (own.events == alone.events).all()
        assert (own.actors == alone.actors).all()
        assert len(own.participations) == len(alone.participations)
        assert len(own.crossing) == len(alone.crossing)
    assert base.digest == facts.digest


def test_attributes_sectors_and_unknown_words() -> None:
    whole = select(town())
    assert grouped(whole, "taille").values == ("moyen",)
    assert grouped(whole, "sector").values == ("",)
    with pytest.raises(InputError) as refusal:
        grouped(whole, "couleur")
    assert refusal.value.code == "unknown_attribute"
    assert "taille" in refusal.value.text("fr")


def test_sentences_name_groups_in_order_and_rank_nothing() -> None:
    frame = with_names(growth_by(select(town()), "territory", every="year"), "territory", "fr")
    said = group_sentences(frame, town(), "fr")
    assert [each.partition(" :")[0] for each in said] == [
        "Élan", "Est", "Zénith", "(non renseigné)", "Entre groupes",
    ]  # fmt: skip
    assert (
        said[2]
        == "Zénith : 1 paire en 2018 (2 acteurs présents), 1 paire en 2021 (2 acteurs présents)."
    )
    assert (
        said[1]
        == "Est : aucun lien ne nomme ses acteurs, ou aucune période n’est observée en entier."
    )
    assert not any(word in " ".join(said) for word in ("hausse", "premier", "meilleur", "plus que"))


@pytest.fixture(scope="module")
def quartier(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    from pathlib import Path

    from graph.store import open_store
    from loaders.context import LoadOptions
    from loaders.run import run

    home = Path(__file__).resolve().parents[2] / "data" / "quartier" / "observed"
    with open_store(":memory:", create=True) as store:
        run(store, "tables", [home], LoadOptions(as_name="quartier"))
        return store.snapshot()
