"""Who is cited without being listed, and what two actors both say of their tie."""

from collections.abc import Collection, Hashable, Mapping

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from graph.arrays.edge_list import TieNetwork, edge_list
from graph.arrays.of_graph import Network, arrays

INF = float("inf")
Answered = Mapping[Hashable, bool]


@measure(
    fr="Acteurs cités par des liens mais absents des listes",
    level="network", unit="actors", range=(0.0, INF), cites=("stork1992",),
)  # fmt: skip
def cited_not_listed(graph: Network, listed: Collection[Hashable]) -> Estimate:
    """Actors that ties name but no list states.

    Formula: tied actors outside the actors tables and rosters.

    Returns: a count; ``n`` is the number of tied actors. Many of them: the roster was too short.

    No meaning: without a tie.

    Peers: none needed: a count.

    Source: Stork & Richards 1992.

    >>> import networkx as nx
    >>> cited_not_listed(nx.Graph([("A", "B")]), {"A"}).value
    1.0
    """
    known = set(listed)
    tied = {node for two in arrays(graph).ends() for node in two}
    if not tied:
        return Estimate.none("no_pair", n=0)
    return Estimate(float(len(tied - known)), n=len(tied))


def _said(graph: TieNetwork, answered: Answered) -> tuple[int, int]:
    """Pairs of actors who both answered: reported by both, reported by one."""
    ties = edge_list(graph)
    heard = np.array([bool(answered.get(node)) for node in ties.nodes], bool)
    low, high = np.minimum(ties.source, ties.target), np.maximum(ties.source, ties.target)
    kept = (low != high) & heard[low] & heard[high]
    pair = low.astype(np.int64) * ties.n + high
    by_low, by_high = (np.unique(pair[kept & (ties.reporter == end)]) for end in (low, high))
    both = len(np.intersect1d(by_low, by_high))
    return both, len(by_low) + len(by_high) - 2 * both


@measure(
    fr="Paires que les deux acteurs déclarent",
    level="network", unit="pairs", range=(0.0, INF), cites=("krackhardt1987",), on="ties",
    across=True,
)  # fmt: skip
def confirmed_ties(graph: TieNetwork, answered: Answered) -> Estimate:
    """Pairs that both actors report.

    Linked pairs that both actors report, among pairs of actors who both answered.

    Formula: M = pairs {a, b} of respondents with a report of a and one of b.

    Returns: a count; ``n`` is the number of pairs that either reports, M + U.

    No meaning: where no pair of respondents is reported.

    Peers: the intersection network (sna ``gapply`` by hand, UCINET symmetrise minimum) has these ties.

    Source: Krackhardt 1987, locally aggregated structures.

    >>> import networkx as nx
    >>> ties = [("A", "B", {"reported_by": "A"}), ("A", "B", {"reported_by": "B"})]
    >>> confirmed_ties(nx.MultiDiGraph(ties), {"A": True, "B": True}).value
    1.0
    """
    both, one = _said(graph, answered)
    return Estimate(float(both), n=both + one) if both + one else Estimate.none("nothing_reported")


@measure(
    fr="Paires qu’un seul des deux acteurs déclare",
    level="network", unit="pairs", range=(0.0, INF), cites=("krackhardt1987",), on="ties",
    across=True,
)  # fmt: skip
def one_sided_ties(graph: TieNetwork, answered: Answered) -> Estimate:
    """Pairs that only one of the two actors reports.

    Linked pairs that only one of the two reports, among pairs of actors who both answered.

    Formula: U = pairs {a, b} of respondents with a report of a or of b, not of both.

    Returns: a count; ``n`` is the number of pairs that either reports, M + U.

    No meaning: where no pair of respondents is reported.

    Peers: the union network less the intersection network has these ties.

    Source: Krackhardt 1987, locally aggregated structures.

    >>> import networkx as nx
    >>> one_sided_ties(nx.MultiDiGraph([("A", "B", {"reported_by": "A"})]), {"A": 1, "B": 1}).value
    1.0
    """
    both, one = _said(graph, answered)
    return Estimate(float(one), n=both + one) if both + one else Estimate.none("nothing_reported")


@measure(
    fr="Part des paires déclarées que les deux acteurs déclarent",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("krackhardt1987",), on="ties",
    across=True,
)  # fmt: skip
def confirmation_rate(graph: TieNetwork, answered: Answered) -> Estimate:
    """Share of the reported pairs that both actors report.

    Share of the reported pairs that both actors report, among those who both answered.

    Formula: M / (M + U); M ``confirmed_ties``, U ``one_sided_ties``.

    Returns: a ratio; ``n`` is M + U.

    No meaning: where no pair of respondents is reported.

    Peers: the dyad reciprocity of the matrix of reports among respondents is the same.

    Source: Krackhardt 1987.

    >>> import networkx as nx
    >>> confirmation_rate(nx.MultiDiGraph([("A", "B", {"reported_by": "A"})]), {"A": 1, "B": 1}).value
    0.0
    """
    both, one = _said(graph, answered)
    if not both + one:
        return Estimate.none("nothing_reported")
    return Estimate(both / (both + one), n=both + one)


@measure(
    fr="Probabilité qu’un répondant déclare un lien existant",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("krackhardt1987",), on="ties",
    across=True,
)  # fmt: skip
def reporting_probability(graph: TieNetwork, answered: Answered) -> Estimate:
    """Probability that a respondent reports an existing tie.

    How likely a respondent is to report a tie that exists, from how often two agree.

    Formula: 2M / (2M + U); M ``confirmed_ties``, U ``one_sided_ties``. It supposes that each of the two
    reports independently with the same probability, and nobody a tie that does not exist.

    Returns: a ratio; ``n`` is M + U.

    No meaning: where no pair of respondents is reported.

    Peers: capture-recapture by two witnesses (Lincoln-Petersen) gives the same.

    Source: derived from Krackhardt 1987: E[M] = T p^2, E[U] = 2 T p (1-p).

    >>> import networkx as nx
    >>> ties = [("A", "B", {"reported_by": "A"}), ("A", "B", {"reported_by": "B"})]
    >>> reporting_probability(nx.MultiDiGraph(ties), {"A": True, "B": True}).value
    1.0
    """
    both, one = _said(graph, answered)
    if not both + one:
        return Estimate.none("nothing_reported")
    return Estimate(2 * both / (2 * both + one), n=both + one)


@measure(
    fr="Paires liées estimées si chacun déclarait tout",
    level="network", unit="pairs", range=(0.0, INF), cites=("krackhardt1987",), on="ties",
    across=True,
)  # fmt: skip
def estimated_ties(graph: TieNetwork, answered: Answered) -> Estimate:
    """Pairs linked as estimated if all were reported.

    Linked pairs there would be with perfect reports, among pairs of actors who both answered.

    Formula: (2M + U)^2 / (4M); as ``reporting_probability`` supposes.

    Returns: a number of pairs, at least M + U; ``n`` is M + U.

    No meaning: where no pair is reported by both.

    Peers: capture-recapture by two witnesses (Lincoln-Petersen) gives the same.

    Source: derived as ``reporting_probability``.

    >>> import networkx as nx
    >>> ties = [("A", "B", {"reported_by": "A"}), ("A", "B", {"reported_by": "B"})]
    >>> estimated_ties(nx.MultiDiGraph(ties), {"A": True, "B": True}).value
    1.0
    """
    both, one = _said(graph, answered)
    if not both:
        return Estimate.none("none_confirmed", n=one)
    return Estimate((2 * both + one) ** 2 / (4 * both), n=both + one)
