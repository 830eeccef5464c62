"""Events and projects that bring all sectors together."""

from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx

from analyses.estimate import Estimate
from analyses.measure import measure

ALL_SECTORS = ("public", "private", "associative")
INF = float("inf")


@measure(
    fr="Nombre de groupes présents à chaque événement",
    level="event", unit="none", range=(1.0, INF), cites=("breiger1974",), on="events",
    directed="undirected",
)  # fmt: skip
def event_groups(graph: "nx.Graph[Any]", groups: Mapping[Any, str]) -> dict[Hashable, Estimate]:
    """Number of groups present at each event.

    Formula: distinct groups among the actors tied to the event.

    Returns: a count by event; ``n``: its participants that have a group, ``n_excluded``: the others.

    No meaning: for an event of which no participant has a group.

    Peers: none has it by name; it is the degree of the event once actors are merged by group.

    Source: by definition; events as the meeting of groups, Breiger 1974.

    >>> graph = nx.Graph([("a", "e"), ("b", "e")])
    >>> graph.add_node("e", bipartite=1)
    >>> event_groups(graph, {"a": "public", "b": "private"})["e"].value
    2.0
    """
    return {event: _at(graph, event, groups) for event in _events(graph)}


@measure(
    fr="Part des événements où public, privé et associatif prennent part",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("breiger1974",), on="events",
    directed="undirected",
)  # fmt: skip
def events_all_sectors(graph: "nx.Graph[Any]", groups: Mapping[Any, str]) -> Estimate:
    """Share of the events where public, private and associative all take part.

    Formula: events with a participant of each of the three / events with a participant in a group.

    Returns: a ratio; ``n``: events counted, ``n_excluded``: events of which no participant has a group.
    Citizen groups stand beside: they neither help nor hinder. ``groups`` must be sectors.

    No meaning: without such an event, or where one of the three sectors has no actor.

    Peers: none.

    Source: by definition; the three sectors are those of "all sectors" in the vocabulary of the project.

    >>> graph = nx.Graph([("a", "e"), ("b", "e"), ("c", "e"), ("a", "f")])
    >>> for event in "ef":
    ...     graph.add_node(event, bipartite=1)
    >>> events_all_sectors(graph, {"a": "public", "b": "private", "c": "associative"}).value
    0.5
    """
    return _share(graph, groups, _events(graph))


@measure(
    fr="Part des projets où public, privé et associatif prennent part",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("breiger1974",), on="events",
    directed="undirected",
)  # fmt: skip
def projects_all_sectors(graph: "nx.Graph[Any]", groups: Mapping[Any, str]) -> Estimate:
    """Share of the projects where public, private and associative all take part.

    Formula: as ``events_all_sectors``, over events of kind "project".

    Returns: as ``events_all_sectors``.

    No meaning: as ``events_all_sectors``.

    Peers: none.

    Source: by definition; events as the meeting of groups, Breiger 1974.

    >>> graph = nx.Graph([("a", "e"), ("b", "e"), ("c", "e"), ("a", "f")])
    >>> graph.add_node("e", bipartite=1, kind="project")
    >>> graph.add_node("f", bipartite=1, kind="meeting")
    >>> projects_all_sectors(graph, {"a": "public", "b": "private", "c": "associative"}).value
    1.0
    """
    events = _events(graph)
    return _share(graph, groups, [e for e in events if graph.nodes[e].get("kind") == "project"])


def _events(graph: "nx.Graph[Any]") -> list[Any]:
    return [node for node, facts in graph.nodes.items() if facts.get("bipartite") == 1]


def _at(graph: "nx.Graph[Any]", event: Any, groups: Mapping[Any, str]) -> Estimate:
    there = set(graph[event])
    known = [groups[actor] for actor in there if actor in groups]
    n, left_out = len(known), len(there) - len(known)
    if not known:
        return Estimate.none("no_group", n=n, n_excluded=left_out)
    return Estimate(float(len(set(known))), n=n, n_excluded=left_out)


def _share(graph: "nx.Graph[Any]", groups: Mapping[Any, str], events: list[Any]) -> Estimate:
    present = {groups[node] for node in graph if node in groups}
    sets = [{groups[actor] for actor in graph[e] if actor in groups} for e in events]
    held = [each for each in sets if each]
    n, left_out = len(held), len(sets) - len(held)
    if not held:
        return Estimate.none("no_event_grouped", n=n, n_excluded=left_out)
    if not present.issuperset(ALL_SECTORS):
        return Estimate.none("empty_group", n=n, n_excluded=left_out)
    together = sum(each.issuperset(ALL_SECTORS) for each in held)
    return Estimate(together / n, n=n, n_excluded=left_out)
