"""A big synthetic network as the frames a loader gives a store."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analyses.simulation.synthetic import synthetic_ties
from graph.model import Source
from graph.store.base import KINDS, Load, Store
from graph.tables import Ties

FRAME = 50_000
SOURCE = Source("synthetic:ties", "Synthetic ties", "synthetic", "0" * 64, simulated=True)


def network(n_ties: int) -> Ties:
    """As many ties between a tenth as many actors, with a hub and repeated pairs."""
    return synthetic_ties(max(n_ties // 10, 10), n_ties, "hub", seed=1)


def _words(
    codes: "np.ndarray[tuple[int], np.dtype[np.int64]]", *words: str
) -> "pd.Categorical[str]":
    return pd.Categorical.from_codes(codes, pd.Index(words))


def actor_frames(ties: Ties) -> Iterator[pd.DataFrame]:
    """Listed actors of every sector."""
    names = pd.Series(ties.actors.id, dtype=object)
    sectors = np.array(["public", "private", "associative", "citizen"], dtype=object)
    for start in range(0, len(names), FRAME):
        ids = names[start : start + FRAME].to_numpy()
        row = np.arange(start, start + len(ids))
        yield pd.DataFrame(
            {
                "id": ids,
                "name": ids,
                "sector": sectors[row % 4],
                "listed": True,
                "file": "actors.csv",
                "row": row + 2,
            }
        )


def tie_frames(ties: Ties) -> Iterator[pd.DataFrame]:
    """Dated ties with amounts, as read from a file."""
    ids = ties.actors.id
    amounts = np.random.default_rng(2).lognormal(8, 1, len(ties)).round(2)
    for start in range(0, len(ties), FRAME):
        part = slice(start, start + FRAME)
        n = len(ties.src[part])
        yield pd.DataFrame(
            {
                "source": ids[ties.src[part]],
                "target": ids[ties.dst[part]],
                "type": _words(np.zeros(n, np.int64), "funding"),
                "formality": _words(
                    (ties.formality[part] > 0).astype(np.int64), "informal", "formal"
                ),
                "directed": True,
                "valid_from": ties.valid_from[part].astype("datetime64[s]"),
                "valid_to": ties.valid_to[part].astype("datetime64[s]"),
                "to_known": ~np.isnat(ties.valid_to[part]),
                "weight": amounts[part],
                "unit": _words(np.zeros(n, np.int64), "EUR"),
                "file": _words(np.zeros(n, np.int64), "ties.csv"),
                "row": np.arange(start, start + n) + 2,
            }
        )


def give(load: Load, ties: Ties) -> None:
    """Everything into a load, what was stated before retracted."""
    for frame in actor_frames(ties):
        load.actors(frame)
    for frame in tie_frames(ties):
        load.ties(frame)
    load.retract_missing(*KINDS)


def store_all(store: Store, ties: Ties) -> None:
    """One load of the whole network."""
    with store.load(SOURCE) as load:
        give(load, ties)
