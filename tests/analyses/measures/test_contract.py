"""Every registered measure holds its promises on every kind of network."""

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pytest

from analyses.estimate import Estimate, estimate
from analyses.measure import Measure, registry
from graph.kinds import Lang
from graph.texts import catalogue
from tests.analyses.measures.toys import TOYS, Toy
from tests.conftest import ROOT

MEASURES = list(registry().values())
BIBLIOGRAPHY = (ROOT / "analyses" / "references.bib").read_text(encoding="utf-8")
TEXTS = catalogue()
LANGS: tuple[Lang, Lang] = ("fr", "en")
SLACK = 1e-9
# What only its own draws decide: under other names the draws fall on other actors.
DRAWN = ("p", "se", "ci_low", "ci_high")

every_measure = pytest.mark.parametrize("measure", MEASURES, ids=lambda each: each.name)


def values(measure: Measure, toy: Toy, **settings: int) -> dict[Hashable, Estimate]:
    """What a measure says of a network, by subject."""
    found = measure.function(**toy.inputs(measure, **settings))
    if not isinstance(found, Mapping):
        return {"": estimate(found)}
    assert measure.level != "network", "a measure of the network is one value"
    return {key: estimate(value) for key, value in found.items()}


def same(one: float, two: float) -> bool:
    return (math.isnan(one) and math.isnan(two)) or math.isclose(
        one, two, rel_tol=1e-7, abs_tol=1e-9
    )


@every_measure
def test_value_lies_in_the_range_or_is_empty_with_a_reason(measure: Measure) -> None:
    for name, make in TOYS.items():
        for subject, found in values(measure, make()).items():
            where = (name, subject, found)
            if math.isnan(found.value):
                assert found.reason, where
            else:
                low, high = measure.range
                assert low - SLACK <= found.value <= high + SLACK, where
            assert not found.reason or set(TEXTS[f"reason.{found.reason}"]) == {"fr", "en"}, where
            assert math.isnan(found.p) or 0 < found.p <= 1, where
            if not math.isnan(found.ci_low + found.ci_high):
                assert found.ci_low <= found.ci_high, where


@every_measure
def test_names_and_order_of_rows_do_not_matter(measure: Measure) -> None:
    for name, make in TOYS.items():
        toy = make()
        other, names = toy.renamed(seed=3)
        before = {_key(key, names): found for key, found in values(measure, toy).items()}
        after = {_key(key, {}): found for key, found in values(measure, other).items()}
        if measure.random and measure.name in LABELLED_BY_DRAWS:
            continue
        assert set(before) == set(after), name
        for key, found in before.items():
            assert same(found.value, after[key].value), (name, key, found, after[key])
            assert found.n == after[key].n, (name, key)


# Communities that are alike bear their numbers in any order.
LABELLED_BY_DRAWS = ("community", "communities_followed")


def _key(key: Hashable, names: Mapping[Hashable, Hashable]) -> Hashable:
    if isinstance(key, tuple | frozenset) and key not in names:
        return frozenset(names.get(part, part) for part in key) if _nodes(key, names) else key
    return names.get(key, key)


def _nodes(key: Any, names: Mapping[Hashable, Hashable]) -> bool:
    return all(part in names or str(part).startswith("x") for part in key)


@every_measure
def test_same_seed_same_answer_and_input_unchanged(measure: Measure) -> None:
    for name in ("directed", "two-mode", "20 territories"):
        toy = TOYS[name]()
        before = toy.told()
        first = values(measure, toy, seed=5)
        assert repr(first) == repr(values(measure, toy, seed=5)), name
        assert toy.told() == before, name


@every_measure
def test_says_what_it_is(measure: Measure) -> None:
    said = measure.function.__doc__ or ""
    assert said.strip(), measure.name
    assert ">>>" in said or measure.function.__module__ not in OWN, measure.name
    for part in ("Formula:", "Returns:", "No meaning:", "Peers:", "Source:"):
        assert part in said or measure.function.__module__ not in OWN, (measure.name, part)
    assert [key for key in measure.cites if "{" + key + "," not in BIBLIOGRAPHY] == []
    said_in = {lang: measure.says(lang) for lang in LANGS}
    assert all(said_in.values())
    assert said_in["fr"] != said_in["en"]


OWN = {each.function.__module__ for each in MEASURES if "structure" in each.function.__module__}
