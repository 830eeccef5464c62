"""A workbook as an animator keeps one: titles above headers, merged cells, dates and sums in any form."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

Rows = list[list[str | int | bool | date | None]]
MEETING = datetime.fromisoformat("2023-05-09T14:30")

DIRECTORY: Rows = [
    ["Annuaire des partenaires", None, None, None, None, None, None, None],
    ["mis à jour le 03/10/23", None, None, None, None, None, None, None],
    [None] * 8,
    ["Nom de la structure *", "SECTEUR", "Quartier", "Sigle", "Depuis", "Téléphone", "", None],
    ["Bleu Blanc Zèbre", "Associatif", "Les Tilleuls", "BBZ", 2014, "06 12 34 56 78", None, None],
    ["Conseil citoyen", "citoyen", None, None, "mars 2015", None, None, None],
    ["Régie de quartier", "associatif", None, "RQ", date(2016, 9, 1), None, "à revoir", None],
    ["Conseil citoyen", "citoyen", "La Fontaine", None, "T1 2016", None, None, None],
    ["Mairie", "public", None, None, None, "0033 5 61 00 00 00", None, None],
    [None] * 8,
    ["Boulangerie Ô Pain d’Or", "privé", "", "", "", "", "", ""],
    [None] * 8,
]
TIES: Rows = [
    ["de", "vers", "Type de lien", "Formel", "Date", "Jusqu’au", "Montant (en euros)", "Orienté"],
    ["Mairie", "BBZ", "Financement", "VRAI", date(2023, 3, 1), None, "1 250,50 €", "oui"],
    ["Mairie", "RQ", "financement", True, "03/04/2024", None, "12\u202f000 €", "x"],
    ["BBZ", "Régie de quartier", "travaille avec", "non", "mars 2023", "2023", None, "FAUX"],
    ["RQ", "Boulangerie ô pain d'or", None, "x", "T1 2023", None, 300, False],
    ["Bleu Blanc Zèbre", "Mairie", "Convention", "oui", 2023, "31/12/2024", "2.500,00", ""],
    [None] * 8,
    [None] * 8,
]
MEETINGS: Rows = [
    ["Réunion", "Type", "Date", "Quartier"],
    ["Comité de pilotage", "réunion", MEETING, "Les Tilleuls"],
    ["Signature du contrat", "repère", "1er juin 2023", None],
]
PRESENT: Rows = [
    ["Réunion", "Structure", "Rôle", "Quartier"],
    ["Comité de pilotage", "BBZ", "pilote", None],
    [None, "Conseil citoyen", "participant", "La Fontaine"],
    [None, "Mairie", None, None],
]
PLACES: Rows = [
    ["Code", "Nom", "Niveau"],
    ["QP031001", "Les Tilleuls", "quartier prioritaire"],
    ["QP031002", "La Fontaine", "quartier prioritaire"],
]
NOTES: Rows = [["Penser à", "Qui"], ["rappeler la CAF", "Ana"]]


def add_sheet(book: openpyxl.Workbook, title: str, rows: Rows) -> Worksheet:
    sheet: Worksheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    return sheet


def book() -> openpyxl.Workbook:
    """The workbook itself, to be changed before it is saved."""
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    directory = add_sheet(made, "Partenaires 2024", DIRECTORY)
    directory.merge_cells("A1:H1")
    directory.merge_cells("C5:C7")
    ties = add_sheet(made, "Qui travaille avec qui", TIES)
    ties["E2"].number_format = "mmm-yy"
    add_sheet(made, "Réunions", MEETINGS)
    add_sheet(made, "Présences", PRESENT).merge_cells("A2:A4")
    add_sheet(made, "Territoires", PLACES)
    add_sheet(made, "À faire", NOTES)
    return made


def write_messy(path: Path) -> Path:
    """The workbook saved."""
    book().save(path)
    return path
