"""How near actors and events are to each other in a network of two modes."""

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.structure.paths import distances
from analyses.measures.structure.two_mode import Found, of_mode, sides
from graph.arrays.components import labels
from graph.arrays.of_graph import Network, pairs


def _closeness(graph: Network, *, of_events: bool) -> Found:
    flags, actors, events = sides(graph)
    own, other = (events, actors) if of_events else (actors, events)
    if not own * other:
        return Estimate.none("no_event" if actors else "no_actor")
    edges = pairs(graph)
    found, event = distances(edges), np.array(flags)
    label = labels(edges.u, edges.v, edges.n)
    across, along = np.bincount(label, event != of_events), np.bincount(label, event == of_events)
    nearest = (across + 2 * (along - 1))[label]
    near = nearest / np.maximum(found.total, 1) * (found.reached / max(edges.n - 1, 1))
    values = np.where(found.reached > 0, near, np.nan)
    labelled = of_mode(edges, flags, values, of_events=of_events)
    return {
        node: Estimate.none("isolate") if np.isnan(value) else value
        for node, value in labelled.items()
    }


@measure(
    fr="Proximité d’un acteur avec les acteurs et les événements",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("borgatti1997b",), on="events",
    paths=True, normalisation="n_e + 2(n_a - 1), times the share reached",
)  # fmt: skip
def two_mode_closeness(graph: Network) -> Found:
    """How near an actor is to actors and events.

    How near each actor is to all actors and events, against the nearest that it could be.

    Formula: (n_e + 2(n_a - 1)) / sum_j d_ij over actors and events; where only some can be reached, n_e and
    n_a count those, and the share of all that can be reached multiplies it.

    Returns: a ratio by actor.

    No meaning: without events, or for an actor without one.

    Peers: UCINET and NetworkX ``bipartite.closeness_centrality`` give the same on a connected network.

    Source: Borgatti & Everett 1997, section 5.

    >>> import networkx as nx
    >>> g = nx.Graph([("A", 1), ("A", 2), ("B", 1)])
    >>> g.add_nodes_from([1, 2], bipartite=1)
    >>> round(two_mode_closeness(g)["B"], 4)
    0.6667
    """
    return _closeness(graph, of_events=False)


@measure(
    fr="Proximité d’un événement avec les acteurs et les événements",
    level="event", unit="ratio", range=(0.0, 1.0), cites=("borgatti1997b",), on="events",
    paths=True, normalisation="n_a + 2(n_e - 1), times the share reached",
)  # fmt: skip
def event_closeness(graph: Network) -> Found:
    """How near an event is to actors and events.

    How near each event is to all actors and events, against the nearest that it could be.

    Formula: as ``two_mode_closeness``, actors and events changing places.

    Returns: a ratio by event.

    No meaning: without actors, or for an event without one.

    Peers: UCINET and NetworkX ``bipartite.closeness_centrality`` give the same on a connected network.

    Source: Borgatti & Everett 1997, section 5.
    >>> import networkx as nx
    >>> g = nx.Graph([("A", 1), ("A", 2), ("B", 1)])
    >>> g.add_nodes_from([1, 2], bipartite=1)
    >>> event_closeness(g)[1]
    1.0
    """
    return _closeness(graph, of_events=True)
