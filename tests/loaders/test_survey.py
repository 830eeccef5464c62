"""Relational surveys: long lists and matrices, wave by wave, who was asked, what is thought of whom."""

from pathlib import Path
from typing import Any

import pytest

from graph.store import open_store
from graph.tables import Snapshot
from tests.loaders.loading import load, refusal, refused_rows, write

ROSTER = "Nom;Secteur\nMJC;associatif\nRégie;associatif\nMairie;public\nCCAS;public\n"
MARCH = """Répondant;Partenaire;Fréquence;Formel;Depuis;Fiabilité;Influence
MJC;Régie;souvent;non;2018;4;2
MJC;Mairie;jamais;;;2;
Régie;MJC;parfois;non;;3;
Régie;CCAS;x;oui;;;
"""


def ties(held: Snapshot) -> set[tuple[str, str, str, str, str]]:
    """(reporter, source, target, first day, campaign) of each tie."""
    names, these = held.actors.name, held.ties
    rows = zip(these.reporter, these.src, these.dst, these.valid_from, these.campaign, strict=True)
    return {(names[r], names[a], names[b], str(day), wave) for r, a, b, day, wave in rows}


def ratings(held: Snapshot) -> set[tuple[str, str, str, int]]:
    names, these = held.actors.name, held.ratings
    rows = zip(these.rater, these.rated, these.item, these.level.tolist(), strict=True)
    return {(names[a], names[b], item, level) for a, b, item, level in rows}


def asked(held: Snapshot) -> dict[tuple[str, str], bool]:
    names, these = held.actors.name, held.observations
    rows = zip(these.asked_campaign, these.asked_actor, these.answered.tolist(), strict=True)
    return {(wave, names[actor]): did for wave, actor, did in rows}


def test_a_list_gives_ties_ratings_and_who_was_asked(tmp_path: Path) -> None:
    answers = write(tmp_path / "enquête mars 2021.csv", MARCH)
    report, held = load("survey", answers, write(tmp_path / "acteurs.csv", ROSTER), as_name="q")
    assert (report.rows_read, report.rows_loaded, report.rows_left_out) == (8, 8, 0)
    wave = "enquête mars 2021"
    assert ties(held) == {
        ("MJC", "MJC", "Régie", "2018-01-01", wave),
        ("Régie", "Régie", "MJC", "2021-03-01", wave),
        ("Régie", "Régie", "CCAS", "2021-03-01", wave),
    }
    assert sorted(held.ties.strength.astype(str)) == ["2.0", "4.0", "nan"]
    assert ratings(held) == {
        ("MJC", "Régie", "reliability", 4), ("MJC", "Régie", "influence", 2),
        ("MJC", "Mairie", "reliability", 2), ("Régie", "MJC", "reliability", 3),
    }  # fmt: skip
    assert asked(held) == {
        (wave, "MJC"): True, (wave, "Régie"): True, (wave, "Mairie"): False, (wave, "CCAS"): False,
    }  # fmt: skip
    assert held.observations.campaign.tolist() == [wave]
    assert str(held.observations.valid_from[0]) == "2021-03-01"


def test_a_matrix_says_who_was_silent(tmp_path: Path) -> None:
    text = ";MJC;Régie;Mairie\nMJC;;souvent;jamais\nRégie;2;;\nMairie;;;\n"
    report, held = load("survey", write(tmp_path / "2021.csv", text), create_actors=True)
    assert (report.rows_read, report.rows_loaded, report.rows_left_out) == (3, 2, 1)
    assert {(r, b) for r, _, b, _, _ in ties(held)} == {("MJC", "Régie"), ("Régie", "MJC")}
    assert asked(held) == {
        ("2021", "MJC"): True,
        ("2021", "Régie"): True,
        ("2021", "Mairie"): False,
    }


def test_totals_and_remarks_of_a_matrix_are_no_actors(tmp_path: Path) -> None:
    text = (
        ";MJC;Régie;Mairie;Remarques;Total\nMJC;;souvent;jamais;à revoir;1\nRégie;2;;;;1\n"
        "Mairie;;;;;0\nNombre de citations;1;1;0;;2\n"
    )
    report, held = load("survey", write(tmp_path / "2021.csv", text), create_actors=True)
    assert sorted(held.actors.name) == ["MJC", "Mairie", "Régie"]
    assert {(r, b) for r, _, b, _, _ in ties(held)} == {("MJC", "Régie"), ("Régie", "MJC")}
    assert asked(held)["2021", "Mairie"] is False
    assert report.rows_left_out == 2
    assert report.read.unknown_columns == {"2021.csv": ("Remarques",)}


def test_one_wave_is_replaced_and_the_others_stay(tmp_path: Path) -> None:
    roster = write(tmp_path / "acteurs.csv", ROSTER)
    first = write(tmp_path / "a.csv", MARCH)
    second = write(tmp_path / "b.csv", "Répondant;Partenaire;Formel\nMairie;MJC;oui\n")
    again = write(tmp_path / "c.csv", "Répondant;Partenaire;Formel\nMairie;CCAS;non\n")
    with open_store(":memory:", create=True) as store:
        whole: dict[str, Any] = {"as_name": "q", "store": store}
        load("survey", first, roster, wave="mars 2021", **whole)
        load("survey", second, wave="mars 2022", **whole)
        _, held = load("survey", again, wave="mars 2022", **whole)
        assert {(wave, r, b) for r, _, b, _, wave in ties(held)} == {
            ("mars 2021", "MJC", "Régie"), ("mars 2021", "Régie", "MJC"),
            ("mars 2021", "Régie", "CCAS"), ("mars 2022", "Mairie", "CCAS"),
        }  # fmt: skip
        assert held.actors.listed.all()
        assert len(held.ratings) == 4
        apart = store.digest()
    together = write(
        tmp_path / "d.csv",
        MARCH.replace("\n", ";mars 2021\n").replace("Influence;mars 2021", "Influence;Vague")
        + "Mairie;CCAS;;non;;;;mars 2022\n",
    )
    with open_store(":memory:", create=True) as store:
        _, held = load("survey", together, roster, as_name="q", store=store)
        assert {wave for _, _, _, _, wave in ties(held)} == {"mars 2021", "mars 2022"}
        assert apart  # who was asked in 2022 is not known of the wave loaded alone


def test_answers_of_another_wave_are_left_out_of_a_wave(tmp_path: Path) -> None:
    text = "Répondant;Partenaire;Vague\nMJC;Régie;2021\nMJC;CCAS;2022\n"
    report, held = load("survey", write(tmp_path / "r.csv", text), wave="2022", create_actors=True)
    assert (report.rows_read, report.rows_left_out) == (2, 1)
    assert {b for _, _, b, _, _ in ties(held)} == {"CCAS"}


def test_campaigns_say_when_waves_were(tmp_path: Path) -> None:
    answers = write(tmp_path / "réponses.csv", "Répondant;Partenaire;Vague\nMJC;Régie;T0\n")
    when = write(
        tmp_path / "campagnes.csv", "Vague;Premier jour;Dernier jour\nT0;2021-05-10;2021-06-20\n"
    )
    _, held = load("survey", answers, when, create_actors=True, as_name="q")
    assert ties(held) == {("MJC", "MJC", "Régie", "2021-05-10", "T0")}
    assert str(held.observations.valid_to[0]) == "2021-06-21"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("réponses.csv", "Répondant;Partenaire\nMJC;Régie\n", "survey_no_wave"),
        ("réponses.csv", "Répondant;Partenaire;Vague\nMJC;Régie;T0\n", "survey_undated_wave"),
    ],
)
def test_a_wave_of_which_nothing_tells_the_date_is_asked(
    tmp_path: Path, name: str, text: str, code: str
) -> None:
    assert refusal("survey", write(tmp_path / name, text), create_actors=True).code == code


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ("MJC;Régie;quand il pleut;", "Fréquence", "survey_frequency"),
        ("MJC;Régie;-1;", "Fréquence", "survey_frequency"),
        ("MJC;;souvent;", "Partenaire", "row_missing"),
        ("MJC;Régie;souvent;7", "Fiabilité", "not_in_scale"),
    ],
)
def test_a_bad_answer_is_refused_by_its_cell(
    tmp_path: Path, cells: str, column: str, code: str
) -> None:
    text = f"Répondant;Partenaire;Fréquence;Fiabilité\n{cells}\nRégie;MJC;x;3\n"
    error = refusal("survey", write(tmp_path / "2021.csv", text), create_actors=True)
    assert refused_rows(error) == [(2, column, code)]


def test_a_source_without_waves_refuses_one(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", "de,vers\nMairie,MJC\n")
    assert refusal("tables", path, wave="2021", create_actors=True).code == "input_no_waves"


def test_answers_and_a_sheet_of_respondents_that_disagree_are_said(tmp_path: Path) -> None:
    answers = "Répondant;Partenaire;Vague\nMJC;Régie;2021\nccas;MJC;2021\nMairie;MJC;2021\n"
    asked_ = "Campagne;Acteur;A répondu\n2021;MJC;oui\n2021;Centre communal;non\n"
    roster = ROSTER.replace("Secteur\n", "Secteur;Alias\n").replace(
        "CCAS;public", "CCAS;public;Centre communal"
    )
    files = {"liens.csv": answers, "répondants.csv": asked_, "acteurs.csv": roster}
    report, _ = load("survey", *(write(tmp_path / name, text) for name, text in files.items()))
    said = {code: fields["names"] for code, fields in report.read.notes}
    assert said == {"survey.said_silent": "ccas", "survey.unlisted": "Mairie"}


def test_a_rating_given_twice_is_refused_under_its_own_header(tmp_path: Path) -> None:
    text = "Répondant;Partenaire;Fiabilité\nMJC;Régie;3\nMJC;Régie;4\n"
    problem = refusal("survey", write(tmp_path / "2021.csv", text), create_actors=True)
    assert [column for _, column, _ in refused_rows(problem)] == ["Fiabilité"]
