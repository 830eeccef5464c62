"""How often 95 % intervals of density hold the truth, on networks of `maillage simulate`.

    python -m benchmarks.calibration.intervals [--runs 500] [--draws 200] [--out FILE]

Models: every pair alike (Bernoulli); actors unequal (each has one chance in ten to be eight times as
active); blocks (three territories, ties three times as likely inside). Nobody comes or goes. The truth is
the mean over all runs. Methods: vertex bootstrap and jackknife on one network; paired vertex bootstrap of
the change over a year. Prints the table of docs/calibration.md; nothing is required of it: the
vertex bootstrap is known to be conservative where ties do not hang on actors.
"""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from analyses.estimate import Estimate
from analyses.inference import jackknife, paired_bootstrap, vertex_bootstrap
from analyses.simulation import Parameters
from analyses.simulation.actors import population
from analyses.simulation.draws import to_day
from analyses.simulation.process import Spells, relations
from graph.tables import Floats

SIZES = (20, 50, 100)
EARLY, LATE = date(2020, 1, 1), date(2021, 1, 1)
METHODS = ("bootstrap", "jackknife", "paired change")


def bernoulli(n: int, seed: int) -> Parameters:
    """Every pair alike."""
    return Parameters(
        actors=n, seed=seed, start=date(2019, 1, 1), end=date(2021, 1, 2), territories=1,
        arrivals=0.0, departures=0.0, same_territory=1.0, same_sector=1.0,
    )  # fmt: skip


def unequal(n: int, seed: int) -> Parameters:
    """About one actor in ten eight times as active."""
    hubs = int(np.random.default_rng([seed, n]).binomial(n, 0.1))
    return Parameters(
        actors=n, seed=seed, start=date(2019, 1, 1), end=date(2021, 1, 2), territories=1,
        arrivals=0.0, departures=0.0, same_territory=1.0, same_sector=1.0, hubs=hubs,
    )  # fmt: skip


def blocks(n: int, seed: int) -> Parameters:
    """Three territories, ties three times as likely inside."""
    return Parameters(
        actors=n, seed=seed, start=date(2019, 1, 1), end=date(2021, 1, 2), territories=3,
        arrivals=0.0, departures=0.0, same_territory=3.0, same_sector=1.0,
    )  # fmt: skip


MODELS: dict[str, Callable[[int, int], Parameters]] = {
    "Bernoulli": bernoulli,
    "unequal actors": unequal,
    "blocks": blocks,
}


@dataclass(frozen=True)
class Coverage:
    """One model at one size: truth, coverage by method, and mean se over the deviation of estimates."""

    model: str
    n: int
    density: float
    held: dict[str, float]
    ratio: dict[str, float]


def density(matrix: Floats) -> float:
    """Share of the pairs that are tied."""
    return float(matrix.sum() / len(matrix) / (len(matrix) - 1))


def alive(spells: Spells, n: int, day: int) -> Floats:
    """Who was tied to whom on a day."""
    held = (spells.begin <= day) & (spells.end > day)
    matrix = np.zeros((n, n))
    matrix[spells.a[held], spells.b[held]] = matrix[spells.b[held], spells.a[held]] = 1
    return matrix


def estimates(parameters: Parameters, draws: int) -> dict[str, Estimate]:
    """What each method says of one simulated neighbourhood's informal ties."""
    people = population(parameters)
    informal, _ = relations(parameters, people, to_day(parameters.end))
    early, late = (alive(informal, parameters.actors, to_day(day)) for day in (EARLY, LATE))
    seed = parameters.seed
    return {
        "bootstrap": vertex_bootstrap(late, density, draws=draws, seed=seed),
        "jackknife": jackknife(late, density),
        "paired change": paired_bootstrap(early, late, density, draws=draws, seed=seed),
    }


def coverage(model: str, n: int, runs: int, draws: int) -> Coverage:
    """How often the intervals hold the mean of all runs."""
    found = [estimates(MODELS[model](n, seed), draws) for seed in range(1, runs + 1)]
    held, ratio, truth = {}, {}, {}
    for method in METHODS:
        rows = [each[method] for each in found]
        values = np.array([each.value for each in rows])
        truth[method] = values.mean()
        held[method] = float(
            np.mean([each.ci_low <= truth[method] <= each.ci_high for each in rows])
        )
        ratio[method] = float(np.mean([each.se for each in rows]) / values.std(ddof=1))
    return Coverage(model, n, float(truth["bootstrap"]), held, ratio)


def table(found: list[Coverage]) -> str:
    """The coverages as a Markdown table."""
    head = "| model | actors | density |" + "".join(f" {name} | se / sd |" for name in METHODS)
    rows = [
        f"| {each.model} | {each.n} | {each.density:.3f} |"
        + "".join(f" {each.held[name]:.1%} | {each.ratio[name]:.2f} |" for name in METHODS)
        for each in found
    ]
    return "\n".join([head, "|---" * (3 + 2 * len(METHODS)) + "|", *rows])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    found = [coverage(model, n, asked.runs, asked.draws) for model in MODELS for n in SIZES]
    print(text := table(found))
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
