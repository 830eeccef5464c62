"""Networks as NetworkX graphs: one edge a pair, or one edge a tie."""

import io
from datetime import date

import networkx as nx
import pytest

from graph.dates import Window, parse_date
from graph.model import Actor, Event, Participation, Span, Tie
from graph.network import multigraph, network
from graph.selection import Filters, select
from graph.tables import Snapshot
from tests.factories import snapshot


def span(start: str = "", until: str = "") -> Span:
    first, last = (parse_date(text) if text else None for text in (start, until))
    return Span.stated(first, last)


def grant(year: str, amount: float) -> Tie:
    paid = span(year, year)
    return Tie("a", "b", "funding", "formal", directed=True, span=paid, weight=amount, unit="EUR")


@pytest.fixture
def town() -> Snapshot:
    actors = [
        Actor("a", "Mairie", sector="public", listed=True),
        Actor("b", "Régie", listed=True),
        Actor("c", "Collectif", active=span("2020")),
        Actor("d", "Club", listed=True),
    ]
    ties = [
        grant("2018", 100.0),
        Tie("b", "a", "works_with", "informal", span=span("2018-06")),
        grant("2019", 50.5),
        Tie("b", "c", span=span("2019", "2021"), weight=3.0, unit="heures"),
        Tie("b", "c", span=span("2019", "2021"), weight=10.0, unit="EUR"),
        Tie("a", "d"),
        Tie("a", "a", span=span("2018")),
    ]
    events = [
        Event("m1", "Réunion", "meeting", span("2019-03-05")),
        Event("m2", "Réunion", "meeting", span("2019-04-05")),
    ]
    took = [Participation(who, event) for event in ("m1", "m2") for who in ("a", "d")]
    return snapshot(actors=actors, ties=ties, events=events, participations=took)


def test_without_a_date_all_ties_count_and_it_says_so(town: Snapshot) -> None:
    graph = network(town)
    assert set(graph) == {"a", "b", "c", "d"}
    assert set(graph.edges) == {("a", "b"), ("a", "d"), ("b", "c")}
    assert graph.graph == {"n_undated": 1, "undated": "included", "n_loops": 1, "n_outside": 0}


def test_a_pair_says_what_stands_behind_it(town: Snapshot) -> None:
    pair = network(town).edges["a", "b"]
    assert (pair["records"], pair["formal"], pair["informal"], pair["unknown"]) == (3, 2, 1, 0)
    assert pair["formality"] == "formal"
    assert (pair["weight"], pair["unit"]) == (150.5, "EUR")


def test_weights_in_several_units_are_not_added(town: Snapshot) -> None:
    graph = network(town)
    assert "weight" not in graph.edges["b", "c"]
    assert "weight" not in graph.edges["a", "d"]


def test_a_day_keeps_who_is_there_and_what_holds(town: Snapshot) -> None:
    graph = network(town, as_of=date(2018, 3, 1))
    assert set(graph) == {"a", "b", "d"}
    assert set(graph.edges) == {("a", "b")}
    assert graph.edges["a", "b"]["records"] == 1
    assert graph.graph["undated"] == "left out"
    assert graph.nodes["a"] == {
        "name": "Mairie", "sector": "public", "form": "organisation", "territory": "",
    }  # fmt: skip


def test_an_actor_tied_before_its_presence_is_counted(town: Snapshot) -> None:
    graph = network(town, window=Window(date(2019, 1, 1), date(2020, 1, 1)))
    assert set(graph) == {"a", "b", "c", "d"}
    assert graph.graph["n_outside"] == 1


def test_a_date_or_a_window(town: Snapshot) -> None:
    with pytest.raises(ValueError, match="not both"):
        network(town, as_of=date(2019, 1, 1), window=Window(None, None))


def test_shared_events_are_pairs_of_their_own(town: Snapshot) -> None:
    events = network(select(town, Filters(edges="events")))
    assert set(events.edges) == {("a", "d")}
    pair = events.edges["a", "d"]
    assert (pair["records"], pair["events"], pair["formality"]) == (0, 2, "unknown")
    assert (pair["weight"], pair["unit"]) == (2.0, "events")
    both = network(select(town, Filters(edges="both")))
    assert (both.edges["a", "d"]["records"], both.edges["a", "d"]["events"]) == (1, 2)
    day = network(select(town, Filters(edges="events")), as_of=date(2019, 3, 5))
    assert day.edges["a", "d"]["events"] == 1


def test_every_tie_is_an_edge(town: Snapshot) -> None:
    graph = multigraph(town)
    assert graph.number_of_edges() == 7
    assert graph.has_edge("a", "a")
    facts = [edge for *_, edge in graph.edges(data=True) if edge["type"] == "funding"]
    assert facts[0] == {
        "type": "funding", "formality": "formal", "directed": True, "dataset": "test:own",
        "valid_from": "2018-01-01", "valid_to": "2019-01-01", "weight": 100.0, "unit": "EUR",
    }  # fmt: skip


def test_every_tie_and_shared_presence_of_a_window(town: Snapshot) -> None:
    selection = select(town, Filters(edges="both"))
    graph = multigraph(selection, window=Window(date(2019, 3, 1), date(2019, 4, 1)))
    kinds = sorted(edge["type"] for *_, edge in graph.edges(data=True))
    assert kinds == ["event", "funding", "tie", "tie", "tie", "works_with"]
    (shared,) = (edge for *_, edge in graph.edges(data=True) if edge["type"] == "event")
    assert (shared["event"], shared["valid_from"]) == ("m1", "2019-03-05")


@pytest.mark.parametrize("make", [network, multigraph])
def test_graphs_are_written_as_they_are(town: Snapshot, make: object) -> None:
    for write in (nx.write_graphml, nx.write_gexf):
        first, second = io.BytesIO(), io.BytesIO()
        for target in (first, second):
            write(make(select(town, Filters(edges="both"))), target)  # type: ignore[operator]
        assert first.getvalue() == second.getvalue()
