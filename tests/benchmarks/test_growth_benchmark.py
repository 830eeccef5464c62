"""The benchmark of growth at a small size: it compares before it prints, and stops where answers differ."""

import pytest

from analyses.simulation.synthetic import synthetic_ties
from benchmarks.growth import KINDS, PEERS, WINDOWS, agree, ours, race, spread, timed
from benchmarks.snapshots import snapshot_of

SAMPLED = {"igraph": 3, "networkx": 2}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("kind", KINDS)
def test_answers_are_equal_and_times_printed(
    kind: str, window: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ties = synthetic_ties(600, 2_000, kind)  # type: ignore[arg-type]
    race(kind, window, ties, SAMPLED)  # type: ignore[arg-type]
    printed = capsys.readouterr().out
    assert "54 numbers equal" in printed
    assert "36 numbers equal" in printed


def test_a_different_answer_stops_it() -> None:
    ties = synthetic_ties(600, 2_000, "random")
    _, frame = ours(snapshot_of(ties), "period")
    months = spread(2)
    _, answers = timed(PEERS[0], ties, "period", months)
    assert agree(frame, months, answers, PEERS[0]) == 36
    answers[0]["pairs"] += 1
    with pytest.raises(SystemExit, match="all pairs"):
        agree(frame, months, answers, PEERS[0])


def test_months_are_spread_over_the_span() -> None:
    assert spread(4) == [15, 45, 75, 105]
