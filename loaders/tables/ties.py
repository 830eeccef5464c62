"""Ties and participations, read by columns: there may be a million of them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.kinds import TieType, tie_type
from loaders.frame.columns import Columns, Mask, Values
from loaders.frame.distinct import Lookup
from loaders.frame.frames import FrameBatch
from loaders.frame.reading import Frame
from loaders.tables.implied import implied_type
from loaders.tables.periods import spans, with_words
from loaders.tables.readers import PLACE_MARK, Readers
from loaders.values.numbers import unit_said
from loaders.values.words import says_more, way

STORED: Mapping[str, str] = {
    "weight": "float64", "strength": "float64", "confidence": "float64", "absent_on": "datetime64[D]",
}  # fmt: skip
Stated = dict[str, NDArray[Any]]


def tie_frames(frame: Frame, readers: Readers) -> Iterator[FrameBatch]:
    """The ties of a dataset."""
    for columns in frame.columns("ties"):
        yield columns.frame(_ties(columns, readers), readers.note)
        readers.forget()


def participation_frames(frame: Frame, readers: Readers) -> Iterator[FrameBatch]:
    """The participations of a dataset."""
    for columns in frame.columns("participations"):
        yield columns.frame(_participations(columns, readers), readers.note)
        readers.forget()


def _ties(columns: Columns, readers: Readers) -> Stated:
    stated: Stated = {}
    for end in ("source", "target"):
        stated[end] = _ends(columns, readers, end, f"{end}_territory")
    types = columns.take("type", readers.words["type"])
    drawn = _drawn(types)
    types[(types == "") | ~pd.isna(drawn)] = implied_type(columns.table)
    stated["type"] = types
    stated |= _by_type(columns, readers, types, drawn)
    words = stated.pop("stated_date", None)
    optional: dict[str, Lookup[Any] | Callable[[str], Values]] = {
        **readers.numbers, "unit": readers.units, "certainty": readers.words["certainty"],
        "reported_by": readers.reporters, "event": readers.events, "record_id": columns.codes,
        "campaign": columns.texts, "reporter_territory": readers.territories,
        "absent_on": readers.absent, "stated_date": columns.texts, "stated_duration": columns.texts,
    }  # fmt: skip
    stated = with_words(columns, stated | _optional(columns, optional), words)
    return _with_unit(columns, readers, stated) if "weight" in stated else stated


def _with_unit(columns: Columns, readers: Readers, stated: Stated) -> Stated:
    """Where no unit is stated, that which stands beside the amount, or in its header."""
    said = columns.take("weight", readers.beside)
    said[said == ""] = unit_said(columns.title("weight"))
    said[np.isnan(stated["weight"])] = ""
    if not said.any():
        return stated
    own = stated.get("unit", said)
    return stated | {"unit": np.where(own == "", said, own)}


def _participations(columns: Columns, readers: Readers) -> Stated:
    stated: Stated = {"actor": _ends(columns, readers, "actor", "territory")}
    stated["event"] = columns.take("event", readers.events, needed=True)
    stated["role"] = columns.take("role", readers.words["role"])
    columns.keep_written("role", says_more)
    formality = columns.take("formality", readers.words["formality"])
    formality[formality == ""] = "unknown"
    stated["formality"] = formality
    certainty = readers.words["certainty"]
    stated |= _optional(columns, {"certainty": certainty, "record_id": columns.codes})
    held = spans(columns, readers, np.zeros(columns.n, dtype=bool))
    return stated | {name: column for name, column in held.items() if name != "stated_date"}


def _by_type(columns: Columns, readers: Readers, types: Values, drawn: NDArray[Any]) -> Stated:
    """What the type implies where the row does not say: formality, direction, act or state."""
    codes, uniques = pd.factorize(types)
    implied = [tie_type(str(code)) for code in uniques]

    def by_type(of: Callable[[TieType], object], dtype: type) -> NDArray[Any]:
        return np.array([of(each) for each in implied], dtype=dtype)[codes]

    formality = columns.take("formality", readers.words["formality"])
    formality = np.where(formality == "", by_type(lambda t: t.formality, object), formality)
    directed = columns.take("directed", readers.directed)
    directed = np.where(pd.isna(drawn), directed, drawn)
    nature = columns.take("nature", readers.words["nature"])
    acts = by_type(lambda t: t.nature == "act", bool)
    stated = {"formality": formality, "directed": _said(directed, by_type(_is_directed, bool))}
    stated |= spans(columns, readers, np.where(nature == "", acts, nature == "act"))
    known = {"from_known": np.ones(columns.n, bool), "to_known": ~np.isnat(stated["valid_to"])}
    for name, default in known.items():
        stated[name] = _said(columns.take(name, readers.flags), default)
    return stated


def _drawn(types: Values) -> NDArray[Any]:
    """What Gephi calls the type of an edge: True for directed, False for undirected, else None."""
    ways = {text: way(text) for text in pd.unique(types)}
    return np.array([ways[text] for text in types], dtype=object)


def _is_directed(implied: TieType) -> bool:
    return implied.directed


def _said(flags: Values, default: Mask) -> Mask:
    """Flags where rows state them."""
    return np.where(pd.isna(flags), default, flags).astype(bool)


def _ends(columns: Columns, readers: Readers, field: str, territory: str) -> Values:
    """The actors a column names, each within the territory its row says."""
    cells = columns.raw(field)
    own, of_row = columns.raw(territory), columns.raw("territory")
    places = own if territory in columns.cells else of_row
    if territory in columns.cells or "territory" in columns.cells:
        codes = readers.places
        cells = [
            f"{cell}{PLACE_MARK}{codes[place.strip()]}" if place else cell
            for cell, place in zip(cells, places, strict=True)
        ]
    numbers = readers.actors.codes(cells)
    columns.refuse_faults(field, readers.actors, numbers)
    return readers.actors.objects(numbers)


def _optional(columns: Columns, fields: dict[str, Lookup[Any] | Callable[[str], Values]]) -> Stated:
    """Columns that take their default, and no room, where the file does not have them."""
    found: Stated = {}
    for field, read in fields.items():
        if field in columns.cells:
            values = columns.take(field, read) if isinstance(read, Lookup) else read(field)
            found[field] = values.astype(STORED.get(field, object), copy=False)
    return found
