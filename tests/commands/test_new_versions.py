"""New versions of a file: changes are told row by row, renamed copies double nothing, forgetting undoes."""

import csv
import shutil
from pathlib import Path

import pytest

from graph.store import open_store
from tests.commands.conftest import Run

TIES = [
    "de;vers;type de lien;formalité;depuis;jusqu'au",
    "Mairie;Centre social;convention;formel;2019;2021",
    "Centre social;Boulangerie;;informel;2020-03;",
    "Mairie;Boulangerie;;informel;2021;",
    "Boulangerie;Mairie;;informel;2022;",
]
CORRECTED = [
    *TIES[:1],
    "Mairie;Centre social;convention;formel;2019;2022",
    "Centre social;Boulangerie;;informel;2020-04;",
    *TIES[3:],
]


LISTED = "changements-tables-partenaires.csv"


def written(path: Path, rows: list[str]) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def digest(store: str = "maillage.db") -> str:
    with open_store(store) as held:
        return held.digest()


@pytest.fixture
def partners(tmp_path: Path) -> Path:
    folder = tmp_path / "partenaires"
    folder.mkdir()
    rows = ["nom;secteur", "Mairie;public", "Centre social;associatif", "Boulangerie;privé"]
    written(folder / "acteurs.csv", rows)
    written(folder / "liens.csv", TIES)
    return folder


def test_what_changed_row_by_row_before_and_when_it_happens(run: Run, partners: Path) -> None:
    assert "qui changent" not in run("load", "tables", partners).out
    before = digest()
    written(partners / "liens.csv", CORRECTED)
    told = (
        "  lignes qui changent : 2\n"
        "    liens.csv, ligne 2 (Mairie – Centre social) : jusqu’au : 2021 → 2022\n"
        "    liens.csv, ligne 3 (Centre social – Boulangerie) : depuis : 2020-03 → 2020-04\n"
    )
    trial = run("load", "tables", partners, "--dry-run")
    assert told in trial.out
    assert digest() == before
    assert told in run("load", "tables", partners).out
    assert digest() != before
    assert "rien ne change" in run("load", "tables", partners).out


def test_new_and_removed_rows_in_english(run: Run, partners: Path) -> None:
    run("load", "tables", partners)
    written(partners / "liens.csv", [*TIES[:3], "Mairie;Mairie;réunion;;2023-05-04;"])
    said = run("load", "tables", partners, "--lang", "en", "--replace")
    assert "rows that change: 2" in said.out
    assert "liens.csv, row 4 (Mairie – Mairie): target: Boulangerie → Mairie; type:" in said.out
    assert "liens.csv, row 5 (Boulangerie – Mairie), removed: tie, informal, 2022" in said.out


def test_an_actor_s_correction_is_told_by_its_name(run: Run, partners: Path) -> None:
    run("load", "tables", partners)
    rows = ["nom;secteur", "Mairie;public", "Centre social;associatif", "Boulangerie;associatif"]
    written(partners / "acteurs.csv", rows)
    said = run("load", "tables", partners)
    assert "acteurs.csv, ligne 4 (Boulangerie) : secteur : privé → associatif" in said.out


def test_many_changes_go_to_a_file(run: Run, partners: Path) -> None:
    days = [f"Mairie;Boulangerie;réunion;;2023-01-{day:02d};" for day in range(1, 21)]
    written(partners / "liens.csv", [TIES[0], *days])
    run("load", "tables", partners)
    later = [row.replace("2023-01", "2023-02").replace(";;2", ";formel;2") for row in days]
    written(partners / "liens.csv", [TIES[0], *later])
    said = run("load", "tables", partners, "--dry-run")
    assert said.out.count(" → ") == 20  # ten rows of twenty, two cells each
    assert f"toutes les lignes qui changent : {LISTED}" in said.out
    with Path(LISTED).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[0] == [
        "fichier",
        "ligne",
        "nature",
        "qui",
        "changement",
        "colonne",
        "avant",
        "après",
    ]
    assert len(rows) == 41
    assert rows[-1] == [
        "liens.csv", "21", "liens", "Mairie – Boulangerie", "modifiée",
        "depuis", "2023-01-20", "2023-02-20",
    ]  # fmt: skip


def test_renamed_copy_with_two_corrected_rows_doubles_nothing(run: Run, partners: Path) -> None:
    run("load", "tables", partners)
    before = digest()
    copy = Path(shutil.copytree(partners, partners.with_name("partenaires_v2_def")))
    written(copy / "liens.csv", CORRECTED)
    refused = run("load", "tables", copy)
    assert refused.code == 1
    assert "--as partenaires" in refused.err
    assert "--second-witness" in refused.err
    assert digest() == before
    said = run("load", "tables", copy, "--as", "partenaires")
    assert said.code == 0, said.err
    assert "lignes qui changent : 2" in said.out
    with open_store("maillage.db") as held:
        assert held.counts()["ties"] == len(TIES) - 1
        assert [source.dataset for source in held.sources()] == ["tables:partenaires"]


def test_forgetting_restores_the_digest(run: Run, partners: Path) -> None:
    run("load", "tables", partners)
    before = digest()
    copy = Path(shutil.copytree(partners, partners.with_name("autre")))
    assert run("load", "tables", copy, "--second-witness").code == 0
    assert digest() != before
    assert run("store", "forget", "tables:autre").code == 0
    assert digest() == before
