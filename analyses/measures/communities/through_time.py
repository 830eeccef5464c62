"""Communities of one window matched with those of the next, as a measure of change."""

from collections.abc import Hashable
from typing import Any

from analyses.estimate import Estimate
from analyses.inference.tally import Progress
from analyses.measure import measure
from analyses.measures.communities.consensus import Grouping
from analyses.measures.communities.detect import Method
from analyses.measures.communities.matching import LEAST, events
from analyses.measures.communities.partition import CITES, stable_grouping
from graph.arrays.of_graph import Network

NOBODY = "-"


@measure(
    fr="Ce que devient chaque groupe d’une fenêtre à la suivante : part des membres en commun",
    level="group", unit="ratio", range=(0.0, 1.0), directed="undirected", weighted=True,
    cites=("greene2010", *CITES),
)  # fmt: skip
def communities_followed(
    before: Network, after: Network, *, method: Method = "louvain", draws: int,
    seed: int, progress: Progress = None,
) -> dict[Hashable, Estimate] | Estimate:  # fmt: skip
    """What became of each community from one window to the next: share of common members.

    What became of each community from one window to the next: how many members both have.

    Formula: |A and B| / |A or B| (Jaccard) of the members of a community A before and B after. ``continue``:
    paired by the one-to-one matching of largest total Jaccard, which is 0.3 or more. Of the others,
    ``split``: more than half of B came from A; ``merge``: more than half of A went to B; else ``appear``,
    ``vanish``.

    Returns: a ratio by event and numbers before and after (``continue|1|2``), ``-`` for no community;
    ``n`` is the number of members of either. Numbers are those of ``community`` in the two windows with
    the same seed, so that the rows of following periods make the lines of descent.

    No meaning: where one of the windows has no stable grouping (``community_agreement``).

    Peers: cdlib and R's MajorTrack match communities by other rules.

    Source: Greene, Doyle and Cunningham 2010; the one-to-one matching is ours.

    >>> import networkx as nx
    >>> two = nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(3))
    >>> found = communities_followed(two, nx.complete_graph(4), draws=5, seed=1)
    >>> {"|".join(event): each.value for event, each in found.items()}
    {'continue|1|1': 1.0, 'vanish|2|-': 0.0}
    """
    one = stable_grouping(before, method, draws, seed, progress)
    two = stable_grouping(after, method, draws, seed, progress)
    if isinstance(one, Estimate):
        return one
    if isinstance(two, Estimate):
        return two
    return {
        (what, _number(a), _number(b)): _shared(
            one.groups[a] if a is not None else frozenset(),
            two.groups[b] if b is not None else frozenset(),
            one,
        )
        for what, a, b in events(one.groups, two.groups, LEAST)
    }


def _number(at: int | None) -> str:
    return NOBODY if at is None else str(at + 1)


def _shared(old: frozenset[Any], new: frozenset[Any], found: Grouping) -> Estimate:
    either = len(old | new)
    return Estimate(len(old & new) / either, n=either, seed=found.seed, draws=found.draws)
