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

from analyses.simulation import Parameters, Simulation, process, simulate, write
from analyses.simulation.draws import exponential
from graph.dates import parse_date
from graph.errors import InputError
from tests.analyses.simulation.simulated import DEMO, HUBS, presence, rows

ROOT = Path(__file__).resolve().parents[3]
QUARTIER = ROOT / "data" / "quartier"


@pytest.fixture(scope="module", params=[DEMO, HUBS], ids=["demo", "hubs"])
def run(request: pytest.FixtureRequest) -> Simulation:
    return simulate(request.param)


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


@pytest.mark.parametrize("sign", [-1, 1])
def test_bytes_do_not_depend_on_the_last_digits_of_a_logarithm(
    sign: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systems round logarithms and powers differently, by 1e-15 or so: no day may change."""

    def rounded_otherwise(rng: np.random.Generator, size: int) -> np.ndarray:
        return exponential(rng, size) * (1 + sign * 1e-10)

    monkeypatch.setattr(process, "exponential", rounded_otherwise)
    write(simulate(DEMO), tmp_path)
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
    assert ("maillage simulate --actors 60" in readme) == (run.parameters == DEMO)
    assert run.truth["simulated"] is True


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
