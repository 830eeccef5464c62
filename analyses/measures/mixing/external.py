"""Ties that lead outside one's group: the E-I index with its null mean, and ties across."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.inference.relabeling import relabeling_test
from analyses.inference.tally import Progress, Tally
from analyses.measure import Companion, measure
from analyses.measures.mixing.labelled import Labelled, labelled
from graph.arrays.of_graph import Network
from graph.tables import Floats, Ints

INF = float("inf")
EXPECTED = Companion(
    "e_i_expected",
    "expected",
    fr="Indice E-I que donnerait le hasard à des groupes de ces tailles",
    doc="""E-I index that chance gives to groups of these sizes.

Formula: (D_ext - D_int) / D; D possible pairs (arcs), D_ext between groups, D_int within.

Returns: a number; ``se`` is the standard deviation of E-I when the m ties are placed uniformly,
sqrt(4 q(1-q)(D-m) / (m(D-1))), q = D_ext / D. ``n``: ties.

No meaning: as ``e_i``.

Peers: UCINET's "expected value for E-I index" is this mean.

Source: derived: the mean holds for relabeled actors and for uniform ties; E is then hypergeometric.

>>> import networkx as nx
>>> round(e_i_expected(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}).value, 4)
0.3333""",
    unit="none",
    range=(-1.0, 1.0),
    cites=("krackhardt1988ei",),
)


@measure(
    fr="Indice E-I : liens hors du groupe (1) ou dans le groupe (-1)",
    level="network", unit="none", range=(-1.0, 1.0), cites=("krackhardt1988ei",),
    companions=(EXPECTED,),
)  # fmt: skip
def e_i(
    graph: Network, groups: Mapping[Any, str], *, draws: int = 999, seed: int = 1,
    progress: Progress = None,
) -> Estimate:  # fmt: skip
    """E-I index: ties outside the group (1) or inside it (-1).

    Whether ties lead outside the groups (1: all do) or stay inside (-1: all do).

    Formula: (E - I) / (E + I); E ties between groups, I within, each once.

    Returns: a number; 0 is not what chance gives: ``e_i_expected`` is. ``n``: ties counted;
    ``n_excluded``: ties with an end that has no group. ``p``: two-sided about that expectation, over
    relabelings of the actors, all of them when there are at most 50,000, else ``draws``.

    No meaning: with one group, without ties, or where one actor holds every tie.

    Peers: UCINET and xucinet give the same number; UCINET ignores weights too. UCINET's rescaled E-I is
    another quantity.

    Source: Krackhardt & Stern 1988.

    >>> import networkx as nx
    >>> round(e_i(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}).value, 4)
    -0.3333
    """
    net = labelled(graph, groups)
    if net.reason:
        return _none(net)
    found = Estimate(
        (2 * float(_external(net, net.codes[None, :])[0, 0]) - len(net.u)) / len(net.u),
        n=len(net.u), n_excluded=net.n_excluded, expected=_expected(net),
    )  # fmt: skip
    if not draws:
        return found
    test = external_test(net, draws=draws, seed=seed, progress=progress)
    return replace(found, p=float(test.p[0]), seed=test.seed, draws=test.draws)


def _expected(net: Labelled) -> Estimate:
    m, pairs, outside = len(net.u), float(net.possible.sum()), _share(net)
    variance = 4 * outside * (1 - outside) * (pairs - m) / (m * (pairs - 1))
    return Estimate(2 * outside - 1, se=float(np.sqrt(variance)), n=m, n_excluded=net.n_excluded)


@measure(
    fr="Indice E-I des liens de chaque groupe",
    level="group", unit="none", range=(-1.0, 1.0), cites=("krackhardt1988ei",),
)  # fmt: skip
def e_i_group(graph: Network, groups: Mapping[Any, str]) -> dict[Hashable, Estimate]:
    """E-I index of the ties of each group.

    Formula: (E_g - I_g) / (E_g + I_g); E_g ties with one end in g, I_g ties with both.

    Returns: a number by group; ``n``: ties of the group.

    No meaning: as ``e_i``, and for a group without ties.

    Peers: programs that sum rows of a symmetric matrix count a tie within the group at both of its ends,
    and get a lower number; here each tie counts once.

    Source: Krackhardt & Stern 1988.

    >>> import networkx as nx
    >>> found = e_i_group(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"})
    >>> {group: each.value for group, each in found.items()}
    {'a': 0.0, 'b': 0.0}
    """
    net = labelled(graph, groups)
    if net.reason:
        return dict.fromkeys(net.names, _none(net))
    cells = net.counts()[0]
    inside = cells.diagonal()
    outside = cells.sum(axis=0) + cells.sum(axis=1) - 2 * inside
    return dict(zip(net.names, _indices(inside, outside), strict=True))


@measure(
    fr="Indice E-I des liens de chaque acteur",
    level="actor", unit="none", range=(-1.0, 1.0), cites=("krackhardt1988ei",),
)  # fmt: skip
def e_i_actor(graph: Network, groups: Mapping[Any, str]) -> dict[Hashable, Estimate]:
    """E-I index of the ties of each actor.

    Formula: (E_i - I_i) / (E_i + I_i); E_i ties of i to other groups, I_i to its own.

    Returns: a number by actor that has a group; ``n``: ties of the actor.

    No meaning: for an actor without ties, and with one group.

    Peers: UCINET's individual E-I gives the same on undirected ties.

    Source: Krackhardt & Stern 1988.

    >>> import networkx as nx
    >>> found = e_i_actor(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"})
    >>> [found[node].value for node in range(4)]
    [-1.0, 0.0, 0.0, -1.0]
    """
    net = labelled(graph, groups)
    if len(net.names) < 2:  # noqa: PLR2004 - outside takes another group
        return dict.fromkeys(net.nodes, Estimate.none("one_group"))
    across = net.codes[net.u] != net.codes[net.v]
    ends = [
        np.bincount(np.append(net.u[ties], net.v[ties]), minlength=len(net.nodes))
        for ties in (~across, across)
    ]
    return dict(zip(net.nodes, _indices(*ends), strict=True))


@measure(
    fr="Nombre de liens entre deux groupes différents",
    level="network", unit="ties", range=(0.0, INF), cites=("krackhardt1988ei",),
)  # fmt: skip
def ties_across(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Number of ties between two different groups.

    Ties whose two ends are in different groups: across sectors, across territories.

    Formula: E, each tie once.

    Returns: a count; ``n``: ties of which both ends have a group, ``n_excluded``: the others.

    No meaning: with one group.

    Peers: every program counts the same.

    Source: Krackhardt & Stern 1988, the E of E-I.

    >>> import networkx as nx
    >>> ties_across(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}).value
    1.0
    """
    net = labelled(graph, groups)
    if len(net.names) < 2:  # noqa: PLR2004 - across takes another group
        return Estimate.none(net.reason, n=len(net.u), n_excluded=net.n_excluded)
    outside = float(_external(net, net.codes[None, :])[0, 0])
    return Estimate(outside, n=len(net.u), n_excluded=net.n_excluded)


@measure(
    fr="Part des liens qui vont d’un groupe à un autre",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("krackhardt1988ei",),
)  # fmt: skip
def share_across(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Share of the ties that lead from one group to another.

    Formula: E / (E + I).

    Returns: a ratio; ``n``: ties of which both ends have a group, ``n_excluded``: the others.

    No meaning: with one group, or without ties.

    Peers: (E-I + 1) / 2 of any program that gives E-I.

    Source: Krackhardt & Stern 1988.

    >>> import networkx as nx
    >>> share_across(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}).value
    0.3333333333333333
    """
    found = ties_across(graph, groups)
    counts = {"n": found.n, "n_excluded": found.n_excluded}
    if found.reason or not found.n:
        return Estimate.none(found.reason or "no_pair", **counts)
    return Estimate(found.value / found.n, n=found.n, n_excluded=found.n_excluded)


def external_test(net: Labelled, *, draws: int, seed: int, progress: Progress = None) -> Tally:
    """Ties between groups, against relabelings of the actors; two-sided about m D_ext / D."""
    return relabeling_test(
        net.codes, lambda labels: _external(net, labels), centre=len(net.u) * _share(net),
        draws=draws, seed=seed, width=len(net.u), progress=progress,
    )  # fmt: skip


def _external(net: Labelled, labels: Ints) -> Floats:
    """Ties between groups for labels (b, n); shape (b, 1)."""
    across: Ints = (labels[:, net.u] != labels[:, net.v]).sum(axis=1, keepdims=True)
    return across.astype(float)


def _share(net: Labelled) -> float:
    """Share of the possible pairs that lie between groups."""
    return 1 - float(net.possible.trace() / net.possible.sum())


def _indices(inside: Ints, outside: Ints) -> list[Estimate]:
    return [
        Estimate((e - i) / (e + i), n=e + i) if e + i else Estimate.none("no_pair", n=0)
        for i, e in zip(inside.tolist(), outside.tolist(), strict=True)
    ]


def _none(net: Labelled) -> Estimate:
    return Estimate.none(net.reason, n=len(net.u), n_excluded=net.n_excluded)
