"""What is asked of every measure of a table, and which of it concerns a measure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from analyses.inference.covariates import ATTRIBUTES
from analyses.measure import Measure
from analyses.measures.change.reported import Reports
from analyses.measures.communities.detect import Method


@dataclass(frozen=True, slots=True)
class Settings:
    """What is the same for every row of a table.

    ``directed``: None for the form the ties have. ``reports``: a pair counts when one of its actors
    says so (union) or only when both do (confirmed). ``groups``: the attribute whose groups measures
    between groups compare. ``covariates``: attributes that two actors may share, in regressions.
    ``gap``: how far apart two records of one relation spell may lie. ``across``: the attribute of which
    only pairs of two groups are of concern, ``""`` for all pairs. ``method``: what looks for communities.
    ``hidden``: actor id -> pseudonym of those who bear one. ``progress``: told which measure is at work,
    how many of its draws are done and of how many (0 of 0 as it begins).
    """

    directed: bool | None = None
    reports: Reports = "union"
    groups: str = "sector"
    covariates: tuple[str, ...] = ATTRIBUTES
    hidden: Mapping[str, str] = field(default_factory=dict)
    gap: str = "0d"
    across: str = ""
    method: Method = "louvain"
    draws: int = 1000
    seed: int = 1
    progress: Callable[[str, int, int], None] | None = None


def heeds_reports(measure: Measure) -> bool:
    """Whether it means something to count confirmed reports only.

    Not where presences or spells of any length are counted, nor where reports are what is measured.
    """
    return measure.on != "events" and not {"spells", "answered"} & set(measure.inputs)


def said(settings: Settings, measure: Measure) -> dict[str, str]:
    """What a row says of the settings: those that concern its measure, ``""`` for the others."""
    of = {
        "groups": settings.groups,
        "covariates": ",".join(settings.covariates),
        "spells": settings.gap,
        "method": settings.method,
    }
    told = {name: text if name in measure.inputs else "" for name, text in of.items()}
    told["gap"] = told.pop("spells")
    return told | {"reports": settings.reports if heeds_reports(measure) else ""}
