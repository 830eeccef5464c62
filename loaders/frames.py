"""Rows of one kind, as the store's columns."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.store.cleaning import kept_rows
from graph.store.load import Load
from graph.store.schema import Kind


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
