"""Texts as people see them."""

import pytest

from graph.identity import double_key
from graph.lookalikes import as_seen, latin_key


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Régie du Ver\u200bger", "Régie du Verger"),
        ("Ver\u00adger\ufeff", "Verger"),
        ("\u202eMairie\u202c\u2060", "Mairie"),
        ("\u041c\u0430irie", "Mairie"),
        ("СС\u0410S de Valombre", "CCAS de Valombre"),
        ("B\u00e2timent \u0410", "Bâtiment A"),
        ("\u039fPH du Talus", "OPH du Talus"),
        ("M\u03b1irie", "Mairie"),
    ],
)
def test_what_looks_the_same_is_the_same(text: str, seen: str) -> None:
    assert as_seen(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "Клуб Мир",
        "Клуб Mir",
        "Projet \u03b1",
        "Σύλλογος",
        "Режим А",
        "Mairie",
        "日本",
        "Œuvre n°5 €",
    ],
)
def test_other_alphabets_stay(text: str) -> None:
    assert as_seen(text) == text


def test_a_name_wholly_of_look_alikes_may_be_a_double() -> None:
    assert as_seen("\u0421\u0421\u0410") == "\u0421\u0421\u0410"
    assert latin_key("\u0421\u0421\u0410") == "CCA"
    assert double_key("\u0421\u0421\u0410") == double_key("CCA")
    assert double_key("Клуб") != double_key("Klub")
