"""Identifiers as people and spreadsheets write them; ids made from names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.identity import (
    ID_LENGTH,
    double_key,
    is_public,
    local_id,
    normalise,
    read_identifier,
    sector_of_id,
    shortened,
)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("732829320", "siren:732829320"),
        ("732 829 320", "siren:732829320"),
        ("732.829.320", "siren:732829320"),
        ("732\u00a0829\u00a0320", "siren:732829320"),
        ("73282932000074", "siren:732829320"),
        ("732 829 320 00074", "siren:732829320"),
        ("73282932000074.0", "siren:732829320"),
        ("73282932000000", "siren:732829320"),  # NIC rounded away by a spreadsheet
        ("005520135", "siren:005520135"),
        ("5520135", "siren:005520135"),  # leading zeros lost
        ("35600000000048", "siren:356000000"),  # La Poste, head office
        ("35600000049837", "siren:356000000"),  # La Poste, another office: its own rule
        ("W313012345", "rna:W313012345"),
        ("w2a4000123", "rna:W2A4000123"),
        ("W9R1000123", "rna:W9R1000123"),
    ],
)
def test_identifiers_read(text: str, key: str) -> None:
    found = read_identifier(text)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        ("732829321", "wrong"),
        ("73282932000079", "wrong"),
        ("000000000", "wrong"),
        ("3.24021E+13", "unreadable"),
        ("W3222", "unreadable"),
        ("12345", "unreadable"),
        ("79400000000000", "unreadable"),  # rounded: its check digits are right by chance
        ("10900000000000", "unreadable"),
        ("2130000000000", "unreadable"),
        ("109000000", "unreadable"),
        ("73282932100000", "unreadable"),  # its SIREN has a wrong check digit besides
        ("néant", "unreadable"),
        ("732829320000740", "unreadable"),
    ],
)
def test_identifiers_no_register_knows(text: str, scheme: str) -> None:
    found = read_identifier(text)
    assert found is not None
    assert (found.scheme, found.key) == (scheme, "")


def test_siret_is_kept_beside_its_siren() -> None:
    found = read_identifier("73282932000074")
    assert found is not None
    assert found.siret == "73282932000074"


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "-"])
def test_empty_cell_is_no_identifier(text: str) -> None:
    assert read_identifier(text) is None


def test_sector_that_an_id_tells() -> None:
    assert is_public("siren:110014016")
    assert is_public("siren:213105554")
    assert not is_public("siren:732829320")
    assert not is_public("rna:W213012345")
    assert sector_of_id("siren:213105554") == "public"
    assert sector_of_id("rna:W213012345") == "associative"
    assert sector_of_id("siren:732829320") == "unknown"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Régie de Quartier", "REGIE DE QUARTIER"),
        ("L’Œuvre", "l'oeuvre"),
        ("Saint-Jean", "saint  jean"),
        ("Cafe\u0301", "Café"),
        ("Straße", "strasse"),
        ("a_b", "a b"),
    ],
)
def test_names_equal_once_normalised(one: str, other: str) -> None:
    assert normalise(one) == normalise(other) != ""


def test_doubles_ignore_legal_form_and_word_order() -> None:
    assert double_key("ASSOCIATION LES AMIS DU PARC") == double_key("Parc (les amis du), Asso.")
    assert double_key("Les amis du parc") != double_key("Les amis du bois")
    assert double_key("Association") == "association"


def test_local_ids() -> None:
    assert local_id("tables:essai", "Conseil citoyen") == "local:tables:essai:conseil-citoyen"
    assert local_id("d", "Conseil citoyen", "QP1") != local_id("d", "Conseil citoyen", "QP2")
    assert local_id("d", "???") == "local:d:???"


@given(st.text(min_size=1).filter(str.strip), st.text(max_size=20))
def test_ids_are_never_too_long(name: str, territory: str) -> None:
    assert len(local_id("tables:essai", name, territory)) <= ID_LENGTH


def test_long_ids_stay_apart() -> None:
    one, other = shortened("a" * 300), shortened("a" * 301)
    assert one != other
    assert len(one) == 160 + 1 + 32
    assert one.startswith("a" * 160 + "-")
    assert shortened("a" * 200) == "a" * 200


@given(st.text())
def test_normalise_is_idempotent(name: str) -> None:
    assert normalise(normalise(name)) == normalise(name)
