"""Structural holes: how much an actor's partners are linked to each other."""

from collections.abc import Hashable

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.structure.half_edges import HalfEdges, half_edges
from graph.arrays.csr import totals
from graph.arrays.of_graph import Network
from graph.tables import Floats

INF = float("inf")
Found = dict[Hashable, Estimate]


@measure(
    fr="Dépendance à des partenaires liés entre eux (réseau entier)",
    level="actor", unit="none", range=(0.0, 2.0), cites=("burt1992",),
)  # fmt: skip
def constraint(graph: Network) -> Found:
    """Dependence on partners linked to each other (whole network).

    How much each actor depends on partners who are linked to each other: the whole-network form.

    Formula: c_i = sum_j (p_ij + sum_q p_iq p_qj)^2 over the partners j of i (in or out), q neither i nor j;
    p_ij = (a_ij + a_ji) / sum_k (a_ik + a_ki), where the sum is over all partners of i in the network.

    Returns: a number by actor; low where partners do not know each other; may exceed 1 with few
    partners. ``n`` is the number of partners.

    No meaning: for an isolated actor.

    Peers: NetworkX ``constraint`` (without weights) and igraph ``constraint`` give the same; UCINET's
    ego-network form is ``ego_constraint``. Asked for one actor, NetworkX 3.4 gives NaN if it sends no arc.

    Source: Burt 1992, eq. 2.4 and 2.7.

    >>> import networkx as nx
    >>> constraint(nx.star_graph(4))[0].value
    0.25
    """
    ends = half_edges(graph)
    return _by_node(ends, _constraint(ends, ends.total[ends.end]))


@measure(
    fr="Dépendance à des partenaires liés entre eux (réseau personnel)",
    level="actor", unit="none", range=(0.0, 2.0), cites=("burt1992",),
)  # fmt: skip
def ego_constraint(graph: Network) -> Found:
    """Dependence on partners linked to each other (ego network).

    How much each actor depends on partners who are linked to each other: the ego-network form.

    Formula: as ``constraint``, but p_qj counts only the ties of q with i and with the partners of i.

    Returns: a number by actor, never below ``constraint``. ``n`` is the number of partners.

    No meaning: for an isolated actor.

    Peers: UCINET's "Structural holes" on ego networks gives the same; NetworkX and igraph compute the
    whole-network form, a smaller number.

    Source: Burt 1992, eq. 2.4 and 2.7, on the network of an actor and its partners.

    >>> import networkx as nx
    >>> round(ego_constraint(nx.complete_graph(3))[0].value, 4)
    1.125
    """
    ends = half_edges(graph)
    return _by_node(
        ends, _constraint(ends, ends.strength + ends.gathered(ends.strength[ends.across]))
    )


def _constraint(ends: HalfEdges, total: Floats) -> Floats:
    """``total``: for each half i -> q, what the ties of q add up to."""
    via = ends.part[ends.near] * ends.strength[ends.across] / total[ends.near]
    indirect = totals(ends.far, via, len(ends.start))
    return totals(ends.start, (ends.part + indirect) ** 2, ends.n)


@measure(
    fr="Partenaires non redondants (réseau entier)",
    level="actor", unit="actors", range=(0.0, INF), cites=("burt1992", "borgatti1997"),
)  # fmt: skip
def effective_size(graph: Network) -> Found:
    """Partners that do not repeat each other (whole network).

    Partners of each actor, less what they repeat of each other: the whole-network form.

    Formula: e_i = sum_j (1 - sum_q p_iq m_jq) over the partners j of i, q neither i nor j; p_iq the part of
    i's ties that q holds, m_jq = (a_jq + a_qj) / max_k (a_jk + a_kj), the maximum over all partners of j.

    Returns: a number by actor, from 1 (all partners linked) to ``n``, the number of partners.

    No meaning: for an isolated actor.

    Peers: NetworkX ``effective_size`` asked actor by actor gives the same (3.6 asked for all of a directed
    network differs); undirected it is d - 2t/d, t the ties among partners, as UCINET prints.

    Source: Burt 1992, eq. 2.2; Borgatti 1997 for d - 2t/d.

    >>> import networkx as nx
    >>> effective_size(nx.star_graph(4))[0].value
    4.0
    """
    ends = half_edges(graph)
    return _by_node(ends, _effective(ends, ends.highest[ends.end]))


@measure(
    fr="Partenaires non redondants (réseau personnel)",
    level="actor", unit="actors", range=(0.0, INF), cites=("burt1992", "borgatti1997"),
)  # fmt: skip
def ego_effective_size(graph: Network) -> Found:
    """Partners that do not repeat each other (ego network).

    Partners of each actor, less what they repeat of each other: the ego-network form.

    Formula: as ``effective_size``, the maximum of m_jq over i and the partners of i only.

    Returns: a number by actor, from 1 (all partners linked) to ``n``, the number of partners.

    No meaning: for an isolated actor.

    Peers: UCINET's ego-network form gives the same; on undirected ties both forms are one.

    Source: Burt 1992, eq. 2.2, on the network of an actor and its partners.

    >>> import networkx as nx
    >>> round(ego_effective_size(nx.complete_graph(4))[0].value, 4)
    1.0
    """
    ends = half_edges(graph)
    return _by_node(ends, _effective(ends, ends.highest_near))


def _effective(ends: HalfEdges, highest: Floats) -> Floats:
    """``highest``: for each half i -> j, the strongest tie that j is held to."""
    repeated = ends.part[ends.near] * ends.strength[ends.across] / highest[ends.far]
    redundant = totals(ends.start[ends.far], repeated, ends.n)
    size: Floats = ends.degree - redundant
    return size


@measure(
    fr="Part des partenaires non redondants (réseau entier)",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("burt1992",),
)  # fmt: skip
def efficiency(graph: Network) -> Found:
    """Share of partners that do not repeat each other (whole network).

    Effective size of each actor's partners over their number: the whole-network form.

    Formula: ``effective_size`` / d_i.

    Returns: a ratio by actor, 1 where no two partners are linked; ``n`` is the number of partners.

    No meaning: for an isolated actor.

    Peers: NetworkX ``effective_size`` divided by the number of partners gives the same.

    Source: Burt 1992, chapter 2.

    >>> import networkx as nx
    >>> efficiency(nx.star_graph(4))[0].value
    1.0
    """
    ends = half_edges(graph)
    return _by_node(ends, _shares(ends, _effective(ends, ends.highest[ends.end])))


@measure(
    fr="Part des partenaires non redondants (réseau personnel)",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("burt1992",),
)  # fmt: skip
def ego_efficiency(graph: Network) -> Found:
    """Share of partners that do not repeat each other (ego network).

    Effective size of each actor's partners over their number: the ego-network form.

    Formula: ``ego_effective_size`` / d_i.

    Returns: a ratio by actor, 1 where no two partners are linked; ``n`` is the number of partners.

    No meaning: for an isolated actor.

    Peers: UCINET's ego-network form gives the same.

    Source: Burt 1992, chapter 2, on the network of an actor and its partners.

    >>> import networkx as nx
    >>> round(ego_efficiency(nx.complete_graph(4))[0].value, 4)
    0.3333
    """
    ends = half_edges(graph)
    return _by_node(ends, _shares(ends, _effective(ends, ends.highest_near)))


def _shares(ends: HalfEdges, sizes: Floats) -> Floats:
    return np.clip(sizes / np.maximum(ends.degree, 1), 0.0, 1.0)


def _by_node(ends: HalfEdges, values: Floats) -> Found:
    """Values of the nodes that have partners."""
    rows = zip(ends.nodes, values.tolist(), ends.degree.tolist(), strict=True)
    return {
        node: Estimate(value, n=n) if n else Estimate.none("isolate", n=0)
        for node, value, n in rows
    }
