"""Files as an animator of a neighbourhood keeps them, and what a person reads there."""

from pathlib import Path

import pytest

from loaders.frame.context import Context, LoadOptions, Meant
from loaders.frame.manifest import read_manifest
from loaders.layouts.lay_out import lay_out
from loaders.look.sheets import look
from tests.loaders.layouts.lists import Written
from tests.loaders.layouts.reading import check
from tests.loaders.loading import load, refusal, write
from tests.loaders.world.seen import ties

FORM = "Horodateur,Votre structure,Avec qui travaillez-vous ?,À quelle fréquence ?\n"
KEPT = {
    "how-often-is-nobody": Written(
        f"{FORM}12/03/2024 09:41:07,Club,Mairie;CCAS,Toutes les semaines\n"
        "13/03/2024 10:00:00,CCAS,Mairie,Une fois par mois\n",
        ["Club - Mairie", "Club - CCAS", "CCAS - Mairie"],
        3,
        says=["À quelle fréquence"],
    ),
    "other-of-ones-own": Written(
        f"{FORM}12/03/2024 09:41:07,Club,Mairie;Autre : les échecs,\n",
        ["Club - Mairie", "Club - les échecs"],
        3,
    ),
    "quarter-of-the-structure": Written(
        "Quartier;Structure;Partenaire 1;Partenaire 2\nTilleuls;Club;MJC;\n;Régie;Habitat;MJC\n"
        "Verger;MJC;;Habitat\n",
        ["Club - MJC", "Régie - Habitat", "Régie - MJC", "MJC - Habitat"],
        4,
    ),
    "numbers-beside-known-names": Written(
        "Structure;Partenaires\nClub;CCAS (06 55 44 33 22)\nCCAS;MJC - tél. 01 40 50 60 70\nMJC;Club\n",
        ["Club - CCAS", "CCAS - MJC", "MJC - Club"],
        3,
        says=["2"],
    ),
    "two-days-in-a-row-of-ties": Written(
        "de;vers;depuis;jusqu’au;type\nClub;MJC;;;réunion\nClub;MJC;2019-03-27;2019-03-27;réunion\n"
        "Club;CCAS;;2018;réunion\n",
        ["Club - MJC", "Club - MJC", "Club - CCAS"],
        3,
    ),
    "bullets-in-a-line": Written(
        "Structure;Partenaires\nClub;• CCAS • MJC\nMJC;CCAS\n",
        ["Club - CCAS", "Club - MJC", "MJC - CCAS"],
        3,
    ),
}


@pytest.mark.parametrize("name", KEPT)
def test_ties_are_those_that_a_person_reads(name: str, tmp_path: Path) -> None:
    check(KEPT[name], tmp_path)


def test_what_a_structure_is_types_no_tie(tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", "Structure;Type;Travaille avec\nClub;association;Mairie\n")
    _, held = load("tables", path, create_actors=True)
    assert [tie.type for tie in ties(held)] == ["works_with"]
    after = write(tmp_path / "m.csv", "Structure;Travaille avec;Type\nClub;Mairie;convention\n")
    _, held = load("tables", after, create_actors=True)
    assert [tie.type for tie in ties(held)] == ["convention"]


GRID = "Structure;12/09;14/11;16/01;19/03\nClub;x;x;x;\nMJC;;x;x;x\n"


def test_a_season_goes_before_the_year_of_a_name(tmp_path: Path) -> None:
    path = write(tmp_path / "présences 2024.csv", f"année scolaire 2023-2024\n{GRID}")
    _, held = load("tables", path, create_actors=True)
    days = sorted({str(day)[:10] for day in held.events.valid_from})
    assert days == ["2023-09-12", "2023-11-14", "2024-01-16", "2024-03-19"]


def test_days_over_a_new_year_are_not_put_into_one(tmp_path: Path) -> None:
    path = write(tmp_path / "présences 2024.csv", GRID)
    assert refusal("tables", path, create_actors=True).code == "input_no_year"
    asked = Meant(year=2024)
    assert load("tables", path, create_actors=True, meant=asked)[0].rows_refused == 0


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Structure;Secteur;Travaille avec;Depuis\nClub;public;Mairie;2019\n",
            {"secteur", "depuis"},
        ),
        (f"{FORM[:-1]},Depuis\n12/03/2024 09:41:07,Club,Mairie,,2019\n", {"depuis"}),
    ],
)
def test_look_names_the_fields_beside_partners(text: str, roles: set[str], tmp_path: Path) -> None:
    path = write(tmp_path / "l.csv", text)
    (seen,) = look(
        Context("tables:l", (path,), read_manifest("tables"), LoadOptions(), lay_out=lay_out)
    )
    assert roles <= {column.role for column in seen.columns}


def test_a_name_with_its_quarter_beside_it_is_the_one_there(tmp_path: Path) -> None:
    actors = "structure;quartier\nMaison;Tilleuls\nMaison;Verger\nMJC;Verger\n"
    first = write(tmp_path / "acteurs.csv", actors)
    then = write(
        tmp_path / "liens.csv",
        "de;vers\nMaison (Verger);MJC\nMJC;Maison - Tilleuls\nMJC;Club (Pont)\n",
    )
    _, held = load("tables", first, then, create_actors=True)
    assert sorted(zip(held.actors.name, held.actors.territory, strict=True)) == [
        ("Club (Pont)", ""),
        ("MJC", "Verger"),
        ("Maison", "Tilleuls"),
        ("Maison", "Verger"),
    ]
    places = held.actors.territory
    found = {(places[a], places[b]) for a, b in zip(held.ties.src, held.ties.dst, strict=True)}
    assert found == {("Verger", "Verger"), ("Verger", "Tilleuls"), ("Verger", "")}


def test_a_budget_is_no_matrix(tmp_path: Path) -> None:
    path = write(
        tmp_path / "b.csv", "Poste;Montant prévu;Réalisé\nFête;3000;2750\nAffiches;500;320\n"
    )
    assert refusal("tables", path, create_actors=True).code != "input_not_a_matrix"
    context = Context("tables:l", (path,), read_manifest("tables"), LoadOptions(), lay_out=lay_out)
    assert [seen.layout for seen in look(context)] == ["none"]
