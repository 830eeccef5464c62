"""Every workbook of the rooms, by the name of its file."""

from tests.loaders.world.books import (
    animator,
    attendance,
    files,
    forms,
    networks,
    presences,
)
from tests.loaders.world.books.sheets import Build

ROOMS = (animator, attendance, files, forms, networks, presences)
BOOKS: dict[str, Build] = {name: build for room in ROOMS for name, build in room.BOOKS.items()}
