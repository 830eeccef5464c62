"""What the registers say: every formal relation, as conventions, memberships or fundings."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analyses.simulation.actors import Population
from analyses.simulation.draws import DayNumbers, add_months, day_text, stream, to_day
from analyses.simulation.parameters import Parameters
from analyses.simulation.process import Spells

EVIDENCE = "simulation"


@dataclass(frozen=True)
class Formal:
    """Formal spells with their type and the side that gives (`source`), both one a spell."""

    spells: Spells
    ids: NDArray[np.str_]
    type: NDArray[np.str_]
    source: NDArray[np.int64]
    target: NDArray[np.int64]


def formal_relations(parameters: Parameters, people: Population, spells: Spells) -> Formal:
    """Give each formal spell a type.

    Where one end alone is public it is a funding with probability `funding`, given by the public
    end; otherwise a membership with probability `membership`, else a convention.
    """
    rng = stream(parameters.seed, "types")
    draw, again = rng.random(len(spells.a)), rng.random(len(spells.a))
    public_a, public_b = people.sector[spells.a] == "public", people.sector[spells.b] == "public"
    funding = (public_a != public_b) & (draw < parameters.funding)
    other = np.where(again < parameters.membership, "membership", "convention")
    giver_b = public_b & ~public_a
    return Formal(
        spells,
        spell_ids("F", len(spells.a)),
        np.where(funding, "funding", other),
        np.where(giver_b, spells.b, spells.a),
        np.where(giver_b, spells.a, spells.b),
    )


def spell_ids(mark: str, size: int) -> NDArray[np.str_]:
    """F00001, F00002... in the order of the spells."""
    return np.array([f"{mark}{number:05d}" for number in range(1, size + 1)], dtype=np.str_)


def true_ties(people: Population, formal: Formal, informal: Spells) -> pd.DataFrame:
    """All true spells, truly dated; one still alive has the last day and to_known false."""
    parts = [
        _true(people, formal.spells, formal.ids, formal.type, formal.source, formal.target),
        _true(
            people,
            informal,
            spell_ids("I", len(informal.a)),
            np.full(len(informal.a), "works_with"),
            informal.a,
            informal.b,
        ),
    ]
    return pd.concat(parts, ignore_index=True)


def _true(
    people: Population,
    spells: Spells,
    ids: NDArray[np.str_],
    types: NDArray[np.str_],
    source: NDArray[np.int64],
    target: NDArray[np.int64],
) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "record_id": ids,
            "source": people.names[source],
            "target": people.names[target],
            "type": types,
            "formality": np.where(types == "works_with", "informal", "formal"),
            "valid_from": day_text(spells.begin),
            "valid_until": day_text(spells.end - 1),
            "to_known": np.where(spells.ended, "true", "false"),
            "evidence": EVIDENCE,
        }
    )


def formal_records(parameters: Parameters, people: Population, formal: Formal) -> pd.DataFrame:
    """The formal rows of `observed/ties.csv`: complete, dated to the day or to the month.

    A convention or membership alive in the covered period is one row from its true start. The end
    of an ended one is stated with probability `end_stated`; a membership still alive is stated as
    open-ended, a convention still alive has no stated end. A funding is one act at its start and
    at each anniversary while it lasts, those of the covered period only.
    """
    rng = stream(parameters.seed, "records")
    size = len(formal.ids)
    by_month = rng.random(size) < parameters.month_precision
    end_known = (rng.random(size) < parameters.end_stated) & formal.spells.ended
    amount = 500 * (1 + np.floor(60 * rng.random(size) ** 2)).astype(np.int64)
    states = np.flatnonzero(
        (formal.type != "funding") & (formal.spells.end > to_day(parameters.start))
    )
    acts, act_day = _acts(parameters, formal)
    return pd.concat(
        [
            _state_rows(people, formal, states, by_month, end_known),
            _act_rows(people, formal, acts, act_day, by_month, amount),
        ],
        ignore_index=True,
    )


def _acts(parameters: Parameters, formal: Formal) -> tuple[NDArray[np.int64], DayNumbers]:
    """Spell and day of each yearly funding act."""
    start, end = to_day(parameters.start), to_day(parameters.end)
    fundings = np.flatnonzero(formal.type == "funding")
    spells, days = [fundings[:0]], [fundings[:0]]
    for year in range((end - start) // 365 + parameters.history_months // 12 + 2):
        day = add_months(formal.spells.begin[fundings], 12 * year)
        kept = (day < formal.spells.end[fundings]) & (day >= start)
        spells.append(fundings[kept])
        days.append(day[kept])
    return np.concatenate(spells), np.concatenate(days)


def _state_rows(
    people: Population,
    formal: Formal,
    rows: NDArray[np.int64],
    by_month: NDArray[np.bool_],
    end_known: NDArray[np.bool_],
) -> pd.DataFrame:
    until = _stated(formal.spells.end[rows] - 1, by_month[rows])
    open_ended = (formal.type[rows] == "membership") & ~formal.spells.ended[rows]
    return pd.DataFrame(
        {
            "record_id": formal.ids[rows],
            **_ends(people, formal, rows),
            "valid_from": _stated(formal.spells.begin[rows], by_month[rows]),
            "valid_until": np.where(end_known[rows], until, ""),
            "to_known": np.where(end_known[rows] | open_ended, "true", "false"),
            "weight": "",
            "unit": "",
        }
    )


def _act_rows(
    people: Population,
    formal: Formal,
    rows: NDArray[np.int64],
    day: DayNumbers,
    by_month: NDArray[np.bool_],
    amount: NDArray[np.int64],
) -> pd.DataFrame:
    years = np.char.add("-", day_text(day).astype("U4"))
    return pd.DataFrame(
        {
            "record_id": np.char.add(formal.ids[rows], years),
            **_ends(people, formal, rows),
            "valid_from": _stated(day, by_month[rows]),
            "valid_until": "",
            "to_known": "true",
            "weight": amount[rows].astype(np.str_),
            "unit": "EUR",
        }
    )


def _ends(people: Population, formal: Formal, rows: NDArray[np.int64]) -> dict[str, object]:
    return {
        "source": people.names[formal.source[rows]],
        "target": people.names[formal.target[rows]],
        "type": formal.type[rows],
        "formality": "formal",
    }


def _stated(days: DayNumbers, by_month: NDArray[np.bool_]) -> NDArray[np.str_]:
    text = day_text(days)
    return np.where(by_month, text.astype("U7"), text)
