"""Brokerage of each actor, by role: counted, beside what chance gives."""

from collections.abc import Hashable, Mapping
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
ByActor = dict[Hashable, Estimate]


@measure(
    fr="Paires dont chaque acteur est l’intermédiaire (coordinateur : les trois dans le même groupe)",
    level="actor", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected("coordinator_expected", chance.COORDINATOR, 0.1481),
        chance.z("coordinator_z", chance.COORDINATOR, 2.3),
    ),
)  # fmt: skip
def coordinator(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> ByActor:
    """Pairs that each actor brokers for (coordinator: all three in one group).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; a, v and b in one group (A A A).

    Returns: a count by actor; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings
    of the actors, all of them when there are at most 50,000, adjusted by Holm over the actors that broker at
    all. On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = coordinator(ring, dict(zip(range(1, 5), "aaab")))
    >>> round(found[2].value, 4)
    1.0
    """
    return scores.by_actor(graph, groups, COORDINATOR, draws, seed, progress)


@measure(
    fr="Paires dont chaque acteur est l’intermédiaire (itinérant : il relie deux acteurs d’un même "
    "autre groupe)",
    level="actor", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected("itinerant_expected", chance.ITINERANT, 0.4444),
        chance.z("itinerant_z", chance.ITINERANT, 0.7538),
    ),
)  # fmt: skip
def itinerant(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> ByActor:
    """Pairs that each actor brokers for (itinerant: it links two actors of one other group).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; a and b in one group, v in
    another (A B A).

    Returns: a count by actor; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings
    of the actors, all of them when there are at most 50,000, adjusted by Holm over the actors that broker at
    all. On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = itinerant(ring, dict(zip(range(1, 5), "abaa")))
    >>> round(found[2].value, 4)
    1.0
    """
    return scores.by_actor(graph, groups, ITINERANT, draws, seed, progress)


@measure(
    fr="Paires dont chaque acteur est l’intermédiaire (représentant : de son groupe vers un autre)",
    level="actor", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected("representative_expected", chance.REPRESENTATIVE, 0.1481),
        chance.z("representative_z", chance.REPRESENTATIVE, 2.1355),
    ),
)  # fmt: skip
def representative(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> ByActor:
    """Pairs that each actor brokers for (representative: from its group to another).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; a and v in one group, b in
    another (A A B).

    Returns: a count by actor; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings
    of the actors, all of them when there are at most 50,000, adjusted by Holm over the actors that broker at
    all. On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = representative(ring, dict(zip(range(1, 5), "aabb")))
    >>> round(found[2].value, 4)
    1.0
    """
    return scores.by_actor(graph, groups, REPRESENTATIVE, draws, seed, progress)


@measure(
    fr="Paires dont chaque acteur est l’intermédiaire (gardien : d’un autre groupe vers le sien)",
    level="actor", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected("gatekeeper_expected", chance.GATEKEEPER, 0.1481),
        chance.z("gatekeeper_z", chance.GATEKEEPER, 2.1355),
    ),
)  # fmt: skip
def gatekeeper(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> ByActor:
    """Pairs that each actor brokers for (gatekeeper: from another group to its own).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; v and b in one group, a in
    another (A B B).

    Returns: a count by actor; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings
    of the actors, all of them when there are at most 50,000, adjusted by Holm over the actors that broker at
    all. On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = gatekeeper(ring, dict(zip(range(1, 5), "abba")))
    >>> round(found[2].value, 4)
    1.0
    """
    return scores.by_actor(graph, groups, GATEKEEPER, draws, seed, progress)


@measure(
    fr="Paires dont chaque acteur est l’intermédiaire (liaison : entre deux groupes qui ne sont pas le sien)",
    level="actor", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected("liaison_expected", chance.LIAISON, 0.2963),
        chance.z("liaison_z", chance.LIAISON, 1.2474),
    ),
)  # fmt: skip
def liaison(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> ByActor:
    """Pairs that each actor brokers for (liaison: between two groups, neither its own).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; a, v and b in three groups (A B
    C).

    Returns: a count by actor; ``n``: the pairs brokered for in any role. ``p``: two-sided, over relabelings
    of the actors, all of them when there are at most 50,000, adjusted by Holm over the actors that broker at
    all. On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = liaison(ring, dict(zip(range(1, 5), "abca")))
    >>> round(found[2].value, 4)
    1.0
    """
    return scores.by_actor(graph, groups, LIAISON, draws, seed, progress)


@measure(
    fr="Paires dont chaque acteur est l’intermédiaire (tous rôles)",
    level="actor", unit="pairs", range=(0.0, INF), cites=CITES,
    companions=(
        chance.expected("brokerage_expected", chance.ANY, 0.4444),
        chance.z("brokerage_z", chance.ANY, 0.7538),
    ),
)  # fmt: skip
def brokerage(
    graph: Network, groups: Groups, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> ByActor:
    """Pairs that each actor brokers for (any role).

    Formula: ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b; any groups.

    Returns: a count by actor; ``n``: the pairs brokered for in any role. No ``p``: it does not depend on the
    groups. On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is
    empty.

    No meaning: with one group, fewer than three actors, without ties, or where one actor holds every tie.

    Peers: sna ``brokerage`` gives the same on directed ties; netrics 0.3.1 swaps gatekeeper and
    representative.

    Source: Gould & Fernandez 1989, p after Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
    >>> found = brokerage(ring, dict(zip(range(1, 5), "abca")))
    >>> round(found[2].value, 4)
    1.0
    """
    return scores.by_actor(graph, groups, TOTAL, draws, seed, progress)
