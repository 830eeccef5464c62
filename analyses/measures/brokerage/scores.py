"""Counts of brokerage with their expectations, deviations, z and permutation p, by actor and in all."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.inference.holm import holm
from analyses.inference.relabeling import relabeling_test
from analyses.inference.tally import Progress, Tally
from analyses.measures.brokerage.counts import REPRESENTATIVE, ROLES, Paths, brokered, paths
from analyses.measures.brokerage.expectations import (
    TOTAL,
    by_class,
    of_network,
    role_chances,
    unordered_chances,
)
from analyses.measures.brokerage.unordered import deviation_of_network
from analyses.measures.mixing.labelled import Labelled, labelled
from graph.arrays.of_graph import Network
from graph.tables import Floats, Ints


@dataclass(frozen=True, slots=True, eq=False)
class Brokerage:
    """Counts (n, 6) of a network in groups, columns the five roles and the total; ``reason`` if none."""

    net: Labelled
    found: Paths
    counts: Floats
    reason: str

    @property
    def density(self) -> float:
        """Share of the possible pairs (arcs) that are tied."""
        return len(self.net.u) / float(self.net.possible.sum())


def brokerage_of(graph: Network, groups: Mapping[Any, str]) -> Brokerage:
    """The counts of a graph whose nodes have groups."""
    net = labelled(graph, groups)
    reason = "below_three_actors" if len(net.nodes) < 3 else net.reason  # noqa: PLR2004 - a, v, b
    found = paths(net)
    counts = brokered(net, found)[0] if not reason else np.zeros((len(net.nodes), len(ROLES)))
    return Brokerage(net, found, np.column_stack([counts, counts.sum(axis=1)]), reason)


def refusal(here: Brokerage, column: int) -> str:
    """Why a column has no value; ``""`` where it has."""
    if here.reason:
        return here.reason
    return "same_as_gatekeeper" if column == REPRESENTATIVE and not here.net.directed else ""


def by_actor(
    graph: Network, groups: Mapping[Any, str], column: int, draws: int, seed: int,
    progress: Progress,
) -> dict[Hashable, Estimate]:  # fmt: skip
    """The counts of a column by actor, beside chance, with Holm's p over the actors that broker at all.

    Without draws there is no p.
    """
    here = brokerage_of(graph, groups)
    if reason := refusal(here, column):
        return dict.fromkeys(here.net.nodes, Estimate.none(reason))
    total = here.counts[:, TOTAL]
    p, drawn = np.full(len(total), np.nan), {}
    if draws and column != TOTAL and total.any():
        test = brokerage_test(here, column, draws=draws, seed=seed, progress=progress)
        p = holm(np.where(total > 0, test.p[:-1], np.nan))
        drawn = {"draws": test.draws, "seed": test.seed}
    counted = [
        Estimate(**{"value": value, "p": at, "n": int(every), **drawn})
        for value, at, every in zip(here.counts[:, column].tolist(), p.tolist(), total, strict=True)
    ]
    expected, sd = by_class(here.net.sizes, here.density, directed=here.net.directed)
    chance = zip(*(each[here.net.codes, column].tolist() for each in (expected, sd)), strict=True)
    beside = (each.against(*of) for each, of in zip(counted, chance, strict=True))
    return dict(zip(here.net.nodes, beside, strict=True))


def in_all(
    graph: Network, groups: Mapping[Any, str], column: int, draws: int, seed: int,
    progress: Progress,
) -> Estimate:  # fmt: skip
    """The count of a column over all actors, beside chance, with its permutation p; none without draws."""
    here = brokerage_of(graph, groups)
    if reason := refusal(here, column):
        return Estimate.none(reason)
    value, total = (float(here.counts[:, at].sum()) for at in (column, TOTAL))
    counted = Estimate(value, n=int(total))
    if draws and column != TOTAL and total:
        test = brokerage_test(here, column, draws=draws, seed=seed, progress=progress)
        counted = replace(counted, p=float(test.p[-1]), draws=test.draws, seed=test.seed)
    return counted.against(*_chance_in_all(here, column))


def _chance_in_all(here: Brokerage, column: int) -> tuple[float, float]:
    """Expectation and standard deviation of the count of a column over all actors."""
    sizes = here.net.sizes
    if here.net.directed:
        expected, sd = of_network(sizes, here.density)
    else:
        expected = sizes @ by_class(sizes, here.density, directed=False)[0]
        sd = deviation_of_network(sizes, here.density)
    return float(expected[column]), float(sd[column])


def brokerage_test(
    here: Brokerage, column: int, *, draws: int, seed: int, progress: Progress = None
) -> Tally:
    """Counts of a role by actor and, last, of all, against relabelings of the actors."""
    chances = role_chances(here.net.sizes)
    chance = (chances if here.net.directed else unordered_chances(chances))[column]

    def statistic(labels: Ints) -> Floats:
        counts = brokered(here.net, here.found, labels)[:, :, column]
        return np.column_stack([counts, counts.sum(axis=1)])

    centre = chance * np.append(here.counts[:, TOTAL], here.counts[:, TOTAL].sum())
    return relabeling_test(
        here.net.codes, statistic, centre=centre, draws=draws, seed=seed, width=here.found.width,
        progress=progress,
    )  # fmt: skip
