"""Who is linked to whom and when: ties and shared presence at events, as arrays of unordered pairs."""

from dataclasses import dataclass, fields
from typing import Literal

import numpy as np

from graph.copresence import Copresence, copresence
from graph.presence import AFTER_ALL, day_numbers
from graph.selection import Selection
from graph.tables import FORMALITY_CODES, Codes, Flags, Ints, Ties

Layer = Literal["all", "formal", "informal"]


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """One row a tie or a shared presence; ``u`` < ``v`` are rows of the actors.

    ``start``, ``end``: day numbers, the end excluded; ``AFTER_ALL`` for no start (undated) and for no
    end. ``record``: it is a tie. ``dataset``, ``dataset_too``: the one or two datasets that state it.
    """

    u: Ints
    v: Ints
    start: Ints
    end: Ints
    formality: Codes
    start_known: Flags
    end_known: Flags
    start_precision: Codes
    end_precision: Codes
    record: Flags
    dataset: Ints
    dataset_too: Ints

    def __len__(self) -> int:
        return len(self.u)

    @property
    def datasets(self) -> Ints:
        """Rows of the datasets that state some of them, ascending."""
        counts = np.bincount(self.dataset)
        stated = np.bincount(self.dataset_too, minlength=len(counts))
        stated[: len(counts)] += counts
        return np.flatnonzero(stated)

    def take(self, rows: Flags | Ints) -> "Links":
        """Some rows, in their order."""
        return Links(*(getattr(self, each.name)[rows] for each in fields(self)))


def in_layer(formality: Codes, layer: Layer) -> Flags:
    """Which ties are of a layer; ``all`` alone holds those of unknown formality."""
    every = np.ones(len(formality), bool)
    return every if layer == "all" else formality == FORMALITY_CODES[layer]


def all_directed(selection: Selection) -> bool:
    """Whether pairs come from ties, every one of which is directed."""
    ties = selection.ties
    return selection.filters.edges == "ties" and len(ties) > 0 and bool(ties.directed.all())


def links(selection: Selection) -> Links:
    """The links of a selection, of the kinds its filters ask for: ties first, then shared presence."""
    edges = selection.filters.edges
    parts = [tie_links(selection.ties)] if edges != "events" else []
    if edges != "ties":
        parts.append(event_links(copresence(selection.participations)))
    return Links(
        *(np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(Links))
    )


def tie_links(ties: Ties) -> Links:
    """Ties as links, one row a tie."""
    return Links(
        np.minimum(ties.src, ties.dst),
        np.maximum(ties.src, ties.dst),
        day_numbers(ties.valid_from, AFTER_ALL),
        day_numbers(ties.valid_to, AFTER_ALL),
        ties.formality,
        ties.from_known,
        ties.to_known,
        ties.from_precision,
        ties.to_precision,
        np.ones(len(ties), bool),
        ties.dataset,
        ties.dataset,
    )


def event_links(shared: Copresence) -> Links:
    """Shared presences as links: formality unknown, their ends as stated."""
    every = np.ones(len(shared.u), bool)
    return Links(
        shared.u,
        shared.v,
        shared.start,
        shared.end,
        np.full(len(shared.u), -1, np.int8),
        every,
        every,
        shared.start_precision,
        shared.end_precision,
        ~every,
        shared.dataset_u,
        shared.dataset_v,
    )
