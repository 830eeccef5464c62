"""Cells that are not read word for word: each is counted and said."""

from pathlib import Path

import pytest

from graph.errors import InputError
from loaders.alike.unlike import are_alike
from loaders.subventions.no_grant import is_total
from loaders.values.nothing import is_nothing
from loaders.values.numbers import point_of, read_number
from loaders.values.words import is_guessed, read_unit, read_word
from tests.loaders.loading import ends, load, refusal, refused_rows, write

HEAD = "nomAttribuant;dateConvention;nomBeneficiaire;montant"


@pytest.mark.parametrize(
    "text", ["NA", "n/a", "#N/A", "nan", "NaT", "None", "null", "-", "—", "Néant", "?", "aucun"]
)
def test_words_for_nothing(text: str) -> None:
    assert is_nothing(f" {text} ")


@pytest.mark.parametrize("text", ["Nat", "Nanterre", "Aucun rapport", "", "x", "0"])
def test_other_words_are_something(text: str) -> None:
    assert not is_nothing(text)


def test_words_for_nothing_stay_in_texts_and_are_no_amounts(tmp_path: Path) -> None:
    text = "De;Vers;Type;Depuis;Montant;Preuve\nA;B;NA;NaT;3;néant\nA;C;;;NA;\n"
    path = write(tmp_path / "l.csv", text)
    report, held = load("tables", path, create_actors=True, skip_refused=True)
    assert dict(report.read.told) == {"nothing": {"NA": 1, "NaT": 1}}
    assert held.ties.provenance is not None
    assert list(held.ties.provenance.evidence) == ["néant"]
    assert [(each.row, each.code) for each in report.refusals] == [(3, "row_bad_number")]


def test_a_look_up_without_an_answer_leaves_a_number_empty(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Nom", "Siret"], ["Mairie", "#N/A"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "acteurs.xlsx")
    report, held = load("tables", tmp_path / "acteurs.xlsx")
    assert (list(held.actors.name), dict(report.read.told)) == (
        ["Mairie"],
        {"nothing": {"#N/A": 1}},
    )


@pytest.mark.parametrize(
    ("said", "code", "guessed"),
    [
        ("asso", "associative", False),
        ("Association (loi 1901)", "associative", False),
        ("ASSOCIATIONS LOI DE 1901", "associative", False),
        ("Collectivités territoriales", "public", False),
        ("service de l'Etat", "public", False),
        ("Entreprises", "private", False),
        ("Habitant", "citizen", False),
        ("bailleur", "public", True),
        ("Bailleurs sociaux", "public", True),
        ("Habitants du quartier", "citizen", True),
        ("autre", "unknown", True),
    ],
)
def test_sectors_as_people_say_them(said: str, code: str, *, guessed: bool) -> None:
    assert (read_word("sectors", said), is_guessed("sectors", said)) == (code, guessed)


@pytest.mark.parametrize("said", ["mixte", "public/privé", "non associatif", "zork"])
def test_a_sector_that_is_none_or_two_is_refused(said: str) -> None:
    with pytest.raises(InputError):
        read_word("sectors", said)


def test_a_guessed_sector_is_said(tmp_path: Path) -> None:
    report, _ = load("tables", write(tmp_path / "acteurs.csv", "nom;secteur\nA;bailleur\nB;asso\n"))
    assert dict(report.read.told) == {"guessed:sectors.public": {"bailleur": 1}}


def test_euros_are_one_unit_wherever_they_are_written(tmp_path: Path) -> None:
    assert {read_unit(each) for each in ("€", "EUR", "euros", "Euro", "en euros")} == {"EUR"}
    rows = ["A;B;10;EURO", "A;C;20 €;", "A;D;30;heures", "A;E;;"]
    path = write(tmp_path / "l.csv", "\n".join(["De;Vers;Montant;Unité", *rows]))
    report, _ = load("tables", path, create_actors=True)
    assert dict(report.read.sums) == {"EUR": 30.0, "heures": 30.0}
    path = write(tmp_path / "m.csv", "De;Vers;Montant (€)\nA;B;10\n")
    report, _ = load("tables", path, create_actors=True)
    assert dict(report.read.sums) == {"EUR": 10.0}


def test_a_point_is_told_by_its_column(tmp_path: Path) -> None:
    assert [point_of(each) for each in ("1.250,00", "1250,5", "1250.5", "25.000", "300")] == [
        "thousands", "thousands", "decimals", "", "",
    ]  # fmt: skip
    with pytest.raises(InputError) as caught:
        read_number("25.000")
    assert caught.value.code == "row_doubtful_point"
    for other, weight, why in (("1.250,5", 25000.0, "thousands"), ("1250.5", 25.0, "decimals")):
        path = write(tmp_path / f"{why}.csv", f"De;Vers;Montant\nA;B;25.000\nA;C;{other}\n")
        report, held = load("tables", path, create_actors=True)
        assert sorted(held.ties.weight) == sorted([weight, 1250.5])
        assert dict(report.read.told) == {f"point_{why}": {"25.000": 1}}


def test_a_column_of_both_points_tells_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "De;Vers;Montant\nA;B;25.000\nA;C;2.5\nA;D;1.000,5\n")
    error = refusal("tables", path, create_actors=True)
    assert refused_rows(error) == [(2, "Montant", "row_doubtful_point")]
    path = write(tmp_path / "g.csv", f"{HEAD}\nV;2020;A;25.000\nV;2020;B;1.250,00\n")
    _, held = load("subventions", path)
    assert sorted(held.ties.weight) == [1250.0, 25000.0]


def test_numbers_of_a_workbook_have_their_point_for_decimals(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["De", "Vers", "Montant"], ["A", "B", 12.125]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "liens.xlsx")
    _, held = load("tables", tmp_path / "liens.xlsx", create_actors=True)
    assert list(held.ties.weight) == [12.125]


@pytest.mark.parametrize(
    "text",
    ["TOTAL", "Sous-total culture", "Total général :", "total 2022", "S/Total", "Total : 3 500 €"],
)
def test_totals(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize("text", ["TotalEnergies", "Total Sport Club", "Totem", "Sommeil"])
def test_names_that_begin_like_totals(text: str) -> None:
    assert not is_total(text)


def test_rows_that_are_no_grants(tmp_path: Path) -> None:
    rows = [
        "V;2020;A;10", "V;2020;Total Sport Club;20", "Sous-total;;;30", ";;;30", "V;2020-12-31;;60",
        "V;;;", ";2020;B;5",
    ]  # fmt: skip
    path = write(tmp_path / "g.csv", "\n".join([HEAD, *rows]))
    report, held = load("subventions", path, skip_refused=True)
    assert [(each.row, each.code) for each in report.refusals] == [
        (4, "row_total"), (5, "row_amount_alone"), (8, "row_no_funder"),
    ]  # fmt: skip
    assert dict(report.read.left_out) == {("ties", "funder_alone"): 1}
    assert ends(held) == [("V", "A"), ("V", "Total Sport Club"), ("V", "bénéficiaire non nommé")]
    path = write(tmp_path / "h.csv", "\n".join([HEAD, *rows[:2], "V;2020-12-31;;30"]))
    assert refused_rows(refusal("subventions", path)) == [(4, "montant", "row_sum")]


def test_commas_of_amounts_are_mended_for_the_whole_file(tmp_path: Path) -> None:
    head = HEAD.replace(";", ",")
    path = write(tmp_path / "g.csv", f"{head},objet\nV,2020,A,1 000,50,x\nV,2020,B,20,00,y\n")
    report, held = load("subventions", path)
    assert sorted(held.ties.weight) == [20.0, 1000.5]
    assert dict(report.read.told) == {"mended": {"g.csv, montant": 2}}


def test_one_cause_of_every_row_is_one_line(tmp_path: Path) -> None:
    head = HEAD.replace(";", ",")
    path = write(tmp_path / "g.csv", f"{head},objet\nV,2020,A,10,x,y\nV,2020,B,20,z,t\n")
    error = refusal("subventions", path)
    assert error.code == "load_all_refused"
    assert "g.csv, ligne 2" in error.text("fr")


def test_unlike_names_of_one_number_are_named(tmp_path: Path) -> None:
    assert are_alike("CLUB NAUTIQUE", "Club nautique de Nantes")
    text = f"{HEAD};idBeneficiaire\n" + "".join(
        f"V;2020;{name};1;73282932000074\n"
        for name in ("Régie du Verger", "REGIE DU VERGER", "Amicale des boulistes")
    )
    report, _ = load("subventions", write(tmp_path / "g.csv", text))
    assert report.unlike_names == (("732829320", ("Amicale des boulistes", "REGIE DU VERGER")),)


def test_a_missing_column_may_be_given(tmp_path: Path) -> None:
    error = refusal("subventions", write(tmp_path / "g.csv", HEAD.replace("nomAttrib", "x") + "\n"))
    assert '--set "nomAttribuant=' in error.text("fr")
