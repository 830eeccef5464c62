"""What people say: informal ties as respondents report them at survey waves, and no other way."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analyses.simulation.actors import CITY, Population
from analyses.simulation.draws import DayNumbers, add_months, day_text, stream, to_day
from analyses.simulation.parameters import MOST_YEARS, Parameters
from analyses.simulation.process import Spells
from analyses.simulation.records import EVIDENCE, spell_ids

CAMPAIGN_DAYS = 14


@dataclass(frozen=True)
class Survey:
    """Waves and who answered: `asked` and `answered` have one row an actor, one column a wave."""

    days: DayNumbers
    asked: NDArray[np.bool_]
    answered: NDArray[np.bool_]


def survey(parameters: Parameters, people: Population) -> Survey:
    """Waves every `wave_months`, the first after half that time; the actors present are asked.

    Each actor asked answers with probability `response`, independently at each wave.
    """
    first = add_months(np.array([to_day(parameters.start)]), parameters.wave_months // 2)
    months = np.arange(0, 12 * MOST_YEARS, parameters.wave_months)
    days = add_months(np.repeat(first, len(months)), months)
    days = days[days + CAMPAIGN_DAYS <= to_day(parameters.end)]
    asked = (people.enter[:, None] <= days) & (days < people.leave[:, None])
    draw = stream(parameters.seed, "answers").random(asked.shape)
    return Survey(days, asked, asked & (draw < parameters.response))


def reports(
    parameters: Parameters, people: Population, informal: Spells, waves: Survey
) -> pd.DataFrame:
    """The informal rows of `observed/ties.csv`: one row a reporter, pair and run of waves.

    At each wave that it answers, each end of a living informal tie reports it with probability
    `reporting`, independently. A run is a longest row of reports by one actor of one pair, over
    the waves that this actor answered. It is dated from its first wave (`from_known` false, and
    `absent_on` the wave before that the reporter answered without naming the tie) to its last
    (`valid_until`, `to_known` false: last seen alive).
    """
    reporter, other, wave = _reported(parameters, informal, waves)
    key = reporter * len(people.names) + other
    order = np.lexsort((wave, key))
    reporter, other, wave, key = reporter[order], other[order], wave[order], key[order]
    # Rank of a wave among those its reporter answered: two reports follow when the ranks do.
    rank = (np.cumsum(waves.answered, axis=1) - 1)[reporter, wave]
    opens = np.r_[True, (key[1:] != key[:-1]) | (rank[1:] != rank[:-1] + 1)][: len(key)]
    firsts = np.flatnonzero(opens)
    lasts = np.r_[firsts[1:] - 1, len(key) - 1][: len(firsts)]
    return _rows(people, waves, reporter[firsts], other[firsts], wave[firsts], wave[lasts])


def _reported(
    parameters: Parameters, informal: Spells, waves: Survey
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Reporter, other end and wave of each single report."""
    alive = (informal.begin[:, None] <= waves.days) & (waves.days < informal.end[:, None])
    spell, wave = np.nonzero(alive)
    reporter = np.concatenate([informal.a[spell], informal.b[spell]])
    other = np.concatenate([informal.b[spell], informal.a[spell]])
    wave = np.concatenate([wave, wave])
    said = stream(parameters.seed, "reports").random(len(wave)) < parameters.reporting
    said &= waves.answered[reporter, wave]
    return reporter[said], other[said], wave[said]


def _rows(
    people: Population,
    waves: Survey,
    reporter: NDArray[np.int64],
    other: NDArray[np.int64],
    first: NDArray[np.int64],
    last: NDArray[np.int64],
) -> pd.DataFrame:
    order = np.lexsort((other, reporter, first))
    reporter, other, first, last = reporter[order], other[order], first[order], last[order]
    before = _previous_answer(waves)[reporter, first]
    return pd.DataFrame(
        {
            "record_id": spell_ids("R", len(reporter)),
            "source": people.names[reporter],
            "target": people.names[other],
            "type": "works_with",
            "formality": "informal",
            "valid_from": day_text(waves.days[first]),
            "valid_until": day_text(waves.days[last]),
            "from_known": "false",
            "to_known": "false",
            "absent_on": np.where(before >= 0, day_text(waves.days[before]), ""),
            "reported_by": people.names[reporter],
            "evidence": EVIDENCE,
        }
    )


def _previous_answer(waves: Survey) -> NDArray[np.int64]:
    """For each actor and wave, the last wave before it that the actor answered, -1 if none."""
    number = np.where(waves.answered, np.arange(len(waves.days)), -1)
    so_far = np.maximum.accumulate(number, axis=1)
    return np.hstack([np.full((len(number), 1), -1), so_far])[:, : len(waves.days)]


def campaigns(waves: Survey) -> pd.DataFrame:
    """One campaign a wave; its first day is the day the answers speak of."""
    return pd.DataFrame(
        {
            "campaign": _names(waves),
            "valid_from": day_text(waves.days),
            "valid_until": day_text(waves.days + CAMPAIGN_DAYS - 1),
            "territory": CITY,
        }
    )


def respondents(people: Population, waves: Survey) -> pd.DataFrame:
    """Who was asked at each wave, and whether they answered."""
    wave, actor = np.nonzero(waves.asked.T)
    return pd.DataFrame(
        {
            "campaign": _names(waves)[wave],
            "actor": people.names[actor],
            "answered": np.where(waves.answered[actor, wave], "true", "false"),
        }
    )


def _names(waves: Survey) -> NDArray[np.str_]:
    return np.array([f"Enquête simulée {day[:7]}" for day in day_text(waves.days)])
