"""What a new version of a dataset changes, row by row, in the words of its columns."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from graph.dates import PartialDate, Precision, date_until
from graph.language import Lang, label, message
from graph.store.load import Load
from graph.store.results import ChangedRows, Plan
from graph.store.schema import COLUMNS, Column, Kind
from loaders.formats.written import write_csv
from loaders.frame.known import Stored
from loaders.frame.titles import column_title

Status = Literal["changed", "new", "removed"]
Row = Mapping[str, Any]
HEADER = ("file", "row", "kind", "who", "status", "column", "before", "after")
NAMED = (
    "source", "target", "actor", "rater", "rated", "reported_by", "event", "name", "id", "campaign", "code",
)  # fmt: skip
HIDDEN = ("file", "row")
SHOWN = 10  # changes that a screen takes; more go to a file
WHO: dict[Kind, tuple[str, ...]] = {
    "ties": ("source", "target"),
    "participations": ("actor", "event"),
    "observations": ("campaign",),
    "respondents": ("campaign", "actor"),
    "ratings": ("rater", "rated", "item"),
}


WRITERS: dict[str, Callable[[Any, str], str]] = {
    "list": lambda value, _: "|".join(map(str, json.loads(value))),
    "number": lambda value, _: f"{value:.15g}",
    "json": lambda value, _: "" if value == "{}" else str(value),
}


@dataclass(frozen=True, slots=True)
class Change:
    """One row of a file: whose it is, and its cells (column, what was, what is) that differ.

    Of a new row what was is empty, of a removed one what is.
    """

    kind: Kind
    file: str
    row: int
    who: str
    status: Status
    cells: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads stored cells as people write them: ``names`` of actors and events by id."""

    names: Mapping[str, str]
    lang: Lang

    def cells(self, kind: Kind, row: Row) -> dict[str, str]:
        """Column -> text, the last day included; places left out."""
        shown = (column for column in COLUMNS[kind] if not column.name.endswith("_precision"))
        return {
            column.name.removesuffix("_to") + "_until" if _ends(column) else column.name: self.text(
                column, row
            )
            for column in shown
            if column.name not in HIDDEN
        }

    def text(self, column: Column, row: Row) -> str:
        """One cell."""
        value = row[column.name]
        if _absent(value):
            return ""
        if column.type == "day":
            return _day(column.name, value, row)
        if column.type == "flag":
            return message("altered.yes" if value else "altered.no", self.lang)
        write = WRITERS.get(column.type, self._word)
        return write(value, "tie_types" if column.name == "type" else column.codes)

    def _word(self, value: str, words: str) -> str:
        return label(words, value, self.lang) if words else self.names.get(value, str(value))

    def who(self, kind: Kind, row: Row) -> str:
        """The actor, the two ends, the actor and the event that a row is about."""
        ends = WHO.get(kind, ("name",))
        return " – ".join(self.names.get(row[name], str(row[name])) for name in ends)


def _absent(value: Any) -> bool:
    """Whether a cell holds nothing."""
    return bool(pd.isna(value))


def _ends(column: Column) -> bool:
    return column.type == "day" and column.name.endswith("_to")


def _day(name: str, value: pd.Timestamp, row: Row) -> str:
    prefix = name if name.startswith("active") else name.removeprefix("valid_")
    precision = Precision(int(row.get(f"{prefix}_precision", 0)))
    day = value.date()
    return str(date_until(day, precision) if name.endswith("_to") else PartialDate(day, precision))


def changes(load: Load, plan: Plan, stored: Stored | None, lang: Lang) -> tuple[Change, ...]:
    """The rows that a new version changes; none of a dataset loaded for the first time."""
    if not any(plan.before.values()):
        return ()
    found, known = load.changed_rows(), dict[str, str]()
    for held in (stored.actors, stored.events) if stored else ():
        known |= dict(zip(held.id, held.name, strict=True))
    for rows in found:
        if "name" in rows.after:
            key = "code" if rows.kind == "territories" else "id"
            known |= dict(zip(rows.after[key].astype(str), rows.after["name"], strict=True))
    reader = Reader(known, lang)
    return tuple(change for rows in found for change in _changes(rows, reader))


def _changes(rows: ChangedRows, reader: Reader) -> Iterator[Change]:
    before, after = _records(rows.before), _records(rows.after)
    pairs: list[tuple[Row | None, Row | None]] = [
        *zip(before[: rows.paired], after[: rows.paired], strict=True),
        *((None, row) for row in after[rows.paired :]),
        *((row, None) for row in before[rows.paired :]),
    ]
    found = [_change(rows.kind, old, new, reader) for old, new in pairs]
    yield from sorted(found, key=lambda change: (change.file, change.row, change.who))


def _records(frame: pd.DataFrame) -> list[Row]:
    rows: list[Any] = frame.astype(object).to_dict("records")
    return rows


def _change(kind: Kind, old: Row | None, new: Row | None, reader: Reader) -> Change:
    here = new or old or {}
    was, now = (reader.cells(kind, row) if row else {} for row in (old, new))
    status: Status = "changed" if old and new else "new" if new else "removed"
    cells = tuple(
        (name, was.get(name, ""), now.get(name, ""))
        for name in (now or was)
        if was.get(name, "") != now.get(name, "")
    )
    return Change(kind, str(here["file"]), int(here["row"]), reader.who(kind, here), status, cells)


def change_line(change: Change, lang: Lang) -> str:
    """A change in one line: file, row, whose, what was and what is."""
    place = {"file": change.file, "row": change.row, "who": change.who}
    if change.status == "changed":
        texts = message("language.join", lang).join(
            _cell(change.kind, *cell, lang) for cell in change.cells
        )
    else:
        texts = ", ".join(
            was or now
            for name, was, now in change.cells
            if name not in NAMED and _says(was or now, lang)
        )
    return message(f"altered.{change.status}", lang, **place, cells=texts).rstrip(" :")


def _says(text: str, lang: Lang) -> bool:
    return text not in (message("altered.yes", lang), message("altered.no", lang))


def _cell(kind: Kind, name: str, was: str, now: str, lang: Lang) -> str:
    nothing = message("altered.nothing", lang)
    column = column_title(kind, name, lang)
    return message("altered.cell", lang, column=column, was=was or nothing, now=now or nothing)


def write_changes(path: Path, found: Sequence[Change], lang: Lang) -> None:
    """Every changed cell as CSV for a spreadsheet: file, row, whose, what was, what is."""
    write_csv(path, _table(found, lang), lang)


def _table(found: Sequence[Change], lang: Lang) -> Iterator[Sequence[object]]:
    yield [message(f"altered.header.{name}", lang) for name in HEADER]
    for change in found:
        head = (change.file, change.row, message(f"kind.{change.kind}", lang), change.who)
        status = message(f"altered.status.{change.status}", lang)
        for name, was, now in change.cells:
            yield *head, status, column_title(change.kind, name, lang), was, now
