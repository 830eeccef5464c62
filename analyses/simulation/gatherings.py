"""Bodies, their monthly meetings with attendance, projects, the programme and its milestones."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analyses.simulation.actors import CITY, Population, letter
from analyses.simulation.draws import DayNumbers, add_months, day_text, stream, to_day
from analyses.simulation.parameters import Parameters
from analyses.simulation.records import EVIDENCE

PROGRAMME = "Programme simulé de coopération"
MILESTONES = (
    (0.10, "Lancement du programme simulé"),
    (0.45, "Convention-cadre simulée signée"),
    (0.80, "Bilan du programme simulé"),
)
PROJECT_MONTHS = 18
_EVENTS = ["name", "kind", "valid_from", "valid_until", "territory", "parent", "evidence"]
_TAKES_PART = ["actor", "event", "role", "valid_from", "valid_until", "evidence"]

Rows = list[tuple[str, ...]]


def gatherings(parameters: Parameters, people: Population) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Events and participations of the whole simulation, all observed.

    Each neighbourhood has one body: an actor of the neighbourhood or of the whole city sits on it
    with probability `body_member`: from the start, or its arrival, in half of the cases, else from
    a uniform day of its presence. The body meets on the first Thursday of every month and each
    sitting member attends with probability `attendance`. A project of 18 months starts every year
    in each neighbourhood, with a lead and three partners at most.
    """
    events, takes_part = _programme(parameters, people)
    for place in range(parameters.territories):
        joined = _seats(parameters, people, place)
        for rows in (
            _body(parameters, people, place, joined),
            _meetings(parameters, people, place, joined),
            _projects(parameters, people, place),
        ):
            events += rows[0]
            takes_part += rows[1]
    return pd.DataFrame(events, columns=_EVENTS), pd.DataFrame(takes_part, columns=_TAKES_PART)


def _programme(parameters: Parameters, people: Population) -> tuple[Rows, Rows]:
    start, end = to_day(parameters.start), to_day(parameters.end)
    days = [start + int(share * (end - start)) for share, _ in MILESTONES]
    months = [text[:7] for text in day_text(np.array(days))]
    events: Rows = [(PROGRAMME, "programme", months[0], "", CITY, "", EVIDENCE)]
    for month, (_, name) in zip(months, MILESTONES, strict=True):
        events.append((name, "milestone", month, month, CITY, PROGRAMME, EVIDENCE))
    roles = {"Ville": "lead", "Préfecture": "funder", "Agglomération": "partner"}
    city = people.names[people.territory == CITY]
    takes_part: Rows = [
        (str(name), PROGRAMME, roles[kind], "", "", EVIDENCE)
        for name in city
        if (kind := name.split(" ")[0]) in roles
    ]
    return events, takes_part


def _seats(parameters: Parameters, people: Population, place: int) -> DayNumbers:
    """First day on the body of a neighbourhood, one an actor; -1 for those who never sit."""
    rng = stream(parameters.seed, f"seats {place}")
    sits = rng.random(len(people.names)) < parameters.body_member
    late = np.maximum(2 * rng.random(len(people.names)) - 1, 0)
    first = np.maximum(people.enter, to_day(parameters.start))
    day = first + np.floor(late * (people.leave - first)).astype(np.int64)
    eligible = np.isin(people.territory, [CITY, f"{CITY}-{letter(place)}"])
    return np.where(sits & eligible, day, -1)


def body_name(place: int) -> str:
    """Name of the body of a neighbourhood."""
    return f"Comité simulé {letter(place)}"


def _body(
    parameters: Parameters, people: Population, place: int, joined: DayNumbers
) -> tuple[Rows, Rows]:
    name, code = body_name(place), f"{CITY}-{letter(place)}"
    opened = parameters.start.isoformat()
    events: Rows = [(name, "body", opened, "", code, PROGRAMME, EVIDENCE)]
    seated = joined >= 0
    until = np.where(people.left, day_text(people.leave - 1), "")
    takes_part: Rows = [
        (actor, name, "member", since, last, EVIDENCE)
        for actor, since, last in zip(
            people.names[seated].tolist(),
            day_text(joined[seated]).tolist(),
            until[seated].tolist(),
            strict=True,
        )
    ]
    return events, takes_part


def _meetings(
    parameters: Parameters, people: Population, place: int, joined: DayNumbers
) -> tuple[Rows, Rows]:
    days = _first_thursdays(parameters)
    draw = stream(parameters.seed, f"attendance {place}").random((len(days), len(joined)))
    sitting = (joined >= 0) & (joined <= days[:, None]) & (days[:, None] < people.leave)
    names = [f"Réunion du comité simulé {letter(place)}, {day[:7]}" for day in day_text(days)]
    body, code = body_name(place), f"{CITY}-{letter(place)}"
    events: Rows = [
        (name, "meeting", str(day), str(day), code, body, EVIDENCE)
        for name, day in zip(names, day_text(days), strict=True)
    ]
    which, who = np.nonzero(sitting & (draw < parameters.attendance))
    takes_part: Rows = [
        (str(people.names[actor]), names[meeting], "attendee", "", "", EVIDENCE)
        for meeting, actor in zip(which, who, strict=True)
    ]
    return events, takes_part


def _first_thursdays(parameters: Parameters) -> DayNumbers:
    start, end = to_day(parameters.start), to_day(parameters.end)
    months = np.arange(np.datetime64(parameters.start, "M"), np.datetime64(parameters.end, "M") + 1)
    first = months.astype("datetime64[D]").astype(np.int64)
    # 1970-01-01 was a Thursday, so Thursdays are the multiples of seven.
    days: DayNumbers = first + (-first) % 7
    return days[(days >= start) & (days < end)]


def _projects(parameters: Parameters, people: Population, place: int) -> tuple[Rows, Rows]:
    mark = letter(place)
    days = _project_starts(parameters, place)
    draws = stream(parameters.seed, f"projects {place}").random((len(days), len(people.names)))
    events: Rows = []
    takes_part: Rows = []
    for number, (day, draw) in enumerate(zip(days, draws, strict=True), start=1):
        name = f"Projet simulé {mark}{number}"
        first = np.array([day])
        last = add_months(first, PROJECT_MONTHS) - 1
        dates = [str(text)[:7] for text in day_text(np.concatenate([first, last]))]
        events.append((name, "project", *dates, f"{CITY}-{mark}", PROGRAMME, EVIDENCE))
        team = _team(people, f"{CITY}-{mark}", day, draw)
        takes_part += [
            (str(people.names[actor]), name, role, "", "", EVIDENCE)
            for actor, role in zip(team, _roles(), strict=False)
        ]
    return events, takes_part


def _roles() -> Iterable[str]:
    return ("lead", "partner", "partner", "partner")


def _team(
    people: Population, territory: str, day: int, draw: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Four actors of the neighbourhood present that day, in the order of their draws."""
    here = (people.territory == territory) & (people.enter <= day) & (day < people.leave)
    return np.argsort(np.where(here, draw, 2.0), kind="stable")[: min(4, int(here.sum()))]


def _project_starts(parameters: Parameters, place: int) -> DayNumbers:
    """A first day a year, a season later in each neighbourhood; the last that fits wholly."""
    start, end = to_day(parameters.start), to_day(parameters.end)
    offset = 6 + 3 * (place % 4)
    months = np.arange(offset, offset + (end - start) // 30, 12)
    days = add_months(np.repeat(start, len(months)), months)
    return days[add_months(days, PROJECT_MONTHS) <= end]
