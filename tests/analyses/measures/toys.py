"""Small networks of every kind, each with all the inputs a measure may ask for."""

import random
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from analyses.measure import Measure
from analyses.measures.change.dyads import AtRisk
from analyses.measures.survival.durations import spells

Graph = Any
SECTORS = ("public", "private", "associative")


@dataclass(frozen=True, slots=True)
class Toy:
    """``graph``: one edge a pair or arc; ``ties``: one a tie; ``events``: two modes; ``before``: earlier."""

    graph: Graph
    ties: Graph
    events: Graph
    before: Graph
    groups: dict[Hashable, str]
    answered: dict[Hashable, bool]
    listed: frozenset[Hashable]

    def inputs(self, measure: Measure, *, draws: int = 9, seed: int = 1) -> dict[str, Any]:
        """The arguments of a measure."""
        form = undirected if measure.directed == "undirected" else as_it_is
        graph = {"pairs": form(self.graph), "ties": self.ties, "events": self.events}[measure.on]
        nodes = frozenset(self.graph)
        given = {
            "graph": graph,
            "groups": self.groups,
            "covariates": self.covariates(),
            "answered": self.answered,
            "listed": self.listed,
            "before": form(self.before),
            "after": form(self.graph),
            "at_risk": AtRisk(nodes, self.listed) if len(nodes) > 5 else None,
            "years": 1.5,
            "spells": durations(len(nodes)),
            "method": "louvain",
            "draws": draws,
            "seed": seed,
            "progress": None,
        }
        return {name: given[name] for name in measure.inputs}

    def covariates(self) -> dict[str, dict[Hashable, str]] | None:
        """Those that do not leave eight actors: of eight all 40,320 orders are counted, for seconds each."""
        told = {"sector": self.groups, "half": self.halves()}
        if len(self.groups.keys() & set(self.graph)) == 8:
            del told["sector"]
        return told if len(self.graph) != 8 else None

    def halves(self) -> dict[Hashable, str]:
        """Who is listed and who is not."""
        return {node: "yes" if node in self.listed else "no" for node in self.graph}

    def told(self) -> str:
        """All it holds, as text."""
        graphs = (self.graph, self.ties, self.events, self.before)
        said = [(list(each.nodes(data=True)), list(each.edges(data=True))) for each in graphs]
        return repr((said, self.groups, self.answered, sorted(self.listed, key=str)))

    def renamed(self, seed: int) -> "tuple[Toy, dict[Hashable, Hashable]]":
        """The same network under other names, nodes and edges in another order."""
        rng = random.Random(seed)
        every = sorted({*self.graph, *self.ties, *self.events, *self.before}, key=str)
        others = [f"x{number}" for number in range(len(every))]
        rng.shuffle(others)
        names: dict[Hashable, Hashable] = dict(zip(every, others, strict=True))
        forms = ("graph", "ties", "events", "before")
        graphs = {form: shuffled(getattr(self, form), names, rng) for form in forms}
        made = replace(
            self,
            **graphs,
            groups={names[node]: group for node, group in self.groups.items()},
            answered={names[node]: said for node, said in self.answered.items()},
            listed=frozenset(names[node] for node in self.listed),
        )
        return made, names


def undirected(graph: Graph) -> Graph:
    """One edge a pair, its weight that of both arcs."""
    if not graph.is_directed():
        return graph
    made: Graph = nx.Graph()
    made.add_nodes_from(graph)
    for a, b, weight in graph.edges(data="weight"):
        made.add_edge(a, b)
        if weight is not None:
            made[a][b]["weight"] = made[a][b].get("weight", 0.0) + weight
    return made


def as_it_is(graph: Graph) -> Graph:
    """The graph itself."""
    return graph


def durations(n: int) -> Any:
    """Relation spells, as many as there are nodes."""
    entry = [place % 2 for place in range(n)]
    return spells(
        entry, [place % 5 + 2 for place in range(n)], [place % 3 > 0 for place in range(n)]
    )


def shuffled(graph: Graph, names: dict[Hashable, Hashable], rng: random.Random) -> Graph:
    """A graph under other names and in another order."""
    made = graph.__class__()
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(data=True))
    rng.shuffle(nodes)
    rng.shuffle(edges)
    made.add_nodes_from((names[node], facts) for node, facts in nodes)
    for a, b, facts in edges:
        told = facts | (
            {"reported_by": names[facts["reported_by"]]} if "reported_by" in facts else {}
        )
        made.add_edge(names[a], names[b], **told)
    return made


def toy(graph: Graph, **facts: Any) -> Toy:
    """A network with ties, events, an earlier wave and groups made from it."""
    nodes = list(graph)
    ties: Graph = nx.MultiDiGraph()
    ties.add_nodes_from(nodes)
    for place, (a, b, data) in enumerate(graph.edges(data=True)):
        for kind in ("funding", "meeting")[: 1 + place % 2]:
            ties.add_edge(a, b, **{"type": kind, "reported_by": (a, b)[place % 2], **data})
    events: Graph = nx.Graph()
    events.add_nodes_from(nodes, bipartite=0)
    for place in range(len(nodes) // 2):
        events.add_node(("event", place), bipartite=1, kind=("meeting", "project")[place % 2])
        events.add_edges_from((node, ("event", place)) for node in nodes[place : place + 3])
    before = graph.copy()
    before.remove_edges_from(list(graph.edges())[::3])
    groups = {node: SECTORS[place % 3] for place, node in enumerate(nodes) if place % 7 < 6}
    answered = {node: place % 3 > 0 for place, node in enumerate(nodes)}
    listed = frozenset(nodes[::2])
    return Toy(graph, ties, events, before, facts.get("groups", groups), answered, listed)


def weighted(graph: Graph) -> Graph:
    """With weights on most edges."""
    for place, (a, b) in enumerate(graph.edges()):
        if place % 4:
            graph[a][b]["weight"] = 1.0 + place
    return graph


def two_mode() -> Toy:
    """Six actors at four events, the ties between actors those who met."""
    met = nx.Graph([(a, f"e{e}") for a in range(6) for e in range(4) if (a * e + a) % 3 != 1])
    made = toy(nx.Graph([(0, 1), (1, 2), (3, 4)]))
    nx.set_node_attributes(met, {node: int(isinstance(node, str)) for node in met}, "bipartite")
    for graph in (made.graph, made.ties, made.before):
        graph.add_nodes_from(range(6))
    return replace(made, events=met)


def territories() -> Toy:
    """Twenty territories of four actors, ties within and a few across."""
    graph: Graph = nx.Graph()
    for place in range(20):
        block = range(4 * place, 4 * place + 4)
        graph.add_nodes_from(block)
        graph.add_edges_from([(block[0], block[1]), (block[1], block[2])])
    graph.add_edges_from((4 * place, (4 * place + 6 * place + 5) % 80) for place in range(1, 12))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return toy(graph, groups={node: f"t{node // 4:02d}" for node in graph})


def loops() -> Graph:
    """A network in which some actors have a tie with themselves."""
    return nx.Graph([(1, 2), (2, 3), (3, 1), (3, 4), (1, 1), (4, 4)])


TOYS: dict[str, Callable[[], Toy]] = {
    "empty": lambda: toy(nx.Graph()),
    "one actor": lambda: toy(nx.empty_graph(1)),
    "no tie": lambda: toy(nx.empty_graph(5)),
    "disconnected": lambda: toy(nx.disjoint_union(nx.path_graph(4), nx.cycle_graph(5))),
    "complete": lambda: toy(nx.complete_graph(6)),
    "star": lambda: toy(nx.star_graph(6)),
    "path": lambda: toy(nx.path_graph(7)),
    "directed": lambda: toy(nx.gnp_random_graph(9, 0.25, seed=4, directed=True)),
    "two-way": lambda: toy(nx.DiGraph(nx.gnp_random_graph(8, 0.4, seed=2))),
    "multi-type": lambda: toy(nx.gnp_random_graph(10, 0.3, seed=5)),
    "weighted": lambda: toy(weighted(nx.gnp_random_graph(9, 0.35, seed=7, directed=True))),
    "with loops": lambda: toy(loops()),
    "two-mode": two_mode,
    "20 territories": territories,
}
