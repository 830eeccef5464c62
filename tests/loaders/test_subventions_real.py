"""Real grants files: one complete département, and the samples published with the schema."""

from pathlib import Path

import pytest

from graph.store import open_store
from tests.loaders.loading import load, refusal

LOIRE_ATLANTIQUE = "224400028_subventions-aux-associations-du-departement-de-loire-atlantique.csv"


@pytest.mark.shared
def test_the_real_file_whole(shared: Path, tmp_path: Path) -> None:
    path = shared / "data/subventions/loire-atlantique" / LOIRE_ATLANTIQUE
    with open_store(str(tmp_path / "s.db"), create=True) as store:
        report, held = load("subventions", path, store=store, refused_path=tmp_path / "r.csv")
        assert (report.rows_read, report.rows_loaded, report.rows_refused) == (18148, 18148, 0)
        assert dict(report.read.sums) == {"EUR": 506914236.63}
        assert len(held.ties) == 18148
        assert len(held.actors.id) == 4099
        assert len(report.read.wrong_identifiers) == 5
        assert report.read.without_identifier == 91
        assert report.read.without_amount == 32
        assert (report.read.unnamed, report.read.unnamed_sum) == (1, 34692695.75)
        assert report.sector_unknown == 0
        years = held.ties.valid_from.astype("datetime64[Y]").astype(int) + 1970
        per_year = [int((years == year).sum()) for year in range(2008, 2019)]
        assert per_year == [1725, 1796, 1646, 1720, 2515, 1636, 1557, 1434, 1350, 1367, 1402]
        digest = store.digest()
        again, _ = load("subventions", path, store=store)
        assert again.outcome == "same_file"
        assert store.digest() == digest


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "rows", "refused"),
    [
        ("datasubvention_SCDL.csv", 4, []),
        ("datasubvention_SCDL_SECOND_IMPORT.csv", 9, []),
        ("datasubvention_SCDL_WITH_EXERCICE.csv", 4, []),
        ("datasubvention_SCDL.xlsx", 10, []),
        ("datasubvention_test-csv-valid.csv", 38, []),
        ("exemple_invalide_erreurs_cellules.csv", 29, []),
        ("exemple_invalide_erreurs_colonnes.csv", 29, []),
        ("exemple_valide.csv", 29, []),
    ],
)
def test_each_row_of_the_samples(
    shared: Path, tmp_path: Path, name: str, rows: int, refused: list[int]
) -> None:
    path = shared / "data/subventions/scdl" / name
    report, held = load("subventions", path, skip_refused=True, refused_path=tmp_path / "r.csv")
    assert report.rows_read == rows
    assert [refusal.row for refusal in report.refusals] == refused
    assert len(held.ties) == rows - len(refused)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("datasubvention_SCDL_MANY_MISSING_MANDATORY.csv", "input_missing_column"),
    ],
)
def test_samples_that_are_refused_whole(shared: Path, tmp_path: Path, name: str, code: str) -> None:
    path = shared / "data/subventions/scdl" / name
    assert refusal("subventions", path, refused_path=tmp_path / "r.csv").code == code


@pytest.mark.shared
def test_a_column_given_twice_is_read_where_it_says_one_thing(shared: Path, tmp_path: Path) -> None:
    path = shared / "data/subventions/scdl/exemple-duplicate-column.csv"
    report, held = load("subventions", path, skip_refused=True, refused_path=tmp_path / "r.csv")
    assert report.rows_read == 29
    assert report.rows_loaded == len(held.ties) >= 25
    assert "notificationUE" not in str(report.read.unknown_columns)
