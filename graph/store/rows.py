"""Clean rows with their keys and content hashes."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.store.canonical import Hashes, hashes, identity_texts, keys, row_texts
from graph.store.schema import Kind


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """Clean rows of one kind with their keys and content hashes, as a backend writes them."""

    frame: pd.DataFrame
    key: Hashes
    content: Hashes

    def __len__(self) -> int:
        return len(self.key)

    def take(self, mask: NDArray[np.bool_]) -> "Rows":
        """Some of the rows."""
        return Rows(self.frame[mask], self.key[mask], self.content[mask])


def hashed(kind: Kind, dataset: str, frame: pd.DataFrame) -> Rows:
    """Clean rows with their keys (k = 0) and content hashes."""
    key = keys(identity_texts(kind, dataset, frame))
    return Rows(frame, key, hashes(row_texts(kind, dataset, frame)))


class Identities:
    """Identity texts of chosen rows, worked out anew from their chunk: few are ever asked for."""

    def __init__(self, kind: Kind, dataset: str, chunks: list[Rows]) -> None:
        self._kind, self._dataset, self._chunks = kind, dataset, chunks
        self._starts = np.cumsum([0, *(len(chunk) for chunk in chunks)])

    def __call__(self, rows: NDArray[np.int64]) -> list[str]:
        texts = np.empty(len(rows), dtype=object)
        chunk_of = np.searchsorted(self._starts, rows, side="right") - 1
        for i in np.unique(chunk_of):
            mine = chunk_of == i
            frame = self._chunks[i].frame.iloc[rows[mine] - self._starts[i]]
            texts[mine] = identity_texts(self._kind, self._dataset, frame)
        return list(texts)
