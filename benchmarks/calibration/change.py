"""How often 95 % intervals of persistence and of survival hold the truth, on `maillage simulate`.

    python -m benchmarks.calibration.change [--runs 500] [--draws 200] [--out FILE]

Models as in `benchmarks.calibration.intervals`: who ties with whom differs, every tie lasts as the others
(hazard a month 0.03, so persistence over a year and survival are known); and shared fates: the ties of
some actors last longer than those of others, the truth being the mean over all runs. Informal ties,
followed from 2019 to 2022; those begun in the year before enter late, those alive at the end are
censored. Prints the table of docs/calibration-change.md. The run ends in error unless the intervals of
persistence and survival hold the truth in 93 to 97 % of the runs of the first three models together.
"""

import argparse
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import networkx as nx
import numpy as np

from analyses.measures.change.rates import persistence
from analyses.measures.survival.actor_bootstrap import actor_variance
from analyses.measures.survival.durations import spells
from analyses.measures.survival.kaplan_meier import Curve, kaplan_meier, log_log, log_log_variance
from analyses.simulation.actors import population
from analyses.simulation.draws import to_day
from analyses.simulation.parameters import DAYS_PER_MONTH, Parameters
from analyses.simulation.process import Spells, relations
from benchmarks.calibration.intervals import MODELS, SIZES

BEGIN, EARLY, LATE, END = (to_day(date(year, 1, 1)) for year in (2019, 2021, 2022, 2023))
YEAR = LATE - EARLY
METHODS = ("persistence", "survival 1 y", "survival 2 y", "actors 1 y", "actors 2 y")
REQUIRED = METHODS[:3]
LOW, HIGH = 0.93, 0.97
SHARED = "shared fates"


@dataclass(frozen=True)
class Interval:
    """What one method says in one run."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Coverage:
    """One model at one size: mean number of ties followed, how often each method held the truth."""

    model: str
    n: int
    ties: float
    held: dict[str, float]


def simulated(model: str, n: int, seed: int) -> Spells:
    """Informal ties of one run, true to the day."""
    made: Callable[[int, int], Parameters] = MODELS["Bernoulli" if model == SHARED else model]
    parameters = replace(made(n, seed), end=date(2023, 1, 1))
    found = relations(parameters, population(parameters), END)[0]
    return _shared_fates(found, n, seed) if model == SHARED else found


def _shared_fates(found: Spells, n: int, seed: int) -> Spells:
    """The same ties with ends drawn anew: the hazard of a tie is the mean of its two actors' own."""
    rng = np.random.default_rng([seed, n])
    own = rng.choice([0.005, 0.055], n) / DAYS_PER_MONTH
    lasts = rng.exponential(2 / (own[found.a] + own[found.b]))
    end = np.minimum(found.begin + np.ceil(lasts).astype(np.int64), END)
    return replace(found, end=end, ended=end < END)


def persisted(found: Spells, n: int) -> Interval:
    """Persistence from the start of 2021 to that of 2022, without what formed or formed again between."""
    one, two = nx.empty_graph(n), nx.empty_graph(n)
    for graph, day in ((one, EARLY), (two, LATE)):
        held = (found.begin <= EARLY) & (found.end > day)
        graph.add_edges_from(zip(found.a[held].tolist(), found.b[held].tolist(), strict=True))
    told = persistence(one, two)
    return Interval(told.value, told.ci_low, told.ci_high)


def survived(found: Spells, seed: int, draws: int) -> dict[str, Interval]:
    """Survival after one and two years, with both intervals."""
    kept = found.end > BEGIN
    begin, end = found.begin[kept], found.end[kept]
    event = found.ended[kept] & (end < END)
    entry = np.maximum(BEGIN - begin, 0)
    exit_ = np.maximum(np.where(event, end - begin, END - begin - 1), entry)
    pairs = list(zip(found.a[kept].tolist(), found.b[kept].tolist(), strict=True))
    followed = spells(entry, exit_, event, pairs)
    curve = kaplan_meier(followed.entry, followed.exit, followed.event, least=5)
    own = log_log_variance(curve)
    shared = actor_variance(followed, curve, draws=draws, seed=seed)
    return {
        f"{name} {years} y": _at(curve, variance, years * YEAR)
        for name, variance in (("survival", own), ("actors", shared))
        for years in (1, 2)
    }


def _at(
    curve: Curve, variance: "np.ndarray[tuple[int], np.dtype[np.float64]]", day: int
) -> Interval:
    row = int(np.searchsorted(curve.time, day, side="right")) - 1
    low, high = log_log(curve.survival, variance)
    return Interval(float(curve.survival[row]), float(low[row]), float(high[row]))


def coverage(model: str, n: int, runs: int, draws: int) -> Coverage:
    """How often each interval held the truth; an interval that does not exist held nothing."""
    told: dict[str, list[Interval]] = {name: [] for name in METHODS}
    ties = 0
    for seed in range(1, runs + 1):
        found = simulated(model, n, seed)
        ties += int((found.end > BEGIN).sum())
        for name, interval in survived(found, seed, draws).items():
            told[name].append(interval)
        told["persistence"].append(persisted(found, n))
    held = {}
    for name, rows in told.items():
        truth = _truth(model, name, rows)
        held[name] = float(np.mean([each.low <= truth <= each.high for each in rows]))
    return Coverage(model, n, ties / runs, held)


def _truth(model: str, method: str, rows: list[Interval]) -> float:
    if model == SHARED:
        return float(np.nanmean([each.value for each in rows]))
    years = 2 if method.endswith("2 y") else 1
    return math.exp(-MODELS["Bernoulli"](4, 1).informal_dissolution * years * YEAR / DAYS_PER_MONTH)


def table(found: list[Coverage]) -> str:
    """The coverages as a Markdown table."""
    head = "| model | actors | ties |" + "".join(f" {name} |" for name in METHODS)
    rows = [
        f"| {each.model} | {each.n} | {each.ties:.0f} |"
        + "".join(f" {each.held[name]:.1%} |" for name in METHODS)
        for each in found
    ]
    return "\n".join([head, "|---" * (3 + len(METHODS)) + "|", *rows])


def together(found: list[Coverage]) -> dict[str, float]:
    """Coverage over all runs of the models of independent ties."""
    apart = [each for each in found if each.model != SHARED]
    return {name: float(np.mean([each.held[name] for each in apart])) for name in METHODS}


def main() -> None:
    """Print the table, and what is required of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    models = (*MODELS, SHARED)
    found = [coverage(model, n, asked.runs, asked.draws) for model in models for n in SIZES]
    print(text := table(found))
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8", newline="\n")
    mean = together(found)
    print("independent ties:", ", ".join(f"{name} {mean[name]:.1%}" for name in METHODS))
    wrong = [name for name in REQUIRED if not LOW <= mean[name] <= HIGH]
    if wrong:
        sys.exit(f"outside {LOW:.0%} to {HIGH:.0%}: {', '.join(wrong)}")


if __name__ == "__main__":
    main()
