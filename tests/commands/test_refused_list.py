"""The list of refused rows: there while rows are refused, gone once they are loaded."""

from pathlib import Path

import pytest

from tests.commands.conftest import Run

HEAD = "nom;depuis;secteur\n"
GOOD, BAD = HEAD + "Mairie;;public\n", HEAD + "Mairie;;vert\n"


def try_to_load(run: Run, text: str, *options: str) -> str:
    """What a load of this text says."""
    Path("acteurs.csv").write_text(text, encoding="utf-8")
    said = run("load", "tables", "acteurs.csv", *options)
    return said.out + said.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_list_goes_after_a_good_reload(run: Run, lang: str) -> None:
    name = "refus-tables-acteurs.csv" if lang == "fr" else "refused-tables-acteurs.csv"
    assert name in try_to_load(run, BAD, "--lang", lang)
    assert Path(name).is_file()
    assert name in try_to_load(run, GOOD, "--lang", "fr")
    assert not Path(name).exists()


def test_list_goes_where_the_files_are_loaded_already(run: Run) -> None:
    try_to_load(run, GOOD)
    try_to_load(run, BAD)
    assert Path("refus-tables-acteurs.csv").is_file()
    try_to_load(run, GOOD)
    assert not Path("refus-tables-acteurs.csv").exists()


def test_list_stays_where_its_rows_are_still_left_out(run: Run) -> None:
    two = BAD + "CCAS;;public\n"
    try_to_load(run, two, "--skip-refused")
    assert "retirée" not in try_to_load(run, two, "--skip-refused")
    assert Path("refus-tables-acteurs.csv").is_file()


def test_list_stays_while_a_dry_run_or_a_refusal_is_all_there_is(run: Run) -> None:
    try_to_load(run, BAD)
    try_to_load(run, GOOD, "--dry-run")
    assert Path("refus-tables-acteurs.csv").is_file()


def test_a_file_of_that_name_that_is_no_such_list_stays(run: Run) -> None:
    Path("refus-tables-acteurs.csv").write_text("mes notes\n", encoding="utf-8")
    try_to_load(run, GOOD)
    assert Path("refus-tables-acteurs.csv").read_text(encoding="utf-8") == "mes notes\n"


def test_the_list_that_was_asked_for_elsewhere_goes(run: Run) -> None:
    try_to_load(run, BAD, "--refused", "mauvaises.csv")
    assert Path("mauvaises.csv").is_file()
    try_to_load(run, GOOD, "--refused", "mauvaises.csv")
    assert not Path("mauvaises.csv").exists()
