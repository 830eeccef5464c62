"""Does a store read back as it was written? Every row's hash is worked out again."""

from collections.abc import Callable, Mapping

import pandas as pd

from graph.model import Source
from graph.store import canonical
from graph.store.results import Problem
from graph.store.schema import KINDS, REFERENCES, Kind
from graph.store.source import source_hash


def problems(
    read: Callable[[Kind], pd.DataFrame],
    sources: list[Source],
    content: Mapping[str, tuple[int, int]],
) -> list[Problem]:
    """What differs from the ledger ``content`` (kind -> rows, sum of hashes); empty when all is whole.

    ``read`` gives the rows of a kind as stated, with ``key``, ``h`` and ``dataset``.
    """
    frames = {kind: read(kind) for kind in KINDS}
    found = [
        problem
        for kind in KINDS
        for problem in _kind(kind, frames[kind], content.get(kind, (0, 0)))
    ]
    own = sum(int.from_bytes(source_hash(source), "big") for source in sources) % 2**128
    if (len(sources), own) != content.get("datasets", (0, 0)):
        found.append(Problem("datasets", "verify_sum"))
    return found + _references(frames)


def _kind(kind: Kind, frame: pd.DataFrame, expected: tuple[int, int]) -> list[Problem]:
    found = []
    wrong, total = 0, 0
    for name, part in frame.groupby("dataset", sort=True):
        again = canonical.hashes(canonical.row_texts(kind, str(name), part))
        wrong += sum(a != b for a, b in zip(canonical.as_bytes(again), part["h"], strict=True))
        total += canonical.total(again)
    if wrong:
        found.append(Problem(kind, "verify_row", {"n": wrong}))
    if len(frame) != expected[0]:
        found.append(Problem(kind, "verify_rows", {"found": len(frame), "expected": expected[0]}))
    if total % 2**128 != expected[1]:
        found.append(Problem(kind, "verify_sum"))
    return found


def _references(frames: dict[Kind, pd.DataFrame]) -> list[Problem]:
    """Every actor and event that a dataset's rows name is stated by that dataset."""
    found = []
    for kind, columns in REFERENCES.items():
        for column, target in columns.items():
            stated = set(zip(frames[target]["dataset"], frames[target]["id"], strict=True))
            named = zip(frames[kind]["dataset"], frames[kind][column], strict=True)
            missing = sum(1 for dataset, ident in named if ident and (dataset, ident) not in stated)
            if missing:
                found.append(Problem(f"{kind}.{column}", "verify_reference", {"n": missing}))
    return found
