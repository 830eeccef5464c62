"""An order of the actors that depends on their ties and not on their names, as far as that can be.

What a heuristic finds depends on the order in which it visits actors; ordered like this, the same
network gives the same communities whatever its actors are called and in whatever order they came.
"""

from collections.abc import Hashable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


# Beyond this many actors the order of those whom their ties do not tell apart is that of their names.
SMALL = 300
Colours = dict[Any, int]


def ordered(graph: "nx.Graph[Any]") -> list[Any]:
    """All nodes, by colour refinement (Weisfeiler and Leman 1968), ties broken one at a time.

    >>> import networkx as nx
    >>> ordered(nx.star_graph(["hub", "b", "a"]))
    ['a', 'b', 'hub']
    """
    nodes = sorted(graph, key=lambda node: (str(node), repr(node)))
    colours = _refined(graph, dict.fromkeys(nodes, 0))
    while len(graph) <= SMALL and (several := _tied(graph, nodes, colours)):
        # One of those whom nothing tells apart goes before the others; refining tells who follows.
        colours = {node: 2 * colour + 1 for node, colour in colours.items()}
        colours[several[0]] -= 1
        colours = _refined(graph, colours)
    return sorted(nodes, key=lambda node: colours[node])


def _refined(graph: "nx.Graph[Any]", colours: Colours) -> Colours:
    """Colours told apart by those of the neighbours, until that tells no more apart."""
    while True:
        seen: dict[Any, Hashable] = {
            node: (
                colours[node],
                tuple(sorted((colours[other], _weight(facts)) for other, facts in near.items())),
            )
            for node, near in graph.adjacency()
        }
        rank = {each: at for at, each in enumerate(sorted(set(seen.values())))}  # type: ignore[type-var]
        finer = {node: rank[each] for node, each in seen.items()}
        if len(rank) == len(set(colours.values())):
            return finer
        colours = finer


def _tied(graph: "nx.Graph[Any]", nodes: list[Any], colours: Colours) -> list[Any]:
    """The first colour shared by actors of different neighbours, empty if there is none.

    Actors of one colour who have the very same neighbours may stand in any order.
    """
    classes: dict[int, list[Any]] = {}
    for node in nodes:
        classes.setdefault(colours[node], []).append(node)
    for _, several in sorted(classes.items()):
        if len({frozenset(graph[node]) for node in several}) > 1:
            return several
    return []


def _weight(facts: Any) -> float:
    return float(facts.get("weight", 1))
