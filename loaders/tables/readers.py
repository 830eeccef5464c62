"""How the columns of ties and participations are read: each distinct text is converted once."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from graph.dates import NAT
from loaders.frame.distinct import Dates, Lookup
from loaders.frame.findings import Findings
from loaders.tables.fields import CHOICES
from loaders.tables.names import Actors, Events, Places
from loaders.values.dates import read_period, read_until
from loaders.values.numbers import read_amount, read_number, read_share, unit_said
from loaders.values.words import (
    read_directed,
    read_flag,
    read_formality,
    read_open_word,
    read_role,
    read_unit,
    read_word,
)

PLACE_MARK = "\x1f"


def _last_day(text: str) -> np.datetime64:
    period = read_period(text)
    return NAT if period is None else np.datetime64(period.last.last, "D")


class Readers:
    """One lookup a column; they serve every batch of a load."""

    def __init__(self, actors: Actors, events: Events, places: Places, findings: Findings) -> None:
        self.known, self.places, self.findings = actors, places, findings
        self.named: set[str] = set()  # ids of the actors that the rows taken name
        self.actors = Lookup(partial(_with_place, actors.find))
        self.reporters = Lookup(lambda text: actors.find(text) if text.strip() else "")
        self.events = Lookup(events.find)
        self.territories = Lookup(lambda text: places[text.strip()])
        self.dates, self.last_dates = Dates(read_period), Dates(read_until)
        self.absent = Lookup(_last_day)
        self.units, self.beside = Lookup(read_unit), Lookup(unit_said)
        self.flags = Lookup(read_flag)
        self.directed = Lookup(read_directed)
        self.numbers = {
            "weight": Lookup(read_amount),
            "strength": Lookup(read_number),
            "confidence": Lookup(read_share),
        }
        self.words: dict[str, Lookup[str]] = {
            "formality": Lookup(read_formality),
            **{f: Lookup(partial(read_word, CHOICES[f])) for f in ("certainty", "nature")},
            "type": Lookup(self._open(partial(read_open_word, CHOICES["type"]))),
            "role": Lookup(self._open(read_role)),
        }

    def note(self, taken: pd.DataFrame) -> None:
        """Note the actors that rows name which the store took."""
        for field in ("source", "target", "reported_by", "actor"):
            if field in taken:
                self.named.update(taken[field].unique())
        self.named.discard("")

    def _things(self) -> tuple[Lookup[str], ...]:
        return self.events, self.territories, self.reporters, self.actors

    def _open(self, read: Callable[[str], str]) -> Callable[[str], str]:
        """A word of an open list; one outside it is a text, without personal coordinates."""
        return lambda text: self.findings.retire(read(text))

    def forget(self) -> None:
        """Between two batches: let go of what was learnt from too many distinct values."""
        held: list[Lookup[Any]] = [
            self.dates,
            self.last_dates,
            self.absent,
            self.units,
            self.beside,
            self.directed,
        ]
        held += [self.flags, *self.numbers.values(), *self.words.values()]
        for lookup in (*held, *self._things()):
            lookup.forget()


def _with_place(find: Callable[[str, str], str], text: str) -> str:
    cell, _, territory = text.partition(PLACE_MARK)
    return find(cell, territory)
