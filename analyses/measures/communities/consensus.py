"""Communities that many partitions agree on, and how far they agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from analyses.inference.tally import Progress
from analyses.measures.communities.agreement import adjusted_rand, mean_agreement
from analyses.measures.communities.detect import Method, numbered, partition
from analyses.measures.communities.ordering import ordered
from graph.arrays.csr import Arrays
from graph.arrays.of_graph import Network
from graph.tables import Floats, Ints

if TYPE_CHECKING:
    import networkx as nx

# Below this mean adjusted Rand index recovery is poor (Steinley 2004).
STABLE = 0.65
TOGETHER = 0.5
ROUNDS = 20
# More partitions than this no longer change what they agree on.
MOST = 100
# A matrix of more kinds of actors, whom all partitions put together, no longer fits a small machine.
MOST_KINDS = 4000


@dataclass(frozen=True, slots=True)
class Grouping:
    """What the partitions of a network agree on.

    ``groups``: the communities of the actors with a tie, largest first. ``agreement``: mean adjusted Rand
    index of the ``draws`` partitions two by two, over these actors. ``modularity``: of the groups.
    ``stable``: agreement of at least ``STABLE``; otherwise there is no stable grouping, and the groups
    are but one reading.
    """

    groups: tuple[frozenset[Any], ...]
    agreement: float
    modularity: float
    draws: int
    seed: int
    method: Method

    @property
    def stable(self) -> bool:
        """Whether the partitions agree enough to be shown."""
        return self.agreement >= STABLE

    @property
    def of(self) -> dict[Any, int]:
        """Number of the community of each actor, from 1."""
        return {node: at for at, each in enumerate(self.groups, 1) for node in each}


def grouping(
    graph: Network,
    *,
    method: Method = "louvain",
    draws: int = 50,
    seed: int = 0,
    resolution: float = 1.0,
    progress: Progress = None,
) -> Grouping:
    """The consensus of ``draws`` partitions (at most ``MOST``) found from different seeds.

    Lancichinetti and Fortunato 2012: the share of partitions that put two actors together is a new
    network, less its shares under 1/2; that is parted again as often, until all partitions are the same.
    Directions are dropped, loops left out. Raises ValueError for fewer than one draw, InputError as
    ``partition`` does.
    """
    import networkx as nx

    if draws < 1:
        raise ValueError("at least one draw is needed")
    names, numbers = _numbered(graph)
    seeds = np.random.SeedSequence(seed).generate_state(min(draws, MOST)).tolist()
    found = []
    for done, each in enumerate(seeds, 1):
        found.append(partition(numbers, method=method, resolution=resolution, seed=int(each)))
        if progress:
            progress(done, len(seeds))
    labels = _consensus(found, method, seeds)
    members = [
        set(np.flatnonzero(labels == at).tolist()) for at in range(labels.max(initial=-1) + 1)
    ]
    members.sort(key=lambda each: (-len(each), min(each)))
    score = nx.community.modularity(numbers, members, resolution=resolution) if names else np.nan
    groups = tuple(frozenset(names[at] for at in each) for each in members)
    return Grouping(groups, mean_agreement(found), float(score), len(seeds), seed, method)


def _numbered(graph: Network) -> tuple[list[Any], "nx.Graph[int]"]:
    """Actors with a tie, and the network with their places for names, in an order of its own."""
    import networkx as nx

    plain: nx.Graph[Any] = nx.Graph()
    for u, v, weight in _weighted(graph):
        if u != v:
            before = plain.get_edge_data(u, v, {"weight": 0.0})["weight"]
            plain.add_edge(u, v, weight=before + float(weight))
    names = ordered(plain)
    place = {name: at for at, name in enumerate(names)}
    numbers: nx.Graph[int] = nx.Graph()
    numbers.add_nodes_from(range(len(names)))
    for a, b in sorted((min(place[u], place[v]), max(place[u], place[v])) for u, v in plain.edges):
        numbers.add_edge(a, b, weight=plain[names[a]][names[b]]["weight"])
    return names, numbers


def _weighted(graph: Network) -> Iterable[tuple[Any, Any, float]]:
    """Both ends of each edge and its weight, 1 where none is stated."""
    if not isinstance(graph, Arrays):
        return graph.edges(data="weight", default=1.0)
    weight = np.where(np.isnan(graph.weight), 1.0, graph.weight).tolist()
    return ((u, v, each) for (u, v), each in zip(graph.ends(), weight, strict=True))


def _consensus(found: list[Ints], method: Method, seeds: list[int]) -> Ints:
    for _ in range(ROUNDS):
        if all(np.array_equal(found[0], each) for each in found[1:]):
            return found[0]
        # Actors whom every partition puts together are one from here on.
        kinds, kind = np.unique(np.array(found), axis=1, return_inverse=True)
        if kinds.shape[1] > MOST_KINDS:
            break
        shares = _shares(kinds, np.bincount(kind.ravel()))
        found = [
            numbered(partition(shares, method=method, seed=int(seed))[kind.ravel()])
            for seed in seeds
        ]
    # No end to it, or too much for a matrix: the one that agrees best with the others.
    likeness = [sum(adjusted_rand(one, two) for two in found) for one in found]
    return found[int(np.argmax(likeness))]


def _shares(kinds: Ints, sizes: Ints) -> "nx.Graph[int]":
    """The network of shares of partitions that put kinds of actors together, as heavy as they are many."""
    import networkx as nx

    n = len(sizes)
    share: Floats = np.zeros((n, n))
    for labels in kinds:
        share += labels[:, None] == labels
    share /= len(kinds)
    np.fill_diagonal(share, 0)
    # Nobody is cut off: each keeps those it is most often with.
    kept = (share >= TOGETHER) | (share == share.max(axis=1, initial=0)[:, None]) & (share > 0)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(n))
    for a, b in np.argwhere(np.triu(kept | kept.T, 1)).tolist():
        graph.add_edge(a, b, weight=float(share[a, b] * sizes[a] * sizes[b]))
    for a, size in enumerate(sizes.tolist()):
        if size > 1:
            graph.add_edge(a, a, weight=size * (size - 1) / 2)
    return graph
