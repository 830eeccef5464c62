"""What a store hands out: numpy columns, one table a kind of thing, read in one transaction.

Missing text is ``""``, a missing date NaT, a missing number NaN, a missing reference -1. Text columns are
object arrays of ``str``. Every end (``valid_to``, ``active_to``, ``coverage_to``) is excluded.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.dates import Days

Text = NDArray[np.object_]
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.int8]
Flags = NDArray[np.bool_]

FORMALITY_CODES = {"formal": 1, "informal": 0, "unknown": -1}
CERTAINTY_CODES = {"stated": 0, "arguable": 1, "outside": 2}
SECTORS = ("public", "private", "associative", "citizen", "unknown")


def objects(values: Iterable[Any]) -> Text:
    """A column of whatever the values are, one a row."""
    listed = list(values)
    column = np.empty(len(listed), object)
    column[:] = listed
    return column


@dataclass(frozen=True, slots=True, eq=False)
class Datasets:
    """The datasets loaded, by name; a tie's or participation's ``dataset`` is a row of this table.

    ``coverage_from``, ``coverage_to``: what the dataset observed, stated or derived (NaT where
    nothing is dated). ``carry``: how long its last campaign holds (``6m``, ``none``), where it says so.
    """

    name: Text
    title: Text
    coverage_from: Days
    coverage_to: Days
    rank: Ints
    simulated: Flags
    evidence_public: Flags
    carry: Text


@dataclass(frozen=True, slots=True, eq=False)
class Actors:
    """Resolved actors, sorted by id. ``aliases`` holds tuples of str, ``attrs`` canonical JSON text."""

    id: Text
    name: Text
    aliases: Text
    sector: Text
    sector_basis: Text
    form: Text
    territory: Text
    listed: Flags
    active_from: Days
    active_from_precision: Codes
    active_to: Days
    active_to_precision: Codes
    certainty: Text
    attrs: Text


@dataclass(frozen=True, slots=True, eq=False)
class Territories:
    """Territories, sorted by code; ``parent`` is a code; ``successors`` tuples of (code, status)."""

    code: Text
    name: Text
    level: Text
    parent: Text
    valid_from: Days
    valid_to: Days
    successors: Text


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """Resolved events, sorted by id; ``parent`` is an event id, ``territory`` a code."""

    id: Text
    name: Text
    kind: Text
    valid_from: Days
    valid_to: Days
    from_precision: Codes
    to_precision: Codes
    territory: Text
    parent: Text
    stated_date: Text
    stated_duration: Text
    evidence: Text


@dataclass(frozen=True, slots=True, eq=False)
class Provenance:
    """Where each row was stated; parallel to the table that carries it."""

    key: Text
    file: Text
    row: Ints
    evidence: Text
    stated_date: Text
    stated_duration: Text
    record_id: Text
    attrs: Text


@dataclass(frozen=True, slots=True, eq=False)
class Ties:
    """Dated ties, ordered by (valid_from NaT last, valid_to NaT last, src, dst, type, key).

    ``src``, ``dst``, ``reporter`` are rows of ``actors``, ``event`` a row of the Events table,
    ``type`` of ``type_names``, ``dataset`` of the Datasets table. ``formality``: 1 formal,
    0 informal, -1 unknown. ``certainty``: 0 stated, 1 arguable, 2 outside. Precisions: 0 day,
    1 month, 2 year. ``campaign`` is the name of the survey that reports it, ``reporter_territory`` the
    code of the place its reporter answered for. The truth table of valid_to and to_known is that of a
    censored end.
    """

    actors: Actors
    src: Ints
    dst: Ints
    type: NDArray[np.int16]
    type_names: Text
    formality: Codes
    directed: Flags
    valid_from: Days
    valid_to: Days
    absent_on: Days
    from_precision: Codes
    to_precision: Codes
    from_known: Flags
    to_known: Flags
    weight: Floats
    unit: Text
    strength: Floats
    confidence: Floats
    certainty: Codes
    reporter: Ints
    campaign: Text
    reporter_territory: Text
    event: Ints
    dataset: Ints
    provenance: Provenance | None = None

    def __len__(self) -> int:
        return len(self.src)


@dataclass(frozen=True, slots=True, eq=False)
class Participations:
    """Who took part in what, or was expected to, ordered by (event, actor, role, key).

    ``actor`` is a row of ``actors``, ``event`` a row of ``events``.

    Dates are those of the participation itself; where both are missing its event's apply. Those in the role
    of one who did not come are no presences: ``graph.presence.present`` tells.
    """

    actors: Actors
    events: Events
    actor: Ints
    event: Ints
    role: Text
    formality: Codes
    valid_from: Days
    valid_to: Days
    from_precision: Codes
    to_precision: Codes
    certainty: Codes
    dataset: Ints
    provenance: Provenance | None = None

    def __len__(self) -> int:
        return len(self.actor)


@dataclass(frozen=True, slots=True, eq=False)
class Observations:
    """Survey campaigns (sorted by dataset, campaign, territory) and who was asked in them.

    ``asked_campaign`` is a campaign's name, ``asked_dataset`` a row of Datasets, ``asked_actor`` a
    row of Actors, ``answered`` whether they did.
    """

    campaign: Text
    dataset: Ints
    valid_from: Days
    valid_to: Days
    territory: Text
    asked_campaign: Text
    asked_dataset: Ints
    asked_actor: Ints
    answered: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """What actors think of each other as surveys ask, sorted by dataset, campaign, rater, rated and item.

    ``rater``, ``rated`` are rows of Actors, ``dataset`` a row of Datasets, ``item`` a code of
    kinds.yaml, ``level`` 1 to 4, ``campaign`` a campaign's name. No pair, no record, no growth.
    """

    rater: Ints
    rated: Ints
    item: Text
    campaign: Text
    level: Ints
    dataset: Ints

    def __len__(self) -> int:
        return len(self.rater)


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """Everything a store holds, as one transaction saw it."""

    datasets: Datasets
    territories: Territories
    actors: Actors
    events: Events
    ties: Ties
    participations: Participations
    observations: Observations
    ratings: Ratings
    digest: str
