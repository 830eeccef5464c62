"""The columns of a growth table in plain words, for the notes of a workbook."""

from collections.abc import Iterable
from dataclasses import replace

from exports.note import Note
from graph.language import Lang, message


def with_glossary(note: Note, columns: Iterable[str], lang: Lang) -> Note:
    """The note, then a line for each column of the table."""
    told = (
        message("grown", lang, column=name, text=message(f"grown.{name}", lang)) for name in columns
    )
    return replace(note, lines=(*note.lines, message("glossary", lang), *told))
