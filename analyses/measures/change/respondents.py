"""Who was asked and answered: the actors whose silence about a tie means something."""

import numpy as np

from graph.dates import Window
from graph.presence import AFTER_ALL, day_numbers, during
from graph.selection import below
from graph.tables import Flags, Ints, Observations, Snapshot

Key = tuple[int, str]
NOBODY = np.zeros(0, np.int64)


def respondents(snapshot: Snapshot, window: Window) -> Flags:
    """Actors who answered the last campaign overlapping the window, shape (actors,).

    An actor's last campaign is the last of those that concern it: held everywhere, or in a territory
    that holds it, or in which it was asked. Campaigns of the same dates count as one. The last begins
    last and, of these, ends last.
    """
    seen = snapshot.observations
    start = day_numbers(seen.valid_from, AFTER_ALL)
    end = day_numbers(seen.valid_to, AFTER_ALL)
    rows = np.flatnonzero(during(start, end, window))
    answered = np.zeros(len(snapshot.actors.id), bool)
    asked = _asked(seen)
    for span in sorted({(int(start[row]), int(end[row])) for row in rows}):
        concerned, yes = np.zeros_like(answered), np.zeros_like(answered)
        for row in rows[(start[rows] == span[0]) & (end[rows] == span[1])]:
            mine = asked.get((int(seen.dataset[row]), seen.campaign[row]), NOBODY)
            concerned |= _inhabitants(snapshot, seen.territory[row])
            concerned[seen.asked_actor[mine]] = True
            yes[seen.asked_actor[mine[seen.answered[mine]]]] = True
        answered = np.where(concerned, yes, answered)
    return answered


def _asked(seen: Observations) -> dict[Key, Ints]:
    """Rows of the people asked, by campaign."""
    rows: dict[Key, list[int]] = {}
    for row, key in enumerate(zip(seen.asked_dataset, seen.asked_campaign, strict=True)):
        rows.setdefault((int(key[0]), key[1]), []).append(row)
    return {key: np.array(found, np.int64) for key, found in rows.items()}


def _inhabitants(snapshot: Snapshot, territory: str) -> Flags:
    """Actors of a territory or below it; all of them where a campaign is held everywhere."""
    if not territory:
        return np.ones(len(snapshot.actors.id), bool)
    places = below(snapshot.territories, territory)
    return np.array([code in places for code in snapshot.actors.territory], bool)
