"""Survival curves as a table: one row a group and time, each share with what it rests on."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from analyses.inference.tally import Progress
from analyses.measures.survival.actor_bootstrap import actor_variance
from analyses.measures.survival.durations import Spells
from analyses.measures.survival.kaplan_meier import Curve, kaplan_meier, log_log, log_log_variance
from analyses.measures.survival.summaries import LEAST, couples

COLUMNS = (
    "group", "step", "time", "at_risk", "events", "censored", "survival", "se", "ci_low", "ci_high",
    "ci_low_actors", "ci_high_actors", "draws", "seed",
)  # fmt: skip
ALL = "all"


def survival_table(
    spells: Spells,
    groups: Mapping[Any, str] | None = None,
    *,
    draws: int = 0,
    seed: int = 1,
    least: int = LEAST,
    progress: Progress = None,
) -> pd.DataFrame:
    """Kaplan-Meier curves in the columns of ``COLUMNS``: of all relations, then by couple of groups.

    ``time``: steps at which some end; ``at_risk``, ``events``, ``censored`` (followed no longer since the
    time before); ``se`` Greenwood's; ``ci_low``, ``ci_high`` log-log Greenwood, for independent
    relations; ``..._actors`` the same with the variance of ``draws`` bootstrap draws of the actors (empty
    without draws). Curves begin at the first time with ``least`` at risk.
    """
    parts = {ALL: spells}
    if groups is not None:
        names, codes = couples(spells, groups)
        parts |= {name: spells.take(codes == at) for at, name in enumerate(names)}
    frames = [_rows(name, part, least, draws, seed, progress) for name, part in parts.items()]
    return pd.concat(frames, ignore_index=True)[list(COLUMNS)]


def _rows(
    name: str, part: Spells, least: int, draws: int, seed: int, progress: Progress
) -> pd.DataFrame:
    found = kaplan_meier(part.entry, part.exit, part.event, least=least)
    own = log_log_variance(found)
    shared = np.full(len(own), np.nan)
    if draws:
        shared = actor_variance(part, found, draws=draws, seed=seed, progress=progress)
    low, high = log_log(found.survival, own)
    low_actors, high_actors = log_log(found.survival, shared)
    return pd.DataFrame(
        {
            "group": name,
            "step": part.step,
            "time": found.time,
            "at_risk": found.at_risk.astype(np.int64),
            "events": found.events.astype(np.int64),
            "censored": _censored(part, found),
            "survival": found.survival,
            "se": found.se,
            "ci_low": low,
            "ci_high": high,
            "ci_low_actors": low_actors,
            "ci_high_actors": high_actors,
            "draws": draws,
            "seed": seed if draws else None,
        }
    )


def _censored(part: Spells, found: Curve) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Relations followed to the time before or longer, but not to this one, without an end."""
    if not len(found.time):
        return np.zeros(0, np.int64)
    lost = np.sort(part.exit[~part.event & (part.entry < part.exit)])
    edges = np.searchsorted(lost, np.append(found.time[0], found.time), side="left")
    return np.diff(edges)
