"""The workbooks of a survey and of attendance: filled in they load whole, unfilled they have one line."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from openpyxl.workbook import Workbook

from graph.language import Lang
from graph.store import open_store
from graph.tables import Snapshot
from loaders.frame.headers import header_key
from loaders.frame.manifest import read_manifest
from loaders.survey.frequency import frequency_words, read_frequency
from loaders.templates import TEMPLATES, Roster, TemplateName, roster_of
from tests.loaders.filling import Sheets, filled, workbook
from tests.loaders.loading import load, refusal, refused_rows, write

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


def lists(book: Workbook, title: str) -> dict[str, str]:
    """First cell of a range -> what it lists."""
    rules = book[title].data_validations.dataValidation
    return {str(rule.sqref).partition(":")[0]: rule.formula1 or "" for rule in rules}


def test_choices_are_those_of_the_other_sheets_and_of_the_vocabulary() -> None:
    offered = lists(workbook("survey", "en"), "answers")
    assert offered["A2"] == offered["B2"] == "'roster'!$A$3:$A$2000"
    assert offered["C2"] == "'campaigns'!$A$3:$A$2000"
    assert offered["D2"] == '"never,rarely,sometimes,regularly,often,very often"'
    assert offered["H2"] == offered["M2"] == '"1,2,3,4"'
    grid = lists(workbook("attendance", "fr"), "présences")
    assert grid["A3"] == "'acteurs'!$A$3:$A$2000"
    assert grid["B3"] == '"x,excusé,absent,représenté"'


@pytest.mark.parametrize("lang", LANGS)
def test_how_often_is_read_as_it_is_proposed(lang: Lang) -> None:
    read = [read_frequency(word) for word in frequency_words(lang)]
    assert read == [None, "1", "2", "3", "4", "5"]


def test_people_see_a_respondent_and_a_partner() -> None:
    heads = [cell.value for cell in workbook("survey", "en")["answers"][1]]
    assert heads[:4] == ["respondent", "partner", "campaign", "how often"]
    manifest = read_manifest("survey")
    for kind, called in manifest.called.items():
        for field, shown in called.items():
            known = {header_key(word) for word in manifest.columns[kind][field]}
            assert {header_key(word) for word in shown} <= known


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("lang", LANGS)
def test_the_page_that_explains_stands_first(name: TemplateName, lang: Lang) -> None:
    assert workbook(name, lang).sheetnames[0] == "Lisez-moi"


def test_a_grid_is_printed_on_one_page_its_names_and_days_in_sight() -> None:
    sheet = workbook("attendance", "fr")["présences"]
    assert sheet.freeze_panes == "B3"
    assert (sheet.page_setup.fitToHeight, sheet.page_setup.orientation) == (1, "landscape")
    assert sheet.print_area == "'présences'!$A$1:$M$30"
    assert sheet.print_title_rows == "$1:$2"
    many = Roster([{"name": f"Structure {i:03}"} for i in range(120)])
    long = workbook("attendance", "fr", many)["présences"]
    assert long.page_setup.fitToHeight == 0
    assert long["A122"].value == "Structure 119"


HELD = """nom;secteur;forme;territoire;alias
Régie;associatif;organisation;;RQ | Zoé Durandeau
MJC;associatif;organisation;QN1;
Conseil citoyen;citoyen;collectif;QN2;
Conseil citoyen;citoyen;collectif;QN1;
=1+1;privé;organisation;;
Zoé Durandeau;citoyen;personne;;
Cabinet Zoé Durandeau;privé;organisation;;
"""


def test_the_roster_of_a_store_names_no_person_and_its_actors_stay_the_same(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        load("tables", write(tmp_path / "acteurs.csv", HELD), store=store)
        held = store.snapshot().actors
        roster = roster_of(held, "fr")
        assert (len(roster.listed), roster.persons) == (5, 2)
        book = workbook("attendance", "fr", roster)
        cells = [[cell.value for cell in row] for row in book["acteurs"].iter_rows(min_row=3)]
        assert [row[:4] for row in cells] == [
            ["=1+1", None, "privé", None],
            ["Conseil citoyen", None, "citoyen", "QN1"],
            ["Conseil citoyen", None, "citoyen", "QN2"],
            ["MJC", None, "associatif", "QN1"],
            ["Régie", "RQ", "associatif", None],
        ]
        sheet = book["présences"]
        assert [sheet.cell(row, 2).value for row in (2, 4, 5)] == ["territoire", "QN1", "QN2"]
        sheet["C2"], sheet["C4"], sheet["C5"], sheet["C6"] = date(2024, 3, 12), "x", "excusé", "x"
        load("tables", filled(book, tmp_path / "p.xlsx", {}), store=store)
        after = store.snapshot()
        assert after.actors.id.tolist() == held.id.tolist()
        came = zip(
            after.actors.id[after.participations.actor], after.participations.role, strict=True
        )
        assert {key.rpartition(":")[2]: role for key, role in came if "conseil" in key} == {
            "QN1": "attendee", "QN2": "excused",
        }  # fmt: skip


def test_homonyms_of_a_roster_are_asked_each_where_it_is(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        load("tables", write(tmp_path / "acteurs.csv", HELD), store=store)
        book = workbook("survey", "fr", roster_of(store.snapshot().actors, "fr"))
        said: Sheets = {"campagnes": [("V1", "mars 2024", "avril 2024")]}
        path = filled(book, tmp_path / "s.xlsx", {**said, "réponses": [("MJC", "Régie", "V1")]})
        load("survey", path, store=store)
        seen = store.snapshot()
        who = seen.actors.id[seen.observations.asked_actor]
        assert len(who) == 5
        assert {key.rpartition(":")[2] for key in who if "conseil" in key} == {"QN1", "QN2"}
