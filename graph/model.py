"""Actors, ties, events, participations, territories, observations, ratings: plain facts with their evidence.

A tie is a thing with evidence, an edge is a view of it: two sources that state the same tie give
two ties. Fields are named as the store's columns. Missing text is ``""``; dates are half-open
days with the precision they were stated at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from graph.acts import act_until
from graph.dates import PartialDate, Precision
from graph.kinds import tie_type

Attrs = Mapping[str, str | int | float | bool]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open period as stated: both ends optional, each with its precision."""

    start: date | None = None
    end: date | None = None
    start_precision: Precision = Precision.DAY
    end_precision: Precision = Precision.DAY
    start_known: bool = True
    end_known: bool = False

    @classmethod
    def stated(
        cls,
        first: PartialDate | None = None,
        until: PartialDate | None = None,
        *,
        known: bool | None = None,
    ) -> "Span":
        """From a first date and a last one (included), as files state them. ``known``: the end is one."""
        return cls(
            first.first if first else None,
            until.end if until else None,
            first.precision if first else Precision.DAY,
            until.precision if until else Precision.DAY,
            end_known=until is not None if known is None else known,
        )

    @classmethod
    def of_tie(
        cls, kind: str, first: PartialDate | None, until: PartialDate | None, nature: str = ""
    ) -> "Span":
        """As ``stated``; an act without a stated end ends with the span of its own date."""
        act = (nature or tie_type(kind).nature) == "act"
        return cls.stated(first, act_until(first, until, act=act))


UNDATED = Span()


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a row was stated: file and sheet, row as a spreadsheet counts, evidence or address."""

    file: str = ""
    row: int = 0
    evidence: str = ""


NOWHERE = Provenance()


@dataclass(frozen=True, slots=True)
class Actor:
    """A legal unit, person or collective as one dataset states it."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    sector: str = "unknown"
    sector_basis: str = ""
    form: str = "organisation"
    territory: str = ""
    listed: bool = False
    active: Span = UNDATED
    certainty: str = "stated"
    attrs: Attrs = field(default_factory=dict)
    provenance: Provenance = NOWHERE


@dataclass(frozen=True, slots=True)
class Tie:
    """A dated relation between two actors, as one source states it.

    ``weight`` in ``unit``; ``confidence`` in [0, 1]. ``campaign``: the survey that reports it;
    ``reporter_territory``: code of the place its reporter answered for, where neither end is the reporter.
    """

    source: str
    target: str
    type: str = "tie"
    formality: str = "unknown"
    directed: bool = False
    span: Span = UNDATED
    absent_on: date | None = None
    weight: float | None = None
    unit: str = ""
    strength: float | None = None
    confidence: float | None = None
    certainty: str = "stated"
    reported_by: str = ""
    campaign: str = ""
    reporter_territory: str = ""
    event: str = ""
    record_id: str = ""
    stated_date: str = ""
    stated_duration: str = ""
    attrs: Attrs = field(default_factory=dict)
    provenance: Provenance = NOWHERE


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, project, programme, body, site or milestone."""

    id: str
    name: str
    kind: str
    span: Span = UNDATED
    territory: str = ""
    parent: str = ""
    stated_date: str = ""
    stated_duration: str = ""
    attrs: Attrs = field(default_factory=dict)
    provenance: Provenance = NOWHERE


@dataclass(frozen=True, slots=True)
class Participation:
    """An actor's part in an event."""

    actor: str
    event: str
    role: str = ""
    formality: str = "unknown"
    span: Span = UNDATED
    certainty: str = "stated"
    record_id: str = ""
    attrs: Attrs = field(default_factory=dict)
    provenance: Provenance = NOWHERE


@dataclass(frozen=True, slots=True)
class Territory:
    """A place with its official code; ``successors`` are (code, status N, M or I) of a later geography."""

    code: str
    name: str
    level: str
    parent: str = ""
    span: Span = UNDATED
    successors: tuple[tuple[str, str], ...] = ()
    attrs: Attrs = field(default_factory=dict)
    provenance: Provenance = NOWHERE


@dataclass(frozen=True, slots=True)
class Observation:
    """A survey campaign: when, and where (``""`` everywhere)."""

    campaign: str
    span: Span = UNDATED
    territory: str = ""
    provenance: Provenance = NOWHERE
    attrs: Attrs = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Respondent:
    """An actor asked in a campaign, and whether they answered."""

    campaign: str
    actor: str
    answered: bool
    provenance: Provenance = NOWHERE
    attrs: Attrs = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rating:
    """What one actor thinks of another, as an item of a survey asks: never a tie.

    ``item``: a code of ``ratings`` in kinds.yaml; ``level``: one of ``graph.kinds.RATING_LEVELS``;
    ``campaign``: the survey, ``""`` where none is named.
    """

    rater: str
    rated: str
    item: str
    level: int
    campaign: str = ""
    provenance: Provenance = NOWHERE
    attrs: Attrs = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """What a load reads: its dataset (``loader:name``) and what the dataset says of itself.

    ``carry``: how long what its last campaign said holds, as ``graph.carry`` reads it, ``""`` where it
    does not say.
    """

    dataset: str
    title: str = ""
    loader: str = ""
    file_hash: str = ""
    coverage: Span = UNDATED
    rank: int = 0
    evidence_public: bool = False
    simulated: bool = False
    carry: str = ""


Record = Actor | Tie | Event | Participation | Territory | Observation | Respondent | Rating
