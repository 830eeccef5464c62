"""What a simulation lets be observed: all of the formal, of the informal what people report."""

from collections import defaultdict
from datetime import date

import pytest

from analyses.simulation import Simulation, simulate
from tests.analyses.simulation.simulated import DEMO, HUBS, Row, presence, rows


@pytest.fixture(scope="module", params=[DEMO, HUBS], ids=["demo", "hubs"])
def run(request: pytest.FixtureRequest) -> Simulation:
    return simulate(request.param)


def reported(run: Simulation) -> tuple[dict[str, list[str]], set[tuple[str, str, str]]]:
    """Days each actor answered, and (reporter, other, day) of each report its rows mean."""
    day = {row["campaign"]: row["valid_from"] for row in rows(run.observed["observations"])}
    answers = defaultdict(list)
    for row in rows(run.observed["respondents"], answered="true"):
        answers[row["actor"]].append(day[row["campaign"]])
    said = {
        (row["source"], row["target"], when)
        for row in rows(run.observed["ties"], formality="informal")
        for when in answers[row["source"]]
        if row["valid_from"] <= when <= row["valid_until"]
    }
    return answers, said


def test_informal_ties_are_runs_of_reports(run: Simulation) -> None:
    answers, said = reported(run)
    informal = rows(run.observed["ties"], formality="informal")
    assert len(informal) > 100
    for row in informal:
        me, other, mine = row["source"], row["target"], answers[row["source"]]
        assert (row["reported_by"], row["type"]) == (me, "works_with")
        assert (row["from_known"], row["to_known"]) == ("false", "false")
        first, last = mine.index(row["valid_from"]), mine.index(row["valid_until"])
        assert row["absent_on"] == (mine[first - 1] if first else "")
        # The run is as long as it can be.
        assert first == 0 or (me, other, mine[first - 1]) not in said
        assert last == len(mine) - 1 or (me, other, mine[last + 1]) not in said
    assert any(row["absent_on"] for row in informal)
    assert any(row["absent_on"] == "" for row in informal)


def test_reports_are_true_and_often_one_sided(run: Simulation) -> None:
    answers, said = reported(run)
    true = defaultdict(list)
    for row in rows(run.true_ties, formality="informal"):
        for ends in ((row["source"], row["target"]), (row["target"], row["source"])):
            true[ends].append((row["valid_from"], row["valid_until"]))
    assert all(any(a <= day <= b for a, b in true[one, two]) for one, two, day in said)
    both_asked = [(a, b, day) for a, b, day in said if day in answers[b]]
    one_sided = [(a, b, day) for a, b, day in both_asked if (b, a, day) not in said]
    assert 0.05 < len(one_sided) / len(both_asked) < 0.35


def test_who_is_asked_is_who_is_there(run: Simulation) -> None:
    present = presence(run)
    for wave in rows(run.observed["observations"]):
        asked = {
            row["actor"] for row in rows(run.observed["respondents"], campaign=wave["campaign"])
        }
        day = wave["valid_from"]
        assert asked == {name for name, (p, q) in present.items() if p <= day <= q}
    share = (run.observed["respondents"]["answered"] == "false").mean()
    assert 0.1 < share < 0.3


def covers(stated: str, day: str) -> bool:
    """Whether a stated date, day or month, is that of a true day."""
    return stated in (day, day[:7])


def test_formal_records_are_complete(run: Simulation) -> None:
    records = defaultdict(list)
    for row in rows(run.observed["ties"], formality="formal"):
        assert row["reported_by"] == ""
        records[row["record_id"].split("-")[0]].append(row)
    for true in rows(run.true_ties, formality="formal"):
        mine = records.pop(true["record_id"], [])
        begin, end = (date.fromisoformat(true[name]) for name in ("valid_from", "valid_until"))
        assert all(
            (row["source"], row["target"]) == (true["source"], true["target"]) for row in mine
        )
        if true["type"] == "funding":
            assert [row["valid_from"][:7] for row in mine] == anniversaries(run, begin, end)
            assert all(row["valid_until"] == "" and row["unit"] == "EUR" for row in mine)
        elif end >= run.parameters.start:
            check_state(true, *mine)
        else:
            assert mine == []
    assert dict(records) == {}


def anniversaries(run: Simulation, begin: date, end: date) -> list[str]:
    """Months of the covered acts of a funding: its start and each year after, while it lasts."""
    days = [safe(begin.year + year, begin.month, begin.day) for year in range(12)]
    return [str(day)[:7] for day in days if run.parameters.start <= day <= end]


def safe(year: int, month: int, day: int) -> date:
    """29 February falls on the 28th of a common year."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return date(year, month, 28 if (month, day) == (2, 29) and not leap else day)


def check_state(true: Row, row: Row) -> None:
    """A convention or membership says its true start, and its end as far as it is known."""
    assert covers(row["valid_from"], true["valid_from"])
    if row["valid_until"]:
        assert true["to_known"] == row["to_known"] == "true"
        assert covers(row["valid_until"], true["valid_until"])
        assert len(row["valid_until"]) == len(row["valid_from"])
    elif row["type"] == "membership" and true["to_known"] == "false":
        assert row["to_known"] == "true"
    else:
        assert row["to_known"] == "false"
