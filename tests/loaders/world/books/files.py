"""Workbooks that hide, filter, repeat and rename; OpenDocument ones."""

from datetime import date
from pathlib import Path

from tests.loaders.world.books.sheets import Build, Rows, ods, workbook, xlsx

LINKS: Rows = [
    ["De", "Vers", "Depuis", "Formalité"],
    ["Mairie", "CCAS", 2019, "formel"],
    ["CCAS", "Mission locale", 2020, "informel"],
    ["Mission locale", "Ets Barbotin", 2021, "formel"],
]
GRANTS: Rows = [
    ["Subventions 2022 de la Ville de Valombre", None, None, None],
    ["nomAttribuant", "dateConvention", "nomBeneficiaire", "montant"],
    ["Ville de Valombre", date(2022, 3, 1), "MJC Bel-Essart", 1000],
    ["Ville de Valombre", date(2022, 3, 1), "Régie du Verger", 500],
    ["Ville de Valombre", date(2022, 4, 1), "Mission locale", 700],
    ["Sous-total insertion", None, None, 1200],
    ["Ville de Valombre", date(2022, 5, 1), "Conseil citoyen", 50],
]
UNITS: Rows = [
    ["De", "Vers", "Type", "Montant", "Unité"],
    ["Bailleur Toit et Vie", "Régie du Verger", "financement", 30, "€"],
    ["Bailleur Toit et Vie", "Conseil citoyen", "financement", 10, "EUR"],
    ["Bailleur Toit et Vie", "MJC Bel-Essart", None, 3, "heures"],
]
OLD: Rows = [["De", "Vers", "Depuis"], ["Mairie", "CCAS", 2019], ["Mairie", "Mission locale", 2019]]
NEW: Rows = [["De", "Vers", "Depuis"], ["Mairie", "CCAS", 2022]]
PRESENT: Rows = [
    ["Structure", date(2024, 1, 16), date(2024, 3, 19)],
    ["Mairie", "x", "x"],
    ["Ets Barbotin", None, "x"],
]
PEOPLE: Rows = [
    ["Nom", "Secteur"],
    ["Mairie", "public"],
    ["MJC Bel-Essart", "associatif"],
    ["Ets Barbotin", "privé"],
]
SECTORS: Rows = [
    ["Annuaire 2024", None],
    ["Structure", "Secteur"],
    ["Les Jardins du Talus", "Asso"],
    ["Club de boxe du Talus", "Association (loi 1901)"],
    ["Ville de Valombre", "COLLECTIVITE"],
    ["Ets Barbotin", "Entreprises"],
    ["Tour B", "Habitant"],
]


def filtered(path: Path) -> None:
    """A filter on one column hides the row that does not answer to it."""
    made = workbook({"Liens": LINKS})
    made["Liens"].auto_filter.ref = "A1:D4"
    made["Liens"].auto_filter.add_filter_column(3, ["formel"])
    made["Liens"].row_dimensions[3].hidden = True
    made.save(path)


def folded(path: Path) -> None:
    """Two columns are hidden, dates among them."""
    made = workbook({"Liens": LINKS})
    made["Liens"].column_dimensions["C"].hidden = True
    made["Liens"].column_dimensions["D"].hidden = True
    made.save(path)


def filtered_people(path: Path) -> None:
    """A directory of which rows 2 and 3 were hidden by hand."""
    made = workbook({"Acteurs": PEOPLE})
    for row in (2, 3):
        made["Acteurs"].row_dimensions[row].hidden = True
    made.save(path)


BOOKS: dict[str, Build] = {
    "liens-tries.xlsx": filtered,
    "liens-etroits.xlsx": folded,
    "annuaire-2024.xlsx": filtered_people,
    "sous-totaux.xlsx": xlsx({"2022": GRANTS}),
    "unites-et-heures.xlsx": xlsx({"Liens": UNITS}),
    "deux-feuilles.xlsx": xlsx({"Liens 2019": OLD, "Liens 2022": NEW}),
    "une-feuille.xlsx": xlsx({"Liens du quartier": NEW}),
    "feuille-nommee.xlsx": xlsx({"Lisez-moi": [["À lire"]], "Liens (vérifiés)": OLD}),
    "secteurs-casse.xlsx": xlsx({"Acteurs": SECTORS}),
    "liens.ods": ods({"Liens": LINKS}),
    "annuaire.ods": ods({"Acteurs": PEOPLE, "Notes": [["penser à", "la CAF"]]}),
    "presences.ods": ods({"Présences 2024": PRESENT}),
}
