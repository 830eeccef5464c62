"""Long tables: one row a measure, window, layer and subject, with all it takes to compute it again."""

import shlex
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import fields
from typing import Any

import pandas as pd

from analyses.estimate import FIELDS, Estimate, estimate
from analyses.measure import Measure
from analyses.panel.scope import Scope
from analyses.panel.settings import said
from graph.selection import Filters

NETWORK = "network"
PLACE = (
    "period", "window", "window_from", "window_to", "compared_from", "compared_to", "years",
    "partial",
)  # fmt: skip
COLUMNS = (
    *PLACE, "measure", "level", "subject", "name", "layer", "groups", "covariates", "gap", "method",
    "filters", "directed", "weighted", "merged", "reports", "normalisation", "value", "se", "ci_low",
    "ci_high", "p", "n", "n_at_risk", "n_excluded", "n_ties", "n_pairs", "seed", "draws", "reason",
)  # fmt: skip
OPTIONS = {"types": "type"}
COUNTS = ("n", "n_at_risk", "n_excluded", "n_ties", "n_pairs", "seed", "draws")
NUMBERS = ("value", "se", "ci_low", "ci_high", "p")


def measured(scope: Scope, measure: Measure) -> pd.DataFrame:
    """The rows of one measure in one network."""
    if scope.settings.progress:
        scope.settings.progress(measure.name, 0, 0)
    found = measure.function(**scope.inputs(measure))
    if not isinstance(found, Mapping):
        subject: Hashable = NETWORK if measure.level == NETWORK else ""
        found = {subject: found}
    elif not found:
        found = {"": Estimate.none("no_subject")}
    return frame(scope, measure, found)


def unmeasured(scope: Scope, measure: Measure, reason: str) -> pd.DataFrame:
    """One row that says why there is no value."""
    subject = NETWORK if measure.level == NETWORK else ""
    return frame(scope, measure, {subject: Estimate.none(reason)}, counted=False)


def frame(
    scope: Scope, measure: Measure, found: Mapping[Any, Any], *, counted: bool = True
) -> pd.DataFrame:
    """Values by subject as rows; ``counted``: with what the network holds."""
    estimates = [estimate(value) for value in found.values()]
    names = scope.names
    columns: dict[str, Any] = {
        "measure": measure.name,
        "level": measure.level,
        "subject": [_text(key, scope.settings.hidden) for key in found],
        "name": [_text(key, names) for key in found],
        "compared": measure.of_change,
        "layer": scope.layer,
        "filters": filters_text(scope.whole.filters, scope.settings.hidden),
        "directed": scope.form(measure),
        "weighted": measure.weighted,
        "merged": scope.merged(measure),
        "years": scope.waves(measure).years if counted and measure.of_change else None,
        "normalisation": measure.normalisation,
    }
    columns |= said(scope.settings, measure)
    columns |= {name: [getattr(each, name) for each in estimates] for name in FIELDS}
    if counted:
        columns["n"] = [scope.pairs.n if n is None else n for n in columns["n"]]
    columns["n_ties"] = scope.n_ties if counted else None
    columns["n_pairs"] = scope.pairs.m if counted else None
    return pd.DataFrame(columns)


def _text(key: Hashable, names: Mapping[str, str]) -> str:
    parts: Iterable[Hashable] = key if isinstance(key, tuple | frozenset) else (key,)
    return "|".join(names.get(str(part), str(part)) for part in parts)


def filters_text(filters: Filters, hidden: Mapping[str, str]) -> str:
    """The filters as options of a command line, ``""`` where all is kept.

    >>> filters_text(Filters(territory="44109", types=("funding", "contract")), {})
    '--territory 44109 --type funding,contract'
    """
    words = []
    for each in fields(filters):
        value = getattr(filters, each.name)
        if value == each.default:
            continue
        if each.name == "without":
            words += [f"--without {shlex.quote(hidden.get(actor, actor))}" for actor in value]
        else:
            text = ",".join(value) if isinstance(value, tuple) else str(value)
            words.append(f"--{OPTIONS.get(each.name, each.name)} {shlex.quote(text)}")
    return " ".join(words)


def table(frames: list[pd.DataFrame]) -> pd.DataFrame:
    """Frames one below the other, in the columns and types of ``COLUMNS``."""
    whole = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=list(COLUMNS))
    for name in COUNTS:
        whole[name] = whole[name].astype("Int64")
    for name in ("years", *NUMBERS):
        whole[name] = whole[name].astype("Float64")
    return whole[[name for name in whole.columns if name not in COLUMNS] + list(COLUMNS)]
