"""How strongly ties and groups go together, and how mixed the groups are."""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.mixing.labelled import Labelled, labelled
from graph.arrays.of_graph import Network, arrays, pairs
from graph.tables import Floats, Ints


@measure(
    fr="Q de Yule : les liens vont-ils plutôt dans le groupe (1) ou au dehors (-1) ?",
    level="network", unit="none", range=(-1.0, 1.0), cites=("yule1900",),
)  # fmt: skip
def yules_q(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Yule's Q: are ties likelier inside the group (1) or outside (-1)?

    How much likelier a tie is within groups than between, from -1 (never) to 1 (only).

    Formula: (ad - bc) / (ad + bc); a ties within, b pairs within that are not tied, c ties between,
    d pairs between that are not tied. (OR - 1) / (OR + 1) of the odds ratio ad / bc.

    Returns: a number; ``n``: ties. It rises with the ties within, so ``e_i``'s p tests both.

    No meaning: as ``e_i``, and where ad and bc are both 0.

    Peers: UCINET and xucinet give the same.

    Source: Yule 1900.

    >>> import networkx as nx
    >>> yules_q(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}).value
    1.0
    """  # noqa: D400 - what it says is a question
    net = labelled(graph, groups)
    if net.reason:
        return _none(net, net.reason)
    tied, possible = net.counts()[0], net.possible
    a, c = float(tied.trace()), float(tied.sum() - tied.trace())
    b, d = float(possible.trace()) - a, float(possible.sum() - possible.trace()) - c
    if not a * d + b * c:
        return _none(net, "no_contrast")
    return Estimate((a * d - b * c) / (a * d + b * c), n=len(net.u), n_excluded=net.n_excluded)


@measure(
    fr="Assortativité : liens dans le groupe, à nombres de liens égaux",
    level="network", unit="none", range=(-1.0, 1.0), cites=("newman2003",),
)  # fmt: skip
def assortativity(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Assortativity: ties inside the group, numbers of ties being what they are.

    Whether actors are tied to their own group more than their numbers of ties would bring about.

    Formula: (sum_g e_gg - sum_g a_g b_g) / (1 - sum_g a_g b_g); e_gh share of arcs from g to h (a pair
    counts both ways), a_g, b_g its row and column sums.

    Returns: a number, 1 when every tie stays inside, 0 at the expectation that keeps degrees; ``n``: ties.

    No meaning: as ``e_i``, and where all ties are of one group.

    Peers: NetworkX ``attribute_assortativity_coefficient`` and igraph ``assortativity_nominal`` give
    the same.

    Source: Newman 2003, eq. 2.

    >>> import networkx as nx
    >>> round(assortativity(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}).value, 4)
    0.3333
    """
    net = labelled(graph, groups)
    if net.reason:
        return _none(net, net.reason)
    within, chance = _within(net)
    if chance == 1:
        return _none(net, "one_group_holds_every_tie")
    value = (within - chance) / (1 - chance)
    return Estimate(value, n=len(net.u), n_excluded=net.n_excluded)


@measure(
    fr="Modularité des groupes donnés",
    level="network", unit="none", range=(-1.0, 1.0), cites=("newman2004", "leicht2008"),
)  # fmt: skip
def modularity(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Modularity of the given groups.

    Share of ties inside the given groups, less what the actors' numbers of ties would bring about.

    Formula: sum_g (e_gg - a_g b_g), as in ``assortativity``.

    Returns: a number; ``n``: ties. Its highest value depends on the groups: ``assortativity`` is this
    over that highest value.

    No meaning: as ``e_i``.

    Peers: NetworkX ``community.modularity`` and igraph ``modularity`` give the same for the same groups,
    directed or not.

    Source: Newman & Girvan 2004, eq. 5; directed, Leicht & Newman 2008.

    >>> import networkx as nx
    >>> round(modularity(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}).value, 4)
    0.1667
    """
    net = labelled(graph, groups)
    if net.reason:
        return _none(net, net.reason)
    within, chance = _within(net)
    return Estimate(within - chance, n=len(net.u), n_excluded=net.n_excluded)


@measure(
    fr="Hétérogénéité de Blau : chance que deux acteurs soient de groupes différents",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("blau1977",),
)  # fmt: skip
def blau(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Blau's heterogeneity: chance that two actors are of different groups.

    Chance that two actors drawn one after the other, the first put back, are of different groups.

    Formula: 1 - sum_g (n_g / n)^2.

    Returns: a ratio, at most 1 - 1/k with k groups; ``n``: actors that have a group, ``n_excluded``: the
    others. It is about the actors, whatever their ties.

    No meaning: without an actor in a group.

    Peers: the Gini-Simpson index (vegan ``diversity(index = "simpson")``) gives the same.

    Source: Blau 1977.

    >>> import networkx as nx
    >>> blau(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "c"}).value
    0.625
    """
    net = labelled(graph, groups)
    n, left_out = len(net.nodes), arrays(graph).n - len(net.nodes)
    if not n:
        return Estimate.none("no_group", n=n, n_excluded=left_out)
    return Estimate(_blau(net.sizes), n=n, n_excluded=left_out)


@measure(
    fr="Hétérogénéité de Blau rapportée à son maximum",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("blau1977", "agresti1978"),
)  # fmt: skip
def blau_normalised(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Blau's heterogeneity over its highest value.

    Blau's heterogeneity over the highest it can be with that many groups.

    Formula: (1 - sum_g (n_g / n)^2) / (1 - 1/k), k groups.

    Returns: a ratio, 1 when all groups are of one size; ``n`` and ``n_excluded`` as ``blau``.

    No meaning: with one group.

    Peers: the index of qualitative variation (IQV) of any program, where it counts the same groups.

    Source: Agresti & Agresti 1978.

    >>> import networkx as nx
    >>> blau_normalised(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"}).value
    1.0
    """
    net = labelled(graph, groups)
    k, n = len(net.names), len(net.nodes)
    left_out = arrays(graph).n - n
    if k < 2:  # noqa: PLR2004 - heterogeneity takes two groups
        return Estimate.none("one_group" if k else "no_group", n=n, n_excluded=left_out)
    highest = 1 - 1 / k
    return Estimate(min(1.0, _blau(net.sizes) / highest), n=n, n_excluded=left_out)


@measure(
    fr="Hétérogénéité de Blau des partenaires de chaque acteur",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("blau1977",),
)  # fmt: skip
def blau_partners(graph: Network, groups: Mapping[Any, str]) -> dict[Hashable, Estimate]:
    """Blau's heterogeneity of the partners of each actor.

    How mixed the partners of each actor are.

    Formula: 1 - sum_g (d_ig / d_i)^2; d_ig partners of i in group g, either way, d_i all of them.

    Returns: a ratio by actor; ``n``: partners that have a group.

    No meaning: for an actor without such a partner.

    Peers: UCINET's ego-network heterogeneity (ego left out) gives the same.

    Source: Blau 1977, of the partners.

    >>> import networkx as nx
    >>> found = blau_partners(nx.path_graph(4), {0: "a", 1: "a", 2: "b", 3: "b"})
    >>> [found[node].value for node in range(4)]
    [0.0, 0.5, 0.5, 0.0]
    """
    edges, names = pairs(graph), sorted(set(groups.values()))
    number = {name: code for code, name in enumerate(names)}
    codes = np.array([number.get(groups.get(node, ""), -1) for node in edges.nodes], np.int64)
    ego, alter = np.append(edges.u, edges.v), np.append(edges.v, edges.u)
    known = codes[alter] >= 0
    keys = ego[known] * len(names) + codes[alter[known]]
    table = np.bincount(keys, minlength=edges.n * len(names)).reshape(edges.n, len(names))
    return {
        node: Estimate(_blau(row), n=int(row.sum()))
        if row.sum()
        else Estimate.none("no_partner", n=0)
        for node, row in zip(edges.nodes, table, strict=True)
    }


def _blau(sizes: Ints) -> float:
    return 1 - float((sizes**2).sum()) / float(sizes.sum()) ** 2


def _within(net: Labelled) -> tuple[float, float]:
    """Share of ties inside the groups, and the share that the margins bring about."""
    cells: Floats = net.counts()[0] / len(net.u)
    both = cells if net.directed else (cells + cells.T) / 2
    return float(both.trace()), float(both.sum(axis=0) @ both.sum(axis=1))


def _none(net: Labelled, reason: str) -> Estimate:
    return Estimate.none(reason, n=len(net.u), n_excluded=net.n_excluded)
