"""Whether permutation p-values keep their promise: 1,000 draws where nothing is there, and some power.

    python -m benchmarks.calibration.permutation [--runs 1000] [--powered 200] [--out FILE]

For each test: networks and groups drawn so that the null hypothesis holds; the share of reported p at most
alpha must not exceed alpha by more than three standard errors; the p with ties broken at random must be
uniform (Kolmogorov-Smirnov p over 0.01); and networks drawn under a stated alternative must be found.
Prints the table of docs/calibration.md; ends in error where a promise is broken.
"""

import argparse
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import networkx as nx
import numpy as np
from scipy import stats

from analyses.inference import Tally, holm, mrqap, qap_correlation
from analyses.measures.brokerage.counts import LIAISON
from analyses.measures.brokerage.scores import brokerage_of, brokerage_test
from analyses.measures.mixing.external import external_test
from analyses.measures.mixing.labelled import labelled
from analyses.measures.mixing.table import mixing_test
from graph.tables import Flags, Floats

ALPHAS = (0.01, 0.05, 0.10)
DRAWS = 199
N = 36
REGRESSED = 20
GROUPS = dict(enumerate("a" * 15 + "b" * 12 + "c" * 9))
Rng = np.random.Generator


@dataclass(frozen=True)
class Case:
    """A test: what it is given when nothing is there, or something; its p reported, and its tally.

    ``alternative`` says in words what is there. ``at`` is the statistic whose p is held to be uniform.
    """

    name: str
    alternative: str
    made: Callable[[Rng, bool], tuple[float, Tally]]
    at: int = 0


@dataclass(frozen=True)
class Verdict:
    """What was found of one test: ``sizes`` by alpha, KS p, power at 0.05."""

    case: Case
    sizes: tuple[float, ...]
    uniform: float
    power: float
    runs: int

    @property
    def faults(self) -> list[str]:
        """The promises that are broken."""
        found = [
            f"P(p <= {alpha}) = {size:.3f}"
            for alpha, size in zip(ALPHAS, self.sizes, strict=True)
            if size > alpha + 3 * math.sqrt(alpha * (1 - alpha) / self.runs)
        ]
        found += [f"not uniform: KS p {self.uniform:.4f}"] if self.uniform <= 0.01 else []
        return found + ([f"power {self.power:.2f}"] if self.power < 0.5 else [])


def unequal(rng: Rng, n: int = N) -> Flags:
    """A directed network of actors of very unequal activity and attraction."""
    out, into = rng.lognormal(0, 0.7, (2, n))
    chance = np.minimum(0.12 * out[:, None] * into, 0.9)
    drawn: Flags = rng.random((n, n)) < chance
    return drawn & ~np.eye(n, dtype=bool)


def graph_of(ties: Flags) -> "nx.DiGraph[int]":
    """The same as a graph."""
    return nx.from_numpy_array(ties, create_using=nx.DiGraph)


def shuffled(rng: Rng) -> dict[int, str]:
    """Groups of 15, 12 and 9 given out at random."""
    return dict(enumerate(rng.permutation([*GROUPS.values()]).tolist()))


def qap(rng: Rng, there: bool) -> tuple[float, Tally]:  # noqa: FBT001
    """Two relations, unrelated or the second with three cells in ten of the first."""
    first = unequal(rng)
    second = unequal(rng)
    if there:
        second = np.where(rng.random(first.shape) < 0.3, first, second)
    test = qap_correlation(first.astype(float), second.astype(float), draws=DRAWS, seed=_seed(rng))
    return float(test.p[0]), test


def regression(rng: Rng, there: bool) -> tuple[float, Tally]:  # noqa: FBT001
    """A relation y that follows z; x, close to z, adds nothing to it, or two fifths of itself."""
    own = rng.normal(size=(3, 2, REGRESSED, 1))
    cells = rng.normal(size=(3, REGRESSED, REGRESSED))
    z, x, y = (each + out + into.T for each, (out, into) in zip(cells, own, strict=True))
    x = x + z
    y = y + z + (0.4 * x if there else 0.0)
    fit = mrqap(y, {"x": x, "z": z}, draws=DRAWS, seed=_seed(rng))
    return float(fit.p[1]), fit.tests[0]


def grouped(rng: Rng, there: bool) -> tuple["nx.DiGraph[int]", dict[int, str]]:  # noqa: FBT001
    """Groups without meaning, or two in three of the ties between groups taken out."""
    ties = unequal(rng)
    if not there:
        return graph_of(ties), shuffled(rng)
    code = np.array([*GROUPS.values()])
    kept = (code[:, None] == code) | (rng.random(ties.shape) < 1 / 3)
    return graph_of(ties & kept), GROUPS


def e_i(rng: Rng, there: bool) -> tuple[float, Tally]:  # noqa: FBT001
    """The E-I index."""
    test = external_test(labelled(*grouped(rng, there)), draws=DRAWS, seed=_seed(rng))
    return float(test.p[0]), test


def mixing(rng: Rng, there: bool) -> tuple[float, Tally]:  # noqa: FBT001
    """The mixing table: the smallest of its adjusted p."""
    test = mixing_test(labelled(*grouped(rng, there)), draws=DRAWS, seed=_seed(rng))
    return float(np.min(holm(test.p))), test


def brokerage(rng: Rng, there: bool) -> tuple[float, Tally]:  # noqa: FBT001
    """Liaisons over all actors; there: arcs from a to c and c to b six times as likely."""
    ties, groups = unequal(rng), shuffled(rng)
    if there:
        code = np.array([*GROUPS.values()])
        through = (code[:, None] == "a") & (code == "c") | (code[:, None] == "c") & (code == "b")
        ties, groups = ties | (through & (rng.random(ties.shape) < 0.5)), GROUPS
    test = brokerage_test(
        brokerage_of(graph_of(ties), groups), LIAISON, draws=DRAWS, seed=_seed(rng)
    )
    return float(test.p[-1]), test


CASES = (
    Case("QAP correlation", "three cells in ten copied", qap),
    Case("MRQAP", "two fifths of x added to y", regression),
    Case("E-I", "two in three ties between groups taken out", e_i),
    Case("mixing table", "two in three ties between groups taken out", mixing, at=1),
    Case("brokerage (liaisons)", "half of the arcs a to c and c to b added", brokerage, at=-1),
)


def _seed(rng: Rng) -> int:
    return int(rng.integers(2**32))


def judge(case: Case, runs: int, powered: int, seed: int = 1) -> Verdict:
    """Run one test so many times without anything there, and so many with."""
    rng = np.random.default_rng([seed, CASES.index(case) if case in CASES else 0])
    reported, uniform = np.zeros(runs), np.zeros(runs)
    for run in range(runs):
        reported[run], test = case.made(rng, False)
        uniform[run] = test.randomised_p(rng)[case.at]
    found: Floats = np.array([case.made(rng, True)[0] for _ in range(powered)])
    sizes = tuple(float((reported <= alpha).mean()) for alpha in ALPHAS)
    even = float(stats.kstest(uniform, "uniform").pvalue)
    return Verdict(case, sizes, even, float((found <= 0.05).mean()), runs)


def table(verdicts: list[Verdict]) -> str:
    """The verdicts as a Markdown table."""
    head = "| test | P(p <= .01) | P(p <= .05) | P(p <= .10) | KS p | alternative | power at .05 |"
    rows = [
        f"| {each.case.name} | {' | '.join(f'{size:.3f}' for size in each.sizes)} "
        f"| {each.uniform:.2f} | {each.case.alternative} | {each.power:.2f} |"
        for each in verdicts
    ]
    return "\n".join([head, "|---" * 7 + "|", *rows])


def main() -> None:
    """Judge every test; exit 1 if a promise is broken."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=1_000)
    parser.add_argument("--powered", type=int, default=200)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    verdicts = [judge(case, asked.runs, asked.powered) for case in CASES]
    print(text := table(verdicts))
    if asked.out:
        asked.out.write_text(text + "\n", encoding="utf-8", newline="\n")
    if broken := [f"{each.case.name}: {fault}" for each in verdicts for fault in each.faults]:
        sys.exit("\n".join(broken))


if __name__ == "__main__":
    main()
