"""The separable temporal model of dyads that form and persist independently of each other.

Formation acts on the dyads not linked before, persistence on those linked before, each given the network
before (Krivitsky and Handcock 2014). With terms that look at one dyad at a time this is two
logistic regressions; terms of structure need the simulations of R's tergm. Standard errors take dyads as
independent: dyads that share an actor are not, so a permutation of the actors should confirm what
matters.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations, permutations
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import norm

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.change.dyads import Counts, Pair, counts, linked
from analyses.measures.change.logistic import Fit, logistic
from graph.arrays.of_graph import Network, arrays
from graph.tables import Flags, Floats

Dyadic = Mapping[Any, float]
ANY_NUMBER = (-math.inf, math.inf)
COLUMNS = (
    "model", "term", "estimate", "se", "ci_low", "ci_high", "p", "n", "events",
    "n_at_risk", "n_excluded", "reason",
)  # fmt: skip
Z95 = float(norm.ppf(0.975))


@measure(
    fr="Log-cote de formation d’un lien (STERGM sans autre terme)",
    level="network", unit="none", range=ANY_NUMBER, cites=("krivitsky2014",), across=True,
)  # fmt: skip
def stergm_formation(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None
) -> Estimate:
    """Log-odds that a tie forms (edges-only STERGM).

    Log-odds that a dyad not linked before is linked after.

    Formula: logit(formation) = ln(n01 / n00), standard error sqrt(1/n01 + 1/n00).

    Returns: a number without unit; ``p`` and interval are Wald's, for dyads independent of each other.

    No meaning: where no such dyad was linked, or all were.

    Peers: tergm's coefficient of the formation model with edges alone.

    Source: Krivitsky and Handcock 2014.

    >>> import networkx as nx
    >>> round(stergm_formation(nx.path_graph(4), nx.cycle_graph(4)).value, 4)  # ln(1/2)
    -0.6931
    """
    seen = counts(before, after, at_risk)
    return _log_odds(seen.new, seen.never, seen)


@measure(
    fr="Log-cote de persistance d’un lien (STERGM sans autre terme)",
    level="network", unit="none", range=ANY_NUMBER, cites=("krivitsky2014",), across=True,
)  # fmt: skip
def stergm_persistence(
    before: Network, after: Network, at_risk: Collection[Pair] | None = None
) -> Estimate:
    """Log-odds that a tie persists (edges-only STERGM).

    Log-odds that a dyad linked before still is.

    Formula: logit(persistence) = ln(n11 / n10), standard error sqrt(1/n11 + 1/n10).

    Returns: a number without unit; ``p`` and interval are Wald's, for dyads independent of each other.

    No meaning: where every tie was kept, or none.

    Peers: tergm's coefficient of the persistence model with edges alone.

    Source: Krivitsky and Handcock 2014.

    >>> import networkx as nx
    >>> one, two = nx.path_graph(4), nx.path_graph(3)
    >>> two.add_edge(3, 0)
    >>> round(stergm_persistence(one, two).value, 4)  # ln(2/1)
    0.6931
    """
    seen = counts(before, after, at_risk)
    return _log_odds(seen.kept, seen.lost, seen)


def stergm(
    before: Network,
    after: Network,
    *,
    match: Sequence[str] = (),
    dyadic: Mapping[str, Dyadic] | None = None,
    at_risk: Collection[Pair] | None = None,
) -> pd.DataFrame:
    """Formation and persistence as logistic regressions on covariates of dyads.

    ``match``: names of node attributes; the term is 1 where both ends have the same value. ``dyadic``:
    term -> value of each dyad (frozensets, or (source, target) where directed), 0 where not given.
    One row a model and term in ``COLUMNS``: log-odds, Wald interval and p; ``n`` dyads of the model,
    ``events`` of them linked after. Estimates are empty, with a reason, where no finite one exists.
    """
    seen = counts(before, after, at_risk)
    dyads = _dyads(before, after, at_risk)
    terms = {f"same_{name}": _matches(before, dyads, name) for name in match}
    for name, values in (dyadic or {}).items():
        terms[name] = np.array([values.get(dyad, 0.0) for dyad in dyads], np.float64)
    design = np.column_stack([np.ones(len(dyads)), *terms.values()])
    nodes = frozenset(arrays(before).nodes) & frozenset(arrays(after).nodes)
    was, now = (_flags(dyads, linked(graph, nodes, at_risk)) for graph in (before, after))
    rows = []
    for model, free in (("formation", ~was), ("persistence", was)):
        fit = _fit(design[free], now[free])
        rows += _rows(model, ["edges", *terms], fit, now[free], seen)
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _log_odds(yes: int, no: int, seen: Counts) -> Estimate:
    asked: dict[str, Any] = {
        "n": yes + no, "n_at_risk": seen.at_risk, "n_excluded": seen.excluded,
    }  # fmt: skip
    if not yes or not no:
        return Estimate.none("no_finite_log_odds", **asked)
    value, se = math.log(yes / no), math.sqrt(1 / yes + 1 / no)
    p = max(2 * float(norm.sf(abs(value) / se)), math.ulp(0))
    return Estimate(value, se, value - Z95 * se, value + Z95 * se, p, **asked)


def _dyads(before: Network, after: Network, at_risk: Collection[Pair] | None) -> list[Any]:
    """All dyads at risk."""
    one, later = arrays(before), frozenset(arrays(after).nodes)
    nodes = [node for node in one.nodes if node in later]
    two = permutations(nodes, 2) if one.directed else combinations(nodes, 2)
    pairs = two if at_risk is None else (each for each in two if frozenset(each) in at_risk)
    return list(pairs) if one.directed else [frozenset(each) for each in pairs]


def _matches(graph: Network, dyads: list[Any], name: str) -> Floats:
    edges = arrays(graph)
    said = edges.of_nodes.get(name, [None] * edges.n)
    values = dict(zip(edges.nodes, said, strict=True))
    return np.array([values[a] == values[b] for a, b in dyads], np.float64)


def _flags(dyads: list[Any], found: set[Any]) -> Flags:
    return np.array([dyad in found for dyad in dyads], bool)


def _fit(design: Floats, linked_after: Flags) -> Fit:
    cells, cell = np.unique(design, axis=0, return_inverse=True)
    cell = cell.ravel()
    return logistic(
        cells,
        np.bincount(cell[linked_after], minlength=len(cells)),
        np.bincount(cell, minlength=len(cells)),
    )


def _rows(
    model: str, terms: list[str], fit: Fit, events: Flags, seen: Counts
) -> list[tuple[object, ...]]:
    told = [len(events), int(events.sum()), seen.at_risk, seen.excluded]
    reason = "" if np.isfinite(fit.coefficients).all() else "no_finite_log_odds"
    rows = []
    for term, value, se in zip(terms, fit.coefficients, fit.se, strict=True):
        p = max(2 * norm.sf(abs(value) / se), math.ulp(0)) if np.isfinite(value) else np.nan
        rows.append((model, term, value, se, value - Z95 * se, value + Z95 * se, p, *told, reason))
    return rows
