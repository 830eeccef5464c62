"""From what people write to what it names."""

import pytest

from graph.errors import InputError
from graph.lookup import find_actor, find_territory, find_types
from graph.model import Actor, Territory
from tests.factories import actor_table, territory_table

ACTORS = actor_table(
    [
        Actor("siren:552100554", "Régie de Quartier", aliases=("RQ",), attrs={"rna": "W313012345"}),
        Actor("local:1", "Conseil citoyen", territory="T1"),
        Actor("local:2", "Conseil citoyen", territory="T2"),
    ]
)
PLACES = territory_table(
    [Territory("QN00203M", "Blanchard", "qpv"), Territory("02168", "Château-Thierry", "commune")]
)


@pytest.mark.parametrize(
    "text",
    [
        "siren:552100554", "REGIE de quartier", "  régie  de Quartier", "rq", "rna:W313012345",
        "w313012345",
    ],
)  # fmt: skip
def test_an_actor_by_id_name_or_alias(text: str) -> None:
    assert ACTORS.id[find_actor(ACTORS, text)] == "siren:552100554"


def test_a_name_of_several_actors_lists_them() -> None:
    with pytest.raises(InputError) as refusal:
        find_actor(ACTORS, "conseil citoyen")
    assert "local:1" in refusal.value.text("fr")
    assert "local:2" in refusal.value.text("en")


def test_a_long_list_of_candidates_is_cut() -> None:
    many = actor_table([Actor(f"local:{number:02d}", "Foyer") for number in range(20)])
    with pytest.raises(InputError, match=r"20 actors.*\+12"):
        find_actor(many, "foyer")


@pytest.mark.parametrize("text", ["regie", "quartier régie", "Regie du Quartié", "r q"])
def test_a_name_nearly_right_is_proposed(text: str) -> None:
    with pytest.raises(InputError, match=r"near names: Régie de Quartier$"):
        find_actor(ACTORS, text)


def test_an_unknown_actor_is_said() -> None:
    with pytest.raises(InputError, match="no actor is called “mairie”"):
        find_actor(ACTORS, "mairie")


def test_a_territory_by_code_or_name() -> None:
    assert find_territory(PLACES, "QN00203M") == "QN00203M"
    assert find_territory(PLACES, "qn00203m") == "QN00203M"
    assert find_territory(PLACES, "chateau-thierry") == "02168"


def test_a_code_in_use_needs_no_table() -> None:
    assert find_territory(territory_table([]), "93066", ["93066", ""]) == "93066"
    with pytest.raises(InputError, match="no territory"):
        find_territory(territory_table([]), "93066")


def test_tie_types_by_code_or_label() -> None:
    assert find_types(["funding", "parrainage"], ["Financement", "parrainage"]) == (
        "funding",
        "parrainage",
    )
    with pytest.raises(InputError, match="present: funding"):
        find_types(["funding"], ["mécénat"])


@pytest.mark.parametrize("text", ["l'oeuvre", "L’ŒUVRE", "l oeuvre"])
def test_a_name_as_the_loaders_compare_it(text: str) -> None:
    actors = actor_table([Actor("local:1", "L’Œuvre"), Actor("local:2", "Foyer")])
    assert actors.id[find_actor(actors, text)] == "local:1"


def test_a_text_without_a_word_names_nothing() -> None:
    with pytest.raises(InputError, match="no actor"):
        find_actor(actor_table([Actor("local:1", "???")]), "-")
    with pytest.raises(InputError, match="present: sponsoring"):
        find_types(["sponsoring"], [" "])
