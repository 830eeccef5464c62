"""Brokerage of all actors together, by role: counted, beside what chance gives."""

from collections.abc import Mapping
from typing import Any

from analyses.estimate import Estimate
from analyses.inference.tally import Progress
from analyses.measure import measure
from analyses.measures.brokerage import chance, scores
from analyses.measures.brokerage.counts import (
    COORDINATOR,
    GATEKEEPER,
    ITINERANT,
    LIAISON,
    REPRESENTATIVE,
)
from analyses.measures.brokerage.expectations import TOTAL
from graph.arrays.of_graph import Network

INF = float("inf")
CITES = ("gould1989", "phipson2010")
Groups = Mapping[Any, str]


@measure(
    fr="Paires qui ont un intermédiaire, tous acteurs ensemble (coordinateur : les trois dans le "
    "même groupe)",
    level="network", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected_all("coordinator_all_expected", chance.COORDINATOR, 0.4444),
        chance.z_all("coordinator_all_z", chance.COORDINATOR, 0.7538),
    ),
)  # fmt: skip
def coordinator_all(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Pairs brokered for, all actors together (coordinator: all three in one group).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; a, v and b in one group (A A A);
    summed over v.

    Returns: a count; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings of the
    actors, all of them when there are at most 50,000. On undirected ties pairs are not ordered; gatekeeper
    stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = coordinator_all(ring, dict(zip(range(1, 5), "aaab")))
    >>> round(found.value, 4)
    1.0
    """
    return scores.in_all(graph, groups, COORDINATOR, draws, seed, progress)


@measure(
    fr="Paires qui ont un intermédiaire, tous acteurs ensemble (itinérant : il relie deux acteurs "
    "d’un même autre groupe)",
    level="network", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected_all("itinerant_all_expected", chance.ITINERANT, 0.4444),
        chance.z_all("itinerant_all_z", chance.ITINERANT, 0.7538),
    ),
)  # fmt: skip
def itinerant_all(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Pairs brokered for, all actors together (itinerant: it links two actors of one other group).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; a and b in one group, v in
    another (A B A); summed over v.

    Returns: a count; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings of the
    actors, all of them when there are at most 50,000. On undirected ties pairs are not ordered; gatekeeper
    stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = itinerant_all(ring, dict(zip(range(1, 5), "abaa")))
    >>> round(found.value, 4)
    1.0
    """
    return scores.in_all(graph, groups, ITINERANT, draws, seed, progress)


@measure(
    fr="Paires qui ont un intermédiaire, tous acteurs ensemble (représentant : de son groupe vers un autre)",
    level="network", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected_all("representative_all_expected", chance.REPRESENTATIVE, 0.5926),
        chance.z_all("representative_all_z", chance.REPRESENTATIVE, 1.7641),
    ),
)  # fmt: skip
def representative_all(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Pairs brokered for, all actors together (representative: from its group to another).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; a and v in one group, b in
    another (A A B); summed over v.

    Returns: a count; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings of the
    actors, all of them when there are at most 50,000. On undirected ties pairs are not ordered; gatekeeper
    stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = representative_all(ring, dict(zip(range(1, 5), "aabb")))
    >>> round(found.value, 4)
    2.0
    """
    return scores.in_all(graph, groups, REPRESENTATIVE, draws, seed, progress)


@measure(
    fr="Paires qui ont un intermédiaire, tous acteurs ensemble (gardien : d’un autre groupe vers le sien)",
    level="network", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected_all("gatekeeper_all_expected", chance.GATEKEEPER, 0.5926),
        chance.z_all("gatekeeper_all_z", chance.GATEKEEPER, 1.7641),
    ),
)  # fmt: skip
def gatekeeper_all(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Pairs brokered for, all actors together (gatekeeper: from another group to its own).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; v and b in one group, a in
    another (A B B); summed over v.

    Returns: a count; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings of the
    actors, all of them when there are at most 50,000. On undirected ties pairs are not ordered; gatekeeper
    stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = gatekeeper_all(ring, dict(zip(range(1, 5), "abba")))
    >>> round(found.value, 4)
    2.0
    """
    return scores.in_all(graph, groups, GATEKEEPER, draws, seed, progress)


@measure(
    fr="Paires qui ont un intermédiaire, tous acteurs ensemble (liaison : entre deux groupes qui ne "
    "sont pas le sien)",
    level="network", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected_all("liaison_all_expected", chance.LIAISON, 0.8889),
        chance.z_all("liaison_all_z", chance.LIAISON, 1.0825),
    ),
)  # fmt: skip
def liaison_all(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Pairs brokered for, all actors together (liaison: between two groups, neither its own).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; a, v and b in three groups (A B
    C); summed over v.

    Returns: a count; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings of the
    actors, all of them when there are at most 50,000. On undirected ties pairs are not ordered; gatekeeper
    stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = liaison_all(ring, dict(zip(range(1, 5), "abca")))
    >>> round(found.value, 4)
    2.0
    """
    return scores.in_all(graph, groups, LIAISON, draws, seed, progress)


@measure(
    fr="Paires qui ont un intermédiaire, tous acteurs ensemble (tous rôles)",
    level="network", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected_all("brokerage_all_expected", chance.ANY, 1.7778),
        chance.z_all("brokerage_all_z", chance.ANY, 1.3363),
    ),
)  # fmt: skip
def brokerage_all(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Pairs brokered for, all actors together (any role).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; any groups; summed over v.

    Returns: a count; ``n``: the pairs brokered for in any role. No ``p``: it does not depend on the groups.
    On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = brokerage_all(ring, dict(zip(range(1, 5), "abca")))
    >>> round(found.value, 4)
    4.0
    """
    return scores.in_all(graph, groups, TOTAL, draws, seed, progress)
