"""Rates of change between two windows, each over the dyads that could have changed.

In all of them ``n`` is the denominator of the rate, ``n_at_risk`` the dyads observed in both windows and
``n_excluded`` the others: n_at_risk + n_excluded = all dyads of the actors of either window. Dyads are
pairs, or arcs where both graphs are directed. Intervals are for ties that form and end independently of
each other (Wilson 1927); where actors differ they are too narrow: see ``analyses.inference`` for a
bootstrap of the actors.
"""

import math
from collections.abc import Collection
from dataclasses import replace

from scipy.stats import binomtest

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.change.dyads import Counts, Pair, counts
from graph.arrays.of_graph import Network

ANY = (0.0, math.inf)


def proportion(successes: int, trials: int, reason: str, seen: Counts) -> Estimate:
    """A share with its standard error and Wilson's 95 % interval; ``reason`` where nothing was tried.

    >>> each = proportion(3, 4, "no_tie_before", Counts(3, 1, 0, 2, 0, 4))
    >>> each.value, each.n, each.n_at_risk, round(each.ci_low, 4), round(each.ci_high, 4)
    (0.75, 4, 6, 0.3006, 0.9544)
    """
    empty = none(reason, trials, seen)
    if empty.n_at_risk == 0 or not trials:
        return empty
    share = successes / trials
    low, high = map(float, binomtest(successes, trials).proportion_ci(method="wilson"))
    se = math.sqrt(share * (1 - share) / trials)
    return replace(empty, value=share, se=se, ci_low=low, ci_high=high, reason="")


def none(reason: str, n: int, seen: Counts) -> Estimate:
    """No value but what it would rest on; the reason is another where no dyad was at risk at all."""
    reason = reason if seen.at_risk else "no_pair_at_risk"
    return Estimate.none(reason, n=n, n_at_risk=seen.at_risk, n_excluded=seen.excluded)


@measure(
    fr="Part des paires non liées avant qui le sont après",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("krivitsky2014", "wilson1927"),
    normalisation="dyads at risk not linked before", across=True,
)  # fmt: skip
def formation(before: Network, after: Network, at_risk: Collection[Pair] | None = None) -> Estimate:
    """Share of the pairs not linked before that are linked after.

    Formula: n01 / (n01 + n00), over the dyads at risk.

    Returns: a ratio; ``n`` is the number of dyads at risk not linked before. Wilson's interval.

    No meaning: where no dyad is at risk, or all of them were linked.

    Peers: the formation model of tergm with edges alone has its logit for coefficient.

    Source: Krivitsky and Handcock 2014.

    >>> import networkx as nx
    >>> one, two = nx.path_graph(4), nx.path_graph(3)
    >>> two.add_edge(3, 0)
    >>> round(formation(one, two).value, 4)  # 0-3 of 0-2, 0-3, 1-3
    0.3333
    """
    seen = counts(before, after, at_risk)
    return proportion(seen.new, seen.new + seen.never, "all_linked_before", seen)


@measure(
    fr="Part des paires liées avant qui le sont encore après",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("krivitsky2014", "wilson1927"),
    normalisation="dyads at risk linked before", across=True,
)  # fmt: skip
def persistence(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None
) -> Estimate:
    """Share of the pairs linked before that still are after.

    Formula: n11 / (n11 + n10), over the dyads at risk.

    Returns: a ratio; ``n`` is the number of dyads at risk linked before. Wilson's interval.

    No meaning: where no dyad at risk was linked.

    Peers: the persistence model of tergm with edges alone has its logit for coefficient.

    Source: Krivitsky and Handcock 2014.

    >>> import networkx as nx
    >>> one, two = nx.path_graph(4), nx.path_graph(3)
    >>> two.add_edge(3, 0)
    >>> round(persistence(one, two).value, 4)  # 0-1 and 1-2 of 0-1, 1-2, 2-3
    0.6667
    """
    seen = counts(before, after, at_risk)
    return proportion(seen.kept, seen.kept + seen.lost, "no_tie_before", seen)


@measure(
    fr="Part des paires liées avant qui ne le sont plus après",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("krivitsky2014", "wilson1927"),
    normalisation="dyads at risk linked before", across=True,
)  # fmt: skip
def dissolution(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None
) -> Estimate:
    """Share of the pairs linked before that are not after.

    Share of the dyads linked before that are not linked after: 1 - persistence.

    Formula: n10 / (n11 + n10), over the dyads at risk.

    Returns: a ratio; ``n`` is the number of dyads at risk linked before. Wilson's interval.

    No meaning: where no dyad at risk was linked.

    Peers: tergm's dissolution model with edges alone has the logit of persistence, not of this.

    Source: Krivitsky and Handcock 2014.

    >>> import networkx as nx
    >>> round(dissolution(nx.path_graph(4), nx.empty_graph(4)).value, 4)
    1.0
    """
    seen = counts(before, after, at_risk)
    return proportion(seen.lost, seen.kept + seen.lost, "no_tie_before", seen)


@measure(
    fr="Part des paires liées avant ou après qui le sont les deux fois",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("snijders2010", "wilson1927"),
    normalisation="dyads at risk linked before or after", across=True,
)  # fmt: skip
def jaccard(before: Network, after: Network, at_risk: Collection[Pair] | None = None) -> Estimate:
    """Share of the pairs linked before or after that are both times.

    Share of the dyads linked before or after that are linked both times.

    Formula: n11 / (n11 + n10 + n01), over the dyads at risk.

    Returns: a ratio, 1 for the same ties; ``n`` is the number of dyads at risk linked before or after. 0.3
    or more is taken as stable enough to model, below 0.2 as hard to model. Wilson's interval.

    No meaning: where neither network has a tie at risk.

    Peers: RSiena gives the same number; netrics 0.3.1 does not (0.067 for two identical networks).

    Source: Snijders, van de Bunt and Steglich 2010.

    >>> import networkx as nx
    >>> round(jaccard(nx.Graph([(1, 2), (2, 3)]), nx.Graph([(1, 2), (3, 4)])).value, 4)
    0.5
    """
    seen = counts(before, after, at_risk)
    return proportion(seen.kept, seen.kept + seen.lost + seen.new, "no_tie_in_either", seen)


@measure(
    fr="Nombre de paires qui ont changé",
    level="network", unit="pairs", range=ANY, cites=("hamming1950",), across=True,
)  # fmt: skip
def hamming(before: Network, after: Network, at_risk: Collection[Pair] | None = None) -> Estimate:
    """Number of pairs that changed.

    Formula: n10 + n01, over the dyads at risk.

    Returns: a number of dyads; ``n`` is the number of dyads at risk.

    No meaning: where no dyad is at risk.

    Peers: RSiena calls it the distance of two observations; sna ``hdist`` counts the same.

    Source: Hamming 1950.

    >>> import networkx as nx
    >>> hamming(nx.path_graph(4), nx.cycle_graph(4)).value
    1.0
    """
    seen = counts(before, after, at_risk)
    empty = none("no_pair_at_risk", seen.at_risk, seen)
    if not seen.at_risk:
        return empty
    return replace(empty, value=float(seen.lost + seen.new), reason="")


@measure(
    fr="Part des paires observées les deux fois qui ont changé",
    level="network", unit="ratio", range=(0.0, 1.0), cites=("hamming1950", "wilson1927"),
    normalisation="dyads at risk", across=True,
)  # fmt: skip
def hamming_share(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None
) -> Estimate:
    """Share of the pairs observed both times that changed.

    Formula: (n10 + n01) / (n11 + n10 + n01 + n00), over the dyads at risk.

    Returns: a ratio; ``n`` is the number of dyads at risk. Wilson's interval.

    No meaning: where no dyad is at risk.

    Peers: sna ``hdist(normalize = TRUE)`` and xucinet give the same number.

    Source: Hamming 1950.

    >>> import networkx as nx
    >>> round(hamming_share(nx.path_graph(4), nx.cycle_graph(4)).value, 4)
    0.1667
    """
    seen = counts(before, after, at_risk)
    return proportion(seen.lost + seen.new, seen.at_risk, "no_pair_at_risk", seen)
