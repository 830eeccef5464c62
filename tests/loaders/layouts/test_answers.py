"""Answers to forms as tools export them, and tables with columns like those of a form."""

from pathlib import Path

import pytest

from loaders.frame.context import Context, LoadOptions
from loaders.frame.manifest import read_manifest
from loaders.layouts.lay_out import recognised
from tests.loaders.layouts.forms import FORMS, NO_FORMS
from tests.loaders.layouts.lists import Written
from tests.loaders.layouts.reading import check
from tests.loaders.loading import load, write


@pytest.mark.parametrize("name", FORMS)
def test_answers_are_the_ties_that_a_person_reads(name: str, tmp_path: Path) -> None:
    check(FORMS[name], tmp_path)


@pytest.mark.parametrize("name", NO_FORMS)
def test_what_is_no_form_is_left_to_others(name: str, tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", NO_FORMS[name])
    context = Context("tables:f", (path,), read_manifest("tables"), LoadOptions())
    assert [laid.layout for laid in recognised(context)] == [None]


def test_choices_may_stand_under_their_question(tmp_path: Path) -> None:
    text = (
        "Respondent ID,Start Date,IP Address,Quelle est votre structure ?,Avec qui travaillez-vous ?,,\n"
        ",,,Open-Ended Response,Mairie,CCAS,École\n1,03/12/2024 10:00,192.0.2.1,Club,Mairie,,École\n"
    )
    case = Written(text, ["Club - Mairie", "Club - École"], 3, says=["CCAS"])
    check(case, tmp_path)


def test_a_list_of_who_answered_belongs_to_the_form_beside_it(tmp_path: Path) -> None:
    answers = write(
        tmp_path / "f.csv", "Horodateur,Structure,Partenaires\n12/03/2024 10:00,Club,Mairie\n"
    )
    asked = write(tmp_path / "r.csv", "Structure;A répondu\nClub;oui\nMairie;non\n")
    _, held = load("tables", answers, asked)
    who = [held.actors.name[actor] for actor in held.observations.asked_actor]
    found = dict(zip(who, map(bool, held.observations.answered), strict=True))
    assert found == {"Club": True, "Mairie": False}


def test_how_often_within_a_group_of_kobo_names_nobody(tmp_path: Path) -> None:
    """``partenaires`` is a group of questions: its questions are no choices, nor is "souvent" an actor."""
    text = (
        "start;identification/structure;partenaires/avec_qui;partenaires/avec_qui/mairie;"
        "partenaires/avec_qui/mjc;partenaires/frequence_mairie;_uuid;_submission_time\n"
        "2024-01-05T10:00:00;ccas;mairie mjc;1;1;souvent;u1;2024-01-05T10:00:00\n"
        "2024-01-06T10:00:00;mairie;;0;0;;u2;2024-01-06T10:00:00\n"
    )
    _, held = load("tables", write(tmp_path / "kobo.csv", text), create_actors=True)
    assert sorted(held.actors.name) == ["ccas", "mairie", "mjc"]
    assert len(held.ties.src) == 2
