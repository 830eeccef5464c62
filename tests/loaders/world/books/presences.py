"""Presences in workbooks: years over the days, and a sheet copied from another."""

from tests.loaders.world.books.attendance import JANVIER
from tests.loaders.world.books.sheets import Build, Rows, xlsx

YEARS: Rows = [
    ["Comité technique", None, None, None],
    [None, 2022, None, 2023],
    ["Structure", "08/11", "06/12", "10/01"],
    ["Mairie de Valombre", "x", None, "x"],
    ["Toit et Vie", None, "x", "x"],
]
BOOKS: dict[str, Build] = {
    "annees-au-dessus.xlsx": xlsx({"CT": YEARS}),
    "feuille-recopiee.xlsx": xlsx({"16-01-2024": JANVIER, "19-03-2024": JANVIER}),
}
