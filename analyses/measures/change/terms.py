"""Formation and persistence of ties given what two actors share: the covariates of the temporal model."""

from collections.abc import Collection, Hashable
from dataclasses import replace
from typing import Any

from analyses.estimate import Estimate
from analyses.inference.covariates import Covariates, varying
from analyses.measure import measure
from analyses.measures.change.dyads import Pair, counts
from analyses.measures.change.stergm import ANY_NUMBER, stergm
from analyses.measures.uncertainty import MOST
from graph.arrays.of_graph import Network, arrays
from graph.tables import objects


@measure(
    fr="Log-cote de formation d’un lien selon ce que les deux acteurs partagent (STERGM)",
    level="group", unit="none", range=ANY_NUMBER, cites=("krivitsky2014",),
)  # fmt: skip
def stergm_formation_same(
    before: Network, after: Network, covariates: Covariates | None = None,
    at_risk: Collection[Pair] | None = None,
) -> dict[Hashable, Estimate]:  # fmt: skip
    """Log-odds that a tie forms, by what both actors share (STERGM).

    Log-odds that a dyad not linked before is linked after, by what both actors share.

    Formula: logistic regression of the dyads at risk not linked before on "same" of each covariate (1
    where both actors say the same): logit P = edges + sum of coefficients.

    Returns: coefficients, by term: ``edges`` (no covariate shared), ``same_NAME``; ``n`` dyads of the model;
    ``p`` and interval are Wald's, for dyads independent of each other. Covariates that do not vary stay
    out; dyads with an actor who does not say one are among ``n_excluded``.

    No meaning: where no finite estimate exists (a term that all, or none, of the ties formed share), or
    above 1,000 actors.

    Peers: tergm's formation model with edges and ``nodematch`` terms has the same maximum likelihood;
    with terms of structure only tergm.

    Source: Krivitsky and Handcock 2014.

    >>> import networkx as nx
    >>> one, two = nx.empty_graph(4), nx.Graph([(0, 1), (0, 2)])
    >>> two.add_node(3)
    >>> found = stergm_formation_same(one, two, {"sector": {0: "a", 1: "a", 2: "b", 3: "b"}})
    >>> {term: round(each.value, 4) for term, each in found.items()}  # 1 of 4, and 1 of 2
    {'edges': -1.0986, 'same_sector': 1.0986}
    """
    return _terms("formation", before, after, covariates, at_risk)


@measure(
    fr="Log-cote de persistance d’un lien selon ce que les deux acteurs partagent (STERGM)",
    level="group", unit="none", range=ANY_NUMBER, cites=("krivitsky2014",),
)  # fmt: skip
def stergm_persistence_same(
    before: Network, after: Network, covariates: Covariates | None = None,
    at_risk: Collection[Pair] | None = None,
) -> dict[Hashable, Estimate]:  # fmt: skip
    """Log-odds that a tie persists, by what both actors share (STERGM).

    Log-odds that a dyad linked before still is, by what both actors share.

    Formula: as ``stergm_formation_same``, over the dyads at risk linked before.

    Returns: as ``stergm_formation_same``.

    No meaning: as ``stergm_formation_same``.

    Peers: tergm's persistence model with edges and ``nodematch`` terms has the same maximum likelihood.

    Source: Krivitsky and Handcock 2014.

    >>> import networkx as nx
    >>> one, two = nx.complete_graph(4), nx.Graph([(0, 1), (0, 2)])
    >>> two.add_node(3)
    >>> found = stergm_persistence_same(one, two, {"sector": {0: "a", 1: "a", 2: "b", 3: "b"}})
    >>> round(found["same_sector"].value, 4)
    1.0986
    """
    return _terms("persistence", before, after, covariates, at_risk)


def _terms(
    model: str, before: Network, after: Network, covariates: Covariates | None,
    at_risk: Collection[Pair] | None,
) -> dict[Hashable, Estimate]:  # fmt: skip
    told = varying(before, covariates)
    early, late = arrays(before), arrays(after)
    both = frozenset(early.nodes) & frozenset(late.nodes)
    nodes = [node for node in both if all(node in values for values in told.values())]
    seen = counts(before, after, at_risk)
    if len(nodes) > MOST:
        every = {"n_at_risk": seen.at_risk, "n_excluded": seen.excluded}
        return {"": Estimate.none("too_many_actors", n=len(nodes), **every)}
    kept = frozenset(nodes)
    one, two = (each.among(kept) for each in (early, late))
    said = {name: objects(values[node] for node in one.nodes) for name, values in told.items()}
    found = stergm(replace(one, of_nodes=said), two, match=list(told), at_risk=at_risk)
    rows = found[found["model"] == model].to_dict("records")
    total = seen.at_risk + seen.excluded
    return {row["term"]: _estimate(row, total) for row in rows}


def _estimate(row: dict[Hashable, Any], total: int) -> Estimate:
    at_risk = row["n_at_risk"]
    asked = {"n": row["n"], "n_at_risk": at_risk, "n_excluded": total - at_risk}
    if row["reason"]:
        return Estimate.none(row["reason"] if at_risk else "no_pair_at_risk", **asked)
    value, se, low, high, p = (row[name] for name in ("estimate", "se", "ci_low", "ci_high", "p"))
    return Estimate(value, se, low, high, p, **asked)
