"""The pages of the sources say what the loaders read."""

import re
from runpy import run_path

import pytest

from loaders.frame.manifest import loader_names, read_manifest
from tests.conftest import ROOT

PAGES = ROOT / "docs/sources"
ANYWHERE = {"certainty", "evidence"}


@pytest.mark.parametrize("name", loader_names())
def test_every_source_has_its_page(name: str) -> None:
    page = PAGES / f"{name}.md"
    assert page.is_file(), "run python docs/source_pages.py"
    assert f"`maillage load {name} " in page.read_text(encoding="utf-8"), (
        "run python docs/source_pages.py"
    )


def test_page_of_tables_names_every_column() -> None:
    page = (PAGES / "tables.md").read_text(encoding="utf-8")
    for kind, columns in read_manifest("tables").columns.items():
        row = re.search(rf"^\| {kind} \| (.*) \|$", page, re.MULTILINE)
        assert row is not None
        said = re.sub(r"\(.*?\)", "", row[1])
        named = [word.strip() for word in said.split(",")]
        required = tuple(word.strip("*") for word in named if word.startswith("**"))
        assert {word.strip("*") for word in named} | ANYWHERE == set(columns)
        assert {(word,) for word in required} == set(read_manifest("tables").needed[kind])


def test_page_of_grants_names_the_fields_that_date_them() -> None:
    page = (PAGES / "subventions.md").read_text(encoding="utf-8")
    fields = read_manifest("subventions").columns["ties"]
    named = set(re.findall(r"`([a-z]+[A-Z]\w+)`", page))
    assert {"dateDebut", "dateFin", "datesPeriodeVersement", "dateConvention"} <= named
    assert named <= set(fields)


def test_what_pages_take_from_the_manifests_is_up_to_date() -> None:
    told = run_path(str(ROOT / "docs/source_pages.py"))["pages"]()
    assert {path.stem for path in told} == set(loader_names())
    assert {path.name for path, text in told.items() if path.read_text("utf-8") != text} == set()


def test_grants_need_a_funder_a_beneficiary_an_amount_and_a_date() -> None:
    assert len(read_manifest("subventions").needed["ties"]) == 4
