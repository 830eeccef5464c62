"""Actors present together at an event: for how long their participations overlap."""

from dataclasses import dataclass, fields

import numpy as np

from graph.errors import InputError
from graph.presence import AFTER_ALL, participation_spans
from graph.tables import Codes, Flags, Ints, Participations

# Beyond this many couples a table of them no longer fits an ordinary machine's memory.
LIMIT = 20_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Copresence:
    """One row for two participations in one event that overlap; ``u`` < ``v`` are rows of the actors.

    ``start``, ``end``: day numbers of the overlap, the end excluded; ``AFTER_ALL`` where there is none.
    Precisions are the coarser of the two.
    ``event``: row of the events. ``dataset_u``, ``dataset_v``: who states the two participations.
    """

    u: Ints
    v: Ints
    start: Ints
    end: Ints
    start_precision: Codes
    end_precision: Codes
    event: Ints
    dataset_u: Ints
    dataset_v: Ints

    def take(self, rows: Flags | Ints) -> "Copresence":
        """Some rows, in their order."""
        return Copresence(*(getattr(self, each.name)[rows] for each in fields(self)))


def copresence(participations: Participations) -> Copresence:
    """Every two presences of different actors in one event, milestones apart, that overlap in time.

    Where one of the two is undated so is the overlap. Raises InputError beyond ``LIMIT`` couples.
    """
    rows = np.flatnonzero(participations.events.kind[participations.event] != "milestone")
    rows = rows[np.argsort(participations.event[rows], kind="stable")]
    first, second = _couples(participations.event[rows])
    one, two = rows[first], rows[second]
    swap = participations.actor[one] > participations.actor[two]
    one, two = np.where(swap, two, one), np.where(swap, one, two)
    spans = participation_spans(participations)
    start, end = spans.numbers()
    begin, over = np.maximum(start[one], start[two]), np.minimum(end[one], end[two])
    met = (begin < over) | (begin == AFTER_ALL)
    met &= participations.actor[one] != participations.actor[two]
    one, two, begin, over = one[met], two[met], begin[met], over[met]
    ended = np.where(end < AFTER_ALL, spans.end_precision, 0).astype(np.int8)
    return Copresence(
        participations.actor[one],
        participations.actor[two],
        begin,
        over,
        np.maximum(spans.start_precision[one], spans.start_precision[two]),
        np.maximum(ended[one], ended[two]),
        participations.event[one],
        participations.dataset[one],
        participations.dataset[two],
    )


def _couples(event: Ints) -> tuple[Ints, Ints]:
    """Positions of every two rows of the same event, in rows sorted by event."""
    _, begin, size = np.unique(event, return_index=True, return_counts=True)
    total = int((size * (size - 1) // 2).sum())
    if total > LIMIT:
        raise InputError("too_many_event_pairs", n=total, limit=LIMIT)
    later = np.repeat(begin + size, size) - np.arange(len(event)) - 1
    first = np.repeat(np.arange(len(event)), later)
    offset = np.arange(len(first)) - np.repeat(np.cumsum(later) - later, later)
    return first, first + offset + 1
