"""What a cell of dates says: a first and a last date, and how sure it is of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.dates import PartialDate
from graph.errors import InputError


@dataclass(frozen=True, slots=True)
class Period:
    """A date twice, the two ends of what runs, or the span that a vague date lies in.

    ``runs``: from the first to the last date, as ``2021-2024``; ``vague``: a word stands for its
    months, as in ``fin 2023``; ``worded``: taken from among other words, which are worth keeping.
    Unpacks into its two dates.
    """

    first: PartialDate
    last: PartialDate
    runs: bool = False
    vague: bool = False
    worded: bool = False

    def __iter__(self) -> Iterator[PartialDate]:
        yield self.first
        yield self.last


def joined(begun: Period | None, ended: Period | None) -> tuple[Period | None, Period | None]:
    """A first and a last date of two cells, of which one may hold both: ``2021-2024``.

    Raises InputError where the two cells say different periods.
    """
    running = begun if begun and begun.runs else ended if ended and ended.runs else None
    if running is None:
        return begun, ended
    first, last = (begun or running).first, (ended or running).last
    if (first, last) != (running.first, running.last):
        raise InputError("row_two_periods", value=f"{running.first} - {running.last}")
    return running, running
