"""The history of every pair of actors, read back from the tables of true spells."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analyses.simulation.draws import DayNumbers, from_text
from analyses.simulation.process import FORMAL, INFORMAL


@dataclass(frozen=True)
class Sojourns:
    """One row a stay of a pair in one state (bits: 1 informal, 2 formal).

    `days` counts the days on which the stay could end, the one on which it did included; `change`
    is the bit that changed then, 0 where the stay was still going on.
    """

    a: NDArray[np.int64]
    b: NDArray[np.int64]
    state: NDArray[np.int64]
    days: DayNumbers
    change: NDArray[np.int64]


@dataclass(frozen=True)
class _Changes:
    """Entries into a state: the pair's first day (bit 0), then each change; sorted by pair, day."""

    pair: NDArray[np.int64]
    day: DayNumbers
    bit: NDArray[np.int64]
    sign: NDArray[np.int64]


def read(folder: Path, name: str) -> pd.DataFrame:
    """A table of a simulation as text, missing cells as empty text."""
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


def sojourns(actors: pd.DataFrame, ties: pd.DataFrame, first: int, horizon: int) -> Sojourns:
    """Stays of all pairs of actors between `first` and `horizon` (excluded), both actors present.

    `actors` and `ties` are the tables of `truth/`. A spell that lasts to the day before the pair's
    own last common day, or to the horizon, is not an end but a censored stay.
    """
    enter, leave = presence(actors, first, horizon)
    a, b = np.triu_indices(len(actors), 1)
    begin, end = np.maximum(enter[a], enter[b]), np.minimum(leave[a], leave[b])
    changes = _changes(actors, ties, begin, end)
    last = np.r_[changes.pair[1:] != changes.pair[:-1], True]
    state = np.cumsum(changes.bit * changes.sign)
    # Pairs do not end empty-handed: what is left of one must not run into the next.
    firsts = np.flatnonzero(np.r_[True, last[:-1]])
    state -= np.repeat(state[firsts], np.diff(np.r_[firsts, len(state)]))
    until = np.where(last, end[changes.pair] - 1, np.r_[changes.day[1:], 0])
    change = np.where(last, 0, np.r_[changes.bit[1:], 0])
    return Sojourns(a[changes.pair], b[changes.pair], state, until - changes.day, change)


def presence(actors: pd.DataFrame, first: int, horizon: int) -> tuple[DayNumbers, DayNumbers]:
    """First day of each actor and the day after its last, within `[first, horizon)`."""
    enter, leave = np.full(len(actors), first), np.full(len(actors), horizon)
    came = actors["active_from"].ne("").to_numpy()
    went = actors["active_until"].ne("").to_numpy()
    enter[came] = from_text(actors["active_from"].to_numpy()[came])
    leave[went] = from_text(actors["active_until"].to_numpy()[went]) + 1
    return enter, leave


def _changes(
    actors: pd.DataFrame, ties: pd.DataFrame, begin: DayNumbers, end: DayNumbers
) -> _Changes:
    row = pd.Series(np.arange(len(actors)), index=actors["name"])
    source = row.loc[ties["source"]].to_numpy()
    target = row.loc[ties["target"]].to_numpy()
    pair = pair_number(np.minimum(source, target), np.maximum(source, target), len(actors))
    on, off = from_text(ties["valid_from"].to_numpy()), from_text(ties["valid_until"].to_numpy())
    bit = np.where(ties["formality"] == "informal", INFORMAL, FORMAL)
    ended = off + 1 < end[pair]
    both = np.flatnonzero(begin < end)
    pairs = np.concatenate([both, pair, pair[ended]])
    days = np.concatenate([begin[both], on, off[ended] + 1])
    order = np.lexsort((days, pairs))
    bits = np.concatenate([np.zeros_like(both), bit, bit[ended]])
    signs = np.repeat([1, 1, -1], [len(both), len(pair), int(ended.sum())])
    return _Changes(pairs[order], days[order], bits[order], signs[order])


def pair_number(a: NDArray[np.int64], b: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """Rank of the pair a < b in the order of `numpy.triu_indices(size, 1)`."""
    number: NDArray[np.int64] = a * size - a * (a + 1) // 2 + b - a - 1
    return number
