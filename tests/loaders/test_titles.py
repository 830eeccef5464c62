"""Columns bear the name that people know: their own header, else that of the template."""

from pathlib import Path

import pytest

from graph.errors import InputError
from graph.language import Lang
from graph.store.schema import COLUMNS
from loaders.frame.manifest import read_manifest
from loaders.frame.titles import column_title, header
from loaders.report.altered import HIDDEN
from loaders.templates import template
from tests.loaders.loading import refusal, refused_rows, write

TIES = "De;Vers;Depuis;Dernier jour\nA;B;2020;2018\n"


def test_a_refused_row_names_the_header_of_the_file(tmp_path: Path) -> None:
    error = refusal("tables", write(tmp_path / "liens.csv", TIES), create_actors=True)
    assert refused_rows(error) == [(2, "Dernier jour", "reversed_period")]
    assert "ligne 2, Dernier jour : la fin précède le début" in error.text("fr")


@pytest.mark.parametrize(("lang", "named"), [("fr", "formalité"), ("en", "formality")])
def test_a_column_the_file_lacks_bears_the_header_of_the_template(
    tmp_path: Path, lang: Lang, named: str
) -> None:
    ties = write(tmp_path / "liens.csv", TIES.replace("2018", "2021"))
    error = refusal("tables", ties, create_actors=True, set={"formality": "semi"}, lang=lang)
    assert refused_rows(error) == [(2, named, "row_not_a_word")]


def said_of(tmp_path: Path, table: str, lang: Lang, **options: object) -> str:
    path = write(tmp_path / "liens.csv", table)
    error = refusal("tables", path, create_actors=True, lang=lang, **options)
    assert isinstance(error, InputError)
    return error.text(lang)


def test_columns_are_proposed_by_the_names_people_know(tmp_path: Path) -> None:
    french = said_of(tmp_path, TIES, "fr", set={"zork": "1"})
    assert "jusqu’au" in french
    assert "territoire vers" in french
    assert "_" not in french.partition("connues")[2]
    assert "_" not in said_of(tmp_path, TIES, "en", set={"zork": "1"}).partition("known")[2]
    assert "colonne manquante : vers" in said_of(tmp_path, "De;zork\nA;B\n", "fr")


def test_every_column_of_the_store_has_a_name_in_both_languages() -> None:
    for kind, columns in COLUMNS.items():
        for column in columns:
            if column.name in HIDDEN or column.name.endswith("_precision"):
                continue
            name = column.name
            if column.type == "day" and name.endswith("_to"):
                name = name.removesuffix("_to") + "_until"
            for lang in ("fr", "en"):
                assert "_" not in column_title(kind, name, lang)


def test_the_template_has_the_same_names() -> None:
    headers = {field.header for fields in template("fr").values() for field in fields}
    tables = read_manifest("tables")
    ends = {
        header(tables, "ties", "valid_until", "fr"),
        header(tables, "actors", "active_until", "fr"),
    }
    assert ends <= headers
