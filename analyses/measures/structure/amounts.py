"""How concentrated the amounts are that actors receive."""

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from graph.arrays.csr import totals
from graph.arrays.edge_list import TieNetwork, edge_list
from graph.tables import Floats

TEN = 10


def _received(graph: TieNetwork) -> Floats | Estimate:
    """Amount each actor received, ascending; actors that received none are no part of it."""
    ties = edge_list(graph)
    given = (ties.source != ties.target) & ~np.isnan(ties.weight) & ties.directed
    receivers, at = np.unique(ties.target[given], return_inverse=True)
    amounts = np.sort(totals(at, ties.weight[given], len(receivers)))
    units = len(np.unique(ties.unit[given]))
    if units > 1:
        return Estimate.none("several_units", n=units)
    if not len(amounts) or amounts.sum() <= 0:
        return Estimate.none("no_amount", n=len(amounts))
    return Estimate.none("negative_amount", n=len(amounts)) if amounts[0] < 0 else amounts


@measure(
    fr="Inégalité des montants reçus (Gini)",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("gini1912",), on="ties",
    directed="directed", weighted=True,
)  # fmt: skip
def amounts_gini(graph: TieNetwork) -> Estimate:
    """Inequality of the amounts received (Gini).

    How unequal the amounts are that actors receive (Gini coefficient).

    Formula: sum_i (2i - n - 1) x_i / (n sum_i x_i), amounts x_1 <= ... <= x_n of those who received any.

    Returns: 0 when all receive as much, (n-1)/n when one receives all; ``n`` is the number of receivers.

    No meaning: without amounts, with some below 0 in all, or in several units.

    Peers: R ``ineq::Gini`` gives the same; its corrected form is n/(n-1) times this.

    Source: Gini 1912, as half the relative mean difference.

    >>> import networkx as nx
    >>> amounts_gini(nx.MultiDiGraph([(0, 1, {"weight": 1.0}), (0, 2, {"weight": 3.0})])).value
    0.25
    """
    found = _received(graph)
    if isinstance(found, Estimate):
        return found
    n = len(found)
    ranks = 2 * np.arange(1, n + 1) - n - 1
    return Estimate(max(0.0, float((ranks * found).sum() / (n * found.sum()))), n=n)


@measure(
    fr="Part des montants reçue par les dix premiers",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("gini1912",), on="ties",
    directed="directed", weighted=True,
)  # fmt: skip
def amounts_top_10(graph: TieNetwork) -> Estimate:
    """Share of the amounts received by the ten first.

    Share of all amounts that the ten actors who receive most receive.

    Formula: sum of the ten largest amounts / sum of all; of all where fewer than ten receive.

    Returns: a ratio; ``n`` is the number of receivers.

    No meaning: without amounts, with some below 0 in all, or in several units.

    Peers: none needed: a ratio of two sums.

    Source: the concentration ratio of industrial economics.

    >>> import networkx as nx
    >>> amounts_top_10(nx.MultiDiGraph([(0, 1, {"weight": 1.0}), (0, 2, {"weight": 3.0})])).value
    1.0
    """
    found = _received(graph)
    return found if isinstance(found, Estimate) else _top(found, TEN)


@measure(
    fr="Part des montants reçue par le premier centième",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("gini1912",), on="ties",
    directed="directed", weighted=True,
)  # fmt: skip
def amounts_top_1pct(graph: TieNetwork) -> Estimate:
    """Share of the amounts received by the first hundredth.

    Share of all amounts that the hundredth of the actors who receive most receive.

    Formula: sum of the ceil(n/100) largest amounts / sum of all.

    Returns: a ratio; ``n`` is the number of receivers.

    No meaning: without amounts, with some below 0 in all, or in several units.

    Peers: R ``ineq`` and a Lorenz curve read at 99 % give the same where n/100 is whole.

    Source: Lorenz curve; Gini 1912.

    >>> import networkx as nx
    >>> amounts_top_1pct(nx.MultiDiGraph([(0, 1, {"weight": 1.0}), (0, 2, {"weight": 3.0})])).value
    0.75
    """
    found = _received(graph)
    return found if isinstance(found, Estimate) else _top(found, -(-len(found) // 100))


@measure(
    fr="Part des montants reçue par le premier dixième",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("gini1912",), on="ties",
    directed="directed", weighted=True,
)  # fmt: skip
def amounts_top_10pct(graph: TieNetwork) -> Estimate:
    """Share of the amounts received by the first tenth.

    Share of all amounts that the tenth of the actors who receive most receive.

    Formula: sum of the ceil(n/10) largest amounts / sum of all.

    Returns: a ratio; ``n`` is the number of receivers.

    No meaning: without amounts, with some below 0 in all, or in several units.

    Peers: R ``ineq`` and a Lorenz curve read at 90 % give the same where n/10 is whole.

    Source: Lorenz curve; Gini 1912.

    >>> import networkx as nx
    >>> amounts_top_10pct(nx.MultiDiGraph([(0, 1, {"weight": 1.0}), (0, 2, {"weight": 3.0})])).value
    0.75
    """
    found = _received(graph)
    return found if isinstance(found, Estimate) else _top(found, -(-len(found) // 10))


def _top(amounts: Floats, count: int) -> Estimate:
    share = float(amounts[-count:].sum() / amounts.sum())
    return Estimate(min(share, 1.0), n=len(amounts))
