"""Events and projects that bring all sectors together."""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from graph.arrays.csr import Arrays
from graph.arrays.of_graph import Network, arrays
from graph.two_mode import EVENT

ALL_SECTORS = ("public", "private", "associative")
PROJECT = "project"
INF = float("inf")
Gathered = dict[Hashable, set[Any]]


@measure(
    fr="Nombre de groupes présents à chaque événement",
    level="event", unit="none", range=(1.0, INF), cites=("breiger1974",), on="events",
    directed="undirected",
)  # fmt: skip
def event_groups(graph: Network, groups: Mapping[Any, str]) -> dict[Hashable, Estimate]:
    """Number of groups present at each event.

    Formula: distinct groups among the actors tied to the event.

    Returns: a count by event; ``n``: its participants that have a group, ``n_excluded``: the others.

    No meaning: for an event of which no participant has a group.

    Peers: none has it by name; it is the degree of the event once actors are merged by group.

    Source: by definition; events as the meeting of groups, Breiger 1974.

    >>> import networkx as nx
    >>> graph = nx.Graph([("a", "e"), ("b", "e")])
    >>> graph.add_node("e", bipartite=1)
    >>> event_groups(graph, {"a": "public", "b": "private"})["e"].value
    2.0
    """
    return {event: _at(there, groups) for event, there in _gathered(arrays(graph)).items()}


@measure(
    fr="Part des événements où public, privé et associatif prennent part",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("breiger1974",), on="events",
    directed="undirected",
)  # fmt: skip
def events_all_sectors(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Share of the events where public, private and associative all take part.

    Formula: events with a participant of each of the three / events with a participant in a group.

    Returns: a ratio; ``n``: events counted, ``n_excluded``: events of which no participant has a group.
    Citizen groups stand beside: they neither help nor hinder. ``groups`` must be sectors.

    No meaning: without such an event, or where one of the three sectors has no actor.

    Peers: none.

    Source: by definition; the three sectors are those of "all sectors" in the vocabulary of the project.

    >>> import networkx as nx
    >>> graph = nx.Graph([("a", "e"), ("b", "e"), ("c", "e"), ("a", "f")])
    >>> for event in "ef":
    ...     graph.add_node(event, bipartite=1)
    >>> events_all_sectors(graph, {"a": "public", "b": "private", "c": "associative"}).value
    0.5
    """
    edges = arrays(graph)
    return _share(edges, groups, _gathered(edges))


@measure(
    fr="Part des projets où public, privé et associatif prennent part",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("breiger1974",), on="events",
    directed="undirected",
)  # fmt: skip
def projects_all_sectors(graph: Network, groups: Mapping[Any, str]) -> Estimate:
    """Share of the projects where public, private and associative all take part.

    Formula: as ``events_all_sectors``, over events of kind "project".

    Returns: as ``events_all_sectors``.

    No meaning: as ``events_all_sectors``.

    Peers: none.

    Source: by definition; events as the meeting of groups, Breiger 1974.

    >>> import networkx as nx
    >>> graph = nx.Graph([("a", "e"), ("b", "e"), ("c", "e"), ("a", "f")])
    >>> graph.add_node("e", bipartite=1, kind="project")
    >>> graph.add_node("f", bipartite=1, kind="meeting")
    >>> projects_all_sectors(graph, {"a": "public", "b": "private", "c": "associative"}).value
    1.0
    """
    edges = arrays(graph)
    kinds = edges.labelled(edges.of_nodes.get("kind", np.full(edges.n, None)))
    held = _gathered(edges)
    return _share(edges, groups, {event: held[event] for event in held if kinds[event] == PROJECT})


def _gathered(edges: Arrays) -> Gathered:
    """Each event and who is tied to it."""
    flags = edges.of_nodes.get("bipartite", np.full(edges.n, None)).tolist()
    held: Gathered = {
        node: set() for node, side in zip(edges.nodes, flags, strict=True) if side == EVENT
    }
    for one, two in edges.ends():
        for event, actor in ((one, two), (two, one)):
            if event in held:
                held[event].add(actor)
    return held


def _at(there: set[Any], groups: Mapping[Any, str]) -> Estimate:
    known = [groups[actor] for actor in there if actor in groups]
    n, left_out = len(known), len(there) - len(known)
    if not known:
        return Estimate.none("no_group", n=n, n_excluded=left_out)
    return Estimate(float(len(set(known))), n=n, n_excluded=left_out)


def _share(edges: Arrays, groups: Mapping[Any, str], events: Gathered) -> Estimate:
    present = {groups[node] for node in edges.nodes if node in groups}
    sets = [{groups[actor] for actor in there if actor in groups} for there in events.values()]
    held = [each for each in sets if each]
    n, left_out = len(held), len(sets) - len(held)
    if not held:
        return Estimate.none("no_event_grouped", n=n, n_excluded=left_out)
    if not present.issuperset(ALL_SECTORS):
        return Estimate.none("empty_group", n=n, n_excluded=left_out)
    together = sum(each.issuperset(ALL_SECTORS) for each in held)
    return Estimate(together / n, n=n, n_excluded=left_out)
