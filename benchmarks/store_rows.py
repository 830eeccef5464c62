"""A big synthetic network as the frames a loader gives a store, kept in files that processes share."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analyses.simulation.synthetic import synthetic_ties
from graph.model import Source
from graph.store.schema import KINDS
from graph.store.store import Store

FRAME = 50_000
SECTORS = np.array(["public", "private", "associative", "citizen"], dtype=object)
SOURCE = Source("synthetic:ties", "Synthetic ties", "synthetic", "0" * 64, simulated=True)


@dataclass(frozen=True)
class Network:
    """Ids of actors; ends (rows of ``ids``), formality and days of ties."""

    ids: NDArray[np.str_]
    src: NDArray[np.int64]
    dst: NDArray[np.int64]
    formality: NDArray[np.int8]
    valid_from: NDArray[np.datetime64]
    valid_to: NDArray[np.datetime64]

    def __len__(self) -> int:
        return len(self.src)


def network(n_ties: int) -> Network:
    """As many ties between a tenth as many actors, with a hub and repeated pairs."""
    ties = synthetic_ties(max(n_ties // 10, 10), n_ties, "hub", seed=1)
    days = (ties.valid_from, ties.valid_to)
    return Network(ties.actors.id.astype(str), ties.src, ties.dst, ties.formality, *days)


def keep(whole: Network, folder: Path) -> None:
    """Write a network where another process can map it."""
    folder.mkdir()
    for each in fields(whole):
        np.save(folder / f"{each.name}.npy", getattr(whole, each.name))


def kept(folder: Path) -> Network:
    """A network that ``keep`` wrote, in memory only where it is looked at."""
    columns = (np.load(folder / f"{each.name}.npy", mmap_mode="r") for each in fields(Network))
    return Network(*columns)


def _words(codes: NDArray[np.int64], *words: str) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, pd.Index(words, dtype=object))


def actor_frames(whole: Network) -> Iterator[pd.DataFrame]:
    """Listed actors of every sector."""
    for start in range(0, len(whole.ids), FRAME):
        ids = whole.ids[start : start + FRAME].astype(object)
        row = np.arange(start, start + len(ids))
        sector = SECTORS[row % len(SECTORS)]
        told = {"id": ids, "name": ids, "sector": sector, "listed": True}
        yield pd.DataFrame({**told, "file": "actors.csv", "row": row + 2})


def tie_frames(whole: Network) -> Iterator[pd.DataFrame]:
    """Dated ties with amounts, as read from a file."""
    ids: list[str] = whole.ids.tolist()
    rng = np.random.default_rng(2)
    for start in range(0, len(whole), FRAME):
        part = slice(start, start + FRAME)
        n = len(whole.src[part])
        alike = np.zeros(n, np.int64)
        told: dict[str, Any] = {
            "source": _words(whole.src[part], *ids).remove_unused_categories(),
            "target": _words(whole.dst[part], *ids).remove_unused_categories(),
            "type": _words(alike, "funding"),
            "formality": _words((whole.formality[part] > 0).astype(np.int64), "informal", "formal"),
            "directed": True,
            "valid_from": whole.valid_from[part].astype("datetime64[s]"),
            "valid_to": whole.valid_to[part].astype("datetime64[s]"),
            "to_known": ~np.isnat(whole.valid_to[part]),
            "weight": rng.lognormal(8, 1, n).round(2),
            "unit": _words(alike, "EUR"),
            "file": _words(alike, "ties.csv"),
            "row": np.arange(start, start + n) + 2,
        }
        yield pd.DataFrame(told)


def store_all(store: Store, whole: Network) -> None:
    """One load of the whole network, what was stated before retracted."""
    with store.load(SOURCE) as load:
        for frame in actor_frames(whole):
            load.add("actors", frame)
        for frame in tie_frames(whole):
            load.add("ties", frame)
        load.retract_missing(*KINDS)
