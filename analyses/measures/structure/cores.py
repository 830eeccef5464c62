"""Cores of a network: who is in its closely linked middle."""

from collections.abc import Hashable
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.inference import cug
from analyses.inference.tally import Progress
from analyses.measure import measure
from analyses.measures.structure.core_fit import Core, best_core, undecided
from analyses.measures.structure.paths import network_of
from graph.arrays.csr import Arrays, once, undirected
from graph.arrays.of_graph import Network, arrays, pairs
from graph.tables import Flags

INF = float("inf")
# A table of all pairs of more actors no longer fits, and null networks take hours.
MOST, MOST_NULL = 5000, 500


@measure(
    fr="Plus grand k du groupe où chacun a k partenaires",
    level="actor", unit="none", range=(0.0, INF), cites=("seidman1983",), directed="undirected",
)  # fmt: skip
def core_number(graph: Network) -> dict[Hashable, int]:
    """Largest k of a group where all have k partners.

    Largest k such that each actor is in a group whose members all have k partners within it.

    Formula: the largest k for which i is in the k-core, the largest subgraph with all degrees >= k.

    Returns: a whole number by actor, 0 for an isolated one.

    No meaning: never.

    Peers: NetworkX ``core_number`` and igraph ``coreness`` give the same; sna ``kcores`` on the undirected
    form.

    Source: Seidman 1983.

    >>> import networkx as nx
    >>> core_number(nx.path_graph(3))
    {0: 1, 1: 1, 2: 1}
    """
    return dict(_core_numbers(pairs(graph)))


@once
def _core_numbers(links: Arrays) -> dict[Hashable, int]:
    """By rustworkx, on the undirected form."""
    import rustworkx as rx

    numbers: Any = rx.core_number(network_of(links))
    return {node: int(numbers[at]) for at, node in enumerate(links.nodes)}


@measure(
    fr="Plus grand k d’un groupe où chacun a k partenaires",
    level="network", unit="none", range=(0.0, INF), cites=("seidman1983",), directed="undirected",
)  # fmt: skip
def degeneracy(graph: Network) -> Estimate:
    """Largest k such that a group has k partners each.

    Largest k such that some actors all have k partners among themselves.

    Formula: max_i ``core_number``.

    Returns: a whole number; ``n`` is the number of actors.

    No meaning: without actors.

    Peers: the maximum of NetworkX ``core_number`` or igraph ``coreness`` is the same.

    Source: Seidman 1983.

    >>> import networkx as nx
    >>> degeneracy(nx.complete_graph(4)).value
    3.0
    """
    numbers = core_number(graph)
    if not numbers:
        return Estimate.none("no_actor", n=0)
    return Estimate(float(max(numbers.values())), n=len(numbers))


@measure(
    fr="Netteté du partage entre un cœur et une périphérie",
    level="network", unit="correlation", range=(-1.0, 1.0), cites=("borgatti2000", "anderson1999"),
)  # fmt: skip
def core_periphery(
    graph: Network,
    *,
    draws: int = 1000,
    seed: int = 1,
    progress: Progress = None,
) -> Estimate:
    """How well the network divides into core and periphery.

    How well the network divides into a core where all are linked and a periphery where none are.

    Formula: the highest correlation, over the partitions of the actors, of the ties with 1 inside the
    core and 0 inside the periphery; ties between the two are left out. p: share of networks with as many
    actors and ties, drawn at random, whose best correlation is as high.

    Returns: a correlation and its p (every network has a best core: only p says whether it means something);
    ``n`` is the number of actors. The best of a search by exchange, not of all partitions.

    No meaning: below four actors, without a tie or with all ties, where one actor holds every tie, or
    above 5,000 actors; no p above 500.

    Peers: UCINET's categorical model (core-periphery missing) gives the same where both find the best; the
    variant that counts ties between core and periphery is another number.

    Source: Borgatti & Everett 2000, eq. 1 and 3; the null is that of Anderson, Butts & Carley 1999.

    >>> import networkx as nx
    >>> round(core_periphery(nx.Graph([(1, 2), (1, 3), (2, 3), (3, 4)]), draws=9, seed=1).value, 4)
    1.0
    """
    edges = arrays(graph)
    found, reason = _fitted(edges)
    if found is None:
        return Estimate.none(reason, n=edges.n)
    if edges.n > MOST_NULL:
        return Estimate(found.fit, n=edges.n, reason="too_large_for_null")
    test = cug(
        _matrix(edges), _fit, condition="edges", draws=draws, seed=seed,
        alternative="greater", progress=progress,
    )  # fmt: skip
    return test.estimate(n=edges.n)


def _fit(ties: Flags) -> float:
    return best_core(ties).fit


def _matrix(edges: Arrays) -> Flags:
    ties: Flags = edges.adjacency().toarray() > 0
    return ties


@once
def _core(edges: Arrays) -> Core:
    return best_core(_matrix(edges))


def _fitted(edges: Arrays) -> tuple[Core | None, str]:
    """The best core, or why there is none."""
    links = undirected(edges)
    if links.n < 4:
        return None, "below_four_actors"
    if links.n > MOST:
        return None, "too_many_for_core"
    if not len(links.u):
        return None, "no_pair"
    ends = np.bincount(np.append(links.u, links.v), minlength=links.n)
    if ends.max() == len(links.u):
        return None, "one_actor_holds_every_tie"
    core = _core(edges)
    return (core, "") if np.isfinite(core.fit) else (None, "every_pair_alike")


@measure(
    fr="Appartenance au cœur",
    level="actor", unit="none", range=(0.0, 1.0), cites=("borgatti2000",),
)  # fmt: skip
def in_core(graph: Network) -> dict[Hashable, Estimate] | Estimate:
    """Membership of the core.

    Whether each actor is in the core of ``core_periphery``.

    Formula: 1 in the core with the highest correlation, else 0.

    Returns: 0 or 1 by actor; none for an actor who could as well be on the other side, alone or in exchange.

    No meaning: where ``core_periphery`` has none. Read it with the p of that.

    Peers: UCINET's categorical model gives the same where both find the best; it prints one of several equal
    cores without saying so.

    Source: Borgatti & Everett 2000, eq. 1 and 3.

    >>> import networkx as nx
    >>> in_core(nx.Graph([(1, 2), (1, 3), (2, 3), (3, 4), (4, 5)]))[3].value
    1.0
    """
    edges = arrays(graph)
    found, reason = _fitted(edges)
    if found is None:
        return Estimate.none(reason, n=edges.n)
    unsure = undecided(_matrix(edges), found)
    rows = zip(edges.nodes, found.member.tolist(), unsure.tolist(), strict=True)
    return {
        node: Estimate.none("several_cores") if doubt else Estimate(float(inside))
        for node, inside, doubt in rows
    }
