"""Every workbook of the rooms, by the name of its file."""

from tests.loaders.world.books import attendance, files, forms, networks
from tests.loaders.world.books.sheets import Build

BOOKS: dict[str, Build] = {**attendance.BOOKS, **networks.BOOKS, **forms.BOOKS, **files.BOOKS}
