"""What a survey says of one window: who was asked and answered."""

import numpy as np

from graph.dates import Window
from graph.presence import AFTER_ALL, day_numbers, during
from graph.selection import Selection

EVERYTHING = Window(None, None)


def answered(selection: Selection, window: Window | None) -> dict[str, bool]:
    """Kept actors asked in a campaign that overlaps the window -> whether they answered the last of these.

    Without a window the last campaign of all counts. Campaigns follow each other by first day, then last.
    """
    seen = selection.snapshot.observations
    start = day_numbers(seen.valid_from, AFTER_ALL)
    end = day_numbers(seen.valid_to, AFTER_ALL)
    rows = np.flatnonzero(during(start, end, window or EVERYTHING))
    said: dict[str, bool] = {}
    for row in rows[np.lexsort((end[rows], start[rows]))]:
        asked = (seen.asked_campaign == seen.campaign[row]) & (
            seen.asked_dataset == seen.dataset[row]
        )
        for at in np.flatnonzero(asked & selection.actors[seen.asked_actor]):
            said[selection.snapshot.actors.id[seen.asked_actor[at]]] = bool(seen.answered[at])
    return said
