"""Communities as measures: how many, how clear, how stable, and who is in which.

All rest on the consensus of ``draws`` Louvain partitions (Blondel et al. 2008; at most 100) of the
undirected network, or Leiden where that is asked (Traag et al. 2019: at 1,000 actors ten times as fast, and
of higher modularity), and have no value where these do not agree (``no_stable_grouping``) or one actor is
an end of every tie: around it there is nothing to part. Actors without a tie are in no community.
"""

import math
from collections.abc import Hashable
from typing import Any

from analyses.estimate import Estimate
from analyses.inference.tally import Progress
from analyses.measure import measure
from analyses.measures.communities.consensus import Grouping, grouping
from analyses.measures.communities.detect import Method
from graph.arrays.csr import degrees
from graph.arrays.of_graph import Network, arrays, pairs

CITES = ("blondel2008", "lancichinetti2012")


@measure(
    fr="Accord entre les découpages en groupes trouvés au fil des tirages",
    level="network", unit="ratio", range=(-1.0, 1.0), directed="undirected", weighted=True,
    cites=("hubert1985", *CITES),
)  # fmt: skip
def community_agreement(
    graph: Network, *, method: Method = "louvain", draws: int, seed: int,
    progress: Progress = None,
) -> Estimate:  # fmt: skip
    """Agreement of the partitions found from different seeds.

    Formula: mean over all pairs of partitions of their adjusted Rand index, among actors with a tie.

    Returns: a ratio, 1 if all are equal, 0 as by chance. Below 0.65 there is no stable grouping.

    No meaning: without a tie, or where one actor is an end of every tie.

    Peers: igraph ``compare_communities`` and scikit-learn give the same index of two partitions; the
    partitions themselves differ from program to program.

    Source: Hubert and Arabie 1985, eq. 5; the limit is that of poor recovery in Steinley 2004.

    >>> import networkx as nx
    >>> two = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4))
    >>> community_agreement(two, draws=10, seed=1).value
    1.0
    """
    found = _found(graph, method, draws, seed, progress)
    return found if isinstance(found, Estimate) else _estimate(found.agreement, found)


@measure(
    fr="Nombre de groupes d’acteurs très liés sur lesquels les tirages s’accordent",
    level="network", unit="none", range=(1.0, math.inf), directed="undirected", weighted=True,
    cites=CITES,
)  # fmt: skip
def communities(
    graph: Network, *, method: Method = "louvain", draws: int, seed: int,
    progress: Progress = None,
) -> Estimate:  # fmt: skip
    """Number of communities that partitions agree on.

    Number of communities that partitions found from different seeds agree on.

    Formula: communities of the consensus of the partitions, each of at least one actor with a tie.

    Returns: a number; ``n`` is the number of actors with a tie.

    No meaning: without a tie, where one actor is an end of every tie, or where the partitions do not
    agree (``community_agreement``).

    Peers: any one run of a program may give another number; this is what many runs share.

    Source: Blondel et al. 2008; Lancichinetti and Fortunato 2012.

    >>> import networkx as nx
    >>> two = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4))
    >>> communities(two, draws=10, seed=1).value
    2.0
    """
    return _stable(graph, method, draws, seed, progress, lambda found: float(len(found.groups)))


@measure(
    fr="Netteté de ces groupes : part de liens internes au-delà de l’attendu",
    level="network", unit="ratio", range=(-0.5, 1.0), directed="undirected", weighted=True,
    cites=("newman2004", *CITES),
)  # fmt: skip
def community_modularity(
    graph: Network, *, method: Method = "louvain", draws: int, seed: int,
    progress: Progress = None,
) -> Estimate:  # fmt: skip
    """How clear the communities are: share of ties inside beyond what is expected.

    Modularity of the communities that partitions found from different seeds agree on.

    Formula: share of the ties inside communities less the share expected from the degrees.

    Returns: a number below 1. Random networks have high values too: hold it against a null.

    No meaning: as ``communities``.

    Peers: NetworkX and igraph ``modularity`` give the same number for the same communities.

    Source: Newman 2004.

    >>> import networkx as nx
    >>> two = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4))
    >>> community_modularity(two, draws=10, seed=1).value
    0.5
    """
    return _stable(graph, method, draws, seed, progress, lambda found: found.modularity)


@measure(
    fr="Numéro du groupe de chaque acteur, le plus grand étant 1",
    level="actor", unit="none", range=(1.0, math.inf), directed="undirected", weighted=True,
    cites=CITES,
)  # fmt: skip
def community(
    graph: Network, *, method: Method = "louvain", draws: int, seed: int,
    progress: Progress = None,
) -> dict[Hashable, Estimate]:  # fmt: skip
    """Number of each actor’s community, the largest being 1.

    Number of each actor's community, the largest being 1: a name, not an amount.

    Formula: place of its community in the consensus of the partitions, by size.

    Returns: a number by actor. The numbers of two dates do not correspond: ``communities_followed``
    matches them.

    No meaning: for an actor without a tie, and for everybody as ``communities``.

    Peers: any one run of a program may part the actors otherwise.

    Source: Blondel et al. 2008; Lancichinetti and Fortunato 2012.

    >>> import networkx as nx
    >>> two = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(3))
    >>> [int(each.value) for each in community(two, draws=10, seed=1).values()]
    [1, 1, 1, 1, 2, 2, 2]
    """
    nodes = arrays(graph).nodes
    found = stable_grouping(graph, method, draws, seed, progress)
    if isinstance(found, Estimate):
        return dict.fromkeys(nodes, found)
    numbers = found.of
    alone = _estimate(math.nan, found, "no_tie_of_its_own")
    return {
        node: _estimate(float(numbers[node]), found) if node in numbers else alone for node in nodes
    }


def _stable(
    graph: Network, method: Method, draws: int, seed: int, progress: Progress, value: Any
) -> Estimate:
    found = stable_grouping(graph, method, draws, seed, progress)
    return found if isinstance(found, Estimate) else _estimate(value(found), found)


def stable_grouping(
    graph: Network, method: Method, draws: int, seed: int, progress: Progress
) -> Grouping | Estimate:
    """The consensus of the partitions, or why there is none to speak of."""
    found = _found(graph, method, draws, seed, progress)
    if isinstance(found, Estimate) or found.stable:
        return found
    return _estimate(math.nan, found, "no_stable_grouping")


def _found(
    graph: Network, method: Method, draws: int, seed: int, progress: Progress
) -> Grouping | Estimate:
    links = pairs(graph)
    if not links.m:
        return Estimate.none("no_pair", n=links.n, seed=seed)
    if degrees(links).max() == links.m:
        return Estimate.none("one_actor_holds_every_tie", n=links.n, seed=seed)
    return grouping(graph, method=method, draws=draws, seed=seed, progress=progress)


def _estimate(value: float, found: Grouping, reason: str = "") -> Estimate:
    n = sum(map(len, found.groups))
    return Estimate(value, n=n, seed=found.seed, draws=found.draws, reason=reason)
