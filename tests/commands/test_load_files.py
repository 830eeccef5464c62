"""What a load says of files: parts that a spreadsheet hides, sheets and files left aside."""

import pytest

from commands.load_files import of_files, runs
from loaders.report.load_report import Reading

READ = Reading(
    hidden_rows={"l.ods#Liens": (3, 4, 5, 9)},
    hidden_columns={"l.ods#Liens": ("C (Depuis)", "E")},
    without_rows=("l.ods#Acteurs",),
    left_files=("quartier/notes.docx",),
)


def test_hidden_and_left_parts_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAILLAGE_LANG", "fr")
    assert sorted(of_files(READ)) == [
        "aucune ligne sous les titres : l.ods#Acteurs",
        "fichiers du dossier qui ne sont pas lus : quartier/notes.docx",
        "l.ods#Liens : colonnes masquées, lues aussi : C (Depuis), E",
        "l.ods#Liens : lignes masquées, lues aussi : 4 (3-5, 9)",
    ]


@pytest.mark.parametrize(
    ("numbers", "said"),
    [((), ""), ((2,), "2"), ((2, 3, 4), "2-4"), ((2, 4, 5), "2, 4-5")],
)
def test_numbers_are_said_by_runs(numbers: tuple[int, ...], said: str) -> None:
    assert runs(numbers) == said


def test_many_runs_are_counted() -> None:
    assert runs(tuple(range(1, 60, 2))).endswith(", … (+20)")
