"""Actors and the events they took part in: density and centralities of a network of two modes."""

from collections.abc import Hashable
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.structure.paths import betweenness_of
from graph.arrays.csr import Arrays, degrees
from graph.arrays.of_graph import Network, arrays, pairs
from graph.tables import Floats
from graph.two_mode import ACTOR, EVENT

Found = dict[Hashable, Any] | Estimate


def sides(graph: Network) -> tuple[list[bool], int, int]:
    """Which nodes are events, how many actors and how many events."""
    edges = arrays(graph)
    side = edges.of_nodes.get("bipartite", np.full(edges.n, ACTOR)).tolist()
    events = [each == EVENT for each in side]
    return events, len(events) - sum(events), sum(events)


@measure(
    fr="Part des présences possibles qui ont eu lieu",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("borgatti1997b",), on="events",
    normalisation="actors x events",
)  # fmt: skip
def two_mode_density(graph: Network) -> Estimate:
    """Share of the possible presences that took place.

    Share of the possible presences of actors at events that took place.

    Formula: m / (n_a n_e); m couples of an actor and an event it took part in.

    Returns: a ratio; ``n`` is the number of actors, present or taking part.

    No meaning: without actors or without events.

    Peers: UCINET gives the same on the matrix of actors by events; NetworkX ``bipartite.density`` too.

    Source: Borgatti & Everett 1997, section 4.

    >>> import networkx as nx
    >>> g = nx.Graph([("A", 1), ("B", 1)])
    >>> g.add_nodes_from([1], bipartite=1)
    >>> two_mode_density(g).value
    1.0
    """
    _, actors, events = sides(graph)
    if not actors * events:
        return Estimate.none("no_event" if actors else "no_actor", n=actors)
    return Estimate(arrays(graph).m / (actors * events), n=actors)


def _degrees(graph: Network, *, of_events: bool) -> Found:
    flags, actors, events = sides(graph)
    if not actors * events:
        return Estimate.none("no_event" if actors else "no_actor")
    edges = pairs(graph)
    return of_mode(
        edges, flags, degrees(edges) / (actors if of_events else events), of_events=of_events
    )


def of_mode(
    edges: Arrays, flags: list[bool], values: Floats, *, of_events: bool
) -> dict[Hashable, Any]:
    rows = zip(edges.nodes, flags, values.tolist(), strict=True)
    return {node: value for node, event, value in rows if event == of_events}


@measure(
    fr="Part des événements où un acteur était présent",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("borgatti1997b",), on="events",
    normalisation="events",
)  # fmt: skip
def two_mode_degree(graph: Network) -> Found:
    """Share of the events an actor took part in.

    Formula: d_i / n_e; d_i events of actor i.

    Returns: a ratio by actor.

    No meaning: without events.

    Peers: UCINET's two-mode centrality gives the same; NetworkX ``bipartite.degree_centrality`` too.

    Source: Borgatti & Everett 1997, section 5.

    >>> import networkx as nx
    >>> g = nx.Graph([("A", 1), ("A", 2), ("B", 1)])
    >>> g.add_nodes_from([1, 2], bipartite=1)
    >>> two_mode_degree(g)
    {'A': 1.0, 'B': 0.5}
    """
    return _degrees(graph, of_events=False)


@measure(
    fr="Part des acteurs présents à un événement",
    level="event", unit="ratio", range=(0.0, 1.0), cites=("borgatti1997b",), on="events",
    normalisation="actors",
)  # fmt: skip
def event_degree(graph: Network) -> Found:
    """Share of the actors at an event.

    Formula: d_e / n_a; d_e actors of event e.

    Returns: a ratio by event.

    No meaning: without actors.

    Peers: UCINET's two-mode centrality gives the same; NetworkX ``bipartite.degree_centrality`` too.

    Source: Borgatti & Everett 1997, section 5.

    >>> import networkx as nx
    >>> g = nx.Graph([("A", 1), ("A", 2), ("B", 1)])
    >>> g.add_nodes_from([1, 2], bipartite=1)
    >>> event_degree(g)
    {1: 1.0, 2: 0.5}
    """
    return _degrees(graph, of_events=True)


def _most_between(own: int, other: int) -> float:
    """Betweenness of the most central node there can be on the side of ``own`` nodes."""
    s, t = divmod(own - 1, other)
    highest = other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)
    return highest / 2


def _betweenness(graph: Network, *, of_events: bool) -> Found:
    flags, actors, events = sides(graph)
    own, other = (events, actors) if of_events else (actors, events)
    if not own * other:
        return Estimate.none("no_event" if actors else "no_actor")
    highest = _most_between(own, other)
    if highest <= 0:
        return Estimate.none("below_three_actors")
    edges = pairs(graph)
    return of_mode(edges, flags, betweenness_of(edges) / highest, of_events=of_events)


@measure(
    fr="Place d’un acteur entre les acteurs et les événements",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("borgatti1997b",), on="events",
    paths=True, normalisation="highest there can be with as many actors and events",
)  # fmt: skip
def two_mode_betweenness(graph: Network) -> Found:
    """How far an actor stands between actors and events.

    How far each actor stands between actors and events, against the most that it could.

    Formula: b_i / b_max, b_i the betweenness in the network of both modes; with n_a actors, n_e events and
    s, t = divmod(n_a - 1, n_e): b_max = (n_e^2 (s+1)^2 + n_e (s+1)(2t - s - 1) - t(2s - t + 3)) / 2.

    Returns: a ratio by actor.

    No meaning: without events, or where nobody can stand between two nodes.

    Peers: UCINET and NetworkX ``bipartite.betweenness_centrality`` give the same.

    Source: Borgatti & Everett 1997, section 5.

    >>> import networkx as nx
    >>> g = nx.Graph([("A", 1), ("A", 2), ("B", 1)])
    >>> g.add_nodes_from([1, 2], bipartite=1)
    >>> two_mode_betweenness(g)
    {'A': 1.0, 'B': 0.0}
    """
    return _betweenness(graph, of_events=False)


@measure(
    fr="Place d’un événement entre les acteurs et les événements",
    level="event", unit="ratio", range=(0.0, 1.0), cites=("borgatti1997b",), on="events",
    paths=True, normalisation="highest there can be with as many actors and events",
)  # fmt: skip
def event_betweenness(graph: Network) -> Found:
    """How far an event stands between actors and events.

    How far each event stands between actors and events, against the most that it could.

    Formula: as ``two_mode_betweenness``, actors and events changing places.

    Returns: a ratio by event.

    No meaning: without actors, or where nothing can stand between two nodes.

    Peers: UCINET and NetworkX ``bipartite.betweenness_centrality`` give the same.

    Source: Borgatti & Everett 1997, section 5.

    >>> import networkx as nx
    >>> g = nx.Graph([("A", 1), ("A", 2), ("B", 1)])
    >>> g.add_nodes_from([1, 2], bipartite=1)
    >>> event_betweenness(g)
    {1: 1.0, 2: 0.0}
    """
    return _betweenness(graph, of_events=True)
