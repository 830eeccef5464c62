"""Ties of several types between the same actors."""

from collections import Counter
from collections.abc import Hashable
from itertools import combinations

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from graph.arrays.edge_list import TieNetwork, edge_list

INF = float("inf")
Pair = tuple[Hashable, Hashable]


def _types(graph: TieNetwork) -> dict[Pair, set[str]]:
    """Types of tie of each linked pair, loops left out."""
    ties = edge_list(graph)
    low, high = np.minimum(ties.source, ties.target), np.maximum(ties.source, ties.target)
    columns = (column.tolist() for column in (low, high, ties.type))
    found: dict[Pair, set[str]] = {}
    for a, b, kind in zip(*columns, strict=True):
        if a != b:
            found.setdefault((ties.nodes[a], ties.nodes[b]), set()).add(ties.types[kind])
    return found


@measure(
    fr="Nombre de types de lien d’une paire",
    level="dyad", unit="types", range=(1.0, INF), cites=("provan2001",), on="ties", across=True,
)  # fmt: skip
def tie_types(graph: TieNetwork) -> dict[Pair, int]:
    """Number of types of tie of a pair.

    Formula: s_ab = types k with a tie of type k between a and b, either way; several ties of
    one type are one.

    Returns: a count by linked pair.

    No meaning: without a tie.

    Peers: UCINET's multiplex ties give the same on one matrix a type.

    Source: Provan & Milward 2001, p. 418.

    >>> import networkx as nx
    >>> tie_types(nx.MultiGraph([(1, 2, {"type": "funding"}), (1, 2, {"type": "meeting"})]))
    {(1, 2): 2}
    """
    return {pair: len(kinds) for pair, kinds in _types(graph).items()}


@measure(
    fr="Nombre moyen de types de lien par paire liée",
    level="network", unit="types", range=(1.0, INF), cites=("provan2001",), on="ties", across=True,
)  # fmt: skip
def multiplexity(graph: TieNetwork) -> Estimate:
    """Mean number of types of tie a linked pair has.

    Formula: mean of s_ab over the linked pairs, s_ab ``tie_types``.

    Returns: a number of types; ``n`` is the number of linked pairs.

    No meaning: without a tie.

    Peers: no package prints it; it is a mean of UCINET's multiplex ties.

    Source: Provan & Milward 2001, p. 418.

    >>> import networkx as nx
    >>> multiplexity(nx.MultiGraph([(1, 2, {"type": "a"}), (1, 2, {"type": "b"}), (2, 3)])).value
    1.5
    """
    counts = tie_types(graph).values()
    if not counts:
        return Estimate.none("no_pair", n=0)
    return Estimate(sum(counts) / len(counts), n=len(counts))


@measure(
    fr="Part des paires liées de plusieurs façons",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("provan2001",), on="ties", across=True,
)  # fmt: skip
def multiplex_share(graph: TieNetwork) -> Estimate:
    """Share of the pairs linked in several ways.

    Share of the linked pairs that have ties of two types or more.

    Formula: pairs with s_ab >= 2 / linked pairs, s_ab ``tie_types``.

    Returns: a ratio; ``n`` is the number of linked pairs.

    No meaning: without a tie.

    Peers: no package prints it.

    Source: Provan & Milward 2001, p. 418.

    >>> import networkx as nx
    >>> multiplex_share(nx.MultiGraph([(1, 2, {"type": "a"}), (1, 2, {"type": "b"}), (2, 3)])).value
    0.5
    """
    counts = tie_types(graph).values()
    if not counts:
        return Estimate.none("no_pair", n=0)
    return Estimate(sum(count > 1 for count in counts) / len(counts), n=len(counts))


@measure(
    fr="Recouvrement de deux types de lien",
    level="group", unit="ratio", range=(0.0, 1.0), cites=("provan2001",), on="ties", across=True,
)  # fmt: skip
def type_overlap(graph: TieNetwork) -> dict[Hashable, Estimate] | Estimate:
    """Overlap of two types of tie.

    How far two types of tie join the same pairs.

    Formula: |E_k and E_l| / |E_k or E_l|; E_k pairs with a tie of type k.

    Returns: a ratio by two types; ``n`` is the number of pairs with a tie of either.

    No meaning: with fewer than two types of tie.

    Peers: the Jaccard coefficient of UCINET and of xucinet on two matrices is the same.

    Source: Provan & Milward 2001, p. 418; Jaccard 1912.

    >>> import networkx as nx
    >>> type_overlap(nx.MultiGraph([(1, 2, {"type": "a"}), (1, 2, {"type": "b"}), (2, 3)]))["a", "b"].value
    1.0
    """
    pairs = _types(graph)
    kinds = sorted(set().union(*pairs.values()))
    if len(kinds) < 2:
        return Estimate.none("one_type", n=len(pairs))
    alone = Counter(kind for held in pairs.values() for kind in held)
    both = Counter(two for held in pairs.values() for two in combinations(sorted(held), 2))
    return {
        (k, other): _jaccard(both[k, other], alone[k] + alone[other])
        for k, other in combinations(kinds, 2)
    }


def _jaccard(both: int, total: int) -> Estimate:
    return Estimate(both / (total - both), n=total - both)
