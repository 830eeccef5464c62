"""The registered measures of brokerage: each role and the total, counted, expected, and as z."""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from analyses.estimate import Estimate
from analyses.inference.tally import Progress
from analyses.measure import measure
from analyses.measures.brokerage import scores
from analyses.measures.brokerage.texts import COLUMNS, docstring
from graph.arrays.of_graph import Network

INF = float("inf")
CITES = ("gould1989", "phipson2010")
ByActor = dict[Hashable, Estimate]


def _named(function: Callable[..., Any], column: int, suffix: str) -> None:
    """Give a function made here the name and the text of its measure."""
    function.__name__ = function.__qualname__ = COLUMNS[column].name + suffix
    function.__doc__ = docstring(column, suffix)


def _count(column: int) -> Callable[..., ByActor]:
    def count(
        graph: Network, groups: Mapping[Any, str], *, draws: int = 999, seed: int = 1,
        progress: Progress = None,
    ) -> ByActor:  # fmt: skip
        return scores.by_actor(graph, groups, column, draws, seed, progress)

    _named(count, column, "")
    return measure(level="actor", unit="pairs", range=(0.0, INF), cites=CITES)(count)


def _expected(column: int) -> Callable[..., ByActor]:
    def expected(graph: Network, groups: Mapping[Any, str]) -> ByActor:
        return scores.actor_null(graph, groups, column, "expected")

    _named(expected, column, "_expected")
    return measure(level="actor", unit="pairs", range=(0.0, INF), cites=CITES[:1])(expected)


def _z(column: int) -> Callable[..., ByActor]:
    def z(graph: Network, groups: Mapping[Any, str]) -> ByActor:
        return scores.actor_null(graph, groups, column, "z")

    _named(z, column, "_z")
    return measure(level="actor", unit="none", range=(-INF, INF), cites=CITES[:1])(z)


def _count_all(column: int) -> Callable[..., Estimate]:
    def count(
        graph: Network, groups: Mapping[Any, str], *, draws: int = 999, seed: int = 1,
        progress: Progress = None,
    ) -> Estimate:  # fmt: skip
        return scores.in_all(graph, groups, column, draws, seed, progress)

    _named(count, column, "_all")
    return measure(level="network", unit="pairs", range=(0.0, INF), cites=CITES)(count)


def _expected_all(column: int) -> Callable[..., Estimate]:
    def expected(graph: Network, groups: Mapping[Any, str]) -> Estimate:
        return scores.network_null(graph, groups, column, "expected")

    _named(expected, column, "_all_expected")
    return measure(level="network", unit="pairs", range=(0.0, INF), cites=CITES[:1])(expected)


def _z_all(column: int) -> Callable[..., Estimate]:
    def z(graph: Network, groups: Mapping[Any, str]) -> Estimate:
        return scores.network_null(graph, groups, column, "z")

    _named(z, column, "_all_z")
    return measure(level="network", unit="none", range=(-INF, INF), cites=CITES[:1])(z)


coordinator, itinerant, representative, gatekeeper, liaison, brokerage = map(_count, range(6))
(
    coordinator_expected, itinerant_expected, representative_expected,
    gatekeeper_expected, liaison_expected, brokerage_expected,
) = map(_expected, range(6))  # fmt: skip
coordinator_z, itinerant_z, representative_z, gatekeeper_z, liaison_z, brokerage_z = map(
    _z, range(6)
)
(
    coordinator_all, itinerant_all, representative_all, gatekeeper_all, liaison_all, brokerage_all,
) = map(_count_all, range(6))  # fmt: skip
(
    coordinator_all_expected, itinerant_all_expected, representative_all_expected,
    gatekeeper_all_expected, liaison_all_expected, brokerage_all_expected,
) = map(_expected_all, range(6))  # fmt: skip
(
    coordinator_all_z, itinerant_all_z, representative_all_z,
    gatekeeper_all_z, liaison_all_z, brokerage_all_z,
) = map(_z_all, range(6))  # fmt: skip
