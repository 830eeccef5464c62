"""The mixing table: ties in each cell of the groups, against what relabeling the actors gives."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from analyses.estimate import NAN, Estimate
from analyses.inference.holm import holm
from analyses.inference.relabeling import relabeling_test
from analyses.inference.tally import Progress, Tally
from analyses.measure import Companion, measure
from analyses.measures.mixing.labelled import Labelled, labelled
from graph.arrays.of_graph import Network
from graph.tables import Floats

INF = float("inf")
Cells = dict[Hashable, Estimate]
EXPECTED = Companion(
    "mixing_expected",
    "expected",
    fr="Liens attendus dans chaque case si les groupes ne comptaient pas",
    doc="""Ties expected in each cell if groups did not matter.

Formula: m D_gh / D; m ties, D possible pairs (arcs), D_gh those in the cell.

Returns: a number of ties by (g, h); ``n``: pairs (arcs) there could be in the cell.

No meaning: as ``mixing``.

Peers: the mean over all relabelings of the actors, hence also over uniformly placed ties. The product
of margins (chi-squared tests, NetworkX modularity) is another expectation, which keeps degrees.

Source: derived: every pair is as likely to be tied.

>>> import networkx as nx
>>> path, groups = nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}
>>> {cell: found.value for cell, found in mixing_expected(path, groups).items()}
{('a', 'a'): 0.5, ('a', 'b'): 2.0, ('b', 'b'): 0.5}""",
    unit="ties",
    range=(0.0, INF),
    cites=("krackhardt1988ei",),
)


@measure(
    fr="Nombre de liens dans chaque case du tableau des groupes",
    level="group", unit="ties", range=(0.0, INF), cites=("phipson2010", "holm1979"),
    companions=(EXPECTED,),
)  # fmt: skip
def mixing(
    graph: Network, groups: Mapping[Any, str], *, draws: int = 999, seed: int = 1,
    progress: Progress = None,
) -> Cells:  # fmt: skip
    """Number of ties in each cell of the table of groups.

    Ties in each cell of the table of groups: within each, and between each two.

    Formula: m_gh = arcs from g to h; undirected, pairs with one end in g and one in h, g before h.

    Returns: a count by (g, h). ``n``: pairs (arcs) there could be; ``n_excluded``: ties with an end that
    has no group. ``p``: two-sided, over relabelings of the actors (all of them when there are at most
    50,000, else ``draws``), adjusted by Holm over the cells of the table.

    No meaning: with one group, without ties, where one actor holds every tie, or, in a cell, where no
    pair is possible.

    Peers: igraph, statnet ``mixingmatrix`` count the same (undirected, statnet shows both halves);
    UCINET prints the table with E-I. None adjusts for the number of cells.

    Source: counts by definition; p as in Phipson & Smyth 2010, adjusted as in Holm 1979.

    >>> import networkx as nx
    >>> path, groups = nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}
    >>> {cell: found.value for cell, found in mixing(path, groups).items()}
    {('a', 'a'): 1.0, ('a', 'b'): 1.0, ('b', 'b'): 1.0}
    """
    net = labelled(graph, groups)
    if net.reason:
        return _cells(net, {"reason": net.reason})
    columns: dict[str, Any] = {"value": net.counts()[0][_rows(net)].astype(float)}
    if draws:
        test = mixing_test(net, draws=draws, seed=seed, progress=progress)
        p = holm(np.where(net.possible[_rows(net)] > 0, test.p, np.nan))
        columns |= {"p": p, "seed": test.seed, "draws": test.draws}
    likely = _cells(net, {"value": expected(net)[_rows(net)]})
    found = _cells(net, columns)
    return {cell: replace(each, expected=likely[cell]) for cell, each in found.items()}


@measure(
    fr="Part des paires possibles qui sont liées, dans chaque case",
    level="group", unit="ratio", range=(0.0, 1.0), cites=("wasserman1994",),
)  # fmt: skip
def mixing_density(graph: Network, groups: Mapping[Any, str]) -> Cells:
    """Share of the possible pairs that are tied, in each cell.

    Formula: m_gh / D_gh.

    Returns: a ratio by (g, h); ``n``: pairs (arcs) there could be in the cell.

    No meaning: as ``mixing``.

    Peers: UCINET "Density by groups" and sna ``blockmodel`` give the same, the diagonal left out.

    Source: Wasserman & Faust 1994, section 10.2 (density of a block).

    >>> import networkx as nx
    >>> path, groups = nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}
    >>> {cell: found.value for cell, found in mixing_density(path, groups).items()}
    {('a', 'a'): 1.0, ('a', 'b'): 0.25, ('b', 'b'): 1.0}
    """
    net = labelled(graph, groups)
    if net.reason:
        return _cells(net, {"reason": net.reason})
    rows = _rows(net)
    with np.errstate(invalid="ignore"):
        return _cells(net, {"value": net.counts()[0][rows] / net.possible[rows]})


def mixing_test(net: Labelled, *, draws: int, seed: int, progress: Progress = None) -> Tally:
    """Ties of each cell, row by row, against relabelings of the actors; p not adjusted."""
    rows = _rows(net)
    return relabeling_test(
        net.codes, lambda labels: net.counts(labels)[:, *rows].astype(float),
        centre=expected(net)[rows], draws=draws, seed=seed, width=len(net.u), progress=progress,
    )  # fmt: skip


def expected(net: Labelled) -> Floats:
    """Ties of each cell on average over all relabelings; shape (k, k)."""
    possible = net.possible
    share: Floats = possible / possible.sum()
    return len(net.u) * share


def _rows(net: Labelled) -> tuple[Any, ...]:
    """Row and column of the cells that the table shows."""
    k = len(net.names)
    return np.nonzero(np.ones((k, k)) if net.directed else np.triu(np.ones((k, k))))


def _cells(net: Labelled, columns: dict[str, Any]) -> Cells:
    """An Estimate by cell; cells where no pair is possible say so."""
    found: Cells = {}
    for at, (g, h) in enumerate(zip(*_rows(net), strict=True)):
        n = int(net.possible[g, h])
        reason = columns.get("reason") or ("" if n else "no_possible_pair")
        here = {} if reason else {name: _at(values, at) for name, values in columns.items()}
        cell = Estimate(**{"value": NAN, **here, "reason": reason, "n": n})
        found[net.names[g], net.names[h]] = replace(cell, n_excluded=net.n_excluded)
    return found


def _at(values: Any, at: int) -> Any:
    return values[at].item() if isinstance(values, np.ndarray) else values
