"""The template: one definition with the loader; filled in or not, it loads as it is."""

from io import BytesIO
from pathlib import Path
from typing import get_args

import openpyxl
import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exports.form import Words, form
from graph.language import Lang
from graph.model import Actor, Event, Observation, Participation, Respondent, Territory, Tie
from loaders.frame.manifest import read_manifest
from loaders.templates import template
from tests.loaders.loading import load, refusal

LANGS = get_args(Lang)
WORDS = Words("Lisez-moi", ["maillage"], ["feuille", "colonne"], "oui", "2019", "liste")
# Ratings come from a survey's own workbook: an animator is not asked for them.
NEEDED = {kind: of for kind, of in read_manifest("tables").needed.items() if kind != "ratings"}
MODELS = (Actor, Event, Observation, Participation, Respondent, Territory, Tie)


def _book(lang: Lang) -> Workbook:
    return openpyxl.load_workbook(BytesIO(form(template(lang), WORDS)))


def _fill_from_examples(sheet: Worksheet) -> None:
    """The example row, as a person would have typed it."""
    for cell in sheet[2]:
        if cell.value:
            sheet.cell(3, cell.column or 0).value = str(cell.value).split(" : ")[-1].split(": ")[-1]


@pytest.mark.parametrize("lang", LANGS)
def test_what_the_examples_show_is_what_the_loader_takes(tmp_path: Path, lang: Lang) -> None:
    book = _book(lang)
    for title in template(lang):
        _fill_from_examples(book[title])
    actors = book["acteurs" if lang == "fr" else "actors"]
    actors.cell(4, 1).value = "Mairie" if lang == "fr" else "Town hall"
    book.save(tmp_path / "modele.xlsx")
    report, held = load("tables", tmp_path / "modele.xlsx")
    assert (report.rows_read, report.rows_loaded, report.rows_left_out) == (15, 8, 7)
    assert not report.read.unknown_columns
    assert not report.read.other_types
    assert len(held.ties.src) == len(held.participations.actor) == len(held.events.id) == 1
    assert (held.ties.weight[0], str(held.ties.valid_from[0])) == (1250.5, "2023-03-01")
    assert held.observations.answered.all()


@pytest.mark.parametrize("lang", LANGS)
def test_every_choice_of_a_strict_list_is_taken(tmp_path: Path, lang: Lang) -> None:
    fields = template(lang)["acteurs" if lang == "fr" else "actors"]
    sector = next(field for field in fields if "socia" in " ".join(field.choices))
    rows = [[fields[0].header, sector.header]]
    rows += [[f"Acteur {i}", choice] for i, choice in enumerate(sector.choices)]
    book = Workbook()
    sheet = book.create_sheet("Actors")
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    _, held = load("tables", tmp_path / "a.xlsx")
    assert set(held.actors.sector) == {"public", "private", "associative", "citizen", "unknown"}


@pytest.mark.parametrize("lang", LANGS)
def test_left_empty_it_has_one_line(tmp_path: Path, lang: Lang) -> None:
    (tmp_path / "modele.xlsx").write_bytes(form(template(lang), WORDS))
    assert refusal("tables", tmp_path / "modele.xlsx").code == "input_no_rows"


@pytest.mark.parametrize("lang", LANGS)
def test_it_has_every_kind_and_every_required_column(lang: Lang) -> None:
    sheets = template(lang)
    assert len(sheets) == len(MODELS) == len(NEEDED)
    required = [sum(field.required for field in fields) for fields in sheets.values()]
    assert sorted(required) == sorted(map(len, NEEDED.values()))
    known = read_manifest("tables").columns
    for fields, kind in zip(sheets.values(), ("actors", "ties", "events"), strict=False):
        words = {word.replace("_", " ") for words in known[kind].values() for word in words}
        assert {field.header for field in fields} <= words


@pytest.mark.parametrize("lang", LANGS)
def test_headers_are_protected_and_cells_are_not(lang: Lang) -> None:
    book = _book(lang)
    for title in template(lang):
        sheet = book[title]
        assert sheet.protection.sheet
        assert all(cell.protection.locked for cell in sheet[1])
        assert not any(cell.protection.locked for cell in sheet[2])
        assert not sheet.column_dimensions["A"].protection.locked


def test_lists_follow_the_vocabulary_and_name_the_actors() -> None:
    book = _book("fr")
    rules = {str(rule.sqref): rule for rule in book["liens"].data_validations.dataValidation}
    assert rules["A2:A2000"].formula1 == "'acteurs'!$A$3:$A$2000"
    assert "convention" in rules["C2:C2000"].formula1
    assert rules["D2:D2000"].formula1 == '"formel,informel,non renseigné"'
    assert rules["D2:D2000"].showErrorMessage
    assert not rules["C2:C2000"].showErrorMessage
    assert rules["E2:E2000"].prompt.startswith("Premier jour")


def test_the_page_explains_every_column() -> None:
    page = _book("fr")["Lisez-moi"]
    said = {(row[0], row[1]) for row in page.iter_rows(values_only=True)}
    assert said >= {(t, field.header) for t, fields in template("fr").items() for field in fields}
    explained = [row for row in page.iter_rows() if row[0].value in template("fr")]
    widths = [page.column_dimensions[letter].width for letter in "ABCDEF"]
    for row in explained:
        lines = (page.row_dimensions[row[0].row or 0].height or 0) / 15
        assert all(
            len(str(cell.value or "")) <= lines * wide
            for cell, wide in zip(row, widths, strict=True)
        )


def test_the_same_bytes_each_time() -> None:
    assert form(template("fr"), WORDS) == form(template("fr"), WORDS)
