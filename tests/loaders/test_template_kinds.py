"""The workbooks of a survey and of attendance: filled in they load whole, unfilled they have one line."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from graph.language import Lang
from graph.tables import Snapshot
from loaders.templates import TemplateName
from tests.loaders.filling import Sheets, filled, workbook
from tests.loaders.loading import load, refusal, refused_rows

LANGS = get_args(Lang)
SURVEY = {
    "fr": ("campagnes", "interrogés", "réponses", "répondants"),
    "en": ("campaigns", "roster", "answers", "respondents"),
}
GRID = {"fr": ("acteurs", "présences"), "en": ("actors", "attendance")}
WORDS = {
    "fr": {"often": "souvent", "never": "jamais", "formal": "formel", "yes": "oui", "no": "non"},
    "en": {word: word for word in ("often", "never", "formal", "yes", "no")},
}
ACTORS = [
    ("Mairie", "Ville | Hôtel de ville", "public"),
    ("MJC", None, None),
    ("Régie",),
    ("CCAS",),
]
RESPONDENTS = [("V1", "MJC", "yes"), ("V1", "Ville", "yes"), ("V1", "CCAS", "no")]
MEETINGS = {
    "fr": (("Mairie", "x", "excusé"), ("MJC", "x", "x"), ("Régie", "absent", "représenté")),
    "en": (("Mairie", "x", "excused"), ("MJC", "x", "x"), ("Régie", "absent", "represented")),
}


def survey(path: Path, lang: Lang, *, asked: bool = True) -> Path:
    say = WORDS[lang]
    campaigns, roster, answers, respondents = SURVEY[lang]
    return filled(
        workbook("survey", lang),
        path,
        {
            campaigns: [
                ("V1", date(2024, 3, 1), date(2024, 4, 30)),
                ("V2", "01/03/2025", "04/2025"),
            ],
            roster: ACTORS,
            answers: [
                ("MJC", "Mairie", "V1", say["often"], say["formal"], 2019, None, 4, 3, 2, 1, 2, 3),
                ("MJC", "Régie", "V1", say["never"]),
                ("Ville", "MJC", "V1", None, None, None, "convention", 2),
                ("Ville", "MJC", "V2", 5),
            ],
            respondents: [(*who, say[did]) for *who, did in RESPONDENTS] if asked else [],
        },
    )


def names(held: Snapshot, places: object) -> list[str]:
    return [held.actors.name[place] for place in places]  # type: ignore[attr-defined]


@pytest.mark.parametrize("lang", LANGS)
def test_a_survey_filled_in_is_read_whole(tmp_path: Path, lang: Lang) -> None:
    report, held = load("survey", survey(tmp_path / "s.xlsx", lang))
    assert (report.rows_read, report.rows_loaded, report.rows_left_out) == (17, 13, 4)
    assert not report.read.unknown_columns
    ties = held.ties
    rows = zip(
        names(held, ties.src), names(held, ties.dst), ties.campaign,
        ties.type_names[ties.type], ties.formality,
        ties.valid_from.astype(str), ties.strength.astype(str), strict=True,
    )  # fmt: skip
    assert sorted(rows) == [
        ("MJC", "Mairie", "V1", "works_with", 1, "2019-01-01", "4.0"),
        ("Mairie", "MJC", "V1", "convention", 1, "2024-03-01", "nan"),
        ("Mairie", "MJC", "V2", "works_with", -1, "2025-03-01", "5.0"),
    ]
    assert names(held, ties.reporter) == names(held, ties.src)


@pytest.mark.parametrize("lang", LANGS)
def test_its_ratings_and_who_was_asked_too(tmp_path: Path, lang: Lang) -> None:
    _, held = load("survey", survey(tmp_path / "s.xlsx", lang))
    levels = dict(zip(held.ratings.item, held.ratings.level.tolist(), strict=True))
    assert len(held.ratings.item) == 7
    assert levels["resources"] == 3
    said = zip(
        held.observations.asked_campaign,
        names(held, held.observations.asked_actor),
        held.observations.answered.tolist(),
        strict=True,
    )
    assert sorted(said) == [
        ("V1", "CCAS", False), ("V1", "MJC", True), ("V1", "Mairie", True),
        ("V2", "CCAS", False), ("V2", "MJC", False), ("V2", "Mairie", True), ("V2", "Régie", False),
    ]  # fmt: skip


def test_without_respondents_the_roster_was_asked(tmp_path: Path) -> None:
    _, held = load("survey", survey(tmp_path / "s.xlsx", "fr", asked=False))
    said = held.observations
    who = zip(said.asked_campaign, names(held, said.asked_actor), said.answered, strict=True)
    assert {(wave, name) for wave, name, answered in who if answered} == {
        ("V1", "MJC"), ("V1", "Mairie"), ("V2", "Mairie"),
    }  # fmt: skip
    assert len(said.answered) == 8


def test_an_answer_without_its_wave_is_of_the_only_one(tmp_path: Path) -> None:
    rows: Sheets = {"interrogés": ACTORS, "réponses": [("MJC", "Régie"), ("Régie", "MJC", "V1")]}
    one: Sheets = {"campagnes": [("V1", "mars 2024", "avril 2024")]}
    _, held = load("survey", filled(workbook("survey", "fr"), tmp_path / "a.xlsx", {**rows, **one}))
    assert held.ties.campaign.tolist() == ["V1", "V1"]
    two: Sheets = {
        "campagnes": [("V1", "mars 2024", "avril 2024"), ("V2", "mars 2025", "avril 2025")]
    }
    book = filled(workbook("survey", "fr"), tmp_path / "b.xlsx", {**rows, **two})
    assert refused_rows(refusal("survey", book)) == [(3, "campagne", "row_missing")]


@pytest.mark.parametrize("lang", LANGS)
def test_a_grid_filled_in_gives_meetings_and_presences(tmp_path: Path, lang: Lang) -> None:
    actors, grid = GRID[lang]
    book = workbook("attendance", lang)
    sheet = book[grid]
    sheet["B1"], sheet["B2"], sheet["C2"] = "Copil", date(2024, 3, 12), "14/05/2024"
    path = filled(book, tmp_path / "p.xlsx", {actors: ACTORS, grid: MEETINGS[lang]})
    report, held = load("tables", path)
    assert (report.rows_read, report.rows_loaded, report.rows_left_out) == (8, 7, 1)
    assert sorted(held.events.name) == ["Copil – 2024-03-12", "Copil – 2024-05-14"]
    came = held.participations
    who = zip(names(held, came.actor), held.events.name[came.event], came.role, strict=True)
    assert sorted(who) == [
        ("MJC", "Copil – 2024-03-12", "attendee"),
        ("MJC", "Copil – 2024-05-14", "attendee"),
        ("Mairie", "Copil – 2024-03-12", "attendee"),
        ("Mairie", "Copil – 2024-05-14", "excused"),
        ("Régie", "Copil – 2024-03-12", "absent"),
        ("Régie", "Copil – 2024-05-14", "represented"),
    ]


def test_two_bodies_are_two_sheets(tmp_path: Path) -> None:
    book = workbook("attendance", "fr")
    other = book.copy_worksheet(book["présences"])
    for sheet, body in ((book["présences"], "Copil"), (other, "Conseil citoyen")):
        sheet["B1"], sheet["B2"], sheet["A3"], sheet["B3"] = body, date(2024, 3, 12), "MJC", "x"
    _, held = load("tables", filled(book, tmp_path / "p.xlsx", {"acteurs": ACTORS}))
    assert sorted(held.events.name) == ["Conseil citoyen – 2024-03-12", "Copil – 2024-03-12"]
    assert len(held.participations.actor) == 2


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("name", "source", "code"),
    [
        ("survey", "survey", "survey_no_answer"),
        ("attendance", "tables", "input_no_rows"),
        ("tables", "tables", "input_no_rows"),
    ],
)
def test_unfilled_it_has_one_line(
    tmp_path: Path, name: TemplateName, source: str, code: str, lang: Lang
) -> None:
    path = filled(workbook(name, lang), tmp_path / "vide.xlsx", {})
    assert refusal(source, path).code == code


@pytest.mark.parametrize(
    ("cells", "code"),
    [((("MJC",),), "input_no_day"), ((("MJC", None, "x"),), "input_untitled_marks")],
)
def test_a_grid_without_days_is_said(
    tmp_path: Path, cells: tuple[tuple[str | None, ...], ...], code: str
) -> None:
    book = workbook("attendance", "fr")
    path = filled(book, tmp_path / "p.xlsx", {"acteurs": ACTORS, "présences": cells})
    assert refusal("tables", path).code == code


def test_a_survey_with_its_roster_alone_is_said(tmp_path: Path) -> None:
    book = filled(workbook("survey", "fr"), tmp_path / "s.xlsx", {"interrogés": ACTORS})
    assert refusal("survey", book).code == "survey_no_answer"
