"""Tables of what surveys say: campaigns of ties, ratings, how long answers hold; roles of the absent."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.presence import present
from graph.selection import select
from graph.store import open_store
from graph.tables import Snapshot
from loaders.frame.context import LoadOptions
from loaders.run import run
from tests.loaders.loading import ends, load, refusal, refused_rows, write

ACTORS = "nom;territoire\nRégie;Q1\nClub;Q1\nMairie;\nConseil citoyen;Q1\nConseil citoyen;Q2\n"


def survey(folder: Path, **files: str) -> Path:
    """A folder of tables, actors among them."""
    for name, text in ({"acteurs": ACTORS} | files).items():
        write(folder / f"{name}.{'yaml' if name == 'source' else 'csv'}", text)
    return folder


def rated(snapshot: Snapshot) -> list[tuple[Any, ...]]:
    """Ratings by the names of both actors."""
    told, names = snapshot.ratings, snapshot.actors.name
    columns = (names[told.rater], names[told.rated], told.item, told.campaign, told.level.tolist())
    return list(zip(*columns, strict=True))


@pytest.mark.parametrize("campaign", ["campaign", "Campagne", "vague", "Wave"])
@pytest.mark.parametrize("place", ["reporter_territory", "Territoire du déclarant"])
def test_a_tie_names_its_campaign_and_where_its_reporter_answered(
    tmp_path: Path, campaign: str, place: str
) -> None:
    ends = "Régie;Club;Mairie"
    ties = f"de;vers;rapporté par;{campaign};{place}\n{ends};2023;Les Tilleuls\n{ends};2024;\n"
    places = "code;nom;niveau\nQ1;Les Tilleuls;qpv\n"
    folder = survey(tmp_path / "e", liens=ties, territoires=places)
    report, snapshot = load("tables", folder)
    assert sorted(zip(snapshot.ties.campaign, snapshot.ties.reporter_territory, strict=True)) == [
        ("2023", "Q1"),
        ("2024", ""),
    ]
    assert report.identical_rows == 0
    assert not report.read.unknown_columns


@pytest.mark.parametrize(
    "header",
    [
        "rater;rated;item;campaign;level",
        "Noté par;Acteur noté;Critère;Campagne;Note",
        "De;Vers;Question;Vague;Niveau",
        "répondant;structure notée;critère;vague;score",
    ],
)
@pytest.mark.parametrize("name", ["ratings", "notes", "Évaluations", "trucs"])
def test_ratings_are_read_whatever_they_are_called(tmp_path: Path, header: str, name: str) -> None:
    rows = "Régie;Club;fiabilité;2024;4\nClub;Régie;Mission partagée;2024;2,0\nClub;Mairie;openness;;1\n"
    report, snapshot = load("tables", survey(tmp_path / "e", **{name: f"{header}\n{rows}"}))
    assert sorted(rated(snapshot)) == [
        ("Club", "Mairie", "openness", "", 1),
        ("Club", "Régie", "shared_mission", "2024", 2),
        ("Régie", "Club", "reliability", "2024", 4),
    ]
    assert len(snapshot.ties) == 0
    assert (report.rows_read, report.rows_loaded) == (8, 8)


def test_a_rating_names_the_territory_of_each_end(tmp_path: Path) -> None:
    head = "rater;rated;item;level;rater_territory;rated_territory"
    rows = "Conseil citoyen;Conseil citoyen;openness;3;Q1;Q2\n"
    _, snapshot = load("tables", survey(tmp_path / "e", ratings=f"{head}\n{rows}"))
    told, places = snapshot.ratings, snapshot.actors.territory
    assert (places[told.rater].tolist(), places[told.rated].tolist()) == (["Q1"], ["Q2"])


def test_who_rates_and_is_rated_may_be_made(tmp_path: Path) -> None:
    path = write(tmp_path / "notes.csv", "rater,rated,item,level\nA,B,openness,3\n")
    assert refusal("tables", path).code == "input_no_actors"
    report, snapshot = load("tables", path, create_actors=True)
    assert rated(snapshot) == [("A", "B", "openness", "", 3)]
    assert report.read.created == 2


def test_no_answer_is_no_rating(tmp_path: Path) -> None:
    rows = "rater;rated;item;level\nRégie;Club;openness;\nClub;Régie;openness;3\n"
    report, snapshot = load("tables", survey(tmp_path / "e", notes=rows))
    assert snapshot.ratings.level.tolist() == [3]
    assert report.read.left_out == {("ratings", "nothing"): 1}


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("Régie;Club;openness;5", "level", "not_in_scale"),
        ("Régie;Club;openness;0", "level", "not_in_scale"),
        ("Régie;Club;openness;2,5", "level", "not_in_scale"),
        ("Régie;Club;openness;plutôt", "level", "row_bad_number"),
        ("Régie;Club;charme;3", "item", "row_not_a_word"),
        ("Régie;Club;;3", "item", "row_missing"),
        ("Régie;;openness;3", "rated", "row_missing"),
        ("Régie;Clubs;openness;3", "rated", "row_unknown_actor"),
        ("Conseil citoyen;Club;openness;3", "rater", "row_ambiguous_actor"),
    ],
)
def test_a_rating_that_is_none_is_refused_at_its_cell(
    tmp_path: Path, row: str, column: str, code: str
) -> None:
    folder = survey(tmp_path / "e", ratings=f"rater;rated;item;level\n{row}\n")
    assert refused_rows(refusal("tables", folder)) == [(2, column, code)]


def test_two_answers_to_one_question_cannot_both_hold(tmp_path: Path) -> None:
    head = "rater;rated;item;campaign;level\n"
    rows = "Régie;Club;openness;1;3\nRégie;Club;openness;1;3\nRégie;Club;openness;2;4\n"
    _, snapshot = load("tables", survey(tmp_path / "a", ratings=head + rows))
    assert sorted(snapshot.ratings.level.tolist()) == [3, 4]
    error = refusal(
        "tables", survey(tmp_path / "b", ratings=f"{head}{rows}Régie;Club;ouverture;1;2\n")
    )
    assert refused_rows(error) == [(5, "level", "row_rated_twice")]


def test_a_sheet_of_remarks_called_notes_is_left_alone(tmp_path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheets = {
        "Acteurs": [["nom"], ["Régie"], ["Club"]],
        "Liens": [["de", "vers"], ["Régie", "Club"]],
        "Notes": [["À faire", "Qui"], ["relancer la mairie", "Zoé"]],
    }
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "classeur.xlsx"
    book.save(path)
    report, snapshot = load("tables", path)
    assert ends(snapshot) == [("Régie", "Club")]
    assert len(snapshot.ratings) == 0
    assert [name for name in report.read.ignored if "Notes" in name]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("carry: 6m", "6m"), ("carry: 6 mois", "6m"), ("carry: 1 an", "1y"), ("carry: 90d", "90d"),
        ("carry: none", "none"), ("carry: aucune", "none"), ("carry: no", "none"), ("carry:", ""),
        ("Les réponses valent: 18 mois", "18m"), ("title: Enquête", ""),
    ],
)  # fmt: skip
def test_how_long_answers_hold(tmp_path: Path, said: str, kept: str) -> None:
    _, snapshot = load("tables", survey(tmp_path / "e", source=f"{said}\n"))
    assert list(snapshot.datasets.carry) == [kept]


@pytest.mark.parametrize("said", ["6", "m", "0m", "-6m", "6 semaines", "1.5y", "toujours", "[6m]"])
def test_how_long_answers_hold_in_no_words_we_know(tmp_path: Path, said: str) -> None:
    error = refusal("tables", survey(tmp_path / "e", source=f"carry: {said}\n"))
    assert (error.code, error.fields["file"]) == ("input_bad_carry", "source.yaml")
    assert "carry: 6m" in error.text("fr")


def test_carry_alone_changes_the_dataset(tmp_path: Path) -> None:
    folder = survey(tmp_path / "e")
    with open_store(":memory:", create=True) as store:
        digests = []
        for said in ("title: E\n", "title: E\ncarry: 6m\n", "title: E\n"):
            write(folder / "source.yaml", said)
            run(store, "tables", [folder], LoadOptions())
            digests.append(store.digest())
    assert digests[0] == digests[2] != digests[1]


AWAY = {
    "excused": ["excusé", "Excusée", "excusé(e)", "EXCUSÉS", "absent excusé", "excused", "absente excusée"],
    "absent": ["absent", "Absente", "absent(e)", "non excusé", "absent non excusé", "absents"],
    "represented": ["représenté", "représentée", "représenté(e)", "représenté par Zoé", "pouvoir à Zoé"],
}  # fmt: skip
THERE = [
    "",
    "membre",
    "présent",
    "représentant",
    "représentante de la mairie",
    "excuse-moi",
    "pilote",
]


@pytest.mark.parametrize(("code", "written"), [(c, w) for c, ws in AWAY.items() for w in ws])
def test_who_did_not_come_is_kept_and_is_no_presence(
    tmp_path: Path, code: str, written: str
) -> None:
    parts = f"acteur;événement;rôle\nRégie;CT;{written}\nClub;CT;membre\nMairie;CT;\n"
    events = "nom;type;date\nCT;réunion;12/03/2024\n"
    folder = survey(tmp_path / "e", participations=parts, événements=events)
    _, snapshot = load("tables", folder)
    selection = select(snapshot)
    assert len(snapshot.participations) == 3
    assert (list(selection.absences.role), len(selection.participations)) == ([code], 2)
    assert selection.absences.provenance is not None
    more = "par" in written or "Zoé" in written
    assert (written in selection.absences.provenance.attrs[0]) == more


@pytest.mark.parametrize("written", THERE)
def test_every_other_role_is_a_presence(tmp_path: Path, written: str) -> None:
    parts = f"acteur;événement;rôle\nRégie;CT;{written}\n"
    events = "nom;type;date\nCT;réunion;12/03/2024\n"
    _, snapshot = load("tables", survey(tmp_path / "e", participations=parts, événements=events))
    assert present(snapshot.participations).tolist() == [True]
