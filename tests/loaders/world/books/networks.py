"""Matrices and lists of partners as kept in workbooks."""

from pathlib import Path

from tests.loaders.world.books.sheets import Build, Rows, workbook, xlsx

HALF: Rows = [
    ["Qui travaille avec qui ? (atelier du 4 avril)", None, None, None, None],
    [None] * 5,
    [None, "Mairie", "Centre social Les Alouettes", "Régie du Verger", "Conseil citoyen"],
    ["Mairie", None, "x", "x", None],
    ["Centre social Les Alouettes", None, None, None, "x"],
    ["Régie du Verger", None, None, None, "x"],
    ["Conseil citoyen", None, None, None, None],
]
HOURS: Rows = [
    ["Heures par semaine", "Ets Barbotin", "Régie du Verger"],
    ["Mission locale", "2,5", 4],
    ["CCAS", None, 1],
]
FIRST_WAVE: Rows = [
    [None, "Mairie", "CCAS", "Mission locale"],
    ["Mairie", 0, 1, 1],
    ["CCAS", 1, 0, 0],
    ["Mission locale", 1, 0, 0],
]
SECOND_WAVE: Rows = [
    [None, "Mairie", "CCAS", "Mission locale"],
    ["Mairie", 0, 1, 0],
    ["CCAS", 1, 0, 1],
    ["Mission locale", 0, 1, 0],
]
FUNDS: Rows = [
    ["Qui finance", "Bailleur Toit et Vie", "Régie du Verger", "Conseil citoyen"],
    ["Bailleur Toit et Vie", None, "x", None],
    ["Régie du Verger", None, None, None],
    ["Conseil citoyen", None, None, None],
]
WORKS: Rows = [
    [None, "Bailleur Toit et Vie", "Régie du Verger", "Conseil citoyen"],
    ["Bailleur Toit et Vie", None, "x", None],
    ["Régie du Verger", "x", None, "x"],
    ["Conseil citoyen", None, "x", None],
]
LINES: Rows = [
    ["Structure", "Partenaires"],
    [
        "Centre social Les Alouettes",
        "École du Pont\nCollège Jeanne-Rives\nCCAS de Valombre",
    ],
    ["L'Atelier des Pas", "École du Pont\n"],
]
MERGED: Rows = [
    ["Structure", "Partenaires", None, None],
    ["MJC Bel-Essart", "Mission locale", "CCAS", None],
    ["Conseil citoyen", None, "CCAS", None],
]
YEARS: Rows = [
    ["Partenariats de Bel-Essart", None, None],
    [None] * 3,
    ["Nom de la structure", "Partenaires", "Année"],
    ["MJC Bel-Essart", "L'Atelier des Pas", 2019],
    ["Collège Jeanne-Rives", "MJC Bel-Essart", 2022],
]


def merged(path: Path) -> None:
    """One header over the three columns of partners."""
    made = workbook({"Annuaire": MERGED})
    made["Annuaire"].merge_cells("B1:D1")
    made.save(path)


BOOKS: dict[str, Build] = {
    "demi-carre.xlsx": xlsx({"Matrice": HALF}),
    "rectangle-heures.xlsx": xlsx({"Feuil1": HOURS}),
    "vagues.xlsx": xlsx({"2021": FIRST_WAVE, "2023": SECOND_WAVE}),
    "sortes.xlsx": xlsx({"Financement": FUNDS, "Travaille avec": WORKS}),
    "avant-apres.xlsx": xlsx({"avant": FIRST_WAVE, "après": SECOND_WAVE}),
    "un-par-ligne.xlsx": xlsx({"Réseau": LINES}),
    "annuaire-large.xlsx": merged,
    "partenaires-et-annee.xlsx": xlsx({"Liens": YEARS}),
}
