"""Growth with and without some actors: what NetworkX counts after ``remove_node``."""

from collections import Counter
from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

import networkx as nx
import pytest

from analyses.growth import growth_without
from graph.dates import Window
from graph.network import network
from graph.selection import Filters, Selection, select
from graph.tables import Snapshot
from tests.analyses.test_grouping import town


def without(facts: Snapshot, *names: str) -> Selection:
    return select(facts, Filters(without=names))


@pytest.mark.parametrize("name", ["a", "A", "c"])
def test_without_equals_networkx_after_remove_node(name: str) -> None:
    facts = town()
    frame = growth_without(without(facts, name), every="year")
    for year in ("2018", "2019", "2020", "2021"):
        window = Window(date(int(year), 1, 1), date(int(year) + 1, 1, 1))
        graph = network(facts, window=window)
        removed = graph.copy()
        removed.remove_node(name.lower())
        rows = frame[(frame["period"] == year) & (frame["layer"] == "all")].set_index("actors")
        for version, made in (("with", graph), ("without", removed)):
            check_row(rows.loc[version].to_dict(), made)
        pairs = {version: int(rows["pairs"][version]) for version in rows.index}
        gap = pairs["with"] - pairs["without"]
        assert pairs["difference"] == gap == graph.degree(name.lower())


def check_row(row: Mapping[Hashable, Any], graph: "nx.Graph[str]") -> None:
    parts = [len(part) for part in nx.connected_components(graph) if len(part) > 1]
    assert row["actors_present"] == graph.number_of_nodes()
    assert row["pairs"] == graph.number_of_edges()
    assert row["density"] == pytest.approx(nx.density(graph))
    assert row["components"] == len(parts)
    assert row["isolates"] == nx.number_of_isolates(graph)
    highest = max(dict(graph.degree()).values(), default=0)
    n = graph.number_of_nodes()
    spread = sum(highest - degree for _, degree in graph.degree()) / ((n - 1) * (n - 2))
    assert row["degree_centralization"] == pytest.approx(spread)


@pytest.mark.parametrize("names", ["ace", "abcdef"])
def test_what_is_left_without_a_tie_has_none_and_not_an_unobserved_number(names: str) -> None:
    frame = growth_without(without(town(), *names), every="year")
    kinds = Counter(frame["actors"])
    assert len(set(kinds.values())) == 1
    parts = {name: rows.reset_index(drop=True) for name, rows in frame.groupby("actors")}
    assert (parts["without"]["pairs"] == 0).all()
    assert (parts["without"]["actors_present"] == 6 - len(names)).all()
    assert parts["difference"]["pairs"].equals(parts["with"]["pairs"])
    assert parts["difference"]["density"].isna().all() == (len(names) == 6)
    assert parts["with"]["pairs"].iloc[0] == 1
