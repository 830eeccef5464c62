"""How much more each actor brokers after than before, role by role: Gould and Fernandez at two dates."""

from collections.abc import Collection, Hashable, Mapping
from typing import Any

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.brokerage.counts import (
    COORDINATOR,
    GATEKEEPER,
    ITINERANT,
    LIAISON,
    REPRESENTATIVE,
)
from analyses.measures.brokerage.expectations import TOTAL
from analyses.measures.change.dyads import Pair
from analyses.measures.change.roles import changed
from graph.arrays.of_graph import Network

INF = float("inf")
Groups = Mapping[Any, str]
ByActor = dict[Hashable, Estimate]


@measure(
    fr="Évolution du rôle de coordinateur (au sein de son groupe)",
    level="actor", unit="pairs", range=(-INF, INF), cites=("gould1989",),
)  # fmt: skip
def coordinator_change(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None = None
) -> ByActor:
    """Change of the role of coordinator (inside the own group).

    How many more pairs an actor brokers as coordinator after than before.

    Formula: count after - count before of pairs (a, b) with a -> v, v -> b, not a -> b: the actor and both
    ends in one group (A A A). Both networks keep only actors of both windows and ties at risk.

    Returns: pairs, by actor; ``n`` is the number of pairs before and after together.

    No meaning: for an actor of one window; with one group, fewer than three actors, no tie at one of the
    dates, or one actor who holds every tie. Undirected, gatekeeper stands for representative too, which
    is empty.

    Peers: the counts are those of sna ``brokerage``; netrics 0.3.1 swaps gatekeeper and representative.

    Source: Gould and Fernandez 1989.

    >>> import networkx as nx
    >>> ring = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1)])
    >>> after = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)])
    >>> brokerage_change(ring, after, {1: "a", 2: "b", 3: "a", 4: "b"})[2].value  # 1-2-3 is closed
    -1.0
    """
    return changed(before, after, groups, at_risk, COORDINATOR)


@measure(
    fr="Évolution du rôle de consultant (entre membres d’un autre groupe)",
    level="actor", unit="pairs", range=(-INF, INF), cites=("gould1989",),
)  # fmt: skip
def itinerant_change(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None = None
) -> ByActor:
    """Change of the role of itinerant broker (between members of another group).

    How many more pairs an actor brokers as itinerant after than before.

    Formula: count after - count before of pairs (a, b) with a -> v, v -> b, not a -> b: both ends in one
    group, the actor in another (A B A). Both networks keep only actors of both windows and ties at risk.

    Returns: pairs, by actor; ``n`` is the number of pairs before and after together.

    No meaning: for an actor of one window; with one group, fewer than three actors, no tie at one of the
    dates, or one actor who holds every tie. Undirected, gatekeeper stands for representative too, which
    is empty.

    Peers: the counts are those of sna ``brokerage``; netrics 0.3.1 swaps gatekeeper and representative.

    Source: Gould and Fernandez 1989.

    >>> import networkx as nx
    >>> ring = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1)])
    >>> after = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)])
    >>> brokerage_change(ring, after, {1: "a", 2: "b", 3: "a", 4: "b"})[2].value  # 1-2-3 is closed
    -1.0
    """
    return changed(before, after, groups, at_risk, ITINERANT)


@measure(
    fr="Évolution du rôle de représentant (de son groupe vers un autre)",
    level="actor", unit="pairs", range=(-INF, INF), cites=("gould1989",),
)  # fmt: skip
def representative_change(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None = None
) -> ByActor:
    """Change of the role of representative (from the own group to another).

    How many more pairs an actor brokers as representative after than before.

    Formula: count after - count before of pairs (a, b) with a -> v, v -> b, not a -> b: the actor and the
    source in one group, the target in another (A A B). Both networks keep only actors of both windows and
    ties at risk.

    Returns: pairs, by actor; ``n`` is the number of pairs before and after together.

    No meaning: for an actor of one window; with one group, fewer than three actors, no tie at one of the
    dates, or one actor who holds every tie. Undirected, gatekeeper stands for representative too, which
    is empty.

    Peers: the counts are those of sna ``brokerage``; netrics 0.3.1 swaps gatekeeper and representative.

    Source: Gould and Fernandez 1989.

    >>> import networkx as nx
    >>> ring = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1)])
    >>> after = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)])
    >>> brokerage_change(ring, after, {1: "a", 2: "b", 3: "a", 4: "b"})[2].value  # 1-2-3 is closed
    -1.0
    """
    return changed(before, after, groups, at_risk, REPRESENTATIVE)


@measure(
    fr="Évolution du rôle de portier (d’un autre groupe vers le sien)",
    level="actor", unit="pairs", range=(-INF, INF), cites=("gould1989",),
)  # fmt: skip
def gatekeeper_change(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None = None
) -> ByActor:
    """Change of the role of gatekeeper (from another group to the own).

    How many more pairs an actor brokers as gatekeeper after than before.

    Formula: count after - count before of pairs (a, b) with a -> v, v -> b, not a -> b: the actor and the
    target in one group, the source in another (A B B). Both networks keep only actors of both windows and
    ties at risk.

    Returns: pairs, by actor; ``n`` is the number of pairs before and after together.

    No meaning: for an actor of one window; with one group, fewer than three actors, no tie at one of the
    dates, or one actor who holds every tie. Undirected, gatekeeper stands for representative too, which
    is empty.

    Peers: the counts are those of sna ``brokerage``; netrics 0.3.1 swaps gatekeeper and representative.

    Source: Gould and Fernandez 1989.

    >>> import networkx as nx
    >>> ring = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1)])
    >>> after = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)])
    >>> brokerage_change(ring, after, {1: "a", 2: "b", 3: "a", 4: "b"})[2].value  # 1-2-3 is closed
    -1.0
    """
    return changed(before, after, groups, at_risk, GATEKEEPER)


@measure(
    fr="Évolution du rôle d’agent de liaison (entre deux autres groupes)",
    level="actor", unit="pairs", range=(-INF, INF), cites=("gould1989",),
)  # fmt: skip
def liaison_change(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None = None
) -> ByActor:
    """Change of the role of liaison (between two other groups).

    How many more pairs an actor brokers as liaison after than before.

    Formula: count after - count before of pairs (a, b) with a -> v, v -> b, not a -> b: all three in
    different groups (A B C). Both networks keep only actors of both windows and ties at risk.

    Returns: pairs, by actor; ``n`` is the number of pairs before and after together.

    No meaning: for an actor of one window; with one group, fewer than three actors, no tie at one of the
    dates, or one actor who holds every tie. Undirected, gatekeeper stands for representative too, which
    is empty.

    Peers: the counts are those of sna ``brokerage``; netrics 0.3.1 swaps gatekeeper and representative.

    Source: Gould and Fernandez 1989.

    >>> import networkx as nx
    >>> ring = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1)])
    >>> after = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)])
    >>> brokerage_change(ring, after, {1: "a", 2: "b", 3: "a", 4: "b"})[2].value  # 1-2-3 is closed
    -1.0
    """
    return changed(before, after, groups, at_risk, LIAISON)


@measure(
    fr="Évolution du nombre de paires qu’un acteur met en relation",
    level="actor", unit="pairs", range=(-INF, INF), cites=("gould1989",),
)  # fmt: skip
def brokerage_change(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None = None
) -> ByActor:
    """Change of the number of pairs an actor brokers.

    How many more pairs an actor brokers in any role after than before.

    Formula: count after - count before of pairs (a, b) with a -> v, v -> b, not a -> b: whatever the groups.
    Both networks keep only actors of both windows and ties at risk.

    Returns: pairs, by actor; ``n`` is the number of pairs before and after together.

    No meaning: for an actor of one window; with one group, fewer than three actors, no tie at one of the
    dates, or one actor who holds every tie. Undirected, gatekeeper stands for representative too, which
    is empty.

    Peers: the counts are those of sna ``brokerage``; netrics 0.3.1 swaps gatekeeper and representative.

    Source: Gould and Fernandez 1989.

    >>> import networkx as nx
    >>> ring = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1)])
    >>> after = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1), (1, 3)])
    >>> brokerage_change(ring, after, {1: "a", 2: "b", 3: "a", 4: "b"})[2].value  # 1-2-3 is closed
    -1.0
    """
    return changed(before, after, groups, at_risk, TOTAL)
