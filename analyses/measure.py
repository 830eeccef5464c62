"""The registry of measures: plain functions on networks, each with its level, unit, range and references.

A measure takes the inputs its parameters name (``INPUTS``), so that it works on anybody's graph, and returns
a number, an ``Estimate`` or, below the level of the network, one of them by subject. Where it has no meaning
it returns ``Estimate.none(reason)``, never 0 and never an error. Beside the code every measure has a
sentence in the catalogue, ``measure.NAME``, and every reason a text, ``reason.CODE``
(``analyses/words/*.yaml``), both in French and English, and every reference an entry in
``analyses/references.bib``.
"""

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import walk_packages
from typing import Any, Literal, TypeVar

Level = Literal["network", "group", "actor", "dyad", "event"]
Subject = Literal["pairs", "ties", "events"]
Directed = Literal["both", "directed", "undirected"]
Function = TypeVar("Function", bound=Callable[..., Any])

# What a measure may ask for, by the name of its parameter.
INPUTS = {
    "graph": "the network: see ``on`` and ``directed`` of Measure",
    "groups": "node -> name of its group; nodes without one are absent",
    "covariates": "name -> node -> what it says; nodes that say nothing are absent. None: what the nodes of "
    "the graph say of their sector, territory and form",
    "answered": "node asked in a survey -> whether it answered",
    "listed": "nodes that a source states in their own right",
    "before": "the network in the earlier window, as ``graph``",
    "after": "the network in the later window, as ``graph``",
    "at_risk": "unordered pairs (frozensets of two nodes) observed in both windows; None: all pairs of "
    "nodes of both",
    "spells": "spells of relations: see analyses.survival",
    "years": "time between the two windows, in years",
    "method": "the program that looks for communities: see analyses.communities.detect",
    "draws": "how many random draws",
    "seed": "seed of the random draws",
    "progress": "called with the number of draws done and of how many, or None",
}
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")


@dataclass(frozen=True, slots=True)
class Measure:
    """A registered measure.

    ``level``: what its values belong to. ``unit``: ratio, actors, pairs, ties, steps, per_year,
    weight..., none (a bare number). ``range``: lowest and highest value there can be. ``cites``: keys of
    ``references.bib``. ``on``: a graph with one edge a pair or arc (pairs: Graph or DiGraph, edges may
    carry ``weight``), one edge a tie (ties: MultiDiGraph, edges carry ``type``, ``formality``,
    ``directed`` and, where stated, ``weight``, ``unit``, ``reported_by``), or actors and events (events:
    Graph, nodes carry ``bipartite``, 0 for actors, 1 for events). ``directed``: which forms of a graph of
    pairs it takes; a measure for undirected graphs is given the undirected form of a directed one.
    ``weighted``: whether weights count (``before`` and ``after`` are then each as ``graph``, whatever was
    observed in both). ``normalisation``: what it is divided by, ``""`` if by nothing. ``paths``: needs the
    shortest paths between all pairs. ``inputs``: which of ``INPUTS`` it takes.
    """

    name: str
    level: Level
    unit: str
    range: tuple[float, float]
    cites: tuple[str, ...]
    function: Callable[..., Any]
    on: Subject
    directed: Directed
    weighted: bool
    normalisation: str
    paths: bool
    inputs: tuple[str, ...]

    @property
    def random(self) -> bool:
        """Whether its value rests on random draws."""
        return "seed" in self.inputs

    @property
    def of_change(self) -> bool:
        """Whether it compares two windows."""
        return "before" in self.inputs


_REGISTRY: dict[str, Measure] = {}


def measure(  # noqa: PLR0913 - a measure has as many facts as columns
    *,
    level: Level,
    unit: str,
    range: tuple[float, float],  # noqa: A002 - the field's own word
    cites: tuple[str, ...],
    on: Subject = "pairs",
    directed: Directed = "both",
    weighted: bool = False,
    normalisation: str = "",
    paths: bool = False,
) -> Callable[[Function], Function]:
    """Register a function as the measure of its name, and return it unmodified.

    Raises ValueError for a name, parameter or range that no measure may have.
    """

    def register(function: Function) -> Function:
        name, inputs = function.__name__, _inputs(function)
        if not NAME.match(name):
            raise ValueError(f"'{name}' is no name of a measure")
        known = _REGISTRY.get(name)
        if range[0] > range[1] or (known and known.function.__module__ != function.__module__):
            raise ValueError(f"{name}: a reversed range, or a name already taken")
        _REGISTRY[name] = Measure(
            name, level, unit, range, cites, function, on, directed, weighted, normalisation,
            paths, inputs,
        )  # fmt: skip
        return function

    return register


def _inputs(function: Callable[..., Any]) -> tuple[str, ...]:
    """The parameters of a measure that stand in ``INPUTS``; any other must have a default."""
    parameters = inspect.signature(function).parameters.values()
    for each in parameters:
        if each.name not in INPUTS and each.default is each.empty:
            raise ValueError(f"{function.__name__}: nobody gives a measure '{each.name}'")
    return tuple(each.name for each in parameters if each.name in INPUTS)


@cache
def registry() -> dict[str, Measure]:
    """Every measure of the program, by name, in the order of names."""
    import analyses

    for module in walk_packages(analyses.__path__, "analyses."):
        import_module(module.name)
    return dict(sorted(_REGISTRY.items()))
