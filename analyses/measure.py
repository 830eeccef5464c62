"""The registry of measures: plain functions on networks, each with its level, unit, range and references.

A measure takes the inputs its parameters name (``INPUTS``), so that it works on anybody's graph, and returns
a number, an ``Estimate`` or, below the level of the network, one of them by subject. Where it has no meaning
it returns ``Estimate.none(reason)``, never 0 and never an error. What it says stands beside the code: in
French in the decorator, in English in the first line of the docstring; a third language would stand in
the catalogue, as ``measure.NAME``. What stands beside its value (what chance gives, the distance from it)
can be published as a measure of its own: a ``Companion``. Every reason has a text there, ``reason.CODE``
(``analyses/words/*.yaml``), and every reference an entry in ``analyses/references.bib``.
"""

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, Literal, TypeVar

from analyses.estimate import Estimate
from graph.language import Lang, message

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
    "spells": "spells of relations: see analyses.measures.survival",
    "years": "time between the two windows, in years",
    "method": "the program that looks for communities: see analyses.measures.communities.detect",
    "draws": "how many random draws",
    "seed": "seed of the random draws",
    "progress": "called with the number of draws done and of how many, or None",
}
RANDOM = ("draws", "seed", "progress")
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}\Z")


@dataclass(frozen=True, slots=True)
class Measure:
    """A registered measure.

    ``fr``, ``en``: what it says, in one sentence without a full stop. ``about``: formula, what comes back,
    peers, source, example. ``level``: what its values belong to. ``unit``: ratio, actors, pairs, ties, steps,
    per_year, weight..., none (a bare number). ``range``: lowest and highest value there can be. ``cites``:
    keys of ``references.bib``. ``on``: a graph with one edge a pair or arc (pairs: Graph or DiGraph, edges
    may carry ``weight``), one edge a tie (ties: MultiDiGraph, edges carry ``type``, ``formality``,
    ``directed`` and, where stated, ``weight``, ``unit``, ``reported_by``), or actors and events (events:
    Graph, nodes carry ``bipartite``, 0 for actors, 1 for events). ``directed``: which forms of a graph of
    pairs it takes; a measure for undirected graphs is given the undirected form of a directed one.
    ``weighted``: whether weights count (``before`` and ``after`` are then each as ``graph``, whatever was
    observed in both). ``normalisation``: what it is divided by, ``""`` if by nothing. ``paths``: needs the
    shortest paths between all pairs. ``across``: looks at one pair at a time, and so means something of the
    pairs across groups alone. ``inputs``: which of ``INPUTS`` it takes. ``beside``: the measure whose
    companion it is, ``""`` if of none. ``asks_graph``: it is written for NetworkX graphs alone, and is
    given one; the others take arrays (``graph.arrays``) as well.
    """

    name: str
    fr: str
    en: str
    about: str
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
    across: bool
    inputs: tuple[str, ...]
    beside: str = ""
    asks_graph: bool = False

    def says(self, lang: Lang) -> str:
        """What it says, in a language. Raises KeyError for one that nobody wrote it in."""
        return {"fr": self.fr, "en": self.en}.get(lang) or message(f"measure.{self.name}", lang)

    @property
    def documentation(self) -> str:
        """``about``, without its first line where a longer sentence follows: ``en`` says it already."""
        longer = self.about.partition("\n")[2].strip()
        return self.about if longer.startswith("Formula") else longer

    @property
    def random(self) -> bool:
        """Whether its value rests on random draws."""
        return "seed" in self.inputs

    @property
    def of_change(self) -> bool:
        """Whether it compares two windows."""
        return "before" in self.inputs

    @property
    def compared(self) -> bool:
        """Whether ``compare`` shows it unasked: it is one value of the network, and needs no draws."""
        return self.level == "network" and not self.random


@dataclass(frozen=True, slots=True)
class Companion:
    """What an Estimate holds beside its value, published as a measure of its own.

    ``field``: ``expected`` or ``z`` of the Estimate. ``doc``: as the docstring of a measure. The measure is
    then called without draws: what rests on them is no companion.
    """

    name: str
    field: Literal["expected", "z"]
    fr: str
    doc: str
    unit: str
    range: tuple[float, float]
    cites: tuple[str, ...]

    def of(self, found: Estimate) -> Estimate:
        """What stands beside the value; what has none says why."""
        return found if found.reason else getattr(found, self.field)


_REGISTRY: dict[str, Measure] = {}


def measure(  # noqa: PLR0913 - a measure has as many facts as columns
    *,
    fr: str,
    level: Level,
    unit: str,
    range: tuple[float, float],  # noqa: A002 - the field's own word
    cites: tuple[str, ...],
    on: Subject = "pairs",
    directed: Directed = "both",
    weighted: bool = False,
    normalisation: str = "",
    paths: bool = False,
    across: bool = False,
    companions: tuple[Companion, ...] = (),
) -> Callable[[Function], Function]:
    """Register a function as the measure of its name, and return it unmodified.

    ``companions``: what its Estimates hold beside their value and is published too. Raises ValueError for a
    name, parameter or range that no measure may have, and where it does not say what it is.
    """

    def register(function: Function) -> Function:
        about = inspect.getdoc(function) or ""
        made = Measure(
            function.__name__, fr, _english(about), about, level, unit, range, cites, function, on,
            directed, weighted, normalisation, paths, across, _inputs(function),
            asks_graph=_asks_graph(function),
        )  # fmt: skip
        _enter(made)
        for each in companions:
            _enter(_published(made, each))
        return function

    return register


def _english(about: str) -> str:
    """The first line of a docstring."""
    return about.partition("\n")[0].removesuffix(".")


def _enter(made: Measure) -> None:
    """Into the registry. Raises ValueError for what no measure may be."""
    if not NAME.match(made.name):
        raise ValueError(f"'{made.name}' is no name of a measure")
    if not (made.fr and made.en):
        raise ValueError(f"{made.name}: say what it is, in French (fr=) and in the docstring")
    known = _REGISTRY.get(made.name)
    if known and known.function.__module__ != made.function.__module__:
        raise ValueError(f"{made.name}: a name already taken")
    if made.range[0] > made.range[1]:
        raise ValueError(f"{made.name}: a reversed range")
    _REGISTRY[made.name] = made


def _published(made: Measure, companion: Companion) -> Measure:
    """A companion as a measure: what the measure tells beside its value, without draws."""
    no_draws = {"draws": 0} if "draws" in made.inputs else {}

    def told(*arguments: Any, **named: Any) -> Any:
        found = made.function(*arguments, **named, **no_draws)
        if isinstance(found, Mapping):
            return {subject: companion.of(each) for subject, each in found.items()}
        return companion.of(found)

    told.__name__ = told.__qualname__ = companion.name
    told.__module__, told.__doc__ = made.function.__module__, companion.doc
    return replace(
        made, name=companion.name, fr=companion.fr, en=_english(companion.doc), about=companion.doc,
        unit=companion.unit, range=companion.range, cites=companion.cites, function=told,
        inputs=tuple(each for each in made.inputs if each not in RANDOM), beside=made.name,
    )  # fmt: skip


def _inputs(function: Callable[..., Any]) -> tuple[str, ...]:
    """The parameters of a measure that stand in ``INPUTS``; any other must have a default."""
    parameters = inspect.signature(function).parameters.values()
    for each in parameters:
        if each.name not in INPUTS and each.default is each.empty:
            raise ValueError(f"{function.__name__}: nobody gives a measure '{each.name}'")
    return tuple(each.name for each in parameters if each.name in INPUTS)


def _asks_graph(function: Callable[..., Any]) -> bool:
    """Whether it does not say, where it takes a network, that this may be arrays."""
    from graph.arrays.edge_list import TieNetwork
    from graph.arrays.of_graph import Network

    taken = inspect.signature(function).parameters
    said = [taken[name].annotation for name in ("graph", "before", "after") if name in taken]
    return any(each not in (Network, TieNetwork) for each in said)


@cache
def registry() -> dict[str, Measure]:
    """Every measure of the program, by name, in the order of names."""
    for module in walk_packages([str(Path(__file__).parent)], f"{__package__}."):
        import_module(module.name)
    return dict(sorted(_REGISTRY.items()))
