"""How long relations last: spells as (entry, exit, event), in steps, left-truncated and right-censored.

A duration T is the number of steps (days, months or years: the coarsest precision among the spells) in
which a relation is alive, at least 1. An end in step k is seen only if step k + 1 was observed without
the relation. So a relation seen to end has exit T = k, event; one still alive in its k-th step when
observation stops (or last seen there) is known to have T > k - 1: exit k - 1, no event; and one that
existed e steps before its dataset began to observe is known only because T > e: entry e.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from analyses.measures.survival.gap import Gap, parse_gap
from analyses.measures.survival.relations import Relations, relations
from graph.links import Layer
from graph.selection import Selection, select
from graph.tables import Flags, Ints, Snapshot, Text

STEPS = ("day", "month", "year")
UNITS = ("D", "M", "Y")


@dataclass(frozen=True, eq=False)
class Spells:
    """What the measures of survival take: one row a spell.

    ``entry`` < t <= ``exit``: durations, in steps, at which its end would have been seen. ``event``: it was
    seen to end at ``exit``. ``u``, ``v``: its two actors. ``counts``: how many spells were left out and why.
    """

    entry: Ints
    exit: Ints
    event: Flags
    u: Text
    v: Text
    step: str = "step"
    counts: Mapping[str, int] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.exit)

    @property
    def excluded(self) -> int:
        """Spells left out, whatever the reason."""
        return sum(self.counts.get(name, 0) for name in ("n_unknown_start", "n_unobserved"))

    @property
    def left_out(self) -> dict[str, int]:
        """What no curve rests on, by reason: spells, and records without a date."""
        reasons = ("n_unknown_start", "n_unobserved", "n_undated")
        return {name: self.counts.get(name, 0) for name in reasons}

    @cached_property
    def actors(self) -> tuple[Text, Ints, Ints]:
        """The distinct actors, and the number of both actors of each spell."""
        names, at = np.unique(np.concatenate([self.u, self.v]).astype(str), return_inverse=True)
        return names.astype(object), at[: len(self)], at[len(self) :]

    def take(self, rows: Flags | Ints) -> "Spells":
        """Some spells, in their order."""
        return replace(
            self, entry=self.entry[rows], exit=self.exit[rows], event=self.event[rows],
            u=self.u[rows], v=self.v[rows],
        )  # fmt: skip


def spells(
    entry: ArrayLike, exit_: ArrayLike, event: ArrayLike, pairs: list[tuple[Any, Any]] | None = None
) -> Spells:
    """Spells from columns; without ``pairs`` every spell is of two actors of its own.

    Raises ValueError where a spell ends before it enters.
    """
    begin, end = np.asarray(entry, np.int64), np.asarray(exit_, np.int64)
    if (end < begin).any():
        raise ValueError("a spell ends before it enters")
    two = pairs or [(f"{row}a", f"{row}b") for row in range(len(end))]
    u, v = (np.array([str(pair[side]) for pair in two], object) for side in (0, 1))
    return Spells(begin, end, np.asarray(event, bool), u, v)


def relation_spells(
    network: Selection | Snapshot, *, layer: Layer = "all", gap: str | Gap = "0d"
) -> Spells:
    """The relation spells of a selection as durations.

    Left out, and counted: ``n_unknown_start`` (first seen as its dataset begins to observe, within the
    gap, or stated to be older than its first date) and ``n_unobserved`` (ended before, or began after,
    what its dataset observed). Also counted: ``n_spells``, ``n_truncated`` (began before), ``n_censored``,
    ``n_last_seen`` (of these, ended without a stated end), ``n_undated`` records. Raises InputError for a
    gap that is none.
    """
    selection = select(network) if isinstance(network, Snapshot) else network
    length = parse_gap(gap) if isinstance(gap, str) else gap
    return _durations(relations(selection, layer=layer, gap=length), length, selection)


def _durations(found: Relations, gap: Gap, selection: Selection) -> Spells:
    unknown = ~found.start_known | (
        (found.start >= found.since) & (found.start <= gap.after(found.since))
    )
    # From this day on an end could be a gap whose other side lies beyond what was observed.
    limit = _each(found.until, gap)
    unseen = ~unknown & ((found.start >= limit) | (found.end <= found.since))
    kept = ~unknown & ~unseen
    event = (found.end_known & (found.end < limit))[kept]
    entry, exit_ = _steps(found, limit, event, kept)
    ids = selection.snapshot.actors.id
    counts = {
        "n_spells": len(found),
        "n_unknown_start": int(unknown.sum()),
        "n_unobserved": int(unseen.sum()),
        "n_truncated": int((entry > 0).sum()),
        "n_censored": int((~event).sum()),
        "n_last_seen": int((~event & (found.end < limit)[kept]).sum()),
        "n_undated": found.undated,
    }
    u, v = ids[found.u[kept]], ids[found.v[kept]]
    return Spells(entry, exit_, event, u, v, STEPS[found.precision], counts)


def _each(until: Ints, gap: Gap) -> Ints:
    ends, at = np.unique(until, return_inverse=True)
    limits = np.array([gap.before(int(end)) for end in ends], np.int64)
    return limits[at] if len(until) else until


def _steps(found: Relations, limit: Ints, event: Flags, kept: Flags) -> tuple[Ints, Ints]:
    unit = UNITS[found.precision]

    def step(days: Ints) -> Ints:
        return days.astype("datetime64[D]").astype(f"datetime64[{unit}]").astype(np.int64)

    start, end, since = found.start[kept], found.end[kept], found.since[kept]
    last = np.minimum(end, limit[kept]) - 1
    lived = step(last) - step(start) + 1
    entry = np.where(start < since, step(since) - step(start), 0)
    exit_ = np.where(event, lived, lived - 1)
    return entry, np.maximum(exit_, entry)
