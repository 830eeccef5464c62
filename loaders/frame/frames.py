"""Facts gathered by kind into frames of the store's columns, and handed over."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.model import Record
from graph.store.cleaning import kept_rows
from graph.store.load import Load
from graph.store.records import KIND_OF, to_frame
from graph.store.schema import KINDS, Kind

GATHERED = 50_000  # records in one frame


@dataclass(frozen=True, slots=True)
class FrameBatch:
    """Rows of one kind, as the store's columns.

    ``taken`` is told, before the next batch is read, which of the rows the store did not refuse.
    """

    kind: Kind
    frame: pd.DataFrame
    taken: Callable[[NDArray[np.bool_]], None] | None = None


def give(load: Load, batch: FrameBatch) -> None:
    """Hand rows to the store; who made them is told which ones it took."""
    refused = load.add(batch.kind, batch.frame).refused
    if batch.taken:
        whole = np.ones(len(batch.frame), dtype=bool)
        batch.taken(kept_rows(batch.kind, batch.frame) if refused else whole)


def gather(records: Iterable[Record | FrameBatch]) -> Iterator[FrameBatch]:
    """Records gathered by kind into frames of 50,000; frames pass as they are."""
    waiting: dict[Kind, list[Record]] = {kind: [] for kind in KINDS}
    for record in records:
        if isinstance(record, FrameBatch):
            yield record
            continue
        kind = KIND_OF[type(record)]
        waiting[kind].append(record)
        if len(waiting[kind]) == GATHERED:
            yield FrameBatch(kind, to_frame(kind, waiting[kind]))
            waiting[kind] = []
    for kind, rest in waiting.items():
        if rest:
            yield FrameBatch(kind, to_frame(kind, rest))
