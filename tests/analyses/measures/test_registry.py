"""A measure is one thing: refused without its texts where it is written; companions are measures too."""

import doctest
import re
from collections.abc import Iterator
from typing import Any

import networkx as nx
import pytest

from analyses import measure as registering
from analyses.estimate import Estimate
from analyses.measure import Companion, Measure, registry
from tests.conftest import ROOT

COMPANIONS = [each for each in registry().values() if each.beside]


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What these tests register is forgotten."""
    registry()
    monkeypatch.setattr(registering, "_REGISTRY", dict(registering._REGISTRY))


def registered(doc: str = "Says it.", *companions: Companion, **facts: Any) -> Measure:
    def some_measure(graph: Any, *, draws: int = 9) -> Estimate:
        assert companions or draws
        return Estimate(len(graph), expected=Estimate(2.0))

    some_measure.__doc__ = doc
    plain = {"level": "network", "unit": "none", "range": (0, 1), "cites": (), "fr": "Le dit"}
    registering.measure(**plain | facts, companions=companions)(some_measure)
    return registering._REGISTRY["some_measure"]


def test_what_it_says_stands_beside_the_code() -> None:
    made = registered("Says it.\n\nFormula: none.")
    assert (made.says("fr"), made.says("en")) == ("Le dit", "Says it")


def test_a_third_language_stands_in_the_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registering, "message", lambda code, lang: f"{code}, {lang}")
    assert registered().says("it") == "measure.some_measure, it"  # type: ignore[arg-type]


@pytest.mark.parametrize("lacking", [{"doc": ""}, {"fr": ""}])
def test_a_measure_without_a_text_is_refused_by_its_name(lacking: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="some_measure: say what it is"):
        registered(**lacking)


def test_a_companion_without_a_text_is_refused_by_its_name() -> None:
    silent = Companion("some_expected", "expected", "", "Said.", "none", (0, 1), ())
    with pytest.raises(ValueError, match="some_expected: say what it is"):
        registered("Says it.", silent)


def test_a_range_and_a_name_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="some_measure: a reversed range"):
        registered(range=(1, 0))
    with pytest.raises(ValueError, match="'Expected' is no name"):
        registered("Says.", Companion("Expected", "expected", "Dit", "Said.", "none", (0, 1), ()))


def test_a_companion_is_asked_without_draws() -> None:
    beside = Companion(
        "some_expected", "expected", "Dit", "Said.", "pairs", (0, 9), ("freeman1979",)
    )
    registered("Says it.", beside)
    made = registering._REGISTRY["some_expected"]
    assert (made.inputs, made.beside, made.unit) == (("graph",), "some_measure", "pairs")
    assert made.function(nx.path_graph(3)) == Estimate(2.0)
    assert not made.random


@pytest.mark.parametrize("measure", COMPANIONS, ids=lambda each: each.name)
def test_the_example_of_a_companion_holds(measure: Measure) -> None:
    names = {"nx": nx, measure.name: measure.function}
    [example] = [
        doctest.DocTestParser().get_doctest(measure.about, names, measure.name, None, None)
    ]
    assert example.examples
    assert doctest.DocTestRunner().run(example).failed == 0


def _contributing() -> Iterator[str]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    yield from re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def test_the_measure_of_the_contributing_guide_is_one() -> None:
    [written] = _contributing()
    names: dict[str, Any] = {"__name__": "contributing"}
    exec(written, names)
    made = registering._REGISTRY["pendants"]
    assert made.says("fr") == "Part des acteurs qui ont un seul partenaire"
    example = doctest.DocTestParser().get_doctest(made.about, names, "pendants", None, None)
    assert doctest.DocTestRunner().run(example) == (0, 2)
    assert made.function(nx.empty_graph()).reason == "no_actor"
