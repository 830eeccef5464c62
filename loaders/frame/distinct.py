"""Columns converted by their distinct values: a text is read once, however many rows repeat it."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.dates import NAT
from graph.errors import InputError
from graph.tables import objects
from loaders.values.period import Period

Value = TypeVar("Value")
Codes = NDArray[np.int64]
Dated = tuple[NDArray[Any], NDArray[np.int8]]
LARGEST = 200_000  # distinct values remembered between batches


class Lookup(dict[str, int], Generic[Value]):
    """Text -> number of its value; ``meanings[number]`` is what ``convert`` made of it.

    A refused text means None, and ``problems[number]`` says why.
    """

    def __init__(self, convert: Callable[[str], Value]) -> None:
        super().__init__()
        self.convert = convert
        self.meanings: list[Value | None] = []
        self.problems: dict[int, InputError] = {}

    def __missing__(self, text: str) -> int:
        number = len(self.meanings)
        try:
            self.meanings.append(self.convert(text))
        except InputError as problem:
            self.meanings.append(None)
            self.problems[number] = problem
        self[text] = number
        return number

    def forget(self) -> None:
        """Between two batches: let go of distinct values that have become too many."""
        if len(self) > LARGEST:
            self.clear()
            self.meanings.clear()
            self.problems.clear()

    def codes(self, column: Sequence[str]) -> Codes:
        """Numbers of a column's values."""
        return np.fromiter(map(self.__getitem__, column), np.int64, len(column))

    def objects(self, numbers: Codes) -> NDArray[np.object_]:
        """The values themselves."""
        return objects(self.meanings)[numbers]

    def refused(self, numbers: Codes) -> NDArray[np.bool_]:
        """Which rows hold a value that was refused."""
        return (
            np.isin(numbers, list(self.problems)) if self.problems else np.zeros(len(numbers), bool)
        )


class Dates(Lookup[Period | None]):
    """Dates by distinct text, as arrays."""

    def starts(self, numbers: Codes) -> Dated:
        """(first day, precision) of each row; NaT and 0 where there is no date."""
        held = self.meanings
        first = np.array([NAT if v is None else np.datetime64(v.first.first, "D") for v in held])
        precision = np.array([0 if v is None else int(v.first.precision) for v in held], np.int8)
        return first[numbers], precision[numbers]

    def ends(self, numbers: Codes) -> Dated:
        """(first day after, precision) of each row; NaT and 0 where there is no date."""
        held = self.meanings
        end = np.array([NAT if v is None else np.datetime64(v.last.end, "D") for v in held])
        precision = np.array([0 if v is None else int(v.last.precision) for v in held], np.int8)
        return end[numbers], precision[numbers]

    def which(self, numbers: Codes, said: Callable[[Period], bool]) -> NDArray[np.int64]:
        """The rows whose period is so."""
        so = np.array([v is not None and said(v) for v in self.meanings], bool)
        return np.flatnonzero(so[numbers]) if so.any() else np.empty(0, np.int64)
