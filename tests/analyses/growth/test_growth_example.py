"""The worked example, computed by hand: every window's table, line by line."""

import pandas as pd
import pytest

from analyses.growth import COLUMNS, WindowKind, growth
from graph.dates import parse_date
from graph.model import Actor, Source, Span, Tie
from graph.tables import Snapshot
from tests.factories import snapshot

SHOWN = [
    "period", "layer", "actors_present", "actors_tied", "pairs", "records", "records_started",
    "records_ended", "density", "mean_degree", "components", "largest_component",
    "degree_centralization", "formed", "formed_newcomer", "ended",
]  # fmt: skip

PERIOD = """
2019 | all | 3 | 2 | 1 | 2 | 2 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2019 | formal | 3 | 2 | 1 | 1 | 1 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2019 | informal | 3 | 2 | 1 | 1 | 1 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2020 | all | 5 | 5 | 3 | 3 | 2 | 2 | 0.3 | 1.2 | 2 | 3 | 0.3333 | 2 | 2 | 0
2020 | formal | 5 | 4 | 2 | 2 | 1 | 1 | 0.2 | 0.8 | 2 | 2 | 0.0833 | 1 | 1 | 0
2020 | informal | 5 | 2 | 1 | 1 | 1 | 1 | 0.1 | 0.4 | 1 | 2 | 0.25 | 1 | 1 | 1
2021 | all | 5 | 3 | 2 | 2 | 1 | 2 | 0.2 | 0.8 | 1 | 3 | 0.5 | 1 | 0 | 2
2021 | formal | 5 | 2 | 1 | 1 | 1 | 2 | 0.1 | 0.4 | 1 | 2 | 0.25 | 1 | 0 | 2
2021 | informal | 5 | 2 | 1 | 1 | 0 | 0 | 0.1 | 0.4 | 1 | 2 | 0.25 | 0 | 0 | 0
"""
CUMULATIVE = """
2019 | all | 3 | 2 | 1 | 2 | 2 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2019 | formal | 3 | 2 | 1 | 1 | 1 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2019 | informal | 3 | 2 | 1 | 1 | 1 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2020 | all | 5 | 5 | 3 | 4 | 2 | 2 | 0.3 | 1.2 | 2 | 3 | 0.3333 | 2 | 2 |
2020 | formal | 5 | 4 | 2 | 2 | 1 | 1 | 0.2 | 0.8 | 2 | 2 | 0.0833 | 1 | 1 |
2020 | informal | 5 | 3 | 2 | 2 | 1 | 1 | 0.2 | 0.8 | 1 | 3 | 0.5 | 1 | 1 |
2021 | all | 5 | 5 | 4 | 5 | 1 | 2 | 0.4 | 1.6 | 1 | 5 | 0.1667 | 1 | 0 |
2021 | formal | 5 | 5 | 3 | 3 | 1 | 2 | 0.3 | 1.2 | 2 | 3 | 0.3333 | 1 | 0 |
2021 | informal | 5 | 3 | 2 | 2 | 0 | 0 | 0.2 | 0.8 | 1 | 3 | 0.5 | 0 | 0 |
"""
# 31 December 2019: A-B formal and A-B informal. 2020: B-C, D-E (A-B ended in June). 2021: B-C alone.
ALIVE = """
2019 | all | 3 | 2 | 1 | 2 | 2 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2019 | formal | 3 | 2 | 1 | 1 | 1 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2019 | informal | 3 | 2 | 1 | 1 | 1 | 0 | 0.3333 | 0.6667 | 1 | 2 | 0.5 |  |  |
2020 | all | 5 | 4 | 2 | 2 | 2 | 2 | 0.2 | 0.8 | 2 | 2 | 0.0833 | 2 | 2 | 1
2020 | formal | 5 | 2 | 1 | 1 | 1 | 1 | 0.1 | 0.4 | 1 | 2 | 0.25 | 1 | 1 | 1
2020 | informal | 5 | 2 | 1 | 1 | 1 | 1 | 0.1 | 0.4 | 1 | 2 | 0.25 | 1 | 1 | 1
2021 | all | 5 | 2 | 1 | 1 | 1 | 2 | 0.1 | 0.4 | 1 | 2 | 0.25 | 0 | 0 | 1
2021 | formal | 5 | 0 | 0 | 0 | 1 | 2 | 0 | 0 | 0 |  | 0 | 0 | 0 | 1
2021 | informal | 5 | 2 | 1 | 1 | 0 | 0 | 0.1 | 0.4 | 1 | 2 | 0.25 | 0 | 0 | 0
"""


@pytest.fixture
def example() -> Snapshot:
    def span(start: str = "", until: str = "") -> Span:
        first, last = (parse_date(text) if text else None for text in (start, until))
        return Span.stated(first, last)

    actors = [
        Actor("a", "A", listed=True),
        Actor("b", "B", listed=True),
        Actor("c", "C", listed=True, active=span("2020-03")),
        Actor("d", "D", listed=True),
        Actor("e", "E"),
    ]
    ties = [
        Tie("a", "b", formality="formal", span=span("2019-02-01", "2020-06-30")),
        Tie("b", "c", formality="informal", span=span("2020-03")),
        Tie("a", "b", "meeting", "informal", span=Span.of_tie("meeting", parse_date("2019"), None)),
        Tie("d", "e", formality="formal", span=span("2020", "2020")),
        Tie("a", "d"),
        Tie("c", "d", formality="formal", span=span("2021-05-10", "2021-05-10")),
        Tie("a", "a", "meeting", "informal", span=Span.of_tie("meeting", parse_date("2020"), None)),
    ]
    return snapshot(actors=actors, ties=ties, source=Source("tables:example"))


def expected(table: str) -> pd.DataFrame:
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    frame = pd.DataFrame([row + [""] * (len(SHOWN) - len(row)) for row in rows], columns=SHOWN)
    for column in SHOWN[2:]:
        frame[column] = pd.to_numeric(frame[column]).astype("Float64")
    return frame


@pytest.mark.parametrize(
    ("window", "table"),
    [("period", PERIOD), ("12m", PERIOD), ("cumulative", CUMULATIVE), ("alive", ALIVE)],
)
def test_worked_example(example: Snapshot, window: WindowKind, table: str) -> None:
    frame = growth(example, every="year", window=window)
    shown = frame[SHOWN].copy()
    for column in SHOWN[2:]:
        shown[column] = shown[column].astype("Float64").round(4)
    pd.testing.assert_frame_equal(shown, expected(table), check_dtype=False)
    assert tuple(frame.columns) == COLUMNS


def column(frame: pd.DataFrame, name: str, layer: str) -> list[object]:
    values = frame.loc[frame["layer"] == layer, name]
    return [None if pd.isna(value) else value for value in values]


@pytest.mark.parametrize("window", ["period", "cumulative"])
def test_counts_beside_the_example(example: Snapshot, window: WindowKind) -> None:
    frame = growth(example, every="year", window=window)
    assert column(frame, "n_undated", "all") == [1, 1, 1]
    assert column(frame, "n_undated", "formal") == column(frame, "n_undated", "informal") == [0] * 3
    assert column(frame, "n_end_unknown", "all") == [0, 1, 1]
    assert column(frame, "n_end_unknown", "informal") == [0, 1, 1]
    assert column(frame, "n_end_unknown", "formal") == [0, 0, 0]
    loops = [0, 1, 1] if window == "cumulative" else [0, 1, 0]
    assert column(frame, "n_loops", "all") == column(frame, "n_loops", "informal") == loops
    assert column(frame, "n_loops", "formal") == [0, 0, 0]
    assert column(frame, "formalised", "all") == [None, 0, 0]
    assert column(frame, "formalised", "formal") == [None, None, None]
    assert column(frame, "partial", "all") == [False, False, True]


def test_leavers_of_the_example(example: Snapshot) -> None:
    frame = growth(example, every="year")
    assert column(frame, "leavers", "all") == [None, 0, 0]
    assert column(frame, "ended_leaver", "all") == [None, 0, 0]
    assert column(frame, "ended_stayer", "all") == [None, 0, 2]


def test_default_step_is_the_commonest_precision(example: Snapshot) -> None:
    # Dated ties start by the day (2), the month (1) and the year (2): months are the commonest.
    assert growth(example)["period"].iloc[0] == "2019-01"
