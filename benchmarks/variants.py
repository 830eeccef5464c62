"""Seeded variants of the template and of a messy workbook: headers changed, cells damaged, sheets shuffled.

A file is kept as sheets of rows until it is written, as one workbook or as a folder of CSV files, in one
of the encodings and with one of the separators people use, and sometimes with its bytes damaged.
"""

import csv
import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from loaders.templates import template
from tests.loaders.messy import book

Cell = str | int | float | bool | date | time | timedelta | None
Row = list[Cell]
Sheets = dict[str, list[Row]]
Change = Callable[[random.Random, Sheets], None]

NOON = datetime.fromisoformat("2023-03-01T12:00")
NASTY: tuple[Cell, ...] = (
    "", " ", "\u00a0", "#N/A", "#REF!", "=A1&B1", "=1+", "+33612345678", "1,250", "1 250,50 €", "NaN",
    "inf", "-1", -1, 0, 1e308, 45000, 2**60, 0.1, True, False, "oui", "VRAI", "x", "✓", "peut-être", "?",
    "03/13/2024", "31/02/2023", "03/04/24", "T1 2023", "T5 2023", "mars 2023", "mars", "2023", "9999",
    "0001-01-01", "2019-2020", date(2023, 3, 1), NOON,
    time(10, 30), timedelta(days=40), "Mairie", "mairie", "MAIRIE ", "BBZ", "Conseil citoyen", "|", "a|b|c",
    "local:autre:mairie", "siren:213105554", "siren:123456789", "213105554", "W313012345", "QP031001",
    "Exemple : x", "exemple:", "ana@asso.fr", "é" * 300, "x" * 33_000, "A\nB", "A;B", 'A"B', "A,B", "\t",
    "🙂", "\u202eabc", "e\u0301", "_x0000_", "nom", "De", "Source", "'=1+1", "<a>", "&amp;", "\\", "%s{}",
)  # fmt: skip
NAMES = (
    "acteurs",
    "liens",
    "Feuil1",
    "source",
    "Lisez-moi",
    "événements",
    "territoires",
    "x",
    "répondants",
)
ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "utf-16", "latin-1", "mac-roman", "cp850")


@cache
def _messy() -> Sheets:
    read = {s.title: s.iter_rows(values_only=True) for s in book().worksheets}
    return {title: [[_plain(cell) for cell in row] for row in rows] for title, rows in read.items()}


def _plain(cell: object) -> Cell:
    return cell if isinstance(cell, Cell) else str(cell)


@cache
def _filled() -> Sheets:
    """The French template, its example rows written again as a person would."""
    found: Sheets = {}
    for title, fields in template("fr").items():
        example = [field.example.split(" : ")[-1] for field in fields]
        found[title] = [[field.header for field in fields], [*example], [*example]]
    return found


def base(dice: random.Random) -> Sheets:
    """One of the two files, whole."""
    return {
        title: [[*row] for row in rows]
        for title, rows in dice.choice((_messy(), _filled())).items()
    }


def _some(dice: random.Random, sheets: Sheets) -> list[Row]:
    rows = sheets[dice.choice(list(sheets))] if sheets else []
    return rows or [[None]]


def change_header(dice: random.Random, sheets: Sheets) -> None:
    """One header misspelt, shouted, emptied, repeated, remarked on or taken from another sheet."""
    row = _some(dice, sheets)[dice.choice((0, 0, 0, 3)) % 1]
    if not row:
        return
    at = dice.randrange(len(row))
    text = str(row[at] or "")
    cut = dice.randrange(len(text) + 1)
    others = [cell for rows in sheets.values() for cell in (rows[0] if rows else ())]
    row[at] = dice.choice(
        (
            text.upper(),
            "",
            f"{text} (obligatoire)",
            text[:cut] + text[cut + 1 :],
            row[0],
            *others,
            text * 80,
        )
    )


def damage_cell(dice: random.Random, sheets: Sheets) -> None:
    """One cell replaced by something that people, programs or accidents put there."""
    row = dice.choice(_some(dice, sheets))
    if row:
        row[dice.randrange(len(row))] = dice.choice(NASTY)


def change_rows(dice: random.Random, sheets: Sheets) -> None:
    """Rows repeated, emptied, cut short, made too long, shuffled, or put above the headers."""
    rows = _some(dice, sheets)
    at = dice.randrange(len(rows))
    act = dice.randrange(6)
    if act == 0:
        rows.insert(dice.randrange(len(rows) + 1), [*rows[at]])
    elif act == 1:
        rows[at] = [None] * len(rows[at])
    elif act == 2:
        rows[at] = rows[at][: dice.randrange(len(rows[at]) + 1)]
    elif act == 3:
        rows[at] = [*rows[at], *dice.choices(NASTY, k=dice.randrange(1, 4))]
    elif act == 4:
        rows[1:] = dice.sample(rows[1:], len(rows[1:]))
    else:
        rows[:0] = [[dice.choice(NASTY)] for _ in range(dice.choice((1, 2, 40)))]


def change_sheets(dice: random.Random, sheets: Sheets) -> None:
    """Sheets shuffled, renamed, dropped, emptied, or holding what another one holds."""
    if not sheets:
        return
    title = dice.choice(list(sheets))
    act = dice.randrange(5)
    if act == 0:
        items = dice.sample(list(sheets.items()), len(sheets))
        sheets.clear()
        sheets.update(items)
    elif act == 1:
        sheets[dice.choice(NAMES)] = sheets.pop(title)
    elif act == 2:
        del sheets[title]
    elif act == 3:
        sheets[title] = []
    else:
        sheets[dice.choice(NAMES)] = [[*row] for row in sheets[title]]


CHANGES: tuple[Change, ...] = (change_header, damage_cell, damage_cell, change_rows, change_sheets)


def write_variant(seed: int, folder: Path) -> list[Path]:
    """The files of one variant, in a folder: the same seed gives the same files."""
    dice = random.Random(seed)
    sheets = base(dice)
    for _ in range(dice.choice((0, 1, 1, 2, 3, 6))):
        dice.choice(CHANGES)(dice, sheets)
    if dice.random() < 0.6:
        path = folder / "variante.xlsx"
        path.write_bytes(_workbook(dice, sheets))
        return [path]
    return _texts(dice, sheets, folder)


def _workbook(dice: random.Random, sheets: Sheets) -> bytes:
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items() or {"vide": [[None]]}.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for _ in range(dice.choice((0, 0, 1, 2))):
            top, left = dice.randrange(1, 6), dice.randrange(1, 5)
            bottom, right = top + dice.randrange(0, 4), left + dice.randrange(0, 3)
            sheet.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    stream = io.BytesIO()
    made.save(stream)
    return _damaged(dice, stream.getvalue())


PARTS = (
    (b'r="B2"', b'r="ZZ9"'), (b'r="A3"', b'r="A999999999"'), (b't="s"', b't="d"'), (b"<v>", b"<v>-"),
    (b"</row>", b""), (b"<v>1</v>", b"<v>99999</v>"), (b"UTF-8", b"UTF-16"), (b"sheetData", b"sheetdata"),
    (b'<row r="2"', b'<row r="1048999"'), (b"<t>", b"<t xml:space='preserve'> "), (b'ref="', b'ref="A0:'),
)  # fmt: skip


def _damaged(dice: random.Random, whole: bytes) -> bytes:
    """One workbook in four damaged: bytes changed, the end cut off, or a part rewritten."""
    act = dice.randrange(12)
    if act == 0:
        broken = bytearray(whole)
        for _ in range(dice.randrange(1, 8)):
            broken[dice.randrange(len(broken))] ^= dice.randrange(1, 256)
        return bytes(broken)
    if act == 1:
        return whole[: dice.randrange(len(whole))]
    if act > 2:
        return whole
    made = io.BytesIO()
    old, new = dice.choice(PARTS)
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            target.writestr(
                entry.filename, source.read(entry).replace(old, new, dice.randrange(1, 4))
            )
    return made.getvalue()


def _texts(dice: random.Random, sheets: Sheets, folder: Path) -> list[Path]:
    """Each sheet as a CSV file; now and then with a byte or an end that is not as it should be."""
    encoding, mark = dice.choice(ENCODINGS), dice.choice(";;,\t")
    end = dice.choice(("\r\n", "\n", "\r"))
    for title, rows in sheets.items():
        stream = io.StringIO()
        dialect = dice.choice((csv.excel, csv.unix_dialect))
        csv.writer(stream, delimiter=mark, lineterminator=end, dialect=dialect).writerows(rows)
        content = bytearray(stream.getvalue().encode(encoding, "replace"))
        if content and dice.random() < 0.15:
            content[dice.randrange(len(content))] = dice.randrange(256)
        if dice.random() < 0.05:
            del content[dice.randrange(len(content) + 1) :]
        (folder / f"{title.replace('/', '-')}.csv").write_bytes(bytes(content))
    return [folder]
