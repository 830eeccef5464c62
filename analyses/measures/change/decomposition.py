"""Who brought the pairs that formed and who took the pairs that ended, by groups of actors.

The same four counts as the columns of the growth table, pair of groups by pair of groups: their sums are
those columns. They count every pair that the two networks link, observed or not.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from itertools import compress
from typing import Any

from analyses.estimate import Estimate
from analyses.measure import measure
from analyses.measures.change.dyads import Pair
from analyses.measures.change.rates import ANY
from graph.arrays.of_graph import Network, arrays

Groups = Mapping[Any, str]
Values = dict[Hashable, Estimate]


@measure(
    fr="Paires formées avec un nouveau venu, par couple de groupes",
    level="group", unit="pairs", range=ANY, cites=(), across=True,
)  # fmt: skip
def formed_newcomer(before: Network, after: Network, groups: Groups) -> Values:
    """Pairs formed with a newcomer, by two groups.

    Pairs formed that newcomers brought, by the groups of their two ends.

    Formula: pairs linked after and not before, of which an end is a newcomer: present after, not before.

    Returns: by two groups ``a|b``, a <= b; ``n`` is the number of pairs formed between them,
    ``n_excluded`` of those with an end without group. A newcomer is a node of the later network only, or
    one whose attribute ``present`` is false in the earlier one.

    No meaning: between two groups where no pair formed.

    Peers: the sum over groups is the column ``formed_newcomer`` of ``maillage growth``.

    Source: a count, no reference.

    >>> import networkx as nx
    >>> one, two = nx.path_graph(3), nx.path_graph(4)
    >>> formed_newcomer(one, two, dict.fromkeys(range(4), "g"))["g|g"].value
    1.0
    """
    return _shares(before, after, groups, newcomers(before, after), moved=True)


@measure(
    fr="Paires formées entre acteurs déjà là, par couple de groupes",
    level="group", unit="pairs", range=ANY, cites=(), across=True,
)  # fmt: skip
def formed_continuing(before: Network, after: Network, groups: Groups) -> Values:
    """Pairs formed between actors already there, by two groups.

    Pairs formed between continuing actors, by the groups of their two ends.

    Formula: pairs linked after and not before, of which no end is a newcomer.

    Returns: as ``formed_newcomer``; the two add up to the pairs formed.

    No meaning: between two groups where no pair formed.

    Peers: the sum over groups is the column ``formed_continuing`` of ``maillage growth``.

    Source: a count, no reference.

    >>> import networkx as nx
    >>> one, two = nx.path_graph(3), nx.cycle_graph(3)
    >>> formed_continuing(one, two, {0: "b", 1: "a", 2: "a"})["a|b"].value
    1.0
    """
    return _shares(before, after, groups, newcomers(before, after), moved=False)


@measure(
    fr="Paires terminées avec un départ, par couple de groupes",
    level="group", unit="pairs", range=ANY, cites=(), across=True,
)  # fmt: skip
def ended_leaver(before: Network, after: Network, groups: Groups) -> Values:
    """Pairs ended with a departure, by two groups.

    Pairs ended with the departure of an actor, by the groups of their two ends.

    Formula: pairs linked before and not after, of which an end is a leaver: present before, not after.

    Returns: by two groups ``a|b``, a <= b; ``n`` is the number of pairs ended between them.

    No meaning: between two groups where no pair ended.

    Peers: the sum over groups is the column ``ended_leaver`` of ``maillage growth``.

    Source: a count, no reference.

    >>> import networkx as nx
    >>> ended_leaver(nx.path_graph(4), nx.path_graph(3), dict.fromkeys(range(4), "g"))["g|g"].value
    1.0
    """
    return _shares(after, before, groups, newcomers(after, before), moved=True)


@measure(
    fr="Paires terminées entre acteurs restés, par couple de groupes",
    level="group", unit="pairs", range=ANY, cites=(), across=True,
)  # fmt: skip
def ended_stayer(before: Network, after: Network, groups: Groups) -> Values:
    """Pairs ended between actors who stayed, by two groups.

    Pairs ended between actors who stayed, by the groups of their two ends.

    Formula: pairs linked before and not after, of which no end is a leaver.

    Returns: as ``ended_leaver``; the two add up to the pairs ended.

    No meaning: between two groups where no pair ended.

    Peers: the sum over groups is the column ``ended_stayer`` of ``maillage growth``.

    Source: a count, no reference.

    >>> import networkx as nx
    >>> ended_stayer(nx.path_graph(3), nx.empty_graph(3), dict.fromkeys(range(3), "g"))["g|g"].value
    2.0
    """
    return _shares(after, before, groups, newcomers(after, before), moved=False)


def newcomers(before: Network, after: Network) -> set[Any]:
    """Actors present in the later network and not in the earlier one."""
    return _present(after) - _present(before)


def _present(graph: Network) -> set[Any]:
    edges = arrays(graph)
    said = edges.of_nodes.get("present")
    if said is None:
        return set(edges.nodes)
    return set(compress(edges.nodes, (there is None or there for there in said.tolist())))


def _shares(
    before: Network, after: Network, groups: Groups, movers: set[Any], *, moved: bool
) -> Values:
    """By pair of groups, how many pairs of the later network are new and have a mover, or have none."""
    formed = _linked(after) - _linked(before)
    of = Counter(_label(pair, groups) for pair in formed)
    with_movers = (pair for pair in formed if pair.isdisjoint(movers) != moved)
    found = Counter(_label(pair, groups) for pair in with_movers)
    left_out = of.pop("", 0)
    nodes = {*arrays(before).nodes, *arrays(after).nodes}
    here = sorted({groups[node] for node in nodes if node in groups})
    keys = [f"{a}|{b}" for at, a in enumerate(here) for b in here[at:]]
    return {key: _count(found[key], of[key], left_out) for key in keys}


def _linked(graph: Network) -> set[Pair]:
    return set(map(frozenset, arrays(graph).ends()))


def _label(pair: Iterable[Any], groups: Groups) -> str:
    """``a|b``, or nothing where an end has no group."""
    names = [groups[node] for node in pair if node in groups]
    return "|".join(sorted(names)) if len(names) > 1 else ""


def _count(found: int, of: int, left_out: int) -> Estimate:
    if not of:
        return Estimate.none("no_pair_changed", n=0, n_excluded=left_out)
    return Estimate(float(found), n=of, n_excluded=left_out)
