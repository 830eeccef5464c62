"""Every column of a growth table is explained in both languages."""

import pytest

from analyses.growth import COLUMNS
from exports.note import Note
from graph.language import Lang, catalogue
from views.glossary import with_glossary

GROUPED = ("part", "group", "group_name", "actors")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_column_has_its_words(lang: Lang) -> None:
    lines = with_glossary(Note(("maillage 1",), {"a": 1}), (*GROUPED, *COLUMNS), lang).lines
    assert lines[0] == "maillage 1"
    assert len(lines) == 2 + len(GROUPED) + len(COLUMNS)
    assert {line.partition(" ")[0].rstrip(":") for line in lines[2:]} == {*GROUPED, *COLUMNS}


def test_no_explanation_is_left_over() -> None:
    told = {code.partition(".")[2] for code in catalogue("fr") if code.startswith("grown.")}
    assert told == {*GROUPED, *COLUMNS}, "write grown.NAME in views/words/fr.yaml and en.yaml"
