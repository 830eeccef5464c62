"""One sheet a meeting: its day, who signed, and the columns of names."""

from pathlib import Path

from loaders.frame.context import Meant
from tests.loaders.loading import load, refusal, refused_rows, write

INVITED = "Comité technique du 4 avril 2023;\nStructure;Contact\nCCAS;Mme A\nMJC;M. B\n"


def test_who_is_listed_was_there_where_a_person_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "ct.csv", INVITED)
    assert refusal("tables", path, create_actors=True).code == "input_who_came"
    told = Meant(layouts={"ct.csv": "meeting"})
    report, held = load("tables", path, create_actors=True, meant=told)
    assert len(held.participations) == 2
    assert list(held.events.name) == ["Comité technique du 4 avril 2023"]
    assert ("presences.all", "ct.csv") in report.read.remarks


def test_two_days_for_one_meeting_are_asked_about(tmp_path: Path) -> None:
    text = "Date :;12/03/2024\nDate :;14/03/2024\nStructure;Présence\nCCAS;x\n"
    error = refusal("tables", write(tmp_path / "ct.csv", text), create_actors=True)
    assert error.code == "input_meeting_two_days"


def test_presences_without_a_day_are_asked_about(tmp_path: Path) -> None:
    path = write(tmp_path / "emargement.csv", "Structure;Signature\nCCAS;JD\n")
    assert refusal("tables", path, create_actors=True).code == "input_meeting_no_day"


def test_who_signs_for_no_structure_is_refused(tmp_path: Path) -> None:
    text = "Réunion du 12/03/2024;;\nNom;Structure;Signature\nDupont;CCAS;JD\nNoir;;PN\n"
    error = refusal("tables", write(tmp_path / "r.csv", text), create_actors=True)
    assert refused_rows(error) == [(4, "Structure", "row_missing")]


def test_names_stand_under_what_they_were(tmp_path: Path) -> None:
    text = "Réunion du 12/03/2024;\nPrésents;Excusés\nMairie;MJC\nCCAS;\n2;1\n"
    report, held = load("tables", write(tmp_path / "r.csv", text), create_actors=True)
    came = zip(held.participations.actor, held.participations.role, strict=True)
    named = {held.actors.name[actor]: role for actor, role in came}
    assert named == {"Mairie": "attendee", "CCAS": "attendee", "MJC": "excused"}
    assert (report.rows_read, report.rows_left_out) == (3, 1)


def test_ordinary_tables_with_a_day_in_their_title_stay_tables(tmp_path: Path) -> None:
    text = "Membres du comité au 12/03/2024;\nStructure;Secteur\nMairie;public\n"
    _, held = load("tables", write(tmp_path / "membres.csv", text))
    assert (list(held.actors.name), len(held.events.id)) == (["Mairie"], 0)
