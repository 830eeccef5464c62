"""Workbooks of the template filled in from a store, and what their cells offer."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from openpyxl.workbook import Workbook

from graph.language import Lang
from graph.store import open_store
from loaders.frame.headers import header_key
from loaders.frame.manifest import read_manifest
from loaders.survey.frequency import frequency_words, read_frequency
from loaders.templates import TEMPLATES, Roster, TemplateName, roster_of
from tests.loaders.filling import Sheets, filled, workbook
from tests.loaders.loading import load, write

LANGS = get_args(Lang)


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


def test_the_roster_of_a_store_names_no_person(tmp_path: Path) -> None:
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


def test_the_actors_of_a_roster_stay_the_same(tmp_path: Path) -> None:
    with open_store(":memory:", create=True) as store:
        load("tables", write(tmp_path / "acteurs.csv", HELD), store=store)
        held = store.snapshot().actors
        book = workbook("attendance", "fr", roster_of(held, "fr"))
        sheet = book["présences"]
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
