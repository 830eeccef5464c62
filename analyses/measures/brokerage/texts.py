"""What the manual says of each measure of brokerage: one text a role and kind, from its parts."""

from dataclasses import dataclass

from analyses.measures.brokerage.counts import ROLES


@dataclass(frozen=True, slots=True)
class Column:
    """A role, or all of them.

    ``who``: groups of a, v, b. ``pairs``: how many ordered pairs an actor of group i could broker for.
    ``labels``: groups of the ring 1 -> 2 -> 3 -> 4 -> 1 where actor 2 brokers so.
    """

    name: str
    who: str
    pairs: str
    labels: str


COLUMNS = (
    Column(ROLES[0], "a, v and b in one group (A A A)", "(n_i - 1)(n_i - 2)", "aaab"),
    Column(ROLES[1], "a and b in one group, v in another (A B A)", "sum_g n_g(n_g - 1), g not i", "abaa"),
    Column(ROLES[2], "a and v in one group, b in another (A A B)", "(N - n_i)(n_i - 1)", "aabb"),
    Column(ROLES[3], "v and b in one group, a in another (A B B)", "(N - n_i)(n_i - 1)", "abba"),
    Column(ROLES[4], "a, v and b in three groups (A B C)", "sum_gh n_g n_h, g, h, i different", "abca"),
    Column("brokerage", "any groups", "(N - 1)(N - 2)", "abca"),
)  # fmt: skip

_PAIR = "ordered pairs (a, b) with a -> v, v -> b, not a -> b, a not b"
_UNDIRECTED = (
    "On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is "
    "empty."
)
_NO = (
    "No meaning: with one group, fewer than three actors, without ties, or where one actor holds "
    "every tie"
)
_SNA = "sna ``brokerage`` gives the same on directed ties"
_LABELS = "netrics 0.3.1 swaps gatekeeper and representative"


def docstring(column: int, suffix: str) -> str:
    """The text of the measure of a column whose name ends so."""
    each, whole = COLUMNS[column], "_all" in suffix
    kind = suffix.removeprefix("_all").removeprefix("_") or "count"
    sentence, formula, returns, peers = _PARTS[kind](each, whole=whole)
    no = _NO + (
        "; where the deviation is 0 (as for a class too small for the role)."
        if kind == "z"
        else "."
    )
    source = "Source: Gould & Fernandez 1989" + (
        ", p after Phipson & Smyth 2010." if kind == "count" else "."
    )
    parts = [
        sentence,
        f"Formula: {formula}",
        f"Returns: {returns} {_UNDIRECTED}",
        no,
        f"Peers: {peers}",
        source,
    ]
    return "\n\n".join([*parts, _example(each, suffix)]) + "\n"


def _count(each: Column, *, whole: bool) -> tuple[str, str, str, str]:
    subject = "all actors broker" if whole else "each actor brokers"
    summed = "; summed over v" if whole else ""
    if each.name == "brokerage":
        p = "No ``p``: it does not depend on the groups."
    else:
        p = "``p``: two-sided, over relabelings of the actors, all of them when there are at most 50,000"
        p += "." if whole else ", adjusted by Holm over the actors that broker at all."
    return (
        f"Pairs for which {subject}, with {each.who}.",
        f"{_PAIR}; {each.who}{summed}.",
        f"a count{'' if whole else ' by actor'}; ``n``: the pairs brokered for in any role. {p}",
        f"{_SNA}; {_LABELS}.",
    )


def _expected(each: Column, *, whole: bool) -> tuple[str, str, str, str]:
    subject = "all actors" if whole else "an actor of its group"
    summed = "; summed over actors" if whole else ""
    deviation = (
        "directed, Gould & Fernandez's, which leaves out that some triples of the same three actors "
        "exclude each other; undirected, exact."
        if whole
        else "that of independent ties, exact."
    )
    return (
        f"Pairs that {subject} would broker for on average, with {each.who}, if ties were independent.",
        f"d^2 (1 - d) M, M = {each.pairs} for v in group i; d the density{summed}.",
        f"a number of pairs; ``se`` is the standard deviation of the count under that model: {deviation}",
        f"{_SNA}.",
    )


def _z(each: Column, *, whole: bool) -> tuple[str, str, str, str]:
    del whole
    return (
        f"How far the count of brokerage with {each.who} is from its expectation, in deviations.",
        "(count - expectation) / standard deviation, ties independent with the density of the network.",
        "a number. The normal approximation is poor for small networks: trust ``p`` of the count.",
        f"{_SNA}.",
    )


_PARTS = {"count": _count, "expected": _expected, "z": _z}


def _example(each: Column, suffix: str) -> str:
    """A doctest on the ring of four: m = 4 arcs, d = 1/3."""
    name = each.name + suffix
    last = "round(found.value, 4)" if "_all" in suffix else "round(found[2].value, 4)"
    return (
        ">>> import networkx as nx\n"
        ">>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)\n"
        f'>>> found = {name}(ring, dict(zip(range(1, 5), "{each.labels}")))\n'
        f">>> {last}\n{_RESULTS[suffix][COLUMNS.index(each)]}"
    )


# Counted by hand on the ring; d^2 (1 - d) = 2/27.
_RESULTS = {
    "": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "_expected": (0.1481, 0.4444, 0.1481, 0.1481, 0.2963, 0.4444),
    "_z": (2.3, 0.7538, 2.1355, 2.1355, 1.2474, 0.7538),
    "_all": (1.0, 1.0, 2.0, 2.0, 2.0, 4.0),
    "_all_expected": (0.4444, 0.4444, 0.5926, 0.5926, 0.8889, 1.7778),
    "_all_z": (0.7538, 0.7538, 1.7641, 1.7641, 1.0825, 1.3363),
}
