"""Grants (SCDL): the three column forms, dates, identifiers, statuses, amounts, corrections."""

from pathlib import Path

import pytest

from loaders.frame.row import LeftOut, Row
from loaders.subventions.grant import read_grant
from tests.conftest import ROOT
from tests.loaders.loading import ends, load, refusal, refused_rows, write

PARTIES = {"nomAttribuant": "Ville", "nomBeneficiaire": "Régie"}
GRANTS = ROOT / "tests/loaders/grants"
NEW = (GRANTS / "form-of-2024.csv").read_text(encoding="utf-8")
OLD = (GRANTS / "form-of-2018.csv").read_text(encoding="utf-8")
LABELS = (GRANTS / "form-of-labels.csv").read_text(encoding="utf-8")
LOIRE_ATLANTIQUE = "224400028_subventions-aux-associations-du-departement-de-loire-atlantique.csv"


def test_form_of_2024(tmp_path: Path) -> None:
    report, held = load("subventions", write(tmp_path / "g.csv", NEW))
    assert report.rows_read == 4
    assert (report.rows_loaded, report.rows_refused, report.rows_left_out) == (2, 0, 2)
    assert {reason for _, reason in report.read.left_out} == {
        "Refusée",
        "en cours d'instruction",
    }
    ties = held.ties
    assert ends(held) == [("Ville V", "Régie R"), ("Ville V", "Asso C")]
    assert [str(d) for d in ties.valid_from] == ["2021-01-01", "2021-03-01"]
    assert [str(d) for d in ties.valid_to] == ["2022-01-01", "2021-07-01"]
    assert ties.weight[0] == 8500.5
    assert ties.weight[1] != ties.weight[1]
    assert set(ties.unit) == {"EUR"}
    assert ties.directed.all()
    assert (ties.formality == 1).all()
    assert ties.to_known.all()
    assert ties.provenance is not None
    assert '"attribuantsCofinanceurs":"Caf,Métropole"' in ties.provenance.attrs[0]
    assert list(ties.provenance.row) == [2, 5]


def test_identifiers_of_the_form_of_2024(tmp_path: Path) -> None:
    _, held = load("subventions", write(tmp_path / "g.csv", NEW))
    sectors = dict(zip(held.actors.name, held.actors.sector, strict=True))
    assert sectors == {"Ville V": "public", "Régie R": "associative", "Asso C": "unknown"}
    keys = dict(zip(held.actors.name, held.actors.id, strict=True))
    assert keys["Régie R"] == "siren:732829320"
    attrs = dict(zip(held.actors.name, held.actors.attrs, strict=True))
    assert attrs["Régie R"] == '{"rna":"W313012345","siret":"73282932000074"}'


def test_older_form(tmp_path: Path) -> None:
    report, held = load("subventions", write(tmp_path / "g.csv", OLD))
    assert report.rows_loaded == 1
    assert dict(report.read.unknown_columns) == {}
    assert [str(d) for d in held.ties.valid_to] == ["2020-01-01"]
    assert list(held.ties.from_precision) == [2]


def test_form_of_french_labels_and_correction(tmp_path: Path) -> None:
    report, held = load("subventions", write(tmp_path / LOIRE_ATLANTIQUE, LABELS))
    assert report.rows_loaded == 5
    assert report.read.without_amount == 1
    assert (report.read.unnamed, report.read.unnamed_sum) == (1, 34.5)
    assert report.read.wrong_identifiers == ("304865000",)
    assert dict(report.read.sums) == {"EUR": 304.5}
    names = dict(zip(held.actors.id, held.actors.name, strict=True))
    dataset = f"local:subventions:{Path(LOIRE_ATLANTIQUE).stem}"
    assert names == {
        "siren:224400028": "Département",
        "siren:452474562": "CLUB",
        "siren:509264057": "HABITAT",
        f"{dataset}:unnamed": "bénéficiaire non nommé",
        "local:siren:224400028:304865000": "PERDU",
    }
    sectors = set(zip(held.actors.sector, held.actors.sector_basis, strict=True))
    assert sectors == {("public", "identifier"), ("associative", "source rule")}
    assert held.ties.provenance is not None
    assert '"montantPret":800000.0' in "".join(held.ties.provenance.attrs)


def test_correction_applies_to_that_file_and_funder_only(tmp_path: Path) -> None:
    _, other_name = load("subventions", write(tmp_path / "autre.csv", LABELS))
    assert set(other_name.actors.sector) == {"public", "unknown"}
    funder = LABELS.replace("22440002800011", "21310555400017")
    _, other_funder = load("subventions", write(tmp_path / LOIRE_ATLANTIQUE, funder))
    assert set(other_funder.actors.sector) == {"public", "unknown"}


@pytest.mark.parametrize("status", ["refusée", "Ineligible", "EN COURS D'INTRUCTION", "rejeté"])
def test_other_statuses_are_no_grants(status: str) -> None:
    with pytest.raises(LeftOut):
        read_grant(Row({"statutLabel": status}))


def test_refused_rows_stop_the_load_unless_skipped(tmp_path: Path) -> None:
    text = OLD + OLD.splitlines()[1].replace("1000.00", "-5") + "\n"
    path = write(tmp_path / "g.csv", text)
    error = refusal("subventions", path)
    assert refused_rows(error) == [(3, "montant", "row_negative")]
    report, held = load("subventions", path, skip_refused=True)
    assert (report.rows_read, report.rows_loaded, report.rows_refused) == (2, 1, 1)
    assert len(held.ties) == 1


def test_amounts_of_rows_with_too_long_a_number_are_not_added(tmp_path: Path) -> None:
    header, row = OLD.splitlines()[:2]
    text = f"{header},idSubvention\n{row},{'9' * 250}\n{row},A1\n"
    report, held = load("subventions", write(tmp_path / "g.csv", text), skip_refused=True)
    assert (dict(report.read.sums), len(held.ties)) == ({"EUR": 1000.0}, 1)
    assert [(each.row, each.column, each.code) for each in report.refusals] == [
        (2, "idSubvention", "id_too_long")
    ]
    assert report.refusals[0].reason("fr")


def test_unknown_columns_are_named_and_kept_on_demand(tmp_path: Path) -> None:
    text = OLD.replace("\n", ",Canton\n", 1).replace(",1\n", ",1,Nord 06 12 34 56 78\n")
    path = write(tmp_path / "g.csv", text)
    report, held = load("subventions", path)
    assert dict(report.read.unknown_columns) == {"g.csv": ("Canton",)}
    assert held.ties.provenance is not None
    assert "Nord" not in held.ties.provenance.attrs[0]
    report, held = load("subventions", path, keep=("canton",))
    assert held.ties.provenance is not None
    assert '"Canton":"Nord [retiré]"' in held.ties.provenance.attrs[0]
    assert report.read.retired == 1


def test_what_is_taken_out_of_a_text_is_counted_once(tmp_path: Path) -> None:
    text = "nomAttribuant,nomBeneficiaire,montant,dateConvention,objet\n"
    path = write(tmp_path / "g.csv", text + "Ville,Asso,5,2020-01-01,voir ana@asso.fr\n")
    report, _ = load("subventions", path)
    assert report.read.retired == 1


def test_missing_amounts_column_is_refused(tmp_path: Path) -> None:
    error = refusal("subventions", write(tmp_path / "g.csv", OLD.replace("montant", "somme")))
    assert (error.code, error.fields["column"]) == ("input_missing_column", "montant")


def test_set_gives_a_missing_column_its_value(tmp_path: Path) -> None:
    path = write(tmp_path / "g.csv", OLD.replace("idAttribuant", "code").replace("nomAttrib", "x"))
    error = refusal("subventions", path)
    assert (error.code, error.fields["set"]) == ("input_column_to_set", "nomAttribuant")
    assert '--set "nomAttribuant=…"' in error.text("fr")
    assert refusal("subventions", path, set={"couleur": "bleu"}).code == "input_unknown_set"
    _, held = load("subventions", path, set={"Identification de l'attribuant": "213105554"})
    assert "siren:213105554" in held.actors.id
