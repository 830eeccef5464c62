"""The growth table of a terminal, and the stamp of what is made."""

import json

import pytest

from analyses.growth import growth
from graph.dates import parse_date
from graph.language import Lang
from graph.model import Actor, Source, Span, Tie
from graph.selection import Filters, Selection, select
from graph.tables import Snapshot
from tests.factories import snapshot
from views.growth_table import growth_text
from views.stamp import Stamp, note_of, stamp_of


def network(*, simulated: bool = False) -> Snapshot:
    """Three formal pairs and an informal one, 2019 to 2021, seen from 2020 to the middle of 2022."""
    spans = [("2019", "2021"), ("2020", "2020"), ("2021", "2021")]
    ties = [
        Tie("a", name, formality="formal", span=Span.stated(parse_date(first), parse_date(last)))
        for name, (first, last) in zip("bcd", spans, strict=True)
    ]
    ties.append(Tie("b", "c", formality="informal", span=Span.stated(parse_date("2021"))))
    ties.append(Tie("a", "a", formality="formal", span=Span.stated(parse_date("2021"))))
    cover = Span.stated(parse_date("2020"), parse_date("2022-06"))
    actors = [Actor("a", "Mairie", listed=True)]
    return snapshot(
        ties=ties, actors=actors, source=Source("t:t", simulated=simulated, coverage=cover)
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_table_is_narrow_and_marks_what_was_not_seen(lang: Lang) -> None:
    text = growth_text(growth(network(), every="year"), lang)
    lines = text.splitlines()
    assert max(map(len, lines)) <= 80
    assert [line.split()[0] for line in lines[3:7]] == ["2019", "2020", "2021", "2022*"]
    assert lines[3].split()[1:] == ["-"] * 10
    assert lines[5].split()[3:6] == ["3", "2", "1"]
    assert len(lines) == 9


def test_decimals_and_thousands_in_french() -> None:
    ties = [
        Tie("a", f"b{n}", "tie", "formal", span=Span.stated(parse_date("2020")))
        for n in range(1200)
    ]
    frame = growth(snapshot(ties=ties), every="year")
    assert "1\u202f200" in growth_text(frame, "fr")
    assert "2,00" in growth_text(frame, "fr")
    assert "1,200" in growth_text(frame, "en")
    assert "2.00" in growth_text(frame, "en")


def chosen(**filters: object) -> Selection:
    """A selection of the network above."""
    return select(network(simulated=True), Filters(**filters))  # type: ignore[arg-type]


def full_stamp() -> Stamp:
    """A stamp with something in every place."""
    selection = chosen(without=("b",), types=("tie",), formality=("formal",), certainty="outside")
    return stamp_of(
        selection,
        version="9.9",
        command="maillage growth",
        asked={"every": "year", "start": None, "window": "12m"},
        left_out={"n_undated": 3, "n_hidden": 0},
    )


def test_stamp_says_what_was_asked_and_left_out() -> None:
    facts = json.loads(note_of(full_stamp(), "fr").json())
    assert facts["filters"] == [
        "types de lien : lien",
        "formalité : formel",
        "certitude : jusqu’à « hors source »",
        "sans : b",
        "pas : année",
        "fenêtre : douze mois glissants",
    ]
    assert facts["excluded"] == [
        "acteurs retirés à la demande : 1",
        "liens d’un acteur avec lui-même : 1",
        "liens sans date, d’aucune période : 3",
    ]


def test_stamp_names_its_making() -> None:
    facts = json.loads(note_of(full_stamp(), "fr").json())
    assert facts["command"] == "maillage growth"
    assert facts["maillage"] == "9.9"
    assert facts["digest"] == "00000000"
    assert facts["simulated"] is True
    english = note_of(full_stamp(), "en")
    assert "Simulated data" in english.lines[0]
    assert "tie types: tie" in "\n".join(english.lines)
    assert (english.title, note_of(full_stamp(), "fr").title) == ("Read me", "Lisez-moi")


def test_stamp_of_everything_is_short() -> None:
    stamp = stamp_of(select(snapshot()), version="9.9", command="maillage map")
    assert stamp.filters == ()
    assert stamp.excluded == ()
    assert not stamp.simulated
