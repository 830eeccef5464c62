"""Presences as kept in workbooks: real dates, merged cells, a sheet a meeting or a sheet a year."""

from datetime import date
from pathlib import Path

from tests.loaders.world.books.sheets import Build, Rows, workbook, xlsx

SUIVI: Rows = [
    ["Suivi des présences – Les Alouettes", None, None, None, None],
    ["tenu par l'équipe projet", None, None, None, None],
    [None] * 5,
    ["Structure", date(2023, 10, 5), date(2023, 12, 7), date(2024, 2, 1), "Total"],
    ["Mairie de Valombre", "x", "x", "x", 3],
    ["Collège Jeanne-Rives", "x", None, "x", 2],
    ["MJC Bel-Essart", None, "x", "x", 2],
    [None] * 5,
    ["Nombre de présents", 2, 2, 3, 7],
]
CASES: Rows = [
    ["Partenaire", date(2024, 9, 10), date(2024, 10, 8)],
    ["Mission locale", "✓", True],
    ["Ets Barbotin", 1, None],
    ["CCAS de Valombre", None, "✔"],
]
PERSONNES: Rows = [
    ["Présences du comité technique", None, None, None],
    ["Structure", "Représentant", date(2024, 1, 11), date(2024, 4, 11)],
    ["Bailleur Toit et Vie", "Mme Sureau", "x", None],
    [None, "M. Noyer", "x", "x"],
    ["L'Atelier des Pas", "Mme Aulne", "x", "absente"],
]
JANVIER: Rows = [
    ["Réunion partenariale du 16 janvier 2024"],
    [None],
    ["Structure", "Présence"],
    ["Mairie de Valombre", "x"],
    ["Mission locale", "x"],
    ["Régie du Verger", None],
]
MARS: Rows = [
    ["Réunion partenariale du 19 mars 2024"],
    [None],
    ["Structure", "Présence"],
    ["Mairie de Valombre", "x"],
    ["Mission locale", "excusée"],
    ["Régie du Verger", "x"],
]
NOVEMBRE: Rows = [
    ["FEUILLE D'ÉMARGEMENT", None, None, None],
    ["Date :", date(2022, 11, 8), "Lieu :", "salle du Talus"],
    ["Structure", "Nom", "Courriel", "Signature"],
    ["Centre social Les Alouettes", "Anne Ortie", "a.ortie@alouettes.example", "x"],
    ["Collège Jeanne-Rives", "Luc Chardon", "06 12 34 56 78", "x"],
]
DECEMBRE: Rows = [
    ["FEUILLE D'ÉMARGEMENT", None, None, None],
    ["Date :", date(2022, 12, 6), "Lieu :", "salle du Talus"],
    ["Structure", "Nom", "Courriel", "Signature"],
    ["Centre social Les Alouettes", "Anne Ortie", "a.ortie@alouettes.example", "x"],
    ["Collège Jeanne-Rives", "Luc Chardon", None, None],
]
A_VENIR: Rows = [
    ["Structure", date(2024, 3, 5), date(2024, 6, 4), date(2024, 9, 3)],
    ["MJC Bel-Essart", "x", "x", None],
    ["Mission locale", None, "x", None],
]


def suivi(path: Path) -> None:
    """A title over all columns, as spreadsheets centre it."""
    made = workbook({"Présences": SUIVI})
    made["Présences"].merge_cells("A1:E1")
    made["Présences"].merge_cells("A2:E2")
    made.save(path)


def personnes(path: Path) -> None:
    """The structure's cell is merged over its two persons."""
    made = workbook({"CT 2024": PERSONNES})
    made["CT 2024"].merge_cells("A3:A4")
    made["CT 2024"].merge_cells("A1:D1")
    made.save(path)


def annees(path: Path) -> None:
    """A sheet a year, days without years; a third sheet is nobody's business."""
    head = ["Structure", "12/03", "11/06"]
    first: Rows = [head, ["Régie du Verger", "x", None], ["CCAS de Valombre", None, "x"]]
    second: Rows = [head[:2], ["CCAS de Valombre", "x"], ["Régie du Verger", "x"]]
    notes: Rows = [["À faire"], ["relancer le bailleur"]]
    workbook({"Présences 2022": first, "Présences 2023": second, "notes": notes}).save(path)


BOOKS: dict[str, Build] = {
    "suivi-alouettes.xlsx": suivi,
    "marques-cases.xlsx": xlsx({"Feuil1": CASES}),
    "personnes-fusion.xlsx": personnes,
    "feuille-par-reunion.xlsx": xlsx({"16-01-2024": JANVIER, "19-03-2024": MARS}),
    "emargements.xlsx": xlsx({"novembre": NOVEMBRE, "décembre": DECEMBRE}),
    "listes-de-presents.xlsx": xlsx(
        {
            "Présents 07.02.2023": [["Structure"], ["CCAS de Valombre"], ["Ets Barbotin"]],
            "Présents 09.05.2023": [["Structure"], ["CCAS de Valombre"], ["Les Jardins du Talus"]],
        }
    ),
    "colonne-a-venir.xlsx": xlsx({"Réunions 2024": A_VENIR}),
    "annee-de-feuille.xlsx": annees,
}
