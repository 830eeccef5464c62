"""What a load changes: rows against stored rows, by key for the store, by content for people.

Inside a dataset, ties and participations that agree on their identity are numbered k = 0, 1, 2...
in the order of their content hashes, never by file order. Counts compare contents, not k
(docs/store.md).
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.store.canonical import NO_HASHES, Hashes, as_bytes, keys
from graph.store.results import Counts

NEW, CHANGED, SAME = 0, 1, 2
Identities = Callable[[NDArray[np.int64]], list[str]]


class Stored:
    """Keys and content hashes of what a dataset holds of one kind."""

    def __init__(self, key: Hashes = NO_HASHES, content: Hashes = NO_HASHES) -> None:
        order = np.argsort(key, kind="stable")
        self.key: Hashes = key[order]
        self.content: Hashes = content[order]

    def __len__(self) -> int:
        return len(self.key)

    def find(self, wanted: Hashes) -> NDArray[np.int64]:
        """Row of each key, -1 where it is not stored."""
        if not len(self.key):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(self.key, wanted), len(self.key) - 1)
        return np.where(self.key[at] == wanted, at, -1)

    def chain(self, identity: str) -> list[int]:
        """Stored rows of this identity, k = 0, 1, 2..."""
        rows: list[int] = []
        while (row := int(self.find(keys([identity], len(rows)))[0])) >= 0:
            rows.append(row)
        return rows


@dataclass(frozen=True, slots=True)
class Diff:
    """What to do with new rows (masks over them) and with stored ones (keys to remove).

    ``carried``: new row -> key of the stored row with the same content, whose file and row it keeps.
    """

    key: Hashes
    create: NDArray[np.bool_]
    update: NDArray[np.bool_]
    remove: Hashes
    removed_content: Hashes
    replaced_content: Hashes
    carried: dict[int, bytes]
    counts: Counts
    retracted: int
    repeated: int


def _runs(first: Hashes, order: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Start and length of each run of equal keys along an order."""
    ordered = first[order]
    starts = (
        np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
        if len(ordered)
        else np.empty(0, int)
    )
    return starts, np.diff(np.r_[starts, len(ordered)])


def _numbered(
    first: Hashes, content: Hashes
) -> tuple[NDArray[np.int64], list[NDArray[np.int64]], int]:
    """The k of each row, the groups of two rows or more, how many rows repeat another wholly."""
    order = np.lexsort((content, first))
    starts, lengths = _runs(first, order)
    k = np.empty(len(first), np.int64)
    k[order] = np.arange(len(first)) - np.repeat(starts, lengths)
    several = np.flatnonzero(lengths > 1)
    groups = [order[starts[i] : starts[i] + lengths[i]] for i in several.tolist()]
    repeated = sum(
        n for group in groups for n in Counter(content[group].tolist()).values() if n > 1
    )
    return k, groups, repeated


class _Group(NamedTuple):
    """Rows of one identity where the load and the store differ and either has several."""

    identity: str
    new: list[int]
    stored: list[int]


def _match(
    group: _Group, content: Hashes, stored: Stored
) -> tuple[dict[int, int], list[int], list[int]]:
    """New rows paired with stored rows of the same content; then what is left of each, in canonical order."""
    waiting: dict[bytes, list[int]] = {}
    for row in group.stored:
        waiting.setdefault(bytes(stored.content[row]), []).append(row)
    same: dict[int, int] = {}
    rest = []
    for new in sorted(group.new, key=lambda i: bytes(content[i])):
        twins = waiting.get(bytes(content[new]))
        if twins:
            same[new] = twins.pop(0)
        else:
            rest.append(new)
    left = sorted(row for rows in waiting.values() for row in rows)
    return same, rest, sorted(left, key=lambda row: bytes(stored.content[row]))


def _groups(
    multiple: Iterable[NDArray[np.int64]],
    verdict: NDArray[np.int64],
    identities: Identities,
    stored: Stored,
) -> list[_Group]:
    """The groups whose counts a comparison by key alone would get wrong.

    ``verdict`` of each row, by key. A row without twins whose key is new
    has nothing stored to meet.
    """
    if not len(stored):
        return []
    touched = [group.tolist() for group in multiple if (verdict[group] != SAME).any()]
    inside = {row for group in touched for row in group}
    alone = [[row] for row in np.flatnonzero(verdict == CHANGED).tolist() if row not in inside]
    candidates = touched + alone
    if not candidates:
        return []
    heads = identities(np.array([group[0] for group in candidates], np.int64))
    second = stored.find(keys(heads, 1)) >= 0
    first = stored.find(keys(heads, 0)) >= 0
    return [
        _Group(identity, group, stored.chain(identity))
        for identity, group, one, two in zip(heads, candidates, first, second, strict=True)
        if two or (one and len(group) > 1)
    ]


class _Outcome:
    """Counts and final keys while groups are settled one by one."""

    def __init__(self, key: Hashes, at: NDArray[np.int64], content: Hashes, stored: Stored) -> None:
        self.key = key
        self.verdict = (
            np.where(at < 0, 0, np.where(stored.content[at] == content, 2, 1))
            if len(stored)
            else np.zeros(len(key), np.int64)
        )
        self.carried: dict[int, bytes] = {}

    def settle(self, group: _Group, content: Hashes, stored: Stored, *, retract: bool) -> None:
        """Judge a group by content; without retraction its stored rows keep their keys."""
        same, rest, left = _match(group, content, stored)
        pairs = dict(zip(rest, left, strict=False))
        for new in group.new:
            self.verdict[new] = SAME if new in same else CHANGED if new in pairs else NEW
        if not retract:
            self._keep_keys({**same, **pairs}, rest[len(left) :], group, stored)
        for new, row in same.items():
            if self.key[new] != stored.key[row]:
                self.carried[new] = as_bytes(stored.key[row : row + 1])[0]

    def _keep_keys(
        self, paired: dict[int, int], fresh: list[int], group: _Group, stored: Stored
    ) -> None:
        for new, row in paired.items():
            self.key[new] = stored.key[row]
        for k, new in enumerate(fresh, len(group.stored)):
            self.key[new] = keys([group.identity], k)[0]

    def counts(self) -> Counts:
        new, changed, same = (int((self.verdict == v).sum()) for v in (NEW, CHANGED, SAME))
        return Counts(new, changed, same)


def _appended(k: NDArray[np.int64], first: Hashes, identities: Identities, stored: Stored) -> None:
    """Number appended rows after the stored rows of their identity."""
    met = np.flatnonzero(stored.find(first) >= 0)
    for row, identity in zip(met.tolist(), identities(met), strict=True):
        k[row] += len(stored.chain(identity))


def compare(
    first: Hashes,
    content: Hashes,
    identities: Identities,
    stored: Stored,
    *,
    append: bool = False,
    retract: bool = False,
) -> Diff:
    """New rows (key with k = 0, content hash) against stored ones.

    ``identities`` gives the identity texts of chosen rows; it is asked for the few that repeat.
    """
    k, multiple, repeated = _numbered(first, content)
    if append and len(stored):
        _appended(k, first, identities, stored)
    key = first.copy()
    later = np.flatnonzero(k)
    if len(later):
        key[later] = keys(identities(later), k[later])
    outcome = _Outcome(key, stored.find(key), content, stored)
    if not append:
        for group in _groups(multiple, outcome.verdict.copy(), identities, stored):
            outcome.settle(group, content, stored, retract=retract)
    return _finished(outcome, content, stored, repeated, retract=retract)


def _finished(
    outcome: _Outcome, content: Hashes, stored: Stored, repeated: int, *, retract: bool
) -> Diff:
    at = stored.find(outcome.key)
    found = at >= 0
    update = found.copy()
    update[found] = stored.content[at[found]] != content[found]
    gone = np.ones(len(stored), bool) if retract else np.zeros(len(stored), bool)
    gone[at[found]] = False
    return Diff(
        outcome.key,
        ~found,
        update,
        stored.key[gone],
        stored.content[gone],
        stored.content[at[update]],
        outcome.carried,
        outcome.counts(),
        int(gone.sum()),
        repeated,
    )
