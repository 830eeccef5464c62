"""What a simulation writes: the tables hold together, and say no more than an observer would."""

import os
import subprocess
import sys
from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
import yaml

from analyses.simulation import Parameters, Simulation, simulate, write
from graph.dates import parse_date
from graph.errors import InputError

ROOT = Path(__file__).resolve().parents[2]
QUARTIER = ROOT / "data" / "quartier"
DEMO = Parameters(seed=2019)
HUBS = Parameters(actors=90, territories=4, hubs=3, seed=11, wave_months=4, arrivals=0.4)
Row = dict[str, Any]


@pytest.fixture(scope="module", params=[DEMO, HUBS], ids=["demo", "hubs"])
def run(request: pytest.FixtureRequest) -> Simulation:
    parameters: Parameters = request.param
    return simulate(parameters)


def rows(table: pd.DataFrame, **wanted: str) -> list[Row]:
    """Rows as dictionaries, those with the wanted cells."""
    records = [dict(zip(table.columns, row, strict=True)) for row in table.itertuples(index=False)]
    return [row for row in records if all(row[name] == text for name, text in wanted.items())]


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path from there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_demonstration_data_are_what_the_generator_writes(tmp_path: Path) -> None:
    write(simulate(DEMO), tmp_path)
    assert files(tmp_path) == files(QUARTIER)
    assert sum(len(data) for data in files(QUARTIER).values()) < 1_000_000


def test_bytes_do_not_depend_on_the_process(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from analyses.simulation import *;"
        "write(simulate(Parameters(seed=2019)), Path(sys.argv[1]))"
    )
    environment = os.environ | {"PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland"}
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], check=True, cwd=ROOT, env=environment
    )
    assert files(tmp_path) == files(QUARTIER)


def test_seed_changes_the_draws_and_not_the_roster() -> None:
    one, other = simulate(DEMO), simulate(replace(DEMO, seed=5))
    assert not one.true_ties.equals(other.true_ties)
    assert one.observed["actors"]["name"].equals(other.observed["actors"]["name"])


def test_asking_people_less_leaves_the_truth_alone() -> None:
    asked, unasked = simulate(DEMO), simulate(replace(DEMO, response=0.3, wave_months=12))
    assert asked.true_ties.equals(unasked.true_ties)
    assert asked.observed["participations"].equals(unasked.observed["participations"])


def test_everything_says_that_it_is_simulated(run: Simulation, tmp_path: Path) -> None:
    write(run, tmp_path)
    source = yaml.safe_load((tmp_path / "observed" / "source.yaml").read_text("utf-8"))
    assert source == {
        "coverage_from": "2019-01-01",
        "coverage_until": "2025-01-31",
        "simulated": True,
        "evidence_public": True,
    }
    named = [
        *run.observed["territories"]["name"],
        *run.observed["events"]["name"],
        *run.observed["observations"]["campaign"],
    ]
    assert [name for name in named if "simulé" not in name] == []
    for table in (run.true_ties, run.observed["ties"], run.observed["events"]):
        assert set(table["evidence"]) == {"simulation"}
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert readme.startswith("# SIMULATED DATA / DONNÉES SIMULÉES")
    assert run.truth["simulated"] is True


def presence(run: Simulation) -> dict[str, tuple[str, str]]:
    """First and last day of each actor, as text that compares."""
    return {
        row["name"]: (row["active_from"] or "0000", row["active_until"] or "9999")
        for row in rows(run.observed["actors"])
    }


def test_true_ties_hold_while_both_actors_are_there(run: Simulation) -> None:
    present = presence(run)
    last_day = str(run.truth["design"]["coverage_until"])  # type: ignore[index]
    spells = defaultdict(list)
    for row in rows(run.true_ties):
        assert row["source"] != row["target"]
        for actor in (row["source"], row["target"]):
            assert present[actor][0] <= row["valid_from"] <= row["valid_until"]
            assert row["valid_until"] <= present[actor][1]
        assert (row["to_known"] == "false") == (row["valid_until"] == last_day)
        pair = tuple(sorted((row["source"], row["target"])))
        spells[pair, row["formality"]].append((row["valid_from"], row["valid_until"]))
    for of_pair in spells.values():
        assert all(one[1] < two[0] for one, two in pairwise(sorted(of_pair)))
    again = [of_pair for of_pair in spells.values() if len(of_pair) > 1]
    assert len(again) > 0


def test_hubs_have_more_partners() -> None:
    run = simulate(HUBS)
    ends = pd.concat([run.true_ties["source"], run.true_ties["target"]]).value_counts()
    hubs: list[str] = run.truth["design"]["hubs"]  # type: ignore[index]
    assert len(hubs) == HUBS.hubs
    assert ends[hubs].mean() > 3 * ends.drop(hubs).mean()


def test_names_are_unique_in_a_big_simulation() -> None:
    run = simulate(Parameters(actors=1_500, territories=30, informal_formation=0.01))
    names = run.observed["actors"]["name"]
    assert names.is_unique
    assert run.observed["events"]["name"].is_unique
    assert len(run.observed["territories"]) == 31
    assert set(run.observed["actors"]["territory"]) <= set(run.observed["territories"]["code"])


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


def test_meetings_are_monthly_and_attended_by_members(run: Simulation) -> None:
    meetings = {row["name"]: row for row in rows(run.observed["events"], kind="meeting")}
    months = {row["valid_from"][:7] for row in meetings.values()}
    assert len(months) == 73
    assert len(meetings) == 73 * run.parameters.territories
    assert {date.fromisoformat(row["valid_from"]).isoweekday() for row in meetings.values()} == {4}
    seats = {
        (row["actor"], row["event"]): row
        for row in rows(run.observed["participations"], role="member")
    }
    attendees = rows(run.observed["participations"], role="attendee")
    assert len(attendees) > 500
    for row in attendees:
        meeting = meetings[row["event"]]
        seat = seats[row["actor"], meeting["parent"]]
        assert seat["valid_from"] <= meeting["valid_from"] <= (seat["valid_until"] or "9999")


def test_events_of_every_kind_and_their_actors_exist(run: Simulation) -> None:
    events, takes_part = run.observed["events"], run.observed["participations"]
    assert set(events["kind"]) == {"programme", "body", "meeting", "project", "milestone"}
    assert (events["kind"] == "milestone").sum() == 3
    assert set(takes_part["event"]) <= set(events["name"])
    assert set(takes_part["actor"]) <= set(run.observed["actors"]["name"])
    assert set(takes_part["role"]) <= {"lead", "partner", "funder", "member", "attendee"}
    assert not takes_part.duplicated(["actor", "event"]).any()


def test_every_date_is_one(run: Simulation) -> None:
    for table in (*run.observed.values(), run.true_ties):
        for name in ("valid_from", "valid_until", "active_from", "active_until", "absent_on"):
            if name in table:
                for text in table.loc[table[name] != "", name].unique():
                    assert str(parse_date(text)) == text


def test_cooperation_grows_and_informal_ties_become_formal() -> None:
    ties = simulate(DEMO).true_ties
    alive = [
        ties[(ties["valid_from"] <= day) & (day <= ties["valid_until"])]["formality"].value_counts()
        for day in ("2019-01-15", "2025-01-15")
    ]
    assert (alive[1] > 2 * alive[0]).all()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"actors": 3}, "actors is 3; give 4 or more"),
        ({"hubs": 61}, "61 hubs among 60 actors"),
        ({"wave_months": 0}, "wave_months is 0"),
        ({"end": date(2019, 6, 1)}, "under a year"),
        ({"end": date(2500, 6, 1)}, "over 200 years"),
        ({"reporting": 1.2}, "reporting is 1.2; give a number from 0 to 1"),
        ({"response": float("nan")}, "response is nan"),
        ({"informal_dissolution": 0.0}, "informal_dissolution is 0.0; give a number above 0"),
        ({"conversion_scale": float("inf")}, "conversion_scale is inf"),
        ({"arrivals": 0.7, "departures": 0.4}, "together pass 1"),
    ],
)
def test_values_out_of_range_are_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError, match=words) as refusal:
        Parameters(**changes)
    assert refusal.value.text("fr") != refusal.value.text("en")


@pytest.mark.parametrize(
    "parameters",
    [
        Parameters(actors=4, territories=7, seed=3),
        Parameters(actors=8, territories=1, response=0.0, attendance=0.0),
        Parameters(actors=12, informal_formation=1e-9, formal_formation=1e-9),
        Parameters(actors=30, start=date(2020, 2, 29), end=date(2021, 4, 3), history_months=0),
        Parameters(actors=30, arrivals=1.0, departures=0.0, wave_months=30),
    ],
)
def test_odd_sizes_run(parameters: Parameters, tmp_path: Path) -> None:
    run = simulate(parameters)
    assert len(write(run, tmp_path)) == 12
    assert len(run.observed["actors"]) == parameters.actors
    assert np.isin(run.observed["respondents"]["actor"], run.observed["actors"]["name"]).all()
