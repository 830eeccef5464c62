"""Snapshots around a table of ties, as a store would hand them out."""

import numpy as np

from graph.tables import (
    Datasets,
    Events,
    Observations,
    Participations,
    Ratings,
    Snapshot,
    Territories,
    Ties,
)

NO_TEXT = np.empty(0, np.object_)
NO_DAYS = np.empty(0, "datetime64[D]")
NO_INTS = np.empty(0, np.int64)
NO_CODES = np.empty(0, np.int8)
NO_FLAGS = np.empty(0, np.bool_)


def snapshot_of(ties: Ties) -> Snapshot:
    """These ties and their actors as one simulated dataset that covers them from first to last start."""
    events = Events(
        NO_TEXT, NO_TEXT, NO_TEXT, NO_DAYS, NO_DAYS, NO_CODES, NO_CODES,
        NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT,
    )  # fmt: skip
    participations = Participations(
        ties.actors, events, NO_INTS, NO_INTS, NO_TEXT, NO_CODES, NO_DAYS, NO_DAYS,
        NO_CODES, NO_CODES, NO_CODES, NO_INTS,
    )  # fmt: skip
    observations = Observations(
        NO_TEXT, NO_INTS, NO_DAYS, NO_DAYS, NO_TEXT, NO_TEXT, NO_INTS, NO_INTS, NO_FLAGS
    )
    return Snapshot(
        datasets=_dataset(ties),
        territories=Territories(NO_TEXT, NO_TEXT, NO_TEXT, NO_TEXT, NO_DAYS, NO_DAYS, NO_TEXT),
        actors=ties.actors,
        events=events,
        ties=ties,
        participations=participations,
        observations=observations,
        ratings=Ratings(NO_INTS, NO_INTS, NO_TEXT, NO_TEXT, NO_INTS, NO_INTS),
        digest="",
    )


def _dataset(ties: Ties) -> Datasets:
    name = np.array(["simulation:synthetic"], np.object_)
    since = ties.valid_from.min().astype("datetime64[M]").astype("datetime64[D]")
    until = (ties.valid_from.max().astype("datetime64[M]") + 1).astype("datetime64[D]")
    return Datasets(
        name, name, np.array([since]), np.array([until]),
        np.zeros(1, np.int64), np.ones(1, np.bool_), np.zeros(1, np.bool_), np.array([""], np.object_),
    )  # fmt: skip
