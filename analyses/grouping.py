"""Actors in groups: by territory, sector or any attribute; what lies inside each group, and across.

Groups part the kept actors: each is in one group, the group without a name holds those of whom nothing
is stated. Ties inside groups and ties across them add up to all ties.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from graph.errors import InputError
from graph.identity import normalise
from graph.selection import Selection, events_of, joined, take
from graph.tables import Actors, Flags, Ints, Text

COLUMNS = ("territory", "sector", "form")


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Groups in name order, the one without a name last where there is any.

    ``by``: the attribute. ``values``: what it says (a territory's code), ``names``: how people call it.
    ``of``: the group of each actor of the snapshot, -1 for actors that are not kept.
    """

    by: str
    values: tuple[str, ...]
    names: tuple[str, ...]
    of: Ints

    def __len__(self) -> int:
        return len(self.values)

    def of_actors(self, ids: Text, said: Sequence[str]) -> dict[str, str]:
        """Actor id -> what ``said`` (``values`` or ``names``) says of its group, for kept actors."""
        rows = np.flatnonzero(self.of >= 0).tolist()
        return {ids[row]: said[self.of[row]] for row in rows}


def grouped(selection: Selection, by: str) -> Groups:
    """The kept actors by ``territory`` (their own, as stated), ``sector``, ``form`` or an attribute.

    An attribute is a column kept at load. Raises InputError, naming what there is, for any other word.
    """
    texts = _values(selection.snapshot.actors, by)
    territories = selection.snapshot.territories
    known = zip(territories.code, territories.name, strict=True) if by == "territory" else ()
    names: dict[str, str] = dict(known)
    kept = sorted(
        set(texts[selection.actors]),
        key=lambda value: (value == "", normalise(str(names.get(value, value))), value),
    )
    number = {value: row for row, value in enumerate(kept)}
    of = np.array([number.get(value, -1) for value in texts], np.int64)
    of[~selection.actors] = -1
    return Groups(by, tuple(kept), tuple(names.get(value, value) for value in kept), of)


def inside(selection: Selection, groups: Groups, at: int) -> Selection:
    """What the selection holds of one group: its actors and the ties between them.

    Ties with one end in the group are its ``crossing``. A territory without others below it gives
    what ``Filters(territory=...)`` would keep.
    """
    kept = groups.of == at
    ties = selection.ties
    ends = kept[ties.src].astype(int) + kept[ties.dst]
    further = selection.crossing
    beyond = take(further, kept[further.src] | kept[further.dst])
    taken, absent = selection.participations, selection.absences
    participations = take(taken, kept[taken.actor])
    own = frozenset({groups.values[at]} - {""} if groups.by == "territory" else ())
    events = selection.events & events_of(selection.snapshot, participations, own)
    return replace(
        selection,
        actors=kept,
        events=events,
        ties=take(ties, ends == 2),  # noqa: PLR2004 - both ends
        loops=take(selection.loops, kept[selection.loops.src]),
        crossing=joined(take(ties, ends == 1), beyond),
        participations=participations,
        absences=take(absent, kept[absent.actor]),
    )


def across(groups: Groups, u: Ints, v: Ints) -> Flags:
    """Which pairs of actors lie in two different groups."""
    parted: Flags = groups.of[u] != groups.of[v]
    return parted


def marked(frame: pd.DataFrame, part: str, value: str = "", name: str = "") -> pd.DataFrame:
    """Rows of a table with what they are of: inside a group, across groups, or all together."""
    marks = {"part": part, "group": value, "group_name": name}
    return pd.concat([pd.DataFrame(marks, index=frame.index), frame], axis=1)


def _values(actors: Actors, by: str) -> Text:
    """What the attribute says of every actor, ``""`` where nothing; an unknown sector is nothing."""
    if by in COLUMNS:
        column: Text = getattr(actors, by)
        return np.where(column == "unknown", "", column).astype(object)
    attrs = [json.loads(text) for text in actors.attrs]
    known = sorted({name for each in attrs for name in each})
    if by not in known:
        raise InputError("unknown_attribute", text=by, known=", ".join((*COLUMNS, *known)))
    return np.array([str(each.get(by, "")) for each in attrs], object)
