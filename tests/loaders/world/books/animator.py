"""The workbook of an animator: five sheets, titles, merged cells, sections, comments and totals."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from openpyxl.comments import Comment

from tests.loaders.world.books.sheets import Build, Cell, Rows, ods, workbook

DIRECTORY: Rows = [
    ["ANNUAIRE DES PARTENAIRES – LE GRAND VERGER", None, None, None, None],
    ["mis à jour le 12/01/2024", None, None, None, None],
    [None] * 5,
    ["Structure", "Secteur", "Référent", "Tél. / courriel", "Commentaires"],
    ["PARTENAIRES INSTITUTIONNELS", None, None, None, None],
    ["Mairie de Valombre", "collectivité", "Mme Lombric", "06 11 22 33 44", None],
    ["CCAS de Valombre", "Collectivité", "Mme Fougère", None, "fermé le mercredi"],
    ["Toit et Vie", "bailleur", "M. Noyer", None, None],
    [None] * 5,
    ["ASSOCIATIONS, HABITANTS, COMMERCES", None, None, None, None],
    ["Centre social Les Alouettes", "asso", "J. Ortie", "ortie@alouettes.example", None],
    ["MJC Bel-Essart", "association loi 1901", "L. Chardon", None, "convention à relire"],
    ["Les Jardins du Talus", "asso", None, None, None],
    ["Conseil citoyen", "habitants", None, None, None],
    ["Ets Barbotin", "entreprise", None, None, None],
    [None] * 5,
    ["Total : 8 structures", None, None, None, None],
]
PARTNERS: Rows = [
    ["Qui travaille avec qui ?", None, None, None],
    [None] * 4,
    ["Structure", "Travaille avec", "Depuis quand", "Remarques"],
    [
        "Mairie de Valombre",
        "CCAS de Valombre, Centre social Les Alouettes et Toit et Vie",
        2019,
        None,
    ],
    [
        "Centre social Les Alouettes",
        "MJC Bel-Essart ; Les Jardins du Talus",
        "mars 2021",
        "à confirmer",
    ],
    ["MJC Bel-Essart", "Les Jardins du Talus\nConseil citoyen", None, None],
    ["Ets Barbotin", "-", None, "pas encore"],
    ["Conseil citoyen", "Mairie de Valombre", "rentrée 2022", None],
]
DAYS: list[Cell] = [date(2024, 1, 16), date(2024, 3, 19), date(2024, 5, 21)]
IDEAS: Rows = [["Idées"], ["fête de quartier en juin ?"], ["en parler à la CAF"]]
SUMMARY: Rows = [
    ["Bilan 2024", None],
    [None, None],
    ["Réunions", 3],
    ["Structures venues", 6],
    ["Total des présences", 12],
]


def presences(*, filled: bool) -> Rows:
    """The grid; without ``filled`` the town's name stands once, over its two persons."""
    return [
        ["Réunions partenariales – présences", None, None, None, None, None],
        [None] * 6,
        ["Structure", "Personne", *DAYS, "Total"],
        ["Mairie de Valombre", "Mme Lombric", "x", "excusée", "x", 2],
        ["Mairie de Valombre" if filled else None, "M. Pivert", None, "x", None, 1],
        ["CCAS de Valombre", "Mme Fougère", "x", "x", None, 2],
        ["Centre social Les Alouettes", "J. Ortie", "X", "X", "x", 3],
        ["MJC BEL-ESSART", "L. Chardon", None, "excusé", "x", 1],
        ["Toit et Vie", "M. Noyer", "absent", None, "x", 1],
        ["Conseil citoyen", None, "x", "x", "excusé", 2],
        [None] * 6,
        ["Nombre de présents", None, 4, 4, 4, 12],
    ]


def sheets(*, filled: bool) -> dict[str, Rows]:
    """The five sheets in their order."""
    return {
        "Annuaire": DIRECTORY,
        "Travaille avec": PARTNERS,
        "Présences 2024": presences(filled=filled),
        "Idées": IDEAS,
        "Bilan": SUMMARY,
    }


def write_xlsx(path: Path) -> None:
    """With the merged cells and the comments that only a workbook keeps."""
    made = workbook(sheets(filled=False))
    for sheet, cells in (
        ("Annuaire", "A1:E1 A2:E2 A5:E5 A10:E10"),
        ("Présences 2024", "A1:F1 A4:A5"),
    ):
        for merged in cells.split():
            made[sheet].merge_cells(merged)
    made["Annuaire"]["A8"].comment = Comment("relancer en mars", "animatrice")
    made["Présences 2024"]["D4"].comment = Comment("en congé", "animatrice")
    made.save(path)


def write_folder(path: Path) -> None:
    """Each sheet saved as CSV by a French spreadsheet."""
    path.mkdir()
    for title, rows in sheets(filled=True).items():
        with (path / f"{title}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(map(_shown, rows))


def _shown(row: Sequence[Cell]) -> list[object]:
    return [f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row]


BOOKS: dict[str, Build] = {
    "quartier-du-verger.xlsx": write_xlsx,
    "quartier-du-verger.ods": ods(sheets(filled=True)),
    "quartier-du-verger": write_folder,
}
