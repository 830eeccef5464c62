"""Files of one small neighbourhood in every layout people use, and what a person sees in each.

``write_layout(seed, folder)`` writes one file: the same relations as a grid of presences, a matrix, a list of
partners, answers to a form or a list of ties, with the titles, totals, marks, separators and encodings of
the people who keep them; a third of them are damaged in one cell.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

Cell = str | int | date | None
Rows = list[list[Cell]]
Pair = tuple[str, str]

NAMES = (
    "Mairie de Valombre", "CCAS de Valombre", "Centre social Les Alouettes", "MJC Bel-Essart",
    "Régie du Verger", "L'Atelier des Pas", "Mission locale", "Ets Barbotin", "École du Pont",
    "Compagnie du Pas (Valombre)", "Conseil citoyen", "Les Jardins du Talus", "Toit et Vie",
)  # fmt: skip
MARKS = ("x", "X", "1", "oui", "✓")
PRESENT = (*MARKS, "P", "présent", "présente")
AWAY = ("excusé", "excusée", "absent", "Excusé(e)")
TITLES = (
    "Réseau du Grand Verger",
    "Qui fait quoi ?",
    "Suivi 2024",
    "Partenaires – état au 12/01/2024",
)
ACTOR_HEADS = ("Structure", "STRUCTURE", "Organisme", "Nom de la structure")
DAMAGES = ("???", "à voir", "n'importe quoi", "#REF!", "12,5,3", "<b>x</b>")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a person sees in a file.

    ``relations``: ties as unordered pairs, in a grid (ISO date, actor) of the presences -> numbers of the
    rows that state them, those of a damaged cell left aside; ``rows``: how many rows of data there are.
    """

    layout: str
    relations: Mapping[Pair, frozenset[int]]
    rows: int
    damaged: bool = False


@dataclass(slots=True)
class Drawn:
    """A table being made, from its header on: its rows, and the relations that each of its cells states."""

    rows: Rows
    states: dict[tuple[int, int], list[Pair]] = field(default_factory=dict)
    header: int = field(init=False)
    separator: str = ";"

    def __post_init__(self) -> None:
        self.header = len(self.rows) - 1


def pair(a: str, b: str) -> Pair:
    """An unordered pair."""
    return (a, b) if a < b else (b, a)


def _names(dice: random.Random) -> list[str]:
    return dice.sample(NAMES, dice.randint(4, 9))


def _head(dice: random.Random, width: int) -> Rows:
    """Title rows above the headers, as long as the sheet is wide."""
    rows: Rows = []
    if dice.random() < 0.5:
        rows.append([dice.choice(TITLES), *[None] * (width - 1)])
        rows += [[None] * width] * dice.randint(0, 2)
    return rows


def grid(dice: random.Random) -> Drawn:
    """Structures in rows, dates of 2024 as headers."""
    names, n = _names(dice), dice.randint(2, 5)
    days = [date(2024, 1, 9) + timedelta(days=37 * k) for k in range(n)]
    written = dice.choice((_slashed, _worded, lambda day: day))
    total = dice.random() < 0.4
    rows = _head(dice, n + 1 + total)
    rows.append([dice.choice(ACTOR_HEADS), *map(written, days), *(["Total"] if total else [])])
    drawn = Drawn(rows)
    for name in names:
        came = [dice.random() < 0.5 for _ in days]
        if not any(came):
            came[0] = True
        cells: list[Cell] = [
            dice.choice(PRESENT) if here else dice.choice((None, None, *AWAY)) for here in came
        ]
        for k, here in enumerate(came):
            if here:
                drawn.states[len(rows), k + 1] = [(days[k].isoformat(), name)]
        rows.append([name, *cells, *([sum(came)] if total else [])])
    if total:
        rows.append(["TOTAL", *[n_of(rows, drawn, k + 1) for k in range(n)], len(drawn.states)])
    return drawn


def n_of(rows: Rows, drawn: Drawn, column: int) -> int:
    """How many cells of a column state something."""
    return sum((row, column) in drawn.states for row in range(len(rows)))


def _slashed(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def _worded(day: date) -> str:
    months = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
    return f"{day.day} {months.split()[day.month - 1]} {day.year}"


def matrix(dice: random.Random) -> Drawn:
    """The same actors in rows and columns; marks on both sides of the diagonal, or on one."""
    names = _names(dice)
    mark, sides = dice.choice(MARKS), dice.random() < 0.7
    rows = _head(dice, len(names) + 1)
    rows.append([dice.choice((None, "", "Structures", "Qui ?")), *names])
    first, drawn = len(rows), Drawn(rows)
    linked = {pair(a, b) for a in names for b in names if a < b and dice.random() < 0.4}
    linked.add(pair(names[0], names[1]))
    for i, a in enumerate(names):
        rows.append([a, *[None] * len(names)])
        for j, b in enumerate(names):
            if a != b and pair(a, b) in linked and (sides or i < j):
                rows[first + i][j + 1] = mark
                drawn.states[first + i, j + 1] = [pair(a, b)]
    return drawn


def partners(dice: random.Random) -> Drawn:
    """A structure a row, its partners in one cell or in several columns."""
    names, apart = _names(dice), dice.random() < 0.4
    between = dice.choice(("; ", ";", " | ", "\n"))
    width = 3 if apart else 1
    heads = [f"Partenaire {k + 1}" for k in range(width)] if apart else [
        dice.choice(("Travaille avec", "Partenaires", "En lien avec"))
    ]  # fmt: skip
    rows = _head(dice, 1 + width)
    rows.append([dice.choice(ACTOR_HEADS), *heads])
    drawn = Drawn(rows, separator=dice.choice((";", ",", "\t")))
    for name in names:
        others = dice.sample([o for o in names if o != name], dice.randint(1, 3))
        if apart:
            drawn.states |= {(len(rows), k + 1): [pair(name, o)] for k, o in enumerate(others)}
            rows.append([name, *others, *[None] * (width - len(others))])
        else:
            drawn.states[len(rows), 1] = [pair(name, o) for o in others]
            rows.append([name, between.join(others)])
    return drawn


def answers(dice: random.Random) -> Drawn:
    """A form: one row an answer, a column to tick for each organisation."""
    names = _names(dice)
    asked, question = names[: len(names) // 2 + 1], "Avec qui travaillez-vous ?"
    heads = [f"{question} [{name}]" for name in asked]
    rows: Rows = [["Horodateur", "Nom de votre structure", *heads]]
    drawn = Drawn(rows, separator=",")
    for k, name in enumerate(names):
        ticked = [a != name and dice.random() < 0.6 for a in asked]
        for place, (a, yes) in enumerate(zip(asked, ticked, strict=True)):
            if yes:
                drawn.states[len(rows), place + 2] = [pair(name, a)]
        rows.append(
            [f"{k + 1:02d}/03/2024 09:41:07", name, *("Oui" if t else None for t in ticked)]
        )
    return drawn


def ties(dice: random.Random) -> Drawn:
    """One row a tie, under headings of people or of other tools."""
    names = _names(dice)
    heads = dice.choice(
        (["de", "vers", "depuis"], ["Source", "Target", "Start"], ["From", "To", "Start date"])
    )
    rows = _head(dice, 3)
    rows.append([*heads])
    drawn = Drawn(rows, separator=dice.choice((";", ",", "\t")))
    linked = {pair(*dice.sample(names, 2)) for _ in range(dice.randint(2, 9))}
    for a, b in sorted(linked):
        drawn.states[len(rows), 1] = [pair(a, b)]
        rows.append([a, b, dice.choice(("2021", "mars 2022", "12/05/2023", None))])
    return drawn


LAYOUTS: Mapping[str, Callable[[random.Random], Drawn]] = {
    "attendance": grid, "matrix": matrix, "partners": partners, "answers": answers, "ties": ties,
}  # fmt: skip


def write_layout(seed: int, folder: Path) -> tuple[Path, Seen]:
    """The file of a seed, and what a person sees in it."""
    dice = random.Random(seed)
    layout = dice.choice(sorted(LAYOUTS))
    drawn = LAYOUTS[layout](dice)
    touched: set[Pair] = set()
    damaged = dice.random() < 1 / 3
    if damaged:
        at = dice.choice(sorted(drawn.states))
        touched = set(drawn.states[at])
        drawn.rows[at[0]][at[1]] = dice.choice(DAMAGES)
    path = _write(dice, folder / f"{layout}-{seed}", drawn)
    rows: defaultdict[Pair, set[int]] = defaultdict(set)
    for (row, _), pairs in drawn.states.items():
        for each in pairs:
            rows[each].add(row + 1)
    found = {each: frozenset(at) for each, at in rows.items() if each not in touched}
    return path, Seen(layout, found, len(drawn.rows) - drawn.header - 1, damaged)


def _write(dice: random.Random, stem: Path, drawn: Drawn) -> Path:
    if dice.random() < 0.4:
        return _workbook(stem.with_suffix(".xlsx"), drawn.rows)
    encoding = dice.choice(("utf-8", "utf-8-sig", "cp1252"))
    path = stem.with_suffix(".csv")
    marked = encoding == "cp1252"
    with path.open("w", encoding=encoding, newline="") as stream:
        dialect = dice.choice((csv.excel, csv.unix_dialect))
        writer = csv.writer(stream, dialect, delimiter=drawn.separator)
        writer.writerows([_text(cell, marked=marked) for cell in row] for row in drawn.rows)
    return path


def _text(cell: Cell, *, marked: bool) -> str:
    text = "" if cell is None else str(cell)
    return text.replace("✓", "x") if marked else text


def _workbook(path: Path, rows: Sequence[Sequence[Cell]]) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Feuil1"
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path
