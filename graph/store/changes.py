"""What a load changes, as a backend is told it."""

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from graph.model import Source
from graph.store import canonical
from graph.store.base import Kind, Plan
from graph.store.canonical import NO_HASHES, Hashes
from graph.store.diff import Diff, Stored

Place = tuple[str, int]


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


@dataclass(slots=True)
class KindChanges:
    """What a backend does for one kind: rows to create, rows to put in place of the same key, keys to remove.

    ``removed_content`` are the hashes of the rows removed, ``replaced_content`` those of the rows
    that ``update`` replaces, in its order.
    """

    create: list[Rows] = field(default_factory=list)
    update: list[Rows] = field(default_factory=list)
    remove: Hashes = field(default_factory=lambda: NO_HASHES)
    removed_content: Hashes = field(default_factory=lambda: NO_HASHES)
    replaced_content: Hashes = field(default_factory=lambda: NO_HASHES)
    rows: int = 0
    sum: int = 0

    @property
    def empty(self) -> bool:
        """Whether nothing is to be written."""
        return not (self.create or self.update or len(self.remove))


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything a load writes.

    ``rows`` and ``sum`` of each kind are what its count and hash sum grow by (mod 2**128).
    """

    source: Source
    kinds: dict[Kind, KindChanges]
    plan: Plan


class Backend(Protocol):
    """What staging asks of a backend while nothing is written, and the one writing call."""

    def stored(self, kind: Kind, dataset: str) -> Stored: ...
    def known(self, kind: Kind, ids: list[str]) -> set[str]: ...
    def places(self, kind: Kind, keys: list[bytes]) -> dict[bytes, Place]: ...
    def cited(self, dataset: str, kind: Kind) -> set[str]:
        """Ids of this kind that the dataset's stored ties, participations and respondents name."""

    def stated(self, kind: Kind, dataset: str, ids: list[str]) -> pd.DataFrame:
        """The dataset's statements of these ids (store columns)."""

    def rows(self, kind: Kind, dataset: str, keys: list[bytes]) -> pd.DataFrame:
        """The stored rows of these keys (store columns, with ``key`` and ``h``)."""

    def apply(self, changes: Changes) -> None: ...


def carry(backend: Backend, kind: Kind, chunks: list[Rows], diff: Diff) -> None:
    """Rows met again under another number keep the file and row that first stated them."""
    places = backend.places(kind, list(diff.carried.values()))
    starts = np.cumsum([0, *(len(chunk) for chunk in chunks)])
    for row, key in diff.carried.items():
        chunk = int(np.searchsorted(starts, row, side="right")) - 1
        frame, at = chunks[chunk].frame, row - int(starts[chunk])
        file, number = places[key]
        if isinstance(frame["file"].dtype, pd.CategoricalDtype):
            frame["file"] = frame["file"].astype(object)
        label = frame.index[at]
        frame.loc[label, "file"], frame.loc[label, "row"] = file, number


def written(chunks: list[Rows], content: Hashes, diff: Diff) -> KindChanges:
    """What a comparison says is to be written."""
    changes = KindChanges(
        remove=diff.remove,
        removed_content=diff.removed_content,
        replaced_content=diff.replaced_content,
        rows=int(diff.create.sum()) - len(diff.remove),
    )
    start = 0
    for chunk in chunks:
        part = slice(start, start + len(chunk))
        start += len(chunk)
        final = Rows(chunk.frame, diff.key[part], chunk.content)
        for mask, target in (
            (diff.create[part], changes.create),
            (diff.update[part], changes.update),
        ):
            if mask.any():
                target.append(final if mask.all() else final.take(mask))
    added = canonical.total(content[diff.create | diff.update])
    gone = canonical.total(diff.removed_content) + canonical.total(diff.replaced_content)
    changes.sum = (added - gone) % 2**128
    return changes
