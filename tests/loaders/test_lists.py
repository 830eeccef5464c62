"""Lists that other programs export, and what is said of files that are not ours to read."""

from pathlib import Path

import pytest

from tests.loaders.loading import ends, load, refusal, write


@pytest.mark.parametrize("header", ["Source,Target", "From,To", "De,Vers", "source;target"])
def test_a_list_of_two_columns(tmp_path: Path, header: str) -> None:
    rows = f"{header}\nA,B\nB,C\n".replace(",", ";" if ";" in header else ",")
    path = write(tmp_path / "partenaires.csv", rows)
    report, held = load("tables", path, create_actors=True)
    assert ends(held) == [("A", "B"), ("B", "C")]
    assert (report.read.created, report.rows_loaded) == (3, 2)
    error = refusal("tables", path)
    assert error.code == "input_no_actors"
    assert "--create-actors" in error.text("fr")


def test_an_edge_list_of_gephi(tmp_path: Path) -> None:
    text = (
        "Source,Target,Type,Id,Label,timeset,Weight\na,b,Directed,0,,,2.0\nb,c,Undirected,1,,,1.0\n"
    )
    report, held = load("tables", write(tmp_path / "aretes.csv", text), create_actors=True)
    assert held.ties.directed.tolist() == [True, False]
    assert list(held.ties.type_names) == ["tie"]
    assert held.ties.weight.tolist() == [2.0, 1.0]
    assert not report.read.other_types
    assert dict(report.read.unknown_columns) == {"aretes.csv": ("Label",)}


@pytest.mark.shared
def test_the_workbooks_of_kumu_load_whole(shared: Path) -> None:
    for name, actors, ties in (("paypal-mafia", 34, 49), ("snap-to-tutorial-data", 51, 113)):
        path = shared / f"data/kumu/{name}.xlsx"
        report, held = load("tables", path, refused_path=Path("unused"))
        assert (len(held.actors.id), len(held.ties.src)) == (actors, ties)
        assert (report.rows_read, report.rows_loaded) == (actors + ties, actors + ties)


@pytest.mark.shared
def test_grants_read_as_tables_are_refused_with_the_command_to_use(shared: Path) -> None:
    files = sorted((shared / "data/subventions/scdl").glob("*.csv"))
    assert len(files) > 5
    for path in files:
        error = refusal("tables", path, create_actors=True, refused_path=Path("unused"))
        assert error.code == "input_other_source"
        assert f"maillage load subventions {path.name}" in error.text("fr")
    book = shared / "data/subventions/scdl/datasubvention_SCDL.xlsx"
    assert refusal("tables", book, refused_path=Path("unused")).code == "input_no_known_sheet"


def test_a_column_to_keep_must_exist(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", "de,vers,humeur\nA,B,bonne\n")
    error = refusal("tables", path, create_actors=True, keep=("ZORK",))
    assert error.code == "input_unknown_keep"
    assert "humeur" in error.text("fr")
    assert load("tables", path, create_actors=True, keep=("Humeur", "de"))[0].rows_loaded == 1


def test_words_are_proposed_by_their_labels(tmp_path: Path) -> None:
    path = write(tmp_path / "acteurs.csv", "nom,secteur\nA,mixte\n")
    (refused,) = refusal("tables", path).fields["report"].refusals  # type: ignore[attr-defined]
    assert "associatif, citoyen, non renseigné" in refused.reason("fr")
    assert "associative, citizen, unknown" in refused.reason("en")


def test_a_meeting_of_one_day_ends_that_day_and_a_programme_does_not(tmp_path: Path) -> None:
    text = "nom,type,date\nRéunion,réunion,12/03/2024\nLoi,repère,2019\nPlan,programme,2019\n"
    _, held = load("tables", write(tmp_path / "réunions.csv", text))
    last = dict(zip(held.events.name, held.events.valid_to.astype(str), strict=True))
    assert last == {"Réunion": "2024-03-13", "Loi": "2020-01-01", "Plan": "NaT"}


def test_addresses_in_free_words_stay_outside(tmp_path: Path) -> None:
    path = write(tmp_path / "liens.csv", "de,vers,type\nA,B,voir ana@asso.fr\n")
    report, held = load("tables", path, create_actors=True)
    assert list(held.ties.type_names) == ["voir [retiré]"]
    assert report.read.retired == 1


def test_files_of_one_name_name_an_unknown_column_once(tmp_path: Path) -> None:
    text = "Source,Target,Budget\nA,B,1\n"
    files = [write(tmp_path / folder / "liens.csv", text) for folder in ("nord", "sud")]
    report, _ = load("tables", *files, create_actors=True, second_witness=True)
    assert dict(report.read.unknown_columns) == {"liens.csv": ("Budget",)}
