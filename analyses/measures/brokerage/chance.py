"""What stands beside each count of brokerage, and is published alone: its expectation by chance, and z."""

from dataclasses import dataclass

from analyses.measure import Companion

INF = float("inf")
CITES = ("gould1989",)


@dataclass(frozen=True, slots=True)
class Role:
    """A role, or all of them.

    ``fr``, ``en``: what it is. ``who``: groups of a, v, b. ``pairs``: how many ordered pairs an actor of
    group i could broker for. ``labels``: groups of the ring 1 -> 2 -> 3 -> 4 -> 1 where actor 2 brokers so.
    """

    fr: str
    en: str
    who: str
    pairs: str
    labels: str


COORDINATOR = Role(
    "coordinateur : les trois dans le même groupe", "coordinator: all three in one group",
    "a, v and b in one group (A A A)", "(n_i - 1)(n_i - 2)", "aaab",
)  # fmt: skip
ITINERANT = Role(
    "itinérant : il relie deux acteurs d’un même autre groupe",
    "itinerant: it links two actors of one other group",
    "a and b in one group, v in another (A B A)", "sum_g n_g(n_g - 1), g not i", "abaa",
)  # fmt: skip
REPRESENTATIVE = Role(
    "représentant : de son groupe vers un autre", "representative: from its group to another",
    "a and v in one group, b in another (A A B)", "(N - n_i)(n_i - 1)", "aabb",
)  # fmt: skip
GATEKEEPER = Role(
    "gardien : d’un autre groupe vers le sien", "gatekeeper: from another group to its own",
    "v and b in one group, a in another (A B B)", "(N - n_i)(n_i - 1)", "abba",
)  # fmt: skip
LIAISON = Role(
    "liaison : entre deux groupes qui ne sont pas le sien",
    "liaison: between two groups, neither its own",
    "a, v and b in three groups (A B C)", "sum_gh n_g n_h, g, h, i different", "abca",
)  # fmt: skip
ANY = Role("tous rôles", "any role", "any groups", "(N - 1)(N - 2)", "abca")

_UNDIRECTED = (
    "On undirected ties pairs are not ordered; gatekeeper stands for representative too, which is "
    "empty."
)
_NO = "with one group, fewer than three actors, without ties, or where one actor holds every tie"


def expected(name: str, role: Role, on_ring: float) -> Companion:
    """The pairs that an actor would broker for; ``on_ring``: actor 2 of the ring, counted by hand."""
    doc = f"""Pairs that an actor of that group would broker for by chance ({role.en}).

Pairs that an actor of its group would broker for on average, with {role.who}, if ties were independent.

{_expectation(role, "", "that of independent ties, exact")}

{_example(name, role, "[2]", on_ring)}"""
    fr = f"Paires dont un acteur de ce groupe serait l’intermédiaire par hasard ({role.fr})"
    return Companion(name, "expected", fr, doc, "pairs", (0.0, INF), CITES)


def expected_all(name: str, role: Role, on_ring: float) -> Companion:
    """The same for all actors together."""
    deviation = (
        "directed, Gould & Fernandez's, which leaves out that some triples of the same three actors "
        "exclude each other; undirected, exact"
    )
    doc = f"""Pairs brokered for by chance, all actors together ({role.en}).

Pairs that all actors would broker for on average, with {role.who}, if ties were independent.

{_expectation(role, "; summed over actors", deviation)}

{_example(name, role, "", on_ring)}"""
    fr = f"Paires qui auraient un intermédiaire par hasard, tous acteurs ensemble ({role.fr})"
    return Companion(name, "expected", fr, doc, "pairs", (0.0, INF), CITES)


def z(name: str, role: Role, on_ring: float) -> Companion:
    """How far the count of an actor is from its expectation, in deviations."""
    fr = f"Écart au hasard, en écarts-types ({role.fr})"
    doc = f"""Distance from chance, in standard deviations ({role.en}).

{_distance(role)}

{_example(name, role, "[2]", on_ring)}"""
    return Companion(name, "z", fr, doc, "none", (-INF, INF), CITES)


def z_all(name: str, role: Role, on_ring: float) -> Companion:
    """The same for all actors together."""
    fr = f"Écart au hasard de l’ensemble, en écarts-types ({role.fr})"
    doc = f"""Distance of the whole from chance, in standard deviations ({role.en}).

{_distance(role)}

{_example(name, role, "", on_ring)}"""
    return Companion(name, "z", fr, doc, "none", (-INF, INF), CITES)


def _expectation(role: Role, summed: str, deviation: str) -> str:
    return f"""Formula: d^2 (1 - d) M, M = {role.pairs} for v in group i; d the density{summed}.

Returns: a number of pairs; ``se`` is the standard deviation of the count under that model: {deviation}. \
{_UNDIRECTED}

No meaning: {_NO}.

Peers: sna ``brokerage`` gives the same on directed ties.

Source: Gould & Fernandez 1989."""


def _distance(role: Role) -> str:
    return f"""How far the count of brokerage with {role.who} is from its expectation, in deviations.

Formula: (count - expectation) / standard deviation, ties independent with the density of the network.

Returns: a number. The normal approximation is poor for small networks: trust ``p`` of the count. \
{_UNDIRECTED}

No meaning: {_NO}; where the deviation is 0 (as for a class too small for the role).

Peers: sna ``brokerage`` gives the same on directed ties.

Source: Gould & Fernandez 1989."""


def _example(name: str, role: Role, at: str, on_ring: float) -> str:
    """A doctest on the ring of four: m = 4 arcs, d = 1/3."""
    return f""">>> import networkx as nx
>>> ring = nx.cycle_graph(range(1, 5), create_using=nx.DiGraph)
>>> found = {name}(ring, dict(zip(range(1, 5), "{role.labels}")))
>>> round(found{at}.value, 4)
{on_ring}"""
