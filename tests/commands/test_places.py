"""Where a tie was stated: file and sheet, on the map page and in what other tools are given."""

from pathlib import Path

import pandas as pd
import pytest

from tests.commands.conftest import Run
from tests.loaders.world.books.all import BOOKS

BOOK = "deux-feuilles.xlsx"
SHEETS = [f"{BOOK}#Liens 2019", f"{BOOK}#Liens 2022"]


@pytest.fixture
def book(run: Run) -> None:
    """A store of one workbook whose two sheets hold ties."""
    BOOKS[BOOK](Path(BOOK))
    assert run("load", "tables", BOOK, "--create-actors").code == 0


@pytest.mark.usefixtures("book")
def test_tables_and_graphs_name_the_sheet_of_each_tie(run: Run) -> None:
    assert run("export", "csv", "--out", "t").code == 0
    assert sorted(set(pd.read_csv("t/ties.csv")["file"])) == SHEETS
    for form in ("graphml", "gexf"):
        assert run("export", form, "--out", f"x.{form}").code == 0
        text = Path(f"x.{form}").read_text(encoding="utf-8")
        assert all(sheet in text for sheet in SHEETS)


@pytest.mark.usefixtures("book")
def test_the_map_names_the_sheet_of_each_tie(run: Run) -> None:
    assert run("map", "--out", "carte.html").code == 0
    text = Path("carte.html").read_text(encoding="utf-8")
    assert all(f'"file":"{sheet}"' in text for sheet in SHEETS)


def test_a_file_alone_is_not_named_beside_its_dataset(run: Run) -> None:
    Path("liens.csv").write_text("de;vers\nA;B\n", encoding="utf-8")
    assert run("load", "tables", "liens.csv", "--create-actors").code == 0
    assert run("map", "--out", "carte.html").code == 0
    assert '"file":"liens.csv"' not in Path("carte.html").read_text(encoding="utf-8")
