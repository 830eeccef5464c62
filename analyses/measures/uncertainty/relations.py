"""Relations between the same actors held against each other by QAP: layers, windows, attributes."""

from collections.abc import Hashable, Iterator
from dataclasses import replace

import numpy as np

from analyses.estimate import Estimate
from analyses.inference.covariates import Covariates, varying
from analyses.inference.mrqap import mrqap
from analyses.inference.qap import qap_correlation
from analyses.inference.tally import Progress
from analyses.measure import measure
from analyses.measures.uncertainty import MOST
from analyses.measures.uncertainty.matrices import in_order, matrix_of
from graph.arrays.csr import Arrays, merged
from graph.arrays.edge_list import EdgeList, TieNetwork, edge_list
from graph.arrays.of_graph import Network, arrays
from graph.tables import FORMALITY_CODES, Floats, Text

INF = float("inf")
Random = tuple[int, int, Progress]


@measure(
    fr="Liens formels et informels joignent-ils les mêmes paires ? (corrélation QAP)",
    level="network", unit="none", range=(-1.0, 1.0), cites=("krackhardt1988qap", "phipson2010"),
    on="ties", directed="undirected",
)  # fmt: skip
def qap_formal_informal(
    graph: TieNetwork, *, draws: int = 999, seed: int = 1, progress: Progress = None
) -> Estimate:
    """Do formal and informal ties join the same pairs? (QAP correlation).

    Whether formal and informal ties join the same pairs, with its QAP p.

    Formula: Pearson's r over the pairs of actors of "has a formal tie" and "has an informal tie".

    Returns: a correlation; ``n``: pairs of actors; ``p``: two-sided, rows and columns of one relation
    permuted together. It tells whether the two go together, not which came first.

    No meaning: below three actors, above 1,000, or where one of the two joins no pair, or every pair.

    Peers: sna ``qaptest`` with ``gcor`` gives the same r; its p is a plain mean and can be 0. UCINET's QAP
    correlation gives the same.

    Source: Krackhardt 1988; p, Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> ties = nx.MultiDiGraph([(1, 2, {"formality": "formal"}), (2, 1, {"formality": "informal"})])
    >>> ties.add_node(3)
    >>> round(qap_formal_informal(ties).value, 4)
    1.0
    """
    ties = edge_list(graph)
    formal, informal = (_layer(ties, FORMALITY_CODES[each]) for each in ("formal", "informal"))
    return _correlated(formal, informal, in_order(ties.nodes), (draws, seed, progress))


@measure(
    fr="Les mêmes paires sont-elles liées aux deux dates ? (corrélation QAP)",
    level="network", unit="none", range=(-1.0, 1.0), cites=("krackhardt1988qap", "phipson2010"),
)  # fmt: skip
def qap_waves(
    before: Network, after: Network, *, draws: int = 999, seed: int = 1,
    progress: Progress = None,
) -> Estimate:  # fmt: skip
    """Are the same pairs linked at both dates? (QAP correlation).

    Whether the same pairs are linked in two windows, among the actors of both, with its QAP p.

    Formula: Pearson's r over the pairs (arcs) of the actors of both windows.

    Returns: a correlation; ``n``: pairs (arcs); ``p``: two-sided, as ``qap_formal_informal``.

    No meaning: as ``qap_formal_informal``.

    Peers: sna ``gcor``, UCINET give the same r.

    Source: Krackhardt 1988; p, Phipson & Smyth 2010.

    >>> import networkx as nx
    >>> round(qap_waves(nx.path_graph(5), nx.cycle_graph(5)).value, 4)
    0.8165
    """
    one, two = arrays(before), arrays(after)
    nodes = in_order(set(one.nodes) & set(two.nodes))
    return _correlated(one, two, nodes, (draws, seed, progress))


@measure(
    fr="Ce que change à la chance d’un lien d’être du même secteur, territoire ou statut (MRQAP)",
    level="group", unit="ratio", range=(-INF, INF), cites=("dekker2007", "phipson2010"),
)  # fmt: skip
def mrqap_same(
    graph: Network, covariates: Covariates | None = None, *, draws: int = 999,
    seed: int = 1, progress: Progress = None,
) -> dict[Hashable, Estimate]:  # fmt: skip
    """What being of the same sector, territory or form changes to the chance of a tie (MRQAP).

    How much likelier a tie is with the same sector, territory or form, each given the others.

    Formula: coefficients of the least-squares regression of ties (0, 1) on "same" of each covariate
    (without any: sector, territory and form, as the nodes say); those that do not vary stay out.

    Returns: a difference of probabilities by predictor; ``n``: pairs (arcs); ``p``: two-sided, double
    semi-partialling. Actors without one of the values are left out, ``n_excluded`` of them.

    No meaning: below three actors, above 1,000, without ties, or where no predictor varies.

    Peers: sna ``netlm(nullhyp="qapspp")`` gives the same coefficients, its p by the plain mean; UCINET's
    MRQAP by double Dekker semi-partialling gives the same.

    Source: Dekker, Krackhardt & Snijders 2007.

    >>> import networkx as nx
    >>> path = nx.path_graph(6)
    >>> nx.set_node_attributes(path, {n: "ab"[n > 2] for n in path}, "sector")
    >>> {name: round(found.value, 4) for name, found in mrqap_same(path).items()}
    {'same_sector': 0.5556}
    """
    edges, told = arrays(graph), varying(graph, covariates)
    nodes = in_order(
        node for node in edges.nodes if all(node in values for values in told.values())
    )
    left_out = edges.n - len(nodes)
    ties = matrix_of(edges, nodes) if len(nodes) <= MOST else np.zeros((0, 0))
    predictors = dict(_same(nodes, told)) if len(ties) else {}
    if reason := _refusal(len(nodes), ties, bool(predictors)):
        return {"": Estimate.none(reason, n=len(nodes), n_excluded=left_out)}
    found = mrqap(ties, predictors, draws=draws, seed=seed, progress=progress)
    rows = zip(found.names[1:], found.coefficient[1:], found.p[1:], strict=True)
    n = found.n if edges.directed else found.n // 2
    return {
        name: Estimate(
            float(value), p=float(p), n=n, n_excluded=left_out, draws=found.draws, seed=found.seed
        )
        for name, value, p in rows
    }


def _layer(ties: EdgeList, formality: int) -> Arrays:
    """The pairs that have a tie of this formality."""
    rows = ties.formality == formality
    u, v = (end[rows].astype(np.int64) for end in (ties.source, ties.target))
    return merged(ties.nodes, u, v, np.full(len(u), np.nan), directed=False)


def _correlated(one: Arrays, two: Arrays, nodes: list[Hashable], random: Random) -> Estimate:
    pairs = len(nodes) * (len(nodes) - 1) // (1 if one.directed else 2)
    if not 3 <= len(nodes) <= MOST:  # noqa: PLR2004 - two actors are one pair
        return Estimate.none(
            "too_many_actors" if len(nodes) > MOST else "below_three_actors", n=pairs
        )
    draws, seed, progress = random
    matrices = (matrix_of(each, nodes) for each in (one, two))
    test = qap_correlation(*matrices, draws=draws, seed=seed, progress=progress)
    if np.isnan(test.observed[0]):
        return Estimate.none("constant_relation", n=pairs)
    r = float(np.clip(test.observed[0], -1.0, 1.0))
    return replace(test.estimate(n=pairs), value=r)


def _same(nodes: list[Hashable], told: Covariates) -> Iterator[tuple[str, Floats]]:
    """Who shares each covariate; what does not vary, or follows from the others, stays out."""
    off = ~np.eye(len(nodes), dtype=bool)
    columns = [np.ones(int(off.sum()))]
    for name, values in told.items():
        said: Text = np.array([values[node] for node in nodes], object)
        same = (said[:, None] == said).astype(float)
        if np.linalg.matrix_rank(np.column_stack([*columns, same[off]])) > len(columns):
            columns.append(same[off])
            yield f"same_{name}", same


def _refusal(n: int, ties: Floats, varies: bool) -> str:  # noqa: FBT001
    if n > MOST:
        return "too_many_actors"
    if n < 4:  # noqa: PLR2004 - fewer pairs than coefficients
        return "below_four_actors"
    if not ties.any():
        return "no_pair"
    return "" if varies else "one_group"
