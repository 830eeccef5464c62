"""The simulated neighbourhood loads whole, and keeps what it says of dates and of itself."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analyses.growth import growth
from graph.store import open_store
from graph.store.store import Store
from loaders.report.load_report import LoadReport
from loaders.run import run

OBSERVED = Path(__file__).resolve().parents[2] / "data" / "quartier" / "observed"
Loaded = tuple[Store, LoadReport]


@pytest.fixture(scope="module")
def loaded() -> Iterator[Loaded]:
    with open_store(":memory:") as store:
        yield store, run(store, "tables", [OBSERVED])


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(OBSERVED / f"{name}.csv", dtype=str, keep_default_na=False)


def test_every_row_is_stored(loaded: Loaded) -> None:
    store, report = loaded
    assert report.outcome == "stored"
    assert report.refusals == ()
    assert report.read.unknown_columns == {}
    assert report.possible_doubles == ()
    kinds = ("territories", "actors", "events", "ties", "participations", "respondents")
    counts = store.counts()
    assert {kind: counts[kind] for kind in kinds} == {kind: len(table(kind)) for kind in kinds}


def test_store_says_that_it_is_simulated_and_what_it_covers(loaded: Loaded) -> None:
    datasets = loaded[0].snapshot().datasets
    assert datasets.simulated.all()
    assert datasets.coverage_from.astype(str).tolist() == ["2019-01-01"]
    assert datasets.coverage_to.astype(str).tolist() == ["2025-02-01"]


def test_censoring_reaches_the_store(loaded: Loaded) -> None:
    rows, ties = table("ties"), loaded[0].snapshot().ties
    informal = ties.formality == 0
    assert informal.sum() == (rows["formality"] == "informal").sum()
    assert not ties.from_known[informal].any()
    assert not ties.to_known[informal].any()
    assert not np.isnat(ties.valid_to[informal]).any()
    assert (~np.isnat(ties.absent_on)).sum() == (rows["absent_on"] != "").sum()
    assert ((ties.reporter >= 0) == informal).all()
    assert (ties.reporter[informal] == ties.src[informal]).all()
    assert ties.from_known[~informal].all()
    open_ended = rows.query("type == 'membership' and valid_until == '' and to_known == 'true'")
    assert (np.isnat(ties.valid_to) & ties.to_known).sum() == len(open_ended) > 0


def test_growth_shows_ties_become_formal(loaded: Loaded) -> None:
    years = growth(loaded[0].snapshot(), every="year")
    years = years[years["period"].between("2019", "2024")]
    formal = years.loc[years["layer"] == "formal", "pairs"].astype(int).tolist()
    assert formal == sorted(formal)
    assert formal[-1] > 3 * formal[0]
    formalised = years.loc[years["layer"] == "all", "formalised"].astype(int).tolist()
    assert min(formalised[1:]) > 5
