"""What a person answers where a list or a form does not tell, and what is asked of whom."""

from pathlib import Path

import openpyxl

from loaders.frame.context import Meant
from tests.loaders.loading import ends, load, refusal, write

DOUBT = "Structure;Partenaires\nClub;Contes, thé et compagnie\nMairie;CCAS\n"
FORM = "Horodateur,Groupe,Publics [Mairie],Publics [CCAS]\n12/03/2024 09:41:07,Club,Oui,\n"
CHOICES = (
    "Horodateur,Structure,Partenaires\n"
    '12/03/2024 09:41:07,Club,"Contes, thé"\n12/03/2024 09:42,École,X\n'
)


def test_commas_separate_where_a_person_says_so(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", DOUBT)
    asked = refusal("tables", path, create_actors=True)
    assert '--layout "l.csv=partners"' in asked.text("fr")
    _, lists = load("tables", path, create_actors=True, meant=Meant(layouts={"l.csv": "partners"}))
    assert ends(lists) == [("Club", "Contes"), ("Club", "thé et compagnie"), ("Mairie", "CCAS")]
    _, names = load("tables", path, create_actors=True, meant=Meant(layouts={"l.csv": "ties"}))
    assert ends(names) == [("Club", "Contes, thé et compagnie"), ("Mairie", "CCAS")]


def test_commas_of_ordinary_ties_too(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "de;vers\nClub;Contes, thé\nMairie;CCAS\n")
    asked = refusal("tables", path, create_actors=True)
    assert asked.code == "input_doubtful_list"
    assert "vers" in asked.text("fr")
    _, names = load("tables", path, create_actors=True, meant=Meant(layouts={"l.csv": "ties"}))
    assert ("Club", "Contes, thé") in ends(names)
    _, lists = load("tables", path, create_actors=True, meant=Meant(layouts={"l.csv": "partners"}))
    assert ("Club", "thé") in ends(lists)


def test_the_first_doubtful_row_is_asked_about_whatever_the_hash(tmp_path: Path) -> None:
    rows = "".join(f"A{n};B{n}, C{n}\n" for n in range(30))
    asked = refusal(
        "tables", write(tmp_path / "l.csv", f"de;vers\nA;B\n{rows}"), create_actors=True
    )
    assert asked.fields["row"] == 3


def test_a_form_stays_one_where_its_commas_are_told(tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", CHOICES)
    assert refusal("tables", path, create_actors=True).code == "input_doubtful_list"
    _, held = load("tables", path, create_actors=True, meant=Meant(layouts={"f.csv": "partners"}))
    assert sorted(ends(held)) == [("Club", "Contes"), ("Club", "thé"), ("École", "X")]
    assert list(held.observations.campaign) == ["f"]


def test_a_person_says_which_question_is_about_partners_and_who_answers(tmp_path: Path) -> None:
    path = write(tmp_path / "f.csv", FORM)
    asked = refusal("tables", path, create_actors=True)
    assert (asked.code, '--column "Publics=target"' in asked.text("fr")) == (
        "input_form_question",
        True,
    )
    question = {"Publics": "target"}
    asked = refusal("tables", path, create_actors=True, meant=Meant(columns=question))
    assert (asked.code, '--column "Groupe=source"' in asked.text("fr")) == (
        "input_form_nobody",
        True,
    )
    both = Meant(columns={**question, "Groupe": "source"})
    _, held = load("tables", path, create_actors=True, meant=both)
    assert ends(held) == [("Club", "Mairie")]


def test_a_column_left_out_is_no_partner(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "Structure;Partenaire 1;Partenaire 2\nClub;Mairie;CCAS\n")
    meant = Meant(columns={"Partenaire 2": ""})
    _, held = load("tables", path, create_actors=True, meant=meant)
    assert ends(held) == [("Club", "Mairie")]


def test_what_persons_leave_is_dropped_even_where_it_is_to_be_kept(tmp_path: Path) -> None:
    text = "Horodateur,Courriel,Structure,Partenaires,Ville\n"
    text += "12/03/2024 09:41,a@b.example,Club,Mairie,Valombre\n"
    path = write(tmp_path / "f.csv", text)
    _, held = load("tables", path, create_actors=True, keep=("Ville",))
    assert held.ties.provenance is not None
    asked = refusal("tables", path, create_actors=True, keep=("Courriel",))
    assert asked.code == "input_unknown_keep"


def test_two_waves_in_one_workbook_are_two_campaigns(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, day in (("2022", "12/03/2022 09:00"), ("2024", "12/03/2024 09:00")):
        sheet = made.create_sheet(title)
        sheet.append(["Horodateur", "Structure", "Partenaires"])
        sheet.append([day, "Club", "Mairie"])
    made.save(tmp_path / "vagues.xlsx")
    _, held = load("tables", tmp_path / "vagues.xlsx", create_actors=True)
    assert sorted(held.observations.campaign) == ["vagues – 2022", "vagues – 2024"]
    assert [str(day)[:7] for day in sorted(held.ties.valid_from)] == ["2022-03", "2024-03"]


def test_labels_joined_by_spaces_are_those_that_are_known(tmp_path: Path) -> None:
    head = "structure,partenaires,_id,_uuid,_submission_time\n"
    rows = "Mairie de Valombre,Club,1,a,2023\nClub,Mairie de Valombre Mission locale,2,b,2023\n"
    rows += "Mission locale,Club,3,c,2023\n"
    _, held = load("tables", write(tmp_path / "k.csv", head + rows), create_actors=True)
    assert len(held.ties) == 4
    assert len(held.actors.name) == 3
