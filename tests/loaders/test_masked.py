"""What is refused names nobody: no person, telephone number or address, in the list or on screen."""

from pathlib import Path

import pytest

from graph.store import open_store
from loaders.frame.context import LoadOptions
from loaders.report.load_report import refusal_line
from loaders.run import run
from tests.loaders.loading import load, refusal, write

ACTORS = "name,form,aliases\nJean Dupont,person,Jeannot D.\nMairie,,\nVille,,\n"
NOTE = "appelez Jean Dupont au 06 12 34 56 78"


def folder(tmp_path: Path, header: str, row: str) -> Path:
    write(tmp_path / "d/actors.csv", ACTORS)
    write(tmp_path / "d/ties.csv", f"source,target,{header}\n{row}\n")
    return tmp_path / "d"


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("valid_from", f"Mairie,Ville,{NOTE}"),
        ("weight", f"Mairie,Ville,{NOTE}"),
        ("event", f"Mairie,Ville,{NOTE}"),
        ("directed", "Mairie,Ville,JEANNOT d ou jd@asso.fr ou dupont jean dupont"),
        ("type", f"Mairie,Ville,{'z' * 190} {NOTE}"),
        ("record_id", f"Mairie,Ville,{NOTE} {'z' * 190}"),
        ("valid_from", f"Mairie,Ville,{'y' * 69} Jean Dupont"),
        ("valid_from", f"Mairie,Ville,{'y' * 68} 06 12 34 56 78"),
        ("record_id", f"Mairie,Ville,{'y' * 68} 06 12 34 56 78 {'z' * 190}"),
    ],
)
def test_refused_values_and_reasons_name_nobody(tmp_path: Path, header: str, row: str) -> None:
    path = folder(tmp_path, header, row)
    listed = tmp_path / "r.csv"
    stopped = refusal("tables", path, refused_path=listed).text("fr")
    report, _ = load("tables", path, skip_refused=True, refused_path=listed)
    lines = [refusal_line(each, "fr") for each in report.refusals]
    text = listed.read_text("utf-8-sig")
    assert len(lines) == 1
    for shown in (stopped, text, *lines):
        assert not any(word in shown.lower() for word in ("jean", "06 12", "jd@"))
    assert header == "type" or "[retiré]" in text


def test_persons_that_the_store_holds_are_not_named_either(tmp_path: Path) -> None:
    path = folder(tmp_path, "valid_from", "Mairie,Ville,2020")
    ties = write(
        tmp_path / "suite.csv", "source,target,valid_from\nMairie,Ville,avec Jean Dupont\n"
    )
    with open_store(":memory:", create=True) as store:
        run(store, "tables", [path])
        options = LoadOptions(skip_refused=True, refused_path=tmp_path / "r.csv")
        report = run(store, "tables", [ties], options)
    assert [each.fields["value"] for each in report.refusals] == ["avec [retiré]"]


def test_names_of_organisations_stay(tmp_path: Path) -> None:
    path = folder(tmp_path, "valid_from", "Mairie,Ville,avec la Mairie")
    assert "« avec la Mairie »" in refusal("tables", path).text("fr")
