"""Communities through time: which continue, merge, split, appear and vanish."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import count, pairwise
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import linear_sum_assignment

from graph.tables import Floats

# Greene, Doyle and Cunningham (2010) find communities again reliably from here on.
LEAST = 0.3
HALF = 0.5
COLUMNS = (
    "before", "after", "event", "community_before", "community_after", "lineage",
    "size_before", "size_after", "shared", "jaccard",
)  # fmt: skip
Groups = Sequence[AbstractSet[Any]]
Event = tuple[str, int | None, int | None]


def follow(groupings: Mapping[Any, Groups], *, least: float = LEAST) -> pd.DataFrame:
    """What became of each community from each date to the next; ``groupings``: date -> its communities.

    Two communities of following dates are the same one where the one-to-one matching of largest total
    Jaccard index pairs them, with an index of at least ``least``: ``continue``. Of the others, one of the
    later date that took more than half of its members from one community is a ``split`` of it, else it
    ``appear``s; one of the earlier date more than half of whose members went to one community has
    ``merge``d into it, else it ``vanish``es. One row an event, in ``COLUMNS``: communities are numbered
    from 1 as given, ``lineage`` is the same number for one community at all its dates.

    >>> one, two = [{1, 2, 3}, {4, 5, 6}], [{1, 2, 3, 4, 5, 6}]
    >>> follow({"2019": one, "2020": two})["event"].tolist()
    ['continue', 'merge']
    """
    rows: list[tuple[object, ...]] = []
    fresh, lineage = count(1), dict[int, int]()
    dates = list(groupings)
    if dates:
        lineage = {at: next(fresh) for at in range(len(groupings[dates[0]]))}
    for before, after in pairwise(dates):
        old, new = groupings[before], groupings[after]
        happened = events(old, new, least)
        kept = {b: lineage[a] for what, a, b in happened if what == "continue" and a is not None}
        following = {b: kept[b] if b in kept else next(fresh) for b in range(len(new))}
        for what, a, b in happened:
            one = following[b] if a is None and b is not None else lineage[a or 0]
            rows.append((before, after, what, *_row(old, new, a, b, one)))
        lineage = following
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    return frame.astype(dict.fromkeys(("community_before", "community_after"), "Int64"))


def events(old: Groups, new: Groups, least: float) -> list[Event]:
    """(event, community before, community after), numbered from 0, of two following dates."""
    shared = np.array([[len(a & b) for b in new] for a in old], float).reshape(len(old), len(new))
    sizes = [np.array([len(each) for each in groups], float) for groups in (old, new)]
    union = sizes[0][:, None] + sizes[1] - shared
    alike = np.divide(shared, union, out=np.zeros_like(shared), where=union > 0)
    same = [(a, b) for a, b in _matched(alike) if alike[a, b] >= least]
    ended = set(range(len(old))) - {a for a, _ in same}
    begun = set(range(len(new))) - {b for _, b in same}
    found: list[Event] = [("continue", a, b) for a, b in same]
    for a in sorted(ended):
        to = _majority(shared[a], sizes[0][a])
        found.append(("vanish", a, None) if to is None else ("merge", a, to))
    for b in sorted(begun):
        source = _majority(shared[:, b], sizes[1][b])
        found.append(("appear", None, b) if source is None else ("split", source, b))
    return found


def _matched(alike: Floats) -> Iterable[tuple[int, int]]:
    rows, columns = linear_sum_assignment(alike, maximize=True)
    return zip(rows.tolist(), columns.tolist(), strict=True)


def _majority(shared: Floats, size: float) -> int | None:
    """The community that holds more than half of another's members, if there is one."""
    if not len(shared) or shared.max() <= HALF * size:
        return None
    return int(shared.argmax())


def _row(
    old: Groups, new: Groups, a: int | None, b: int | None, lineage: int
) -> tuple[object, ...]:
    one = frozenset[Any]() if a is None else old[a]
    two = frozenset[Any]() if b is None else new[b]
    both, either = len(one & two), len(one | two)
    numbers = (None if a is None else a + 1, None if b is None else b + 1)
    return (*numbers, lineage, len(one), len(two), both, both / either)
