"""Rows of one kind, as the store's columns."""

from dataclasses import dataclass

import pandas as pd

from graph.store.base import Kind


@dataclass(frozen=True, slots=True)
class FrameBatch:
    """Rows of one kind, as the store's columns."""

    kind: Kind
    frame: pd.DataFrame
