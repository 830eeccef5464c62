"""When ties and participations hold, read by columns."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.acts import act_ends
from graph.errors import InputError
from graph.tables import objects
from loaders.frame.columns import Columns, Mask
from loaders.frame.distinct import Codes, Dates
from loaders.tables.readers import Readers
from loaders.values.period import Period, joined

Stated = dict[str, NDArray[Any]]


def spans(columns: Columns, readers: Readers, acts: Mask) -> Stated:
    """First day and excluded end, with the precision of each; an act without an end has its own.

    ``stated_date`` where a date was taken from a sentence: its words.
    """
    dates, last_dates = readers.dates, readers.last_dates
    first = columns.numbers("valid_from", dates)
    until = columns.numbers("valid_until", last_dates)
    start, end = dates.starts(first), last_dates.ends(until)
    for i, both in _running(columns, readers, first, until):
        start[0][i], start[1][i] = both.first.first, both.first.precision
        end[0][i], end[1][i] = both.last.end, both.last.precision
    ends = act_ends(dates.ends(first), end, acts)
    stated = {"valid_from": start[0], "from_precision": start[1]}
    stated |= {"valid_to": ends[0], "to_precision": ends[1]}
    words = _said(columns, dates, first, "valid_from")
    for i, said in _said(columns, last_dates, until, "valid_until").items():
        words[i] = " / ".join(dict.fromkeys(filter(None, (words.get(i, ""), said))))
    return stated | ({"stated_date": _column(columns.n, words)} if words else {})


def _running(
    columns: Columns, readers: Readers, first: Codes, until: Codes
) -> Iterator[tuple[int, Period]]:
    """The rows of which one cell holds both dates; those whose other cell says otherwise are refused."""
    begun, ended = readers.dates, readers.last_dates
    rows = {*begun.which(first, _runs), *ended.which(until, _runs)}
    for i in sorted(map(int, rows)):
        try:
            both, _ = joined(begun.meanings[first[i]], ended.meanings[until[i]])
        except InputError as problem:
            columns.refuse(i, "valid_until", problem)
        else:
            if both is not None:
                yield i, both


def _runs(period: Period) -> bool:
    return period.runs


def _said(columns: Columns, dates: Dates, numbers: Codes, field: str) -> dict[int, str]:
    """Note the dates that are not read as written, word for word; the sentences among them, by row."""
    cells, found = columns.raw(field), dict[int, str]()
    for i in map(int, dates.which(numbers, lambda period: period.vague or period.worded)):
        period = dates.meanings[numbers[i]]
        columns.findings.note_date(cells[i].strip(), period)
        if period and period.worded:
            found[i] = columns.findings.retire(cells[i].strip())
    return found


def _column(n: int, words: Mapping[int, str]) -> NDArray[np.object_]:
    return objects([words.get(i, "") for i in range(n)])


def with_words(columns: Columns, stated: Stated, words: NDArray[np.object_] | None) -> Stated:
    """Sentences that dates were taken from, where a row states no date in words itself."""
    if words is None:
        return stated
    own = stated.get("stated_date", objects([""] * columns.n))
    return stated | {"stated_date": np.where(own == "", words, own)}
