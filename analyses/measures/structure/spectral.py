"""Centralities that count the partners of partners: eigenvector and PageRank."""

from collections.abc import Hashable
from typing import Any

import numpy as np
from scipy.sparse.csgraph import connected_components
from scipy.sparse.linalg import ArpackNoConvergence, eigsh

from analyses.estimate import Estimate
from analyses.measure import measure
from graph.arrays.csr import Arrays
from graph.arrays.of_graph import Network, arrays, pairs
from graph.tables import Floats, Ints

TOLERANCE = 1e-10
SAME = 1e-9
DAMPING = 0.85
# Below this many actors the whole matrix is diagonalised.
SMALL = 64
# Rounds times actors after which a largest eigenvalue is too close to the next to be told apart.
MOST = 500_000
ALONE = (0.0, np.zeros(1))


@measure(
    fr="Centralité par celle des partenaires",
    level="actor", unit="none", range=(0.0, 1.0), cites=("bonacich1972",), directed="undirected",
)  # fmt: skip
def eigenvector(graph: Network) -> dict[Hashable, Estimate] | Estimate:
    """Centrality by that of the partners.

    Centrality of each actor in proportion to the sum of those of its partners.

    Formula: A x = lambda x, lambda the largest eigenvalue, sum_i x_i^2 = 1, x_i >= 0.

    Returns: a number by actor of the component with the largest eigenvalue; the other actors have no value.

    No meaning: without a tie, where two components share the largest eigenvalue, or where it is too
    close to the next one to be told apart (a very long chain).

    Peers: NetworkX ``eigenvector_centrality_numpy`` gives the same on a connected network and refuses others;
    igraph gives the same divided by the largest; power iteration (NetworkX's default) may not
    converge on two-mode networks.

    Source: Bonacich 1972, eq. 3.

    >>> import networkx as nx
    >>> round(eigenvector(nx.star_graph(4))[0].value, 4)
    0.7071
    """
    edges = pairs(graph)
    if not len(edges.u):
        return Estimate.none("no_pair")
    matrix = edges.adjacency()
    count, label = connected_components(matrix, directed=False)
    sizes = np.bincount(label, minlength=count)
    try:
        found = [
            _largest(matrix, np.flatnonzero(label == each)) if sizes[each] > 1 else ALONE
            for each in range(count)
        ]
    except ArpackNoConvergence:
        return Estimate.none("not_converged", n=edges.n)
    top = max(value for value, _ in found)
    best = [each for each, (value, _) in enumerate(found) if value > top * (1 - SAME)]
    if len(best) > 1:
        return Estimate.none("several_components_alike", n=len(best))
    central = np.full(edges.n, np.nan)
    central[label == best[0]] = found[best[0]][1]
    return {
        node: Estimate.none("other_component") if np.isnan(value) else Estimate(value)
        for node, value in zip(edges.nodes, central.tolist(), strict=True)
    }


def _largest(matrix: Any, rows: Ints) -> tuple[float, Floats]:
    """Largest eigenvalue and its vector, of one component."""
    part = matrix[rows][:, rows]
    if len(rows) <= SMALL:
        values, vectors = np.linalg.eigh(part.toarray())
    else:
        values, vectors = eigsh(
            part, k=1, which="LA", v0=np.ones(len(rows)), tol=0, maxiter=max(5, MOST // len(rows))
        )
    vector = np.abs(vectors[:, -1])
    return float(values[-1]), vector / np.linalg.norm(vector)


@measure(
    fr="Part du temps d’un visiteur qui suit les liens",
    level="actor", unit="ratio", range=(0.0, 1.0), cites=("brin1998",),
)  # fmt: skip
def pagerank(graph: Network) -> dict[Hashable, float]:
    """Share of the time of a visitor who follows ties.

    Share of the time a visitor spends at each actor, who follows arcs and at times starts anew.

    Formula: x_i = (1-a)/n + a (sum_{j -> i} x_j / out_j + sum_{j without arcs} x_j / n), a = 0.85.

    Returns: a ratio by actor; they add up to 1. Converged until no step moves more than 1e-10 in all.

    No meaning: never, but on undirected ties it is close to the share of the degrees.

    Peers: NetworkX ``pagerank`` gives the same once its tolerance is lowered (by default it may be up to 18 %
    wrong for an actor among 200,000); igraph gives the same.

    Source: Brin & Page 1998, with a uniform restart.

    >>> import networkx as nx
    >>> round(pagerank(nx.DiGraph([(1, 2), (3, 2)]))[2], 4)
    0.5745
    """
    edges = arrays(graph)
    return edges.labelled(_visited(edges))


def _visited(edges: Arrays) -> Floats:
    n, matrix = edges.n, edges.adjacency()
    out = np.asarray(matrix.sum(axis=1), np.float64)
    rest = out == 0
    share = 1 / np.where(rest, 1.0, out)
    follow = matrix.T.tocsr()
    now = np.full(n, 1 / max(n, 1))
    moved = 1.0
    while n and moved > TOLERANCE:
        then = DAMPING * (follow @ (now * share) + now[rest].sum() / n) + (1 - DAMPING) / n
        moved, now = float(np.abs(then - now).sum()), then
    return now
