"""Names that may be one: an acronym and what it stands for; names close to a known one."""

from pathlib import Path

import pytest

from loaders.alike.acronyms import alike_key
from loaders.values.close import closest
from tests.loaders.loading import load, write


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("CS Les Alouettes", "Centre social des Alouettes"),
        ("M.J.C. Bel-Essart", "MAISON DES JEUNES ET DE LA CULTURE BEL ESSART"),
        ("CCAS Valombre", "Centre Communal d’Action Sociale de Valombre"),
        ("Régie du Verger", "Association Régie de quartiers Le Verger"),
        ("R.Q. du Verger", "Régie de quartier du Verger"),
        ("C.C.A.S. d'Aubray", "Centre communal d'action sociale d'Aubray"),
        ("CAF du Rhône", "Caisse d'allocations familiales du Rhône"),
        ("CSC du Pont", "Centre socio-culturel du Pont"),
        ("ML du Talus", "Mission locale du Talus"),
    ],
)
def test_an_acronym_and_its_words_may_be_one(short: str, long: str) -> None:
    assert alike_key(short) == alike_key(long)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("CS Le Talus", "Centre social Les Alouettes"),
        ("MJC Bel-Essart", "Maison pour tous Bel-Essart"),
        ("Centre social du Pont", "Centre social et culturel du Pont"),
        ("Les amis du pont", "Amis du pont de bois"),
        ("CCAS", "CCAS de Valombre"),
    ],
)
def test_others_may_not(one: str, two: str) -> None:
    assert alike_key(one) != alike_key(two)


def test_the_accented_spelling_comes_first_and_is_the_name_kept(tmp_path: Path) -> None:
    rows = "nom,territoire\nRegie du Verger,\nRégie du Verger,\nMairie,\n"
    report, _ = load("tables", write(tmp_path / "acteurs.csv", rows))
    ((first, second),) = report.possible_doubles
    assert (first.name, second.name) == ("Régie du Verger", "Regie du Verger")
    ticked = f"même acteur (x),groupe,nom,territoire,identifiant\nx,1,{second.name},,{second.id}\n"
    ticked += f"x,1,{first.name},,{first.id}\n"
    aliases = write(tmp_path / "doubles.csv", ticked)
    _, held = load("tables", tmp_path / "acteurs.csv", aliases=aliases)
    assert sorted(held.actors.name) == ["Mairie", "Régie du Verger"]


def test_the_closest_known_name_or_none() -> None:
    known = ["Mission locale", "CCAS de Valombre", "École du Pont"]
    assert closest(["Mision locale", "CCAS de Valombres", "Ets Barbotin"], known) == {
        "Mision locale": "Mission locale",
        "CCAS de Valombres": "CCAS de Valombre",
    }
    assert closest(["Ets Barbotin"], []) == {}


def test_a_created_name_is_told_beside_another_spelling_of_an_alias(tmp_path: Path) -> None:
    people = write(tmp_path / "acteurs.csv", "nom,sigles\nMJC Bel-Essart,La Fabrique du Pont\n")
    ties = write(tmp_path / "liens.csv", "de,vers\nMJC Bel-Essart,La Fabrik du Pont\n")
    report, _ = load("tables", people, ties, create_actors=True)
    assert report.read.created_names == ("La Fabrik du Pont",)
    assert report.read.close == {"La Fabrik du Pont": "La Fabrique du Pont"}
