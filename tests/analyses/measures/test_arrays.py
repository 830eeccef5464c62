"""Measures say the same of anybody's graph and of the arrays made of it, and no graph is made unasked."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from typing import Any

import networkx as nx
import pytest

from analyses.estimate import Estimate, estimate
from analyses.measure import Measure, measure, registry
from analyses.measures.change.waves import Waves, waves
from analyses.panel import Settings
from analyses.panel.scope import Scope
from graph.arrays.edge_list import EdgeList, edge_list
from graph.arrays.of_graph import arrays
from graph.dates import Window, parse_date
from graph.model import Actor, Event, Participation, Span, Tie
from graph.network import frozen_graph, multigraph, network
from graph.selection import Filters, Selection, select
from tests.analyses.measures.toys import TOYS
from tests.conftest import ROOT
from tests.factories import snapshot

MEASURES = list(registry().values())
every_measure = pytest.mark.parametrize("each", MEASURES, ids=lambda each: each.name)


def told(each: Measure, inputs: Mapping[str, Any]) -> list[tuple[Any, Estimate]]:
    """What a measure says, subject by subject, in its order."""
    found = each.function(**inputs)
    rows = found.items() if isinstance(found, Mapping) else [("", found)]
    return [(subject, estimate(value)) for subject, value in rows]


def as_arrays(each: Measure, inputs: Mapping[str, Any]) -> dict[str, Any]:
    """The same inputs, networks as arrays."""
    graphs = {name: graph for name, graph in inputs.items() if isinstance(graph, nx.Graph)}
    made: Any = edge_list if each.on == "ties" else arrays
    return {**inputs, **{name: made(graph) for name, graph in graphs.items()}}


@every_measure
def test_a_graph_and_its_arrays_give_the_same(each: Measure) -> None:
    for name, make in TOYS.items():
        inputs = make().inputs(each)
        assert repr(told(each, as_arrays(each, inputs))) == repr(told(each, inputs)), name


def town() -> Selection:
    """Ties of two types and units, reports, loops, events; two years."""
    ids = "abcdefgh"
    sectors = ("public", "private", "associative")
    actors = [
        Actor(name, name.upper(), sector=sectors[at % 3], listed=at % 4 > 0)
        for at, name in enumerate(ids)
    ]
    ties = []
    for at, (one, two) in enumerate(zip(ids * 3, ids[1:] + ids[3:] + ids[:5], strict=False)):
        year = parse_date(f"{2019 + at % 2}")
        facts: dict[str, Any] = (
            {"weight": 10.0 + at, "unit": ("EUR", "heures")[at % 5 == 0]} if at % 3 else {}
        )
        kind, formality = (("funding", "formal"), ("works_with", "informal"))[at % 2]
        span = Span.stated(year, parse_date("2020") if at % 4 else year)
        facts |= {"reported_by": one} if at % 5 == 1 else {}
        ties.append(Tie(one, two, kind, formality, directed=at % 2 == 0, span=span, **facts))
    met = Span.stated(parse_date("2020-03-05"), parse_date("2020-03-05"))
    events = [Event("m1", "Réunion", "meeting", met), Event("m2", "Projet", "project", met)]
    took = [Participation(who, "m1") for who in "abcd"] + [Participation(who, "m2") for who in "cf"]
    return select(
        snapshot(actors=actors, ties=ties, events=events, participations=took),
        Filters(edges="both"),
    )


BEFORE = Window(date(2019, 1, 1), date(2020, 1, 1))
YEAR = Window(date(2020, 1, 1), date(2021, 1, 1))


def graphs_of(scope: Scope, each: Measure) -> dict[str, Any]:
    """The inputs of a measure, with the graphs that people are given."""
    given = scope.inputs(each)
    graph = {"pairs": network, "ties": multigraph}.get(each.on)
    if "graph" in given:
        own = graph(scope.whole, window=YEAR) if graph else frozen_graph(given["graph"])
        given["graph"] = own
    for name in {"before", "after"} & given.keys():
        given[name] = frozen_graph(given[name])
    return given


@every_measure
def test_a_store_and_the_graph_of_it_give_the_same(each: Measure) -> None:
    scope = Scope(town(), "all", YEAR, BEFORE, Settings(directed=False, draws=9))
    assert repr(told(each, scope.inputs(each))) == repr(told(each, graphs_of(scope, each)))


def test_windows_of_change_are_arrays() -> None:
    found = waves(town(), BEFORE, YEAR)
    assert isinstance(found, Waves)
    assert found.before.nodes == tuple("abcdefgh")
    assert set(found.after.of_edges) == {"observed"}


def test_who_asks_for_a_graph_gets_one_made_once() -> None:
    seen = []

    def asks(graph: "nx.Graph[Any]") -> float:
        seen.append(graph)
        return float(len(graph))

    found = measure(fr="Essai", level="network", unit="actors", range=(0, 9), cites=())
    asks.__doc__ = "Trial."
    try:
        found(asks)
        each = registry.__wrapped__()["asks"]
    finally:
        _forget("asks")
    scope = Scope(town(), "formal", YEAR, BEFORE, Settings(directed=False))
    assert each.asks_graph
    assert [each.function(**scope.inputs(each)) for _ in range(2)] == [8.0, 8.0]
    assert seen[0] is seen[1]
    assert nx.is_frozen(seen[0])
    assert seen[0].nodes["a"]["name"] == "A"
    assert not any(known.asks_graph for known in MEASURES)


def _forget(name: str) -> None:
    from analyses.measure import _REGISTRY

    _REGISTRY.pop(name, None)


def test_ties_keep_what_they_say() -> None:
    graph = multigraph(town())
    listed = edge_list(graph)
    assert isinstance(listed, EdgeList)
    again = frozen_graph(listed)
    kept = ("type", "formality", "directed", "weight", "unit", "reported_by")
    for (*ends, facts), (*others, same) in zip(
        graph.edges(data=True), again.edges(data=True), strict=True
    ):
        assert ends == others
        assert {name: facts[name] for name in kept if name in facts} == same


def test_no_graph_is_made_for_what_arrays_can_say() -> None:
    program = (
        "import sys; sys.modules['networkx'] = None\n"
        "from analyses.panel.ask import measure\n"
        "from tests.factories import snapshot\n"
        "from graph.model import Actor, Tie\n"
        "actors = [Actor(name, name, listed=True) for name in 'abcd']\n"
        "ties = [Tie('a', 'b'), Tie('b', 'c'), Tie('a', 'c')]\n"
        "four = ['density', 'mean_degree', 'transitivity', 'components']\n"
        "print(*measure(snapshot(actors=actors, ties=ties), four)['value'])\n"
    )
    said = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert said.stderr == ""
    assert said.stdout.split() == ["0.5", "1.5", "1.0", "1.0"]
