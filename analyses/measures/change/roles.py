"""How actors' brokerage between groups changes: the roles of Gould and Fernandez at two dates.

Both networks are cut to what was observed in both windows (actors of both, ties at risk), so that a role
does not change because somebody else was asked.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Mapping
from typing import Any

import numpy as np

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.brokerage.counts import ROLES
from analyses.measures.brokerage.scores import Brokerage, brokerage_of, refusal
from analyses.measures.change.dyads import Pair, counts, linked
from graph.arrays.csr import Arrays, merged
from graph.arrays.of_graph import Network, arrays

Groups = Mapping[Any, str]
INF = float("inf")
NONE = "none"


@measure(
    fr="Nombre d’acteurs passés d’un rôle principal à un autre (Gould et Fernandez)",
    level="group", unit="actors", range=(0.0, INF), cites=("gould1989",),
)  # fmt: skip
def role_moves(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None = None
) -> dict[Hashable, Estimate] | Estimate:
    """Number of actors who went from one main role to another (Gould and Fernandez).

    How many actors went from each main role before to each main role after.

    Formula: actors of both windows by the role of Gould and Fernandez they held most often in each;
    ``none``: brokering nothing, or two roles even. Both networks keep only ties at risk.

    Returns: actors, by role before and after (``gatekeeper|liaison``), those that occur; ``n`` is the number
    of actors of both windows.

    No meaning: with one group, fewer than three actors, no tie at one of the dates, or one actor who holds
    every tie. Undirected, gatekeeper stands for representative too.

    Peers: the roles are those of sna ``brokerage``; netrics 0.3.1 swaps gatekeeper and representative.

    Source: Gould and Fernandez 1989.

    >>> import networkx as nx
    >>> ring = nx.DiGraph([(1, 2), (2, 3), (3, 4), (4, 1)])
    >>> found = role_moves(ring, ring.reverse(), {1: "a", 2: "b", 3: "a", 4: "b"})
    >>> {"|".join(roles): each.value for roles, each in found.items()}
    {'itinerant|itinerant': 4.0}
    """
    one, two = _both(before, after, groups, at_risk)
    seen = counts(before, after, at_risk)
    asked: dict[str, Any] = {"n_at_risk": seen.at_risk, "n_excluded": seen.excluded}
    if reason := one.reason or two.reason:
        return Estimate.none(reason, **asked)
    moves = Counter((a or NONE, b or NONE) for a, b in zip(_main(one), _main(two), strict=True))
    n = len(one.net.nodes)
    return {roles: Estimate(float(many), n=n, **asked) for roles, many in sorted(moves.items())}


def _main(here: Brokerage) -> list[str]:
    names = []
    for row in here.counts[:, : len(ROLES)]:
        best = np.flatnonzero(row == row.max())
        names.append(ROLES[best[0]] if row.max() > 0 and len(best) == 1 else "")
    return names


def _both(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None
) -> tuple[Brokerage, Brokerage]:
    later = frozenset(arrays(after).nodes)
    nodes = [node for node in arrays(before).nodes if node in later]
    one, two = (brokerage_of(_observed(graph, nodes, at_risk), groups) for graph in (before, after))
    return one, two


def _observed(graph: Network, nodes: list[Any], at_risk: Collection[Pair] | None) -> Arrays:
    number = {node: at for at, node in enumerate(nodes)}
    found = [[number[node] for node in two] for two in linked(graph, frozenset(nodes), at_risk)]
    u, v = np.array(found, np.int64).reshape(-1, 2).T
    weight = np.full(len(u), np.nan)
    return merged(tuple(nodes), u, v, weight, directed=arrays(graph).directed)


def changed(
    before: Network, after: Network, groups: Groups, at_risk: Collection[Pair] | None, column: int
) -> dict[Hashable, Estimate]:
    """How many more pairs each actor brokers after than before, in one role or in all."""
    one, two = _both(before, after, groups, at_risk)
    seen = counts(before, after, at_risk)
    asked = {"n_at_risk": seen.at_risk, "n_excluded": seen.excluded}
    nodes = (*arrays(before).nodes, *arrays(after).nodes)
    everybody = dict.fromkeys(nodes, Estimate.none("one_window", **asked))
    if reason := refusal(one, column) or two.reason:
        return dict.fromkeys(everybody, Estimate.none(reason, **asked))
    gained = (two.counts - one.counts)[:, column]
    held = (two.counts + one.counts)[:, column]
    return everybody | {
        node: Estimate(value, n=int(n), **asked)  # type: ignore[arg-type]
        for node, value, n in zip(one.net.nodes, gained.tolist(), held, strict=True)
    }
