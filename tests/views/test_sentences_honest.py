"""Nothing is called growth that may be collection: surveys begun late, files cut short, other places."""

from datetime import date

import pytest

from analyses.growth import growth
from graph.dates import Step
from graph.kinds import Lang
from graph.model import Actor, Source, Span, Territory, Tie
from graph.selection import Filters, select
from graph.texts import catalogue
from tests.factories import snapshot
from tests.views.test_sentences import (
    CENSUS,
    GROWING,
    NEVER,
    RISING,
    WHOLE,
    facts,
    said,
    span,
    surveyed,
)
from views.sentences import growth_sentences


def test_a_campaign_that_missed_one_of_the_two_periods_does_not_vouch_for_it() -> None:
    sentences = said(surveyed(facts(*GROWING), 2018))
    assert any(
        "n’a été couverte par aucune campagne" in each and CENSUS in each for each in sentences
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_ties_before_the_first_campaign_make_no_rise(lang: Lang) -> None:
    """Whatever a file says it covers: what was told afterwards is not compared with what was seen."""
    source = Source("tables:test", coverage=Span(date(2019, 1, 1), date(2023, 1, 1)))
    growing = [
        Tie(pair[0], pair[1], span=span(str(year)))
        for pair, year in zip(
            ("ab", "ac", "ad", "bc", "bd"), (2019, 2020, 2021, 2022, 2022), strict=True
        )
    ]
    sentences = said(surveyed(facts(*growing, source=source), 2022), lang)
    assert not any(word in " ".join(sentences) for word in RISING)
    assert {"fr": "rien n’est comparé ici", "en": "nothing is compared"}[lang] in sentences[1]
    assert "2019" not in " ".join(sentences)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("every", ["month", "quarter", "year"])
def test_a_file_cut_in_mid_month_makes_no_rise(lang: Lang, every: Step) -> None:
    """The last period is that of the cut: nothing is compared with it."""
    first = {"year": "2019-01-01", "quarter": "2019-10-01", "month": "2020-02-01"}[every]
    ties = [Tie("a", "b", span=span(first)), Tie("a", "c", span=span("2020-03-02"))]
    ties.append(Tie("b", "c", span=span("2020-03-15")))
    town = facts(*ties, source=Source("tables:test"))
    frame = growth(town, every=every)
    assert bool(frame.loc[frame["layer"] == "all", "partial"].iloc[-1])
    sentences = " ".join(growth_sentences(frame, town, lang))
    assert not any(word in sentences for word in RISING)


def test_campaigns_of_another_territory_do_not_count() -> None:
    actors = [Actor(name, name, territory="Q1", listed=True) for name in "abcde"]
    places = [Territory("C", "Ville", "commune"), Territory("Q1", "Un", "qpv", parent="C")]
    places.append(Territory("Q2", "Deux", "qpv", parent="C"))
    town = snapshot(actors=actors, ties=GROWING, territories=places, source=WHOLE)
    for place, vouched in (("Q1", True), ("C", True), ("Q2", False)):
        kept = select(surveyed(town, 2018, 2020, place=place), Filters(territory="Q1"))
        told = growth_sentences(growth(kept, every="year"), kept, "fr")
        assert any(CENSUS in each for each in told) is not vouched


@pytest.mark.parametrize("prefix", ["said_", "noun_", "quantity.", "growth.", "group.", "chart."])
def test_no_text_judges_an_actor(prefix: str) -> None:
    texts = [entry["fr"] for code, entry in catalogue().items() if code.startswith(prefix)]
    assert texts
    assert [each for each in texts if any(word in each for word in NEVER)] == []
