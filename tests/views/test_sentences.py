"""The sentences on growth: every rule of what may be said, in both languages."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from analyses.growth import WindowKind, growth
from graph.dates import Precision, parse_date
from graph.kinds import Lang
from graph.model import Actor, Event, Participation, Source, Span, Tie
from graph.selection import Filters, select
from graph.tables import Observations, Snapshot
from graph.texts import catalogue
from tests.factories import days, flags, ints, snapshot, text
from views.sentences import growth_sentences

WHOLE = Source("tables:test", coverage=Span(date(2018, 1, 1), date(2021, 1, 1)))
LISTED = [Actor(name, name.upper(), listed=True) for name in "abcde"]
# Words French pages never use of an actor, nor of a running total.
NEVER = ("isolé", "périphérique", "perdu", "sortant", "non confirmé", "en hausse")
RISING = ("passe de", "goes from", "hausse", "the rise", "se sont formées", "pairs formed")
CENSUS = "la hausse peut venir du recensement lui-même"


def span(start: str = "", until: str = "", *, end_known: bool | None = None) -> Span:
    first, last = (parse_date(text) if text else None for text in (start, until))
    return Span.stated(first, last, known=end_known)


GROWING = (
    Tie("a", "b", span=span("2018", "2018")),
    Tie("a", "c", span=span("2018", "2019", end_known=False)),
    Tie("a", "d", formality="informal", span=span("2018")),
    Tie("a", "d", formality="formal", span=span("2020", "2022")),
    Tie("b", "d", span=span("2019", "2022")),
    Tie("b", "d", span=span("2020", "2022")),
    Tie("c", "d", span=span("2020", "2022")),
    Tie("b", "c", span=span("2020", "2022")),
)


def facts(*ties: Tie, source: Source = WHOLE) -> Snapshot:
    return snapshot(actors=LISTED, ties=ties, source=source)


def surveyed(town: Snapshot, *years: int, place: str = "") -> Snapshot:
    """With a survey campaign early in each of these years."""
    n = len(years)
    held = Observations(
        text([f"vague {year}" for year in years]), ints([0] * n),
        days([date(year, 1, 1) for year in years]), days([date(year, 2, 1) for year in years]),
        text([place] * n), text([]), ints([]), ints([]), flags([]),
    )  # fmt: skip
    return replace(town, observations=held)


def said(town: Snapshot, lang: Lang = "fr", window: WindowKind = "period") -> tuple[str, ...]:
    return growth_sentences(growth(town, every="year", window=window), town, lang)


def test_what_changed_with_figures_and_denominators() -> None:
    assert said(facts(*GROWING)) == (
        (
            "Le nombre de paires d’acteurs en lien passe de 3 en 2018 (5 acteurs présents, soit "
            "1,2 partenaire en moyenne) à 4 en 2020 (5 acteurs présents, soit 1,6 partenaire en "
            "moyenne ; 6 liens entre 4 paires)."
        ),
        (
            "Entre les deux, 3 paires se sont formées, dont 0 avec un acteur nouveau ; sur 3 paires "
            "au départ, 1 n’est plus liée et 1 n’est plus renseignée."
        ),
        (
            "Aucune campagne d’observation n’est enregistrée : la hausse peut venir du recensement "
            "lui-même."
        ),
        "1 paire déjà liée de façon informelle a maintenant un lien formel.",
        "En 2020, sur 5 acteurs présents, 1 n’a aucun lien renseigné.",
    )


def test_the_same_in_english() -> None:
    assert said(facts(*GROWING), "en") == (
        (
            "The number of linked pairs of actors goes from 3 in 2018 (5 actors present, 1.2 partners "
            "on average) to 4 in 2020 (5 actors present, 1.6 partners on average; 6 ties between 4 "
            "pairs)."
        ),
        (
            "Between the two, 3 pairs formed, 0 of them with a new actor; of 3 pairs at the outset, "
            "1 is no longer linked and 1 is no longer reported."
        ),
        "No observation campaign is recorded: the rise may come from the census itself.",
        "1 pair already linked informally now has a formal tie.",
        "In 2020, of 5 actors present, 1 has no reported tie.",
    )


def test_two_formalised_pairs_read_as_agreed() -> None:
    pairs = [("a", "b"), ("a", "c")]
    informal = [Tie(*pair, formality="informal", span=span("2018")) for pair in pairs]
    formal = [Tie(*pair, formality="formal", span=span("2020", "2022")) for pair in pairs]
    sentence = "2 paires déjà liées de façon informelle ont maintenant un lien formel."
    assert sentence in said(facts(*informal, *formal))


def test_they_start_at_the_first_observed_period() -> None:
    source = Source("tables:test", coverage=Span(date(2019, 1, 1), date(2021, 1, 1)))
    first = said(facts(*GROWING, source=source))[0]
    assert "passe de 3 en 2019" in first
    assert "2018" not in " ".join(said(facts(*GROWING, source=source)))


def test_partial_periods_are_not_compared_and_it_is_said() -> None:
    source = Source("tables:test", coverage=Span(date(2018, 1, 1), date(2020, 7, 1)))
    sentences = said(facts(*GROWING[:3], *GROWING[4:5], source=source))
    assert "2019" in sentences[0]
    assert "2020" not in " ".join(sentences)
    assert "1 période observée en partie n’est pas comparée." in sentences


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_whole_period_compares_nothing(lang: Lang) -> None:
    source = Source("tables:test", coverage=Span(date(2018, 1, 1), date(2019, 7, 1)))
    town = facts(*GROWING[:3], source=source)
    sentences = said(town, lang)
    assert "passe" not in " ".join(sentences)
    assert "goes from" not in " ".join(sentences)
    assert {"fr": "rien n’est comparé ici", "en": "nothing is compared"}[lang] in sentences[1]


def test_nothing_observed_says_nothing_of_growth() -> None:
    source = Source("tables:test", coverage=Span(date(2030, 1, 1), date(2031, 1, 1)))
    frame_of = facts(*GROWING, source=source)
    frame = growth(frame_of, every="year", to=date(2021, 1, 1))
    (only,) = growth_sentences(frame, frame_of, "fr")
    assert only.endswith("il ne dit rien de la croissance.")


def test_with_observations_the_census_is_not_blamed() -> None:
    town = facts(*GROWING)
    assert any(CENSUS in each for each in said(town))
    assert not any("recensement" in each for each in said(surveyed(town, 2018, 2020)))


def test_without_a_rise_none_is_spoken_of() -> None:
    ties = (Tie("a", "b", span=span("2018", "2018")), Tie("a", "c", span=span("2018", "2020")))
    sentences = " ".join(said(facts(*ties)))
    assert "hausse" not in sentences
    assert "peuvent venir du recensement lui-même" in sentences


def test_no_change_is_said_to_be_none() -> None:
    sentences = said(facts(Tie("a", "c", span=span("2018", "2020"))))
    assert sentences[0].startswith("Le nombre de paires d’acteurs en lien est inchangé : 1 en 2018")
    assert sentences[1] == "Entre les deux, aucune paire ne s’est formée."


def test_cumulative_counts_are_recorded_since_and_never_rise() -> None:
    sentences = said(facts(*GROWING), window="cumulative")
    assert sentences[:3] == (
        "En 2020, on compte 8 liens entre 6 paires, recensés depuis 2018, pour 5 acteurs présents.",
        "En 2020, 2 nouvelles paires ont été recensées, dont 0 avec un acteur nouveau.",
        "Un lien terminé reste compté : ce total ne peut pas diminuer.",
    )
    assert not any("hausse" in each or "passe de" in each for each in sentences)


def test_cumulative_news_of_a_partial_period_are_left_out() -> None:
    source = Source("tables:test", coverage=Span(date(2018, 7, 1), date(2020, 1, 1)))
    sentences = said(facts(*GROWING[:5], source=source), window="cumulative")
    assert sentences[0].startswith("En 2019, on compte")
    assert not any("nouvelle" in each for each in sentences)


def test_simulated_data_say_so_first() -> None:
    source = replace(WHOLE, simulated=True)
    for lang, start in (("fr", "Données simulées"), ("en", "Simulated data")):
        assert said(facts(*GROWING, source=source), lang)[0].startswith(start)  # type: ignore[arg-type]


def test_pairs_from_events_are_said_to_be() -> None:
    events = [Event("m", "Réunion", "meeting", span("2019-03-05"))]
    took = [Participation("a", "m"), Participation("e", "m")]
    town = snapshot(actors=LISTED, ties=GROWING, events=events, participations=took, source=WHOLE)
    both = select(town, Filters(edges="both"))
    sentences = growth_sentences(growth(both, every="year"), both, "fr")
    assert "pris part ensemble à un événement" in sentences[0]
    assert "liens entre" not in " ".join(sentences)


@pytest.mark.parametrize(
    ("window", "when"),
    [
        ("alive", "3 le 31 mars 2018"),
        ("period", "3 au 1er trimestre 2018"),
        ("12m", "3 sur les douze mois jusqu’à fin décembre 2018"),
    ],
)
def test_moments_are_told_as_people_do(window: WindowKind, when: str) -> None:
    ties = [
        replace(
            tie, span=replace(tie.span, start_precision=Precision.DAY, end_precision=Precision.DAY)
        )
        for tie in GROWING
    ]
    town = facts(*ties)
    sentences = growth_sentences(growth(town, every="quarter", window=window), town, "fr")
    assert when in sentences[0]


@pytest.mark.parametrize("window", ["period", "12m", "alive", "cumulative"])
@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("simulated", [True, False])
def test_three_to_five_sentences_without_forbidden_words(
    window: WindowKind, lang: Lang, *, simulated: bool
) -> None:
    partial = Span(date(2018, 1, 1), date(2020, 7, 1))
    for coverage in (WHOLE.coverage, partial):
        town = facts(*GROWING, source=replace(WHOLE, coverage=coverage, simulated=simulated))
        sentences = said(town, lang, window)
        assert 3 <= len(sentences) <= 5
        for sentence in sentences:
            assert sentence.endswith(".")
            assert sentence == sentence.strip()
            assert not any(word in sentence for word in NEVER)


def test_every_text_exists_in_both_languages() -> None:
    for code, texts in catalogue().items():
        assert {"fr", "en"} <= set(texts), code


def test_a_total_since_before_the_table_says_when() -> None:
    town = facts(*GROWING)
    frame = growth(town, every="year", window="cumulative", start=date(2020, 1, 1))
    assert "recensés depuis 2018" in growth_sentences(frame, town, "fr")[0]
    assert np.all(frame["period"] == "2020")
