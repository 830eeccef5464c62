"""What was observed of a part of a network: 0 where its witnesses saw none, empty where nobody looked."""

from datetime import date

import pytest

from analyses.growth import growth, growth_by
from analyses.growth.table import LAYERS
from analyses.panel.ask import measure
from graph.model import Actor, Tie
from graph.selection import Filters, select
from tests.analyses.growth.growth_networks import DATASETS
from tests.analyses.growth.growth_oracle import Case
from tests.analyses.growth.test_growth_property import stored
from tests.analyses.test_grouping import PLACES, span, town


@pytest.mark.parametrize("by", ["territory", "alone"])
def test_a_layer_recorded_elsewhere_by_the_same_witness_is_zero_and_not_empty(by: str) -> None:
    """Q2 has no informal tie inside; its dataset records informal ties: none was there to see."""
    if by == "territory":
        whole = growth_by(select(town()), "territory", every="year")
        frame = whole[whole["group"] == "Q2"]
        assert whole.loc[whole["group"] == "Q3", "pairs"].isna().all(), "nobody looked at Q3"
    else:
        frame = growth(select(town(), Filters(territory="Q2")), every="year")
    informal = frame[frame["layer"] == "informal"].set_index("period")
    assert (informal["pairs"] == 0).all()
    assert informal["density"].tolist() == [0, 0, 0, 0][: len(informal)]


def test_what_another_dataset_observed_elsewhere_is_no_zero_here() -> None:
    """Q2 is known from 2020 on; that Q1 was observed before says nothing of Q2."""
    actors = [Actor(name, name, territory=PLACES[name], listed=True) for name in "abcd"]
    one, two = DATASETS[:2]
    ties = [
        Tie("c", "d", span=span("2018", "2021"), record_id=one),
        Tie("a", "b", span=span("2020", "2021"), record_id=two),
    ]
    since = {one: date(2018, 1, 1), two: date(2020, 1, 1)}
    until = date(2022, 1, 1)
    coverage: dict[str, tuple[date | None, date | None]]
    coverage = {name: (first, until) for name, first in since.items()}
    facts = stored(Case(actors, ties, coverage=coverage))
    frame = growth_by(select(facts), "territory", every="year")
    own = frame[(frame["group"] == "Q2") & (frame["layer"] == "all")].set_index("period")["pairs"]
    assert own.isna().tolist() == [True, True, False, False]


@pytest.mark.parametrize("by", ["", "territory"])
def test_measures_are_observed_where_growth_is(by: str) -> None:
    """The periods and layers of Q2 in which a measure has a value are those of growth."""
    selection = select(town(), Filters() if by else Filters(territory="Q2"))
    if by:
        grown = growth_by(selection, by, every="year")
        found = measure(selection, ["mean_degree"], by=by, layers=list(LAYERS), every="year")
        grown, found = (each[each["group"] == "Q2"] for each in (grown, found))
    else:
        grown = growth(selection, every="year")
        found = measure(selection, ["mean_degree"], layers=list(LAYERS), every="year")
    keys = ["period", "layer"]
    both = found.merge(grown[[*keys, "pairs"]], on=keys, how="left")
    assert {"all", "informal"} <= set(both["layer"])
    assert (both["reason"] == "unobserved").eq(both["pairs"].isna()).all()
    assert (both["reason"] != "unobserved").any()
