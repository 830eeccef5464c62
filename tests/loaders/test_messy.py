"""Spreadsheets as people keep them: nothing renamed, nothing lost, each oddity said."""

from pathlib import Path

import openpyxl
import pytest

from tests.loaders.loading import ends, load, refusal, refused_rows, write
from tests.loaders.messy import Rows, add_sheet, book, write_messy


def test_the_messy_workbook_loads_whole(tmp_path: Path) -> None:
    report, held = load("tables", write_messy(tmp_path / "partenaires.xlsx"))
    assert (report.rows_read, report.rows_loaded) == (18, 18)
    assert dict(report.read.rows_read) == {
        "territories": 2, "actors": 6, "events": 2, "ties": 5, "participations": 3
    }  # fmt: skip
    actors = held.actors
    placed = sorted(zip(actors.name, actors.territory, strict=True))
    assert placed == [
        ("Bleu Blanc Zèbre", "QP031001"), ("Boulangerie Ô Pain d’Or", ""),
        ("Conseil citoyen", "QP031001"), ("Conseil citoyen", "QP031002"), ("Mairie", ""),
        ("Régie de quartier", "QP031001"),
    ]  # fmt: skip
    read = report.read
    assert read.ignored == ("partenaires.xlsx#À faire",)
    assert dict(read.above) == {"partenaires.xlsx#Partenaires 2024": 2}
    assert dict(read.untitled) == {"partenaires.xlsx#Partenaires 2024": ("G",)}
    assert dict(read.unknown_columns) == {"partenaires.xlsx#Partenaires 2024": ("Téléphone",)}
    assert (dict(read.told), read.merged) == ({"vague": {"T1 2016": 1, "T1 2023": 1}}, 2)


def test_the_dates_sums_and_flags_of_the_messy_workbook(tmp_path: Path) -> None:
    _, held = load("tables", write_messy(tmp_path / "partenaires.xlsx"))
    ties = held.ties
    rows = zip(
        ends(held), ties.valid_from.astype(str), ties.valid_to.astype(str), ties.from_precision,
        ties.formality, ties.directed.tolist(), ties.weight.tolist(), strict=True,
    )  # fmt: skip
    said = {names: rest for names, *rest in rows}
    bakery, town, zebra = "Boulangerie Ô Pain d’Or", "Mairie", "Bleu Blanc Zèbre"
    caretakers = "Régie de quartier"
    assert said[town, zebra] == ["2023-03-01", "2023-04-01", 1, 1, True, 1250.5]
    assert said[town, caretakers] == ["2024-04-03", "2024-04-04", 0, 1, True, 12000.0]
    assert said[zebra, caretakers][:5] == ["2023-03-01", "2024-01-01", 1, 0, False]
    assert said[caretakers, bakery] == ["2023-01-01", "NaT", 1, 1, False, 300.0]
    assert said[zebra, town] == ["2023-01-01", "2025-01-01", 2, 1, False, 2500.0]


def test_merged_cells_of_attendance_hold_for_each_row(tmp_path: Path) -> None:
    _, held = load("tables", write_messy(tmp_path / "partenaires.xlsx"))
    came = [held.actors.id[row] for row in held.participations.actor]
    assert sorted(came) == [
        "local:tables:partenaires:bleu-blanc-zebre:QP031001",
        "local:tables:partenaires:conseil-citoyen:QP031002",
        "local:tables:partenaires:mairie",
    ]
    assert len(set(held.participations.event)) == 1


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "code"),
    [
        ("Qui travaille avec qui", "E3", "=TODAY()", "row_uncomputed"),
        ("Qui travaille avec qui", "G5", "#N/A", "row_sheet_error"),
        ("Qui travaille avec qui", "G5", "1,250", "row_doubtful_comma"),
        ("Qui travaille avec qui", "E4", 45000, "row_day_number"),
        ("Qui travaille avec qui", "E4", "bientôt", "row_bad_date"),
        ("Partenaires 2024", "B6", "mixte", "row_not_a_word"),
        ("Présences", "B3", "Caisse inconnue", "row_unknown_actor"),
        ("Présences", "D3", None, "row_ambiguous_actor"),
    ],
)
def test_one_bad_cell_has_one_line(
    tmp_path: Path, sheet: str, cell: str, value: str | int | None, code: str
) -> None:
    made = book()
    made[sheet][cell].value = value
    made.save(tmp_path / "partenaires.xlsx")
    error = refusal("tables", tmp_path / "partenaires.xlsx")
    found = refused_rows(error)
    assert [said for _, _, said in found] == [code]
    assert found[0][0] == int(cell[1:])


def test_merges_across_columns_and_alone_fill_nothing(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    rows: Rows = [["De", "Vers", "Type"], ["A", None, None], ["C", "D", None], [None, None, "tie"]]
    sheet = add_sheet(made, "Liens", rows)
    sheet.merge_cells("A2:B2")
    sheet.merge_cells("C4:C9")
    made.save(tmp_path / "liens.xlsx")
    error = refusal("tables", tmp_path / "liens.xlsx", create_actors=True)
    assert refused_rows(error) == [(2, "Vers", "row_missing"), (4, "De", "row_missing")]


def test_two_rows_of_headers_and_a_title_that_is_a_header(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    rows: Rows = [["Structure", None, None], ["De", "Vers", "Période"], [None, None, "Depuis"]]
    sheet = add_sheet(made, "Liens", [*rows, ["A", "B", 2020]])
    sheet.merge_cells("A2:A3")
    sheet.merge_cells("B2:B3")
    made.save(tmp_path / "liens.xlsx")
    report, held = load("tables", tmp_path / "liens.xlsx", create_actors=True)
    assert ends(held) == [("A", "B")]
    assert str(held.ties.valid_from[0]) == "2020-01-01"
    assert dict(report.read.above) == {"liens.xlsx#Liens": 2}


def test_headers_repeated_below_are_left_out(tmp_path: Path) -> None:
    text = "nom;secteur\nA;public\nnom;secteur\nB;public\nnom;\n"
    report, held = load("tables", write(tmp_path / "acteurs.csv", text))
    assert sorted(held.actors.name) == ["A", "B", "nom"]
    assert dict(report.read.left_out) == {("actors", "headers"): 1}


def test_a_close_header_is_proposed(tmp_path: Path) -> None:
    text = "De,Vers,Montnat\nA,B,3\n"
    report, _ = load("tables", write(tmp_path / "liens.csv", text), create_actors=True)
    assert dict(report.read.near_columns) == {"liens.csv": (("Montnat", "montant"),)}
    error = refusal("tables", write(tmp_path / "liens.csv", "Sourse,Target\nA,B\n"))
    assert (error.code, error.fields["meant"]) == ("input_near_column", "source")


def test_a_name_of_file_does_not_hide_what_the_headers_say(tmp_path: Path) -> None:
    _, held = load(
        "tables", write(tmp_path / "partenaires.csv", "From,To\nA,B\n"), create_actors=True
    )
    assert ends(held) == [("A", "B")]


def test_a_sheet_about_the_source_without_a_row_says_nothing(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for title, rows in (
        ("Liens", [("De", "Vers"), ("Mairie", "Régie")]),
        ("source", [("titre", "couverture du")]),
    ):
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    made.save(tmp_path / "liens.xlsx")
    report, held = load("tables", tmp_path / "liens.xlsx", create_actors=True)
    assert (report.rows_loaded, len(held.ties)) == (1, 1)
